/// Text as scalars in which differences of script, width, case and quotes are folded away, with the
/// place of every scalar in the text it came from.
///
/// Folding maps one scalar to one scalar, and leaves out the blanks of characters that are set apart, as
/// in titles: 政 府 工 作 报 告.
public struct FoldedText: Sendable {
  public private(set) var scalars: [UInt32]
  let offsets: ScalarOffsets

  public init(_ text: some StringProtocol) {
    let utf8 = Array(text.utf8)
    let count = utf8.count { $0 & 0xC0 != 0x80 }
    let isASCII = count == utf8.count
    scalars = []
    var offsets: [Int32] = []
    scalars.reserveCapacity(count)
    offsets.reserveCapacity(isASCII ? 0 : count + 1)
    var offset = 0
    var hasSmallLetters = false
    // Of the last scalars: a character, a character and blanks, neither.
    var (endsInHan, endsInBlanks, hasSpacedHan) = (false, false, false)
    while offset < utf8.count {
      if !isASCII { offsets.append(Int32(truncatingIfNeeded: offset)) }
      let (scalar, length) = Self.decode(utf8, at: offset)
      hasSmallLetters = hasSmallLetters || (0x61...0x7A).contains(scalar)
      let folded = Self.fold(scalar)
      scalars.append(folded)
      offset += length
      let isHan = (0x4E00...0x9FFF).contains(folded)
      hasSpacedHan = hasSpacedHan || isHan && endsInBlanks
      endsInBlanks = folded == 0x20 && (endsInHan || endsInBlanks)
      endsInHan = isHan
    }
    if !isASCII {
      if hasSpacedHan { Self.joinSpacedCharacters(&scalars, &offsets) }
      offsets.append(Int32(truncatingIfNeeded: offset))
    }
    self.offsets = ScalarOffsets(offsets)
    if hasSmallLetters { keepAcronyms(utf8) }
  }

  /// The UTF-8 offset of a scalar, or of the end.
  public func offset(of scalar: Int) -> Int { offsets[scalar] }

  /// The scalar at an offset of a string's UTF-8, which is always well formed, and its bytes.
  @inline(__always)
  private static func decode(_ utf8: [UInt8], at offset: Int) -> (scalar: UInt32, length: Int) {
    func bits(_ index: Int) -> UInt32 { UInt32(utf8[offset + index] & 0x3F) }
    let first = UInt32(utf8[offset])
    switch first {
    case 0..<0x80: return (first, 1)
    case 0x80..<0xE0: return ((first & 0x1F) << 6 | bits(1), 2)
    case 0xE0..<0xF0: return ((first & 0x0F) << 12 | bits(1) << 6 | bits(2), 3)
    default: return ((first & 0x07) << 18 | bits(1) << 12 | bits(2) << 6 | bits(3), 4)
    }
  }

  /// Leaves out the blanks between three and more characters that each stand alone, or between two that
  /// are the whole text; those between numerals separate numbers.
  private static func joinSpacedCharacters(_ scalars: inout [UInt32], _ offsets: inout [Int32]) {
    var blanks: [Int] = []
    var start = 0
    while let first = scalars[start...].firstIndex(where: isHan) {
      let run = spacedCharacters(in: scalars, from: first)
      let isWhole = run.count == 2 && run[0] == 0 && run[1] == scalars.count - 1
      if run.count > 2 || isWhole, !run.allSatisfy({ numerals.contains(scalars[$0]) }) {
        blanks += zip(run, run.dropFirst()).flatMap { ($0 + 1)..<$1 }
      }
      let last = run.last ?? first
      start = scalars[last...].firstIndex { !isHan($0) } ?? scalars.count
    }
    var left = blanks[...]
    var end = 0
    for position in scalars.indices {
      if position == left.first {
        left.removeFirst()
      } else {
        (scalars[end], offsets[end]) = (scalars[position], offsets[position])
        end += 1
      }
    }
    scalars.removeLast(blanks.count)
    offsets.removeLast(blanks.count)
  }

  /// Positions of characters that stand alone, with blanks only between them.
  private static func spacedCharacters(in scalars: [UInt32], from first: Int) -> [Int] {
    var run: [Int] = []
    var position = first
    while position < scalars.count, isHan(scalars[position]),
      position + 1 == scalars.count || !isHan(scalars[position + 1])
    {
      run.append(position)
      position = scalars[(position + 1)...].firstIndex { $0 != 0x20 } ?? scalars.count
      if position == run[run.count - 1] + 1 { break }
    }
    return run
  }

  private static func isHan(_ scalar: UInt32) -> Bool { Tokenizer.kind(of: scalar) == .han }

  private static let numerals = Set("〇零一二三四五六七八九十百千万亿".unicodeScalars.map(\.value))

  /// Acronyms that are words of grammar in small letters keep their capitals: the US is not us.
  private mutating func keepAcronyms(_ utf8: [UInt8]) {
    func isLetter(_ scalar: UInt32) -> Bool { (0x61...0x7A).contains(scalar | 0x20) }
    var start = 0
    while start < scalars.count {
      guard isLetter(scalars[start]) else {
        start += 1
        continue
      }
      var end = start + 1
      while end < scalars.count, isLetter(scalars[end]) { end += 1 }
      if (2...3).contains(end - start), Self.acronyms.contains(utf8[utf8Range(start..<end)]) {
        for index in start..<end { scalars[index] -= 0x20 }
      }
      start = end
    }
  }

  private static let acronyms = ["US", "IT", "WHO"].map { ArraySlice($0.utf8) }

  /// Full-width ASCII to ASCII, capitals to small letters, curly quotes and dashes to plain ones,
  /// Traditional characters to Simplified.
  public static func fold(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x4E00...0x9FFF: HanTable.simplified(scalar)
    case 0x41...0x5A: scalar + 0x20
    case 0...0x7F: scalar
    case 0xFF21...0xFF3A: scalar - 0xFEE0 + 0x20
    case 0xFF01...0xFF5E: scalar - 0xFEE0
    case 0x3000, 0xA0: 0x20
    case 0x2018, 0x2019, 0x02BC, 0x2032: 0x27
    case 0x201C, 0x201D, 0x300C, 0x300D: 0x22
    case 0x2010...0x2013: 0x2D
    case 0xC0...0x24F, 0x370...0x52F, 0x1E00...0x1EFF: smallLetter(scalar)
    default: HanTable.simplified(scalar)
    }
  }

  /// Of letters with marks, Greek and Cyrillic; what has no small letter of one scalar stays.
  private static func smallLetter(_ scalar: UInt32) -> UInt32 {
    let small = Unicode.Scalar(scalar)?.properties.lowercaseMapping.unicodeScalars
    guard let small, small.count == 1, let only = small.first else { return scalar }
    return only.value
  }

  /// UTF-8 offsets of a range of scalars.
  public func utf8Range(_ range: Range<Int>) -> Range<Int> { offsets.range(range) }

  /// The folded scalars of a range, in UTF-8.
  public func utf8(of range: Range<Int>) -> [UInt8] {
    if scalars[range].allSatisfy({ $0 < 0x80 }) {
      return scalars[range].map { UInt8(truncatingIfNeeded: $0) }
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * range.count)
    for scalar in scalars[range].lazy.compactMap(Unicode.Scalar.init) {
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    return bytes
  }
}
