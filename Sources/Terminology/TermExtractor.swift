public import Alignment
public import Bitext
import Glibc
import Linguistics

/// Offers the terms of a collection with their renderings.
///
/// Candidates are Chinese noun phrases (see `TermChunker`); the rendering of each occurrence is found
/// through word links (see `RenderingFinder`); a candidate scores by its form, by how often it stands
/// alone, and by how clearly it is rendered.
public struct TermExtractor: Sendable {
  public var options: Options

  public struct Options: Hashable, Sendable {
    /// The least occurrences of a term.
    public var leastCount = 1
    /// The most terms; nil for one a segment pair, 600 at least and 20,000 at most.
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
  public func terms(in bitext: LinkedBitext, known: [ConceptEntry] = []) -> [TermCandidate] {
    var statuses: [[UInt32]: ConceptEntry.Status] = [:]
    for entry in known { statuses[FoldedText(entry.source).scalars] = entry.status }
    let limit = options.limit ?? min(20_000, max(600, bitext.pairs.count))
    var counts = ChunkCounts(
      bitext: bitext, known: Set(statuses.keys), mostOccurrences: options.mostOccurrences)
    counts.keepBest(max(2_000, limit * 3), leastCount: options.leastCount)
    let renderings = RenderingCollector(bitext: bitext)
    let grammar = PhraseGrammar.base
    var candidates: [TermCandidate] = []
    for chunk in counts.chunks {
      let status = statuses[chunk.scalars]
      guard status != .rejected else { continue }
      let found = renderings.renderings(of: chunk)
      guard !found.isEmpty else { continue }
      candidates.append(
        TermCandidate(
          source: chunk.text, renderings: found, count: chunk.count,
          score: score(chunk, found, grammar),
          documents: chunk.documents.map { bitext.documents[$0].name }, isFixed: chunk.isFixed,
          status: status))
    }
    candidates.sort {
      ($1.score, $1.count, $0.source) < ($0.score, $0.count, $1.source)
    }
    return Array(candidates.prefix(limit))
  }

  /// How much a candidate looks like a term, 0...1.
  private func score(
    _ chunk: ChunkCounts.Entry, _ renderings: [TermCandidate.Rendering], _ grammar: PhraseGrammar
  ) -> Double {
    let best = renderings[0]
    var score = chunk.prior
    score += 3 * (best.score - 0.5)
    score += 0.8 * log(Double(1 + chunk.count))
    let consistency = Double(best.count) / Double(max(1, renderings.reduce(0) { $0 + $1.count }))
    score += consistency - 0.5
    score -= 1.2 * Double(grammar.faults(of: best.target))
    return 1 / (1 + exp(-score / 2))
  }
}
