import Bitext

/// Finds the numbers of a text and says what they mean.
///
/// Knows Chinese (digits, numerals, 万 and 亿, 成, 倍, 分之, 第, dates, “十四五”) and English (digits,
/// words, million and billion, fractions, ordinals, months); in other languages digits alone.
public struct NumberReader: Sendable {
  public init() {}

  /// The numbers of `text` in the order of their places.
  ///
  /// - Complexity: linear in the length of the text.
  public func mentions(in text: AnalyzedText) -> [NumberMention] {
    if text.language.isChinese {
      var reader = ChineseNumberReader(text)
      return reader.read()
    }
    var reader = EnglishNumberReader(text)
    return reader.read()
  }
}

/// What both readers ask of the characters around a number.
enum NumberContext {
  /// Whether the number in `range` numbers an item or a note.
  static func role(_ scalars: [UInt32], _ range: Range<Int>) -> NumberMention.Role {
    let before = range.lowerBound > 0 ? scalars[range.lowerBound - 1] : 0x20
    let after = range.upperBound < scalars.count ? scalars[range.upperBound] : 0x20
    if before == 0x5B, after == 0x5D { return .noteMark }
    let isFirst = scalars[..<range.lowerBound].allSatisfy { marksBefore.contains($0) }
    let isHeading =
      (after == 0x20 || after >= 0x3400) && range.count > 1 && scalars[range].contains(0x2E)
      && scalars[range].allSatisfy { NumberLiteral.isDigit($0) || $0 == 0x2E }
    if isFirst, isHeading { return .listMark }
    if isFirst, marksAfter.contains(after) {
      let next = range.upperBound + 1 < scalars.count ? scalars[range.upperBound + 1] : 0x20
      if after != 0x2E || !NumberLiteral.isDigit(next) { return .listMark }
    }
    return NumberLiteral.isCode(scalars, range) ? .code : .plain
  }

  /// Whether digits are the session or the number of a resolution: 71/243.
  static func isDocument(_ scalars: [UInt32], _ range: Range<Int>) -> Bool {
    func digits(_ positions: some Collection<Int>) -> Int {
      positions.prefix { NumberLiteral.isDigit(scalars[$0]) }.count
    }
    let (own, start, end) = (range.count, range.lowerBound, range.upperBound)
    guard scalars[range].allSatisfy(NumberLiteral.isDigit) else { return false }
    if end < scalars.count, scalars[end] == 0x2F {
      return own < 4 && digits(end + 1..<scalars.count) == 3
    }
    guard start > 0, scalars[start - 1] == 0x2F, own == 3 else { return false }
    return (1...3).contains(digits((0..<start - 1).reversed()))
  }

  /// Whether the digits at `start` follow the colon of a time of day.
  static func isMinute(_ scalars: [UInt32], at start: Int) -> Bool {
    start > 1 && scalars[start - 1] == 0x3A && NumberLiteral.isDigit(scalars[start - 2])
      && NumberLiteral.isDigit(scalars[start])
  }

  /// Gives the first number of `3至5万` and `10 to 15 million` the scale of the second as another
  /// reading.
  static func spreadScale(over mentions: inout [NumberMention], _ scalars: [UInt32]) {
    for index in mentions.indices.dropLast() {
      let (first, second) = (mentions[index], mentions[index + 1])
      let gap = first.range.upperBound..<max(first.range.upperBound, second.range.lowerBound)
      if gap.count <= 12 { mentions[index].opensSpan = isSpan(scalars[gap]) }
      guard second.scalePower >= 2, first.scalePower == 0, first.kind == .cardinal,
        gap.count <= 4, connectors.contains(scalars[gap].filter { $0 != 0x20 })
      else { continue }
      mentions[index].values.append(first.value.scaled(by: second.scalePower))
    }
  }

  /// Whether the text between two numbers makes a span of them.
  private static func isSpan(_ gap: ArraySlice<UInt32>) -> Bool {
    if gap.contains(where: { spanMarks.contains($0) }) { return true }
    return spanWords.contains { word in
      gap.indices.contains { gap[$0...].starts(with: word) }
    }
  }

  private static let spanMarks: Set<UInt32> = [0x2D, 0x7E, 0x2014, 0x301C, 0x81F3, 0x5230]
  private static let spanWords = [" to ", " through "].map { FoldedText($0).scalars }

  /// Reads the second of `1997-98` and `2018/19` as 1998 and 2019, and `'95` as 1995, too.
  static func completeYears(in mentions: inout [NumberMention], _ scalars: [UInt32]) {
    for index in mentions.indices where mentions[index].isInDigits {
      let mention = mentions[index]
      guard let short = mention.value.integer, short < 100, mention.range.lowerBound > 0 else {
        continue
      }
      let before = scalars[mention.range.lowerBound - 1]
      if before == 0x27 { mentions[index].values.append(ExactNumber(1900 + short)) }
      guard [0x2D, 0x2F, 0x2014, 0x81F3].contains(before), index > 0,
        mentions[index - 1].range.upperBound == mention.range.lowerBound - 1,
        let long = mentions[index - 1].value.integer, (1000...2999).contains(long)
      else { continue }
      mentions[index].values.append(ExactNumber(long / 100 * 100 + short))
    }
  }

  private static let connectors = Set(
    ["-", "~", "至", "到", "或", "、", "—", "―", "to", "or", "and", "and$", "to$", "-$"]
      .map { FoldedText($0).scalars })

  /// A fraction as it is written with a slash; nil for a date such as 9/11 and what is no part of a
  /// whole.
  static func fraction(_ numerator: Int, over denominator: Int) -> ExactNumber? {
    guard numerator > 0, numerator < denominator, denominator <= 100,
      (numerator, denominator) != (9, 11)
    else { return nil }
    return ExactNumber(mantissa: Int128(numerator), exponent: 0, divisor: Int128(denominator))
  }

  /// Blanks, brackets, marks of headings and lists.
  private static let marksBefore: Set<UInt32> = [
    0x20, 0x09, 0x28, 0x23, 0x2A, 0x2D, 0x5B, 0x2014, 0x2022, 0x3010,
  ]
  /// `.`, `)`, `、`, `:`, `]`.
  private static let marksAfter: Set<UInt32> = [0x2E, 0x29, 0x3001, 0x3A, 0x5D, 0x3011]
}

/// Numbers that are one character: ① (U+2460), ⑴ (U+2474), ⒈ (U+2488), ㈠ (U+3220), Ⅰ (U+2160).
enum EnclosedNumbers {
  static func value(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x2460...0x2473: Int(scalar - 0x245F)
    case 0x2474...0x2487: Int(scalar - 0x2473)
    case 0x2488...0x249B: Int(scalar - 0x2487)
    case 0x2160...0x216B: Int(scalar - 0x215F)
    case 0x3220...0x3229: Int(scalar - 0x321F)
    default: nil
    }
  }
}
