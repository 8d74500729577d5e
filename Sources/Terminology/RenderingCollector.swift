import Alignment
import Bitext
import Glibc
import Linguistics

/// Gathers the renderings of terms over their occurrences.
struct RenderingCollector {
  private let bitext: LinkedBitext
  private let casing: CasingStatistics
  private let vocabulary: EnglishVocabulary
  private let index: StemIndex
  private let tagger: EnglishTagger

  init(bitext: LinkedBitext, grammar: PhraseGrammar) {
    self.bitext = bitext
    casing = CasingStatistics(bitext.pairs.lazy.map(\.english))
    vocabulary = EnglishVocabulary(of: bitext, grammar: grammar)
    tagger = EnglishTagger(of: bitext, classes: vocabulary.classes)
    index = StemIndex(of: bitext, vocabulary: vocabulary)
  }

  /// The least mean share of the words of a term that nothing else renders, to be compared.
  private static let leastCoverage: Float = 0.5

  private typealias Place = TermCounts.Place

  private struct Sighting {
    var place: Place
    var spans: [RenderingFinder.Span]
  }

  private struct Choice {
    var place: Place
    var span: RenderingFinder.Span
    /// The stems of the words that carry meaning.
    var key: [Int32]
  }

  private struct Vote {
    var choice: Choice
    var others: [Choice]
    var weight: Float
  }

  /// Renderings of each chunk, best first; the same words in other inflection, case or hyphenation are
  /// one.
  ///
  /// `settled`: renderings that a glossary gives for terms; they are looked for first.
  /// - Complexity: linear in the pairs with an occurrence, and in the occurrences.
  func renderings(
    of chunks: [TermCounts.Entry], settled: [[UInt32]: [String]]
  ) -> [[TermCandidate.Rendering]] {
    let listed = chunks.map { chunk in
      let written = bitext.lexicon.trie.id(of: chunk.scalars).map(bitext.lexicon.renderings) ?? []
      return (settled[chunk.scalars, default: []] + written).compactMap(vocabulary.stems)
    }
    let sightings = sightings(of: chunks, listed)
    return Parallel.map(chunks.count) {
      merged(
        choices(among: sightings[$0], count: chunks[$0].count),
        ofVerb: chunks[$0].form.isSuperset(of: [.oneWord, .holdsVerb]))
    }
  }

  /// The spans of every occurrence of every chunk. Links are computed once for each pair.
  private func sightings(
    of chunks: [TermCounts.Entry], _ listed: [[[Int32]]]
  ) -> [[Sighting]] {
    var wanted: [Int: [(chunk: Int, slot: Int)]] = [:]
    for (chunk, entry) in chunks.enumerated() {
      for (slot, occurrence) in entry.occurrences.enumerated() {
        wanted[occurrence.pair, default: []].append((chunk, slot))
      }
    }
    let pairs = wanted.keys.sorted()
    let places = pairs.map { wanted[$0] ?? [] }
    let found = Parallel.map(
      pairs.count, workspace: { (links: bitext.makeWorkspace(), tagger: EnglishTagger.Workspace()) }
    ) { index, workspace in
      let (pair, stems) = (bitext.pairs[pairs[index]], bitext.stems(of: pairs[index]))
      let finder = RenderingFinder(
        pair: pair, stems: stems, links: bitext.links(of: pairs[index], using: &workspace.links),
        shape: SentenceShape(
          of: pair, stems: stems, vocabulary: vocabulary,
          readings: tagger.readings(of: bitext, pairs[index], using: &workspace.tagger)))
      return places[index].map { chunk, slot in
        finder.spans(of: chunks[chunk].occurrences[slot].words, listed: listed[chunk])
      }
    }
    var sightings = chunks.map { $0.occurrences.map { Sighting(place: $0, spans: []) } }
    for (places, found) in zip(places, found) {
      for ((chunk, slot), spans) in zip(places, found) {
        sightings[chunk][slot].spans = spans
      }
    }
    return sightings
  }

  /// For each sighting the span that fits it, by its posterior and by how far its words stand with the
  /// term and with nothing else.
  private func choices(among sightings: [Sighting], count: Int) -> [Vote] {
    let keyed = agreed(
      sightings.map { sighting in
        sighting.spans.map { span in
          Choice(place: sighting.place, span: span, key: key(of: span, in: sighting.place.pair))
        }.filter { !$0.key.isEmpty }
      })
    let pairs = Set(sightings.map(\.place.pair))
    let scale = Float(count) / Float(max(1, sightings.count))
    var weights: [[Int32]: Float] = [:]
    func weight(of key: [Int32]) -> Float {
      if let weight = weights[key] { return weight }
      let shared = scale * Float(pairs.count { index.holds($0, key) })
      let weight = ((shared + 0.5) / (max(index.count(of: key), shared) + 1)).squareRoot()
      weights[key] = weight
      return weight
    }
    return keyed.compactMap { choices in
      var best: Vote?
      var most: Float = 0
      // No weight is above 1.
      for choice in choices where choice.span.posterior > most {
        let weight = weight(of: choice.key)
        guard choice.span.posterior * weight > most else { continue }
        most = choice.span.posterior * weight
        best = Vote(choice: choice, others: choices, weight: weight)
      }
      return best
    }
  }

  /// The spans with posteriors that know of the other occurrences.
  private func agreed(_ occurrences: [[Choice]]) -> [[Choice]] {
    let spans = occurrences.map { $0.map { (key: $0.key, posterior: $0.span.posterior) } }
    let consensus = RenderingConsensus(of: spans)
    return zip(occurrences, spans).map { choices, spans in
      zip(choices, consensus.posteriors(of: spans)).map { choice, posterior in
        var choice = choice
        choice.span.posterior = posterior
        return choice
      }
    }
  }

  /// What the odds of a sound span count beside its posterior.
  private static let evidenceWeight = 0.25
  /// What is left of the weight of a rendering with a word that joins clauses.
  private static let clauseShare = 0.5

  /// Renderings by their words, best first: by occurrences, their posteriors and p(term | words), as in
  /// the ranking of phrase pairs (Koehn, Och and Marcu, "Statistical phrase-based translation", 2003),
  /// and by the evidence that their spans are whole and sound; what joins clauses is no name.
  private func merged(_ votes: [Vote], ofVerb isVerb: Bool) -> [TermCandidate.Rendering] {
    let ranked = Dictionary(grouping: votes, by: \.choice.key).values.map { votes in
      let occurrences = votes.map { occurrence($0.choice) }
      let forms = votes.map { text(of: $0.choice.span, in: $0.choice.place.pair) }
      let total = occurrences.reduce(0) { $0 + $1.posterior }
      let evidence = occurrences.reduce(0) { $0 + $1.evidence } / Double(votes.count)
      let target = CitationForm.of(forms, ofVerb: isVerb)
      let share = EnglishVocabulary.holdsClauseWord(target) ? Self.clauseShare : 1
      return (
        weight: share * total * Double(votes[0].weight) * exp(Self.evidenceWeight * evidence),
        rendering: TermCandidate.Rendering(
          target: target, count: votes.count,
          score: total / Double(votes.count),
          occurrences: occurrences)
      )
    }
    .sorted { ($1.weight, $0.rendering.target) < ($0.weight, $1.rendering.target) }
    .map(\.rendering)
    let cited = CitationForm.withWordsBeforeAcronym(ranked)
    return cited + alternatives(to: cited, votes)
  }

  /// Renderings of a term to which spans are added that were no occurrence's choice.
  private static let mostAlternatives = 4

  /// Spans that were no occurrence's choice, for a reviewer to choose from.
  private func alternatives(
    to ranked: [TermCandidate.Rendering], _ votes: [Vote]
  ) -> [TermCandidate.Rendering] {
    guard ranked.count < Self.mostAlternatives else { return [] }
    var seen = Set(votes.map(\.choice.key))
    var others: [(target: String, posterior: Double)] = []
    for choice in votes.flatMap(\.others) where seen.insert(choice.key).inserted {
      others.append(
        (text(of: choice.span, in: choice.place.pair), Double(choice.span.posterior)))
    }
    others.sort { ($1.posterior, $0.target) < ($0.posterior, $1.target) }
    return others.prefix(Self.mostAlternatives - ranked.count).map {
      TermCandidate.Rendering(target: $0.target, count: 0, score: $0.posterior, occurrences: [])
    }
  }

  private func occurrence(_ choice: Choice) -> Occurrence {
    let (place, span) = (choice.place, choice.span)
    let pair = bitext.pairs[place.pair]
    return Occurrence(
      document: pair.document, pair: pair.pair,
      sourceRange: Self.range(pair.chinese, pair.chineseWords[place.words]),
      targetRanges: span.pieces.map { Self.range(pair.english, pair.englishWords[$0]) },
      posterior: Double(span.posterior),
      // Part of a longer term in both languages, it may be rendered as that asks: the Fund's monetary
      // policy.
      isPhrase: span.isPhrase && span.coverage >= Self.leastCoverage && !place.isCut
        && (place.isHeadword || place.closesPhrase || !span.isModifier),
      evidence: DepartureOdds.evidence(of: span, at: place))
  }

  private static func range(_ text: TokenizedText, _ tokens: Slice<WordPositions>) -> Range<Int> {
    guard let first = tokens.first, let last = tokens.last else { return 0..<0 }
    return text.utf8Range(
      text.tokens[first].range.lowerBound..<text.tokens[last].range.upperBound)
  }

  /// The stems of the words that carry meaning.
  private func key(of span: RenderingFinder.Span, in pair: Int) -> [Int32] {
    let stems = bitext.stems(of: pair)
    return span.positions.map { stems[stems.startIndex + $0] }
      .filter { !vocabulary.isFunction[Int($0)] }
  }

  /// The span as it stands in the text, without articles and prepositions at its ends, and without
  /// the capital that it has only as the beginning of a sentence.
  private func text(of span: RenderingFinder.Span, in pair: Int) -> String {
    let english = bitext.pairs[pair].english
    let tokens = bitext.pairs[pair].englishWords
    let stems = bitext.stems(of: pair)
    func isLoose(_ word: Int, before next: Int) -> Bool {
      vocabulary.isFunction[Int(stems[stems.startIndex + word])]
        && english.scalar(at: english.tokens[tokens[min(word, next)]].range.upperBound) != 0x2D
    }
    var words = span.words
    while words.count > 1, isLoose(words.lowerBound, before: words.lowerBound + 1) {
      words.removeFirst()
    }
    while words.count > 1, isLoose(words.upperBound - 1, before: words.upperBound - 2) {
      words.removeLast()
    }
    let texts = span.pieces.map { $0.clamped(to: words) }.filter { !$0.isEmpty }.map {
      let range = Self.range(english, tokens[$0])
      return casing.citation(
        of: String(english.text[utf8: range]), at: range.lowerBound, in: english)
    }
    return texts.joined(separator: " ")
  }
}
