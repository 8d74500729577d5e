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
  /// The pairs of the same paragraph before and behind.
  var neighbours: Neighbours?
  /// What checks found of the pair that others ask for too.
  let analysis = PairAnalysis()

  /// Pairs beside a pair, which are analysed only when a check asks for them.
  struct Neighbours: Sendable {
    let pairs: [SegmentPair]
    let document: (source: LanguageTag, target: LanguageTag)
    let tokenizer: Tokenizer

    var sources: [AnalyzedText] {
      pairs.compactMap(\.source).map { AnalyzedText($0, in: document.source, by: tokenizer) }
    }

    var targets: [AnalyzedText] {
      pairs.compactMap(\.target).map { AnalyzedText($0, in: document.target, by: tokenizer) }
    }
  }

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

  /// Analyses both sides of pair `index` of a document.
  init(_ index: Int, of document: AlignedDocument, by tokenizer: Tokenizer) {
    let pairs = document.pairs
    self.init(pairs[index], of: document, by: tokenizer)
    let beside = [index - 1, index + 1].filter { other in
      pairs.indices.contains(other) && pairs[other].isOfOneLine(with: pairs[index])
    }
    neighbours = Neighbours(
      pairs: beside.map { pairs[$0] }, document: (document.sourceLanguage, document.targetLanguage),
      tokenizer: tokenizer)
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

extension SegmentPair {
  /// Whether a side of both stands on one line of a file: they are pieces of one paragraph.
  fileprivate func isOfOneLine(with other: SegmentPair) -> Bool {
    func line(_ segment: Segment?) -> Int? { segment?.place().line }
    let lines = (line(source), line(other.source), line(target), line(other.target))
    return lines.0 != nil && lines.0 == lines.1 || lines.2 != nil && lines.2 == lines.3
  }
}
