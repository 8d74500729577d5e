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

/// The places of the terms taken so far, best first.
///
/// A phrase is cut in one way only: what overlaps much better terms wherever it stands, and neither
/// holds them nor lies in them, is a piece of the sentence. So is a verb with a better
/// term whose very words render both (启用大宁水库 beside 大宁水库). And a term is worth less beside those
/// that say it already: that hold it wherever it stands, or that it holds and only makes longer.
private struct TakenStretches {
  private var stretches: [Segment: [(score: Double, source: Range<Int>, target: Range<Int>)]] = [:]

  private struct Segment: Hashable {
    var document: Int
    var pair: Int
  }

  /// How much better, in log odds, a term is that others must not cross.
  private static let margin = 2.0

  /// What a term loses, in log odds, for each better one that holds it at every place.
  private static let nested = 0.3
  /// What a term of one occurrence loses for each better one in it; more occurrences speak for it.
  private static let extended = 0.6

  /// Notes the places of a term; its score beside the better ones, nil where they leave nothing of it.
  mutating func take(
    _ found: [TermCandidate.Rendering], of entry: TermCounts.Entry, score: Double
  ) -> Double? {
    let holdsVerb = !entry.form.isDisjoint(with: [
      .beginsWithVerb, .routine, .clause, .endsWithVerb,
    ])
    var isPiece = true
    var leastHolders = Int.max
    var leastHeld = Int.max
    for occurrence in found.lazy.flatMap(\.occurrences) {
      let segment = Segment(document: occurrence.document, pair: occurrence.pair)
      let better = stretches[segment, default: []]
      let held = better.filter { occurrence.sourceRange.contains($0.source) }
      isPiece =
        isPiece
        && (holdsVerb && held.contains { $0.target == occurrence.targetRanges.first }
          || better.contains {
            $0.score > score + Self.margin && $0.source.crosses(occurrence.sourceRange)
          })
      leastHolders = min(
        leastHolders, better.count { $0.source.contains(occurrence.sourceRange) })
      leastHeld = min(leastHeld, held.count)
    }
    guard !isPiece || entry.form.contains(.glossary) else { return nil }
    for occurrence in found.lazy.flatMap(\.occurrences) {
      guard let target = occurrence.targetRanges.first else { continue }
      let segment = Segment(document: occurrence.document, pair: occurrence.pair)
      stretches[segment, default: []].append((score, occurrence.sourceRange, target))
    }
    if entry.form.contains(.glossary) { return score }
    return score - Self.nested * Double(leastHolders)
      - Self.extended * Double(leastHeld) / Double(entry.count)
  }
}

extension Range<Int> {
  /// Whether two ranges overlap and neither holds the other.
  fileprivate func crosses(_ other: Range) -> Bool {
    overlaps(other)
      && (lowerBound < other.lowerBound) == (upperBound < other.upperBound)
      && lowerBound != other.lowerBound && upperBound != other.upperBound
  }
}
