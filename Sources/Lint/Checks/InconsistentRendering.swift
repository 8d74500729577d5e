import Alignment
import Bitext
import Linguistics
import Terminology

/// The collection renders a term in one way, and a translation in another.
public struct InconsistentRendering: Check {
  public static let id = "inconsistent-rendering"
  public static let severity = Severity.warning
  public static let summary =
    "A recurring term is rendered otherwise than elsewhere in the collection."
  public static let explanation = """
    For every term that recurs, the renderings are gathered over all documents, those given with \
    `--reference` included. Inflection, articles, casing, hyphens and the order of the words make no \
    difference, nor does a rendering that is part of a longer one, or an acronym of its words. \
    What departs from the majority is reported with the counts and a quotation; where two editions \
    disagree once each, the later one is. It is a warning where the evidence is strong and the \
    majority stands in another document, a hint elsewhere. Words that English renders as the \
    context asks are no terms: where no rendering has a majority, and of two single uses of what is \
    no name, only what is sure is reported. Put the term into a glossary to settle its rendering.
    """
  public static let examples = Examples(
    passes: [
      Example([
        ("打击电信网络诈骗。", "We cracked down on telecom and online fraud."),
        ("防范电信网络诈骗。", "We guarded against telecom and online frauds."),
      ])
    ],
    fails: [
      Example([
        ("依法打击电信网络诈骗。", "We cracked down on telecom and online fraud."),
        ("防范电信网络诈骗。", "We guarded against telecom and online fraud."),
        ("严厉打击电信网络诈骗。", "We fought hard against telecom and cyber frauds."),
      ])
    ])

  public init() {}

  private typealias Found = (index: PairIndex, finding: Finding, confidence: Double)

  /// The least confidence of a finding; of a warning, and of a finding where either may be meant.
  private static let least = 0.6
  private static let sure = 0.8

  public func findings(
    across collection: [LintedDocument], _ context: LintContext
  ) -> [Finding] {
    let documents = collection.map(\.document)
    let terms = Self.terms(of: documents, context)
    let grammar = PhraseGrammar.base
    let found = Parallel.map(terms.count) { index -> [Found] in
      let distribution = RenderingDistribution(terms[index], in: documents, grammar: grammar)
      return distribution.departures.compactMap { departure in
        guard departure.confidence >= (departure.isTossUp ? Self.sure : Self.least),
          let finding = finding(departure, of: terms[index], in: collection)
        else { return nil }
        return Found(
          index: departure.occurrence.index, finding: finding, confidence: departure.confidence)
      }
    }
    return Dictionary(grouping: found.joined(), by: \.index).values
      .flatMap(Self.withoutOverlaps)
  }

  /// The terms that the glossary does not settle. What they are found with is large, and goes here.
  private static func terms(
    of documents: [AlignedDocument], _ context: LintContext
  ) -> [TermCandidate] {
    let bitext = LinkedBitext(
      documents, terms: context.glossary.filter(\.isBinding).map(\.source), mostToLearnFrom: 20_000)
    let extractor = TermExtractor(
      options: .init(
        leastCount: 2, limit: max(2_000, min(10_000, 3 * bitext.pairs.count)),
        mostOccurrences: 400, onlyComparable: true))
    let settled = Set(
      context.glossary.filter { $0.status == .approved || $0.status == .rejected }.map(\.source))
    return CoordinatedTerms.masked(extractor.terms(in: bitext)).filter {
      RenderingDistribution.isTerm($0) && !settled.contains($0.source)
    }
  }

  /// Of findings about terms that stand in each other, the surest.
  private static func withoutOverlaps(_ findings: [Found]) -> [Finding] {
    let ranked = findings.sorted {
      ($1.confidence, $1.finding.sourceRange?.count ?? 0, $0.finding.message)
        < ($0.confidence, $0.finding.sourceRange?.count ?? 0, $1.finding.message)
    }
    var kept: [Finding] = []
    for (_, finding, _) in ranked
    where !kept.contains(where: {
      overlap($0.sourceRange, finding.sourceRange)
        || overlap($0.targetRange, finding.targetRange)
    }) {
      kept.append(finding)
    }
    return kept
  }

  private static func overlap(_ one: Range<Int>?, _ other: Range<Int>?) -> Bool {
    guard let one, let other else { return false }
    return one.overlaps(other)
  }

  private func finding(
    _ departure: RenderingDistribution.Departure, of term: TermCandidate,
    in collection: [LintedDocument]
  ) -> Finding? {
    let occurrence = departure.occurrence
    let linted = collection[occurrence.document]
    guard linted.isLinted else { return nil }
    let pair = linted.document.pairs[occurrence.pair]
    guard let source = pair.source, let target = pair.target,
      let span = occurrence.targetRanges.first
    else { return nil }
    let (sourceRange, targetRange) =
      linted.document.chineseIsSource
      ? (occurrence.sourceRange, span) : (span, occurrence.sourceRange)
    let isSure = departure.isAcrossDocuments && departure.confidence >= Self.sure
    return Finding(
      rule: Self.id, severity: isSure ? Self.severity : .hint,
      message: message(departure, of: term),
      place: target.place(at: targetRange.lowerBound),
      sourcePlace: source.place(at: sourceRange.lowerBound), source: source.text,
      target: target.text, sourceRange: sourceRange, targetRange: targetRange,
      term: term.source, rendering: departure.rendering, expected: [departure.expected],
      related: departure.evidence.compactMap { quote($0, in: collection) })
  }

  private func message(
    _ departure: RenderingDistribution.Departure, of term: TermCandidate
  ) -> String {
    "“\(term.source)” is “\(departure.rendering)” here (\(times(departure.count))), "
      + "“\(departure.expected)” elsewhere (\(times(departure.expectedCount)) in "
      + "\(Self.list(departure.expectedDocuments)))"
  }

  /// The first of many names: a line holds no more.
  static func list(_ names: [String]) -> String {
    guard names.count > 4 else { return names.joined(separator: ", ") }
    return names.prefix(3).joined(separator: ", ") + " and \(names.count - 3) more"
  }

  private func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

  private func quote(_ occurrence: Occurrence, in collection: [LintedDocument]) -> Finding.Quote? {
    let sides = collection[occurrence.document].document.sides(of: occurrence.pair)
    guard let english = sides.english, let span = occurrence.targetRanges.first else { return nil }
    return Finding.Quote(place: english.place(at: span.lowerBound), text: english.text)
  }
}
