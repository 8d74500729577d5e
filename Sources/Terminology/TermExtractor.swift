public import Alignment
public import Bitext
import Glibc
import Linguistics

/// Offers the terms of a collection with their renderings.
///
/// Candidates are sequences of Chinese words (see `TermCounts` and `TermForm`); the rendering of each
/// occurrence is found through word links (see `RenderingFinder`); a candidate scores by its form, its
/// count and how clearly it is rendered (see `TermScore`).
public struct TermExtractor: Sendable {
  public var options: Options

  public struct Options: Hashable, Sendable {
    /// The least occurrences of a term.
    public var leastCount = 1
    /// The most terms; nil for three a segment pair, 600 at least and 20,000 at most.
    public var limit: Int?

    /// Occurrences beyond this many are counted, but their renderings are not looked for.
    public var mostOccurrences: Int

    /// Whether only candidates are looked at that may be compared: see
    /// `RenderingDistribution.isTerm`.
    public var onlyComparable: Bool

    public init(
      leastCount: Int = 1, limit: Int? = nil, mostOccurrences: Int = 60,
      onlyComparable: Bool = false
    ) {
      self.onlyComparable = onlyComparable
      self.leastCount = leastCount
      self.limit = limit
      self.mostOccurrences = mostOccurrences
    }
  }

  public init(options: Options = Options()) { self.options = options }

  /// The terms, best first.
  ///
  /// `known`: glossary entries: their terms are candidates wherever they stand and carry
  ///   their status; rejected ones are left out.
  ///
  /// - Complexity: linear in the words of the collection and in the occurrences of the candidates.
  public func terms(in bitext: LinkedBitext, known: [ConceptEntry] = []) -> [TermCandidate] {
    var statuses: [[UInt32]: ConceptEntry.Status] = [:]
    var settled: [[UInt32]: [String]] = [:]
    for entry in known {
      let term = FoldedText(entry.source).scalars
      statuses[term] = entry.status
      settled[term, default: []] += [entry.target] + entry.admitted
    }
    let limit = options.limit ?? min(20_000, max(600, 3 * bitext.pairs.count))
    var counts = TermCounts(
      bitext: bitext, known: Set(statuses.keys), leastCount: options.leastCount,
      mostOccurrences: options.mostOccurrences)
    counts.remove { statuses[$0.scalars] == .rejected }
    if options.onlyComparable { counts.remove { !$0.isFixed && !$0.isPhrase } }
    // More than are wanted: some fall to better ones that cross them.
    counts.keepBest(max(3_000, options.onlyComparable ? limit * 5 / 4 : limit * 2))
    let grammar = PhraseGrammar.base
    let renderings = RenderingCollector(bitext: bitext, grammar: grammar)
      .renderings(of: counts.entries, settled: settled)
    typealias Scored = (
      entry: TermCounts.Entry, renderings: [TermCandidate.Rendering], score: Double
    )
    func isBetter(_ one: Scored, _ other: Scored) -> Bool {
      (other.score, other.entry.count, one.entry.text)
        < (one.score, one.entry.count, other.entry.text)
    }
    let alone = zip(counts.entries, renderings).filter { !$1.isEmpty }.map {
      Scored(entry: $0, renderings: $1, score: TermScore.score($0, $1))
    }
    .sorted(by: isBetter)
    var taken = TakenStretches()
    for (entry, renderings, score) in alone { taken.noteName(renderings, of: entry, score: score) }
    let together = alone.compactMap { entry, renderings, score -> Scored? in
      taken.take(renderings, of: entry, score: score).map { (entry, renderings, $0) }
    }
    .sorted(by: isBetter)
    return together.prefix(limit).map { entry, renderings, score in
      TermCandidate(
        source: entry.text, renderings: renderings, count: entry.count,
        score: 1 / (1 + exp(-score)),
        documents: entry.documents.map { bitext.documents[$0].name }, isFixed: entry.isFixed,
        isPhrase: entry.isPhrase, status: statuses[entry.scalars])
    }
  }
}
