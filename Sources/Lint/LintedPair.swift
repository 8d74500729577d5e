public import Bitext
public import Linguistics

/// A segment pair with both sides analysed.
public struct LintedPair: Sendable {
  public let pair: SegmentPair
  /// Nil where the pair has no such side.
  public let source: AnalyzedText?
  public let target: AnalyzedText?
  /// The edition of the document, where known.
  public let edition: Int?

  public init(pair: SegmentPair, source: AnalyzedText?, target: AnalyzedText?, edition: Int?) {
    self.pair = pair
    self.source = source
    self.target = target
    self.edition = edition
  }

  /// Analyses both sides of a pair.
  public init(_ pair: SegmentPair, of document: AlignedDocument, by tokenizer: Tokenizer) {
    self.init(
      pair: pair,
      source: pair.source.map { AnalyzedText($0, in: document.sourceLanguage, by: tokenizer) },
      target: pair.target.map { AnalyzedText($0, in: document.targetLanguage, by: tokenizer) },
      edition: document.edition)
  }

  /// A finding of `check` in this pair, with its places. The ranges are the fault in UTF-8 offsets of
  /// the target and the source text; nil for the whole text.
  public func finding(
    of check: any Check.Type, _ message: String, targetRange: Range<Int>? = nil,
    sourceRange: Range<Int>? = nil
  ) -> Finding {
    pair.finding(of: check, message, targetRange: targetRange, sourceRange: sourceRange)
  }
}

extension SegmentPair {
  /// A finding of `check` in this pair, with its places. The ranges are the fault in UTF-8 offsets of
  /// the target and the source text; nil for the whole text.
  public func finding(
    of check: any Check.Type, _ message: String, targetRange: Range<Int>? = nil,
    sourceRange: Range<Int>? = nil
  ) -> Finding {
    let sourcePlace = source?.place(at: sourceRange?.lowerBound ?? 0)
    let targetPlace = target?.place(at: targetRange?.lowerBound ?? 0)
    return Finding(
      rule: check.id, severity: check.severity, message: message,
      place: targetPlace ?? sourcePlace ?? Place(path: "", line: 0, column: 0),
      sourcePlace: sourcePlace, source: source?.text, target: target?.text,
      sourceRange: sourceRange, targetRange: targetRange)
  }
}
