public import Bitext

/// A segment's text with its folded scalars and tokens, as the checks and matchers read it.
public struct AnalyzedText: Sendable {
  public let segment: Segment
  public let language: LanguageTag
  public let folded: FoldedText
  public let tokens: [Token]

  public init(_ segment: Segment, in language: LanguageTag, by tokenizer: Tokenizer) {
    self.segment = segment
    self.language = language
    folded = FoldedText(segment.text)
    let found = tokenizer.tokens(of: folded)
    // Without spare room: collections keep hundreds of thousands of texts.
    tokens = found.map(\.self)
  }

  public var text: String { segment.text }

  /// UTF-8 offsets of a token in `text`.
  public func range(of token: Token) -> Range<Int> { folded.utf8Range(token.range) }

  /// The token as it is written.
  public func string(of token: Token) -> Substring { text[utf8: range(of: token)] }
}

extension String {
  /// The text in a range of UTF-8 offsets, which must fall on scalar boundaries.
  public subscript(utf8 range: Range<Int>) -> Substring {
    let from = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    return self[from..<utf8.index(from, offsetBy: range.count)]
  }
}
