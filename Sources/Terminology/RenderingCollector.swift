import Alignment
import Bitext
import Linguistics

/// Gathers the renderings of a term over its occurrences.
struct RenderingCollector {
  private let bitext: LinkedBitext
  private let casing: CasingStatistics

  init(bitext: LinkedBitext) {
    self.bitext = bitext
    casing = CasingStatistics(bitext.pairs.map(\.english))
  }

  private struct Sighting {
    var occurrence: (pair: Int, words: Range<Int>)
    /// Alternatives, best first.
    var spans: [(key: [String], span: RenderingFinder.Span)]
  }

  /// Renderings, best first; the same words in other inflection, case or hyphenation are one.
  func renderings(of chunk: ChunkCounts.Entry) -> [TermCandidate.Rendering] {
    var workspace = bitext.makeWorkspace()
    let stems = EnglishStems()
    let sightings = chunk.occurrences.map { occurrence in
      let pair = bitext.pairs[occurrence.pair]
      let finder = RenderingFinder(
        pair: pair, links: bitext.links(of: occurrence.pair, using: &workspace),
        lexicon: bitext.lexicon)
      return Sighting(
        occurrence: occurrence,
        spans: finder.spans(of: occurrence.words).map { span in
          (key: key(of: span.words, in: pair, stems), span: span)
        }.filter { !$0.key.isEmpty })
    }
    return merged(votes(on: sightings))
  }

  private typealias Vote = (sighting: Sighting, choice: (key: [String], span: RenderingFinder.Span))

  /// For each sighting the span that fits it, by its posterior and by how often its words render the
  /// term elsewhere.
  private func votes(on sightings: [Sighting]) -> [Vote] {
    var support: [[String]: Float] = [:]
    for sighting in sightings {
      for (key, span) in sighting.spans { support[key, default: 0] += span.posterior }
    }
    return sightings.compactMap { sighting in
      let best = sighting.spans.max { one, other in
        one.span.posterior * (0.5 + (support[one.key] ?? 0))
          < other.span.posterior * (0.5 + (support[other.key] ?? 0))
      }
      return best.map { (sighting, $0) }
    }
  }

  private func merged(_ votes: [Vote]) -> [TermCandidate.Rendering] {
    var groups: [[String]: [Vote]] = [:]
    for vote in votes { groups[vote.choice.key, default: []].append(vote) }
    let renderings = groups.map { key, votes in
      let occurrences = votes.map(occurrence)
      let forms = votes.map {
        text(of: $0.choice.span.words, in: bitext.pairs[$0.sighting.occurrence.pair])
      }
      let mean = occurrences.reduce(0) { $0 + $1.posterior } / Double(occurrences.count)
      return TermCandidate.Rendering(
        target: Self.mostFrequent(forms), count: occurrences.count, score: mean,
        occurrences: occurrences)
    }
    let ranked = renderings.sorted {
      (Double($1.count) * $1.score, $0.target) < (Double($0.count) * $0.score, $1.target)
    }
    return ranked + alternatives(to: ranked, votes)
  }

  /// Spans that were no occurrence's choice, for a reviewer to choose from.
  private func alternatives(
    to ranked: [TermCandidate.Rendering], _ votes: [Vote]
  ) -> [TermCandidate.Rendering] {
    var seen = Set(votes.map(\.choice.key))
    var others: [(target: String, posterior: Double)] = []
    for vote in votes {
      for (key, span) in vote.sighting.spans where seen.insert(key).inserted {
        let pair = bitext.pairs[vote.sighting.occurrence.pair]
        others.append((text(of: span.words, in: pair), Double(span.posterior)))
      }
    }
    others.sort { ($1.posterior, $0.target) < ($0.posterior, $1.target) }
    return others.prefix(max(0, 4 - ranked.count)).map {
      TermCandidate.Rendering(target: $0.target, count: 0, score: $0.posterior, occurrences: [])
    }
  }

  private func occurrence(_ vote: Vote) -> Occurrence {
    let pair = bitext.pairs[vote.sighting.occurrence.pair]
    return Occurrence(
      document: pair.document, pair: pair.pair,
      sourceRange: Self.range(pair.chinese, pair.chineseWords[vote.sighting.occurrence.words]),
      targetRanges: [Self.range(pair.english, pair.englishWords[vote.choice.span.words])],
      posterior: Double(vote.choice.span.posterior))
  }

  private static func range(_ text: AnalyzedText, _ tokens: ArraySlice<Int>) -> Range<Int> {
    guard let first = tokens.first, let last = tokens.last else { return 0..<0 }
    return text.folded.utf8Range(
      text.tokens[first].range.lowerBound..<text.tokens[last].range.upperBound)
  }

  /// The stems of the words that carry meaning.
  private func key(
    of words: Range<Int>, in pair: LinkedPair, _ stems: borrowing EnglishStems
  ) -> [String] {
    var key: [String] = []
    for index in pair.englishWords[words] {
      let token = pair.english.tokens[index]
      let stem = stems.stem(of: pair.english.folded.utf8(of: token.range))
      if !EnglishStems.isFunctionWord(stem) { key.append(stem) }
    }
    return key
  }

  /// The span as it stands in the text, without articles and prepositions at its ends, and without
  /// the capital that it has only as the beginning of a sentence.
  private func text(of words: Range<Int>, in pair: LinkedPair) -> String {
    var words = words
    func isFunctionWord(_ word: Int) -> Bool {
      let token = pair.english.tokens[pair.englishWords[word]]
      return EnglishStems.isFunctionWord(pair.english.string(of: token).lowercased())
    }
    while words.count > 1, isFunctionWord(words.lowerBound) { words.removeFirst() }
    while words.count > 1, isFunctionWord(words.upperBound - 1) { words.removeLast() }
    let range = Self.range(pair.english, pair.englishWords[words])
    let text = String(pair.english.text[utf8: range])
    return casing.citation(of: text, at: range.lowerBound, in: pair.english)
  }

  private static func mostFrequent(_ forms: [String]) -> String {
    var counts: [String: Int] = [:]
    for form in forms { counts[form, default: 0] += 1 }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
  }
}
