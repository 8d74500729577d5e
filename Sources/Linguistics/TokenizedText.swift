/// A text with its tokens, as collections keep it: `AnalyzedText` without the folded scalars, which take
/// four bytes a character.
public struct TokenizedText: Sendable {
  public let text: String
  public let tokens: [Token]
  private let offsets: ScalarOffsets

  public init(_ analyzed: AnalyzedText) {
    text = analyzed.text
    tokens = analyzed.tokens
    offsets = analyzed.folded.offsets
  }

  /// UTF-8 offsets of a range of scalars.
  public func utf8Range(_ range: Range<Int>) -> Range<Int> { offsets.range(range) }

  /// The token as it is written.
  public func string(of token: Token) -> Substring { text[utf8: offsets.range(token.range)] }

  /// A range of scalars as they are written, without the blanks of characters set apart.
  public func string(of range: Range<Int>) -> String {
    var string = String.UnicodeScalarView()
    for position in range { string.append(text.unicodeScalars[index(of: position)]) }
    return String(string)
  }

  /// The scalar at a position, folded; for marks and blanks, since acronyms lose their capitals here.
  public func scalar(at position: Int) -> UInt32 {
    FoldedText.fold(text.unicodeScalars[index(of: position)].value)
  }

  private func index(of position: Int) -> String.Index {
    text.utf8.index(text.utf8.startIndex, offsetBy: offsets[position])
  }

  /// Whether quotation marks, or marks of a book title, enclose a range of scalars.
  public func isQuoted(_ range: Range<Int>) -> Bool {
    guard range.lowerBound > 0, offsets[range.upperBound] < text.utf8.count else { return false }
    let marks = (scalar(at: range.lowerBound - 1), scalar(at: range.upperBound))
    return marks == (0x22, 0x22) || marks == (0x300A, 0x300B)
  }
}

/// The UTF-8 offset of every scalar of a text, and of its end.
struct ScalarOffsets: Sendable {
  /// Empty for ASCII, where the offset of scalar `i` is `i`.
  private let values: [Int32]

  init(_ values: [Int32]) { self.values = values }

  subscript(scalar: Int) -> Int { values.isEmpty ? scalar : Int(values[scalar]) }

  func range(_ scalars: Range<Int>) -> Range<Int> {
    self[scalars.lowerBound]..<self[scalars.upperBound]
  }
}
