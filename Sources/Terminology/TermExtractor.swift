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

    public init(leastCount: Int = 1, limit: Int? = nil, mostOccurrences: Int = 60) {
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
    counts.keepBest(max(3_000, limit * 2))
    let grammar = PhraseGrammar.base
    let renderings = RenderingCollector(bitext: bitext, grammar: grammar)
      .renderings(of: counts.entries, settled: settled)
    let scored = zip(counts.entries, renderings).filter { !$1.isEmpty }.map { entry, found in
      (entry: entry, found: found, score: TermScore.score(entry, found))
    }
    .sorted {
      ($1.score, $1.entry.count, $0.entry.text) < ($0.score, $0.entry.count, $1.entry.text)
    }
    var taken = TakenStretches()
    var terms: [TermCandidate] = []
    for (entry, found, score) in scored where terms.count < limit {
      let status = statuses[entry.scalars]
      guard taken.take(found, of: entry, score: score) else { continue }
      terms.append(
        TermCandidate(
          source: entry.text, renderings: found, count: entry.count,
          score: 1 / (1 + exp(-score)),
          documents: entry.documents.map { bitext.documents[$0].name }, isFixed: entry.isFixed,
          isPhrase: entry.isPhrase, status: status))
    }
    return terms
  }
}

/// The places of the terms put out so far.
///
/// A phrase is cut in one way only: what overlaps much better terms wherever it stands, and neither
/// holds them nor lies in them, is a piece of the sentence. So is a verb with a better
/// term whose very words render both (启用大宁水库 beside 大宁水库).
private struct TakenStretches {
  private var stretches: [Segment: [(score: Double, source: Range<Int>, target: Range<Int>)]] = [:]

  private struct Segment: Hashable {
    var document: Int
    var pair: Int
  }

  /// How much better, in log odds, a term is that others must not cross.
  private static let margin = 2.0

  /// Notes the places of a term; false where better ones leave nothing of it.
  mutating func take(
    _ found: [TermCandidate.Rendering], of entry: TermCounts.Entry, score: Double
  ) -> Bool {
    let holdsVerb = !entry.form.isDisjoint(with: [
      .beginsWithVerb, .routine, .clause, .endsWithVerb,
    ])
    let occurrences = found.flatMap(\.occurrences)
    let isPiece = occurrences.allSatisfy { occurrence in
      let segment = Segment(document: occurrence.document, pair: occurrence.pair)
      return stretches[segment, default: []].contains {
        $0.score > score + Self.margin && $0.source.crosses(occurrence.sourceRange)
          || holdsVerb && occurrence.sourceRange.contains($0.source)
            && $0.target == occurrence.targetRanges.first
      }
    }
    guard !isPiece || entry.form.contains(.glossary) else { return false }
    for occurrence in occurrences {
      guard let target = occurrence.targetRanges.first else { continue }
      let segment = Segment(document: occurrence.document, pair: occurrence.pair)
      stretches[segment, default: []].append((score, occurrence.sourceRange, target))
    }
    return true
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
