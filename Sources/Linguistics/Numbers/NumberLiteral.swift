/// Arabic digits with their separators, as both languages write them.
struct NumberLiteral {
  var value: ExactNumber
  var end: Int
  /// Digits before the decimal point.
  var digitCount: Int
  /// Has a separator of thousands or a decimal point.
  var isPunctuated: Bool

  /// The literal at `start`, which must hold a digit: `58,000`, `100 000`, `5.8`, `2 0 1 5`. A
  /// comma or blank counts where groups of three digits follow it; a point where one digit or more does, and no
  /// second point (so `1.2.3` is three numbers).
  init(_ scalars: [UInt32], at start: Int) {
    var end = start
    var mantissa: Int128 = 0
    func digitsEnd(_ from: Int) -> Int {
      var end = from
      while end < scalars.count, Self.isDigit(scalars[end]) { end += 1 }
      return end
    }
    func append(_ range: Range<Int>) {
      for position in range where mantissa < Int128.max / 100 {
        mantissa = mantissa * 10 + Int128(scalars[position] - 0x30)
      }
    }
    end = digitsEnd(start)
    append(start..<end)
    digitCount = end - start
    isPunctuated = false
    if let spaced = Self.spacedEnd(scalars, from: start) {
      for position in stride(from: start + 2, to: spaced, by: 2) { append(position..<position + 1) }
      digitCount = (spaced - start + 1) / 2
      end = spaced
    }
    if digitCount <= 3, scalars[start] != 0x30 {
      let separator = end < scalars.count && scalars[end] == 0x20 ? UInt32(0x20) : 0x2C
      while end + 3 < scalars.count, scalars[end] == separator, digitsEnd(end + 1) == end + 4 {
        append(end + 1..<end + 4)
        digitCount += 3
        end += 4
        isPunctuated = true
      }
      // `NT$7, 000`
      if scalars[end...].starts(with: Self.blankThousands), digitsEnd(end + 2) == end + 5 {
        append(end + 2..<end + 5)
        digitCount += 3
        end += 5
        isPunctuated = true
      }
    }
    var exponent = 0
    if end + 1 < scalars.count, scalars[end] == 0x2E, Self.isDigit(scalars[end + 1]) {
      let fractionEnd = digitsEnd(end + 1)
      let goesOn =
        fractionEnd + 1 < scalars.count && scalars[fractionEnd] == 0x2E
        && Self.isDigit(scalars[fractionEnd + 1])
      let follows = start > 1 && scalars[start - 1] == 0x2E && Self.isDigit(scalars[start - 2])
      if !goesOn, !follows {
        append(end + 1..<fractionEnd)
        exponent = end + 1 - fractionEnd
        end = fractionEnd
        isPunctuated = true
      }
    }
    // `.5` is written without the zero.
    if !isPunctuated, start > 0, scalars[start - 1] == 0x2E,
      start == 1 || scalars[start - 2] == 0x20 || scalars[start - 2] == 0x28
    {
      exponent = -digitCount
      isPunctuated = true
    }
    value = ExactNumber(mantissa: mantissa, exponent: exponent)
    self.end = end
  }

  private static let blankThousands: [UInt32] = [0x2C, 0x20, 0x30, 0x30, 0x30]

  /// The end of four digits or more, each parted from the next by a blank: `2 0 1 5`.
  private static func spacedEnd(_ scalars: [UInt32], from start: Int) -> Int? {
    var end = start + 1
    while end + 1 < scalars.count, scalars[end] == 0x20, isDigit(scalars[end + 1]),
      end + 2 == scalars.count || !isDigit(scalars[end + 2])
    {
      end += 2
    }
    return end >= start + 7 ? end : nil
  }

  static func isDigit(_ scalar: UInt32) -> Bool { (0x30...0x39).contains(scalar) }

  static func isLetter(_ scalar: UInt32) -> Bool { (0x61...0x7A).contains(scalar) }

  /// Whether the digits at `range` are joined to letters: `G20`, `COVID-19`, `3Com`.
  static func isCode(_ scalars: [UInt32], _ range: Range<Int>) -> Bool {
    let after = scalars[range.upperBound...].prefix { isLetter($0) }
    if after.count > 2 || after.first == 0x5F {
      let word = String(String.UnicodeScalarView(after.compactMap(Unicode.Scalar.init)))
      let isKnown = MeasureUnits.english(word) != nil || EnglishNumberWords.word(word) != nil
      if !isKnown { return true }
    }
    guard range.lowerBound > 0 else { return false }
    let before = scalars[range.lowerBound - 1]
    if isLetter(before) { return true }
    guard before == 0x2D || before == 0x2E, range.lowerBound > 1 else { return false }
    return isLetter(scalars[range.lowerBound - 2]) && before == 0x2D
  }
}
