import Alignment
import Glibc
import Linguistics

/// Finds the English span that renders a Chinese term in one pair.
///
/// Of all spans, the one whose words the term explains, whose surroundings other words explain, and
/// that leaves no word of the term out: phrase pair extraction as sentence splitting (Vogel, "PESA:
/// phrase pair extraction as sentence splitting", MT Summit 2005), over the posteriors of two hidden
/// Markov models instead of Model 1 probabilities. Where it is cut counts too: a noun phrase does not
/// begin inside a hyphenated word or a name, nor with a verb, and does not end in an adjective. It goes
/// across a comma only in a list: disaster prevention, mitigation and relief.
///
/// The weights, here and in `SpanScale` and `SentenceShape`, maximize the likelihood of the listed
/// renderings of terms at their places, in annual reports of a monetary authority and in public health
/// texts, as a log-linear model over all spans of a sentence; rounded. Set by hand, because those lists
/// hardly hold such cases: quotation marks and gaps.
struct RenderingFinder {
  let pair: LinkedPair
  let links: LinkPosteriors
  private let shape: SentenceShape
  let stems: ArraySlice<Int32>
  private let gaps: [Range<Int>]
  /// The lengths of the Chinese words.
  private let characters: [Int]
  /// By English word, whether it has a meaning.
  private let isContent: [Bool]
  private let crowding: LinkCrowding

  /// `stems`: those of the English words, see `LinkedBitext.stems(of:)`.
  init(
    pair: LinkedPair, stems: ArraySlice<Int32>, links: LinkPosteriors, shape: SentenceShape
  ) {
    self.pair = pair
    self.links = links
    self.stems = stems
    self.shape = shape
    gaps = shape.gaps()
    characters = pair.chineseWords.map { pair.chinese.tokens[$0].range.count }
    isContent = shape.words.map { !$0.isFunction }
    crowding = LinkCrowding(of: links, characters: characters, isContent: isContent)
  }

  /// A span of English words (positions in `LinkedPair.englishWords`) with its posterior.
  struct Span: Hashable {
    var words: Range<Int>
    /// Words of the span that render something else; empty for a span in one piece.
    var gap: Range<Int>
    var posterior: Float
    /// Whether its ends are those of a noun phrase.
    var isPhrase = true
    /// Whether the next word may be one of the same noun phrase.
    var isModifier = false
    /// The mean share of the words of the term that words outside do not render, 0...1.
    var coverage: Float = 1
    /// The least share of a word of the term that the span renders, 0...1.
    var leastRendered: Float = 1
    /// ln p(word belongs to the term) - ln p(it does not) of the word with a meaning that belongs least.
    var leastGain: Float = 0

    /// The words that render the term, one by one.
    var positions: LazyFilterSequence<Range<Int>> {
      words.lazy.filter { [gap] in !gap.contains($0) }
    }

    /// The same in stretches.
    var pieces: [Range<Int>] {
      gap.isEmpty
        ? [words] : [words.lowerBound..<gap.lowerBound, gap.upperBound..<words.upperBound]
    }
  }

  /// A word of grammar that nothing explains belongs to a span with this share of its probability; a
  /// word with a meaning more likely translates what the lexicon does not know.
  private static let nullInside: (function: Float, content: Float) = (0.2, 0.7)
  private static let floor: Float = 0.02
  private static let longest = 14
  /// The least gain of the last word of a span.
  private static let leastLast: Float = -1.5
  private static let leastPosterior: Float = 0.02

  enum Weight {
    /// Log odds that a word of grammar, or one with a meaning, belongs to the term: links are surer of
    /// themselves than right.
    static let function: Float = 0.8
    static let content: Float = 0.5
    /// A word that another one collects: see `LinkCrowding`.
    static let crowded: Float = 2.5
    /// A rendering that the lexicon lists for the term.
    static let listed: Float = 2.8
    /// The words in quotation marks as the rendering of a term in quotation marks.
    static let quoted: Float = 8
    /// A first or last word that no word of the term explains.
    static let unexplainedEdge: Float = -0.6
    /// Commas of a list.
    static let list: Float = -1.1
    /// Words left out between two pieces.
    static let gap: Float = -2.4
  }

  /// The likeliest spans, best first, at most `limit`; none where the term is left untranslated.
  ///
  /// `term`: positions in `LinkedPair.chineseWords`.
  /// `listed`: stems of the renderings that the lexicon lists for the term.
  /// - Complexity: English words times the longest span times the words of the term, and that again
  ///   for each place where a list may be parted.
  func spans(of term: Range<Int>, listed: [[Int32]] = [], limit: Int = 8) -> [Span] {
    guard links.englishCount > 0, !term.isEmpty else { return [] }
    let share = (0..<links.englishCount).map { j in
      term.reduce(Float(0)) { $0 + links.chinese($1, given: j) }
    }
    let gains = insideGains(of: share)
    let scale = SpanScale(
      of: term, characters: characters[term].reduce(0, +), links, share: share,
      gains: weighted(gains, term), isContent: isContent)
    let scored = scored(scale, bonuses(of: term, listed))
    return normalized(scored, nothing: scale.scoreOfNothing, limit: limit).map {
      measured($0, term, gains)
    }
  }

  private typealias Scored = (span: Span, score: Float)

  /// All spans that may be phrases.
  private func scored(
    _ scale: SpanScale, _ bonuses: [(key: Range<Int>, value: Float)]
  ) -> [Scored] {
    let words = shape.words
    let m = words.count
    let gaps = gaps.filter { scale.gain(of: $0) < Weight.gap }
    var scored: [Scored] = []
    scored.reserveCapacity(4 * m)
    for start in 0..<m
    where !words[start].isFunction || words[start].opensCompound
      || scale.gains[start] > 0 && !words[start].isCoordinator
    {
      var commas = 0
      var isList = true
      for end in start..<min(m, start + Self.longest) {
        if end > start, words[end].gap == .mark { break }
        if end > start, words[end].followsComma {
          isList = false
          commas += 1
        }
        if words[end].isCoordinator { isList = true }
        guard words[start].quotes == words[end].quotes else { continue }
        let span = start..<(end + 1)
        let bonus = bonuses.first { $0.key == span }?.value ?? 0
        guard scale.gains[end] > Self.leastLast || bonus > 0 else { continue }
        let edges =
          Weight.unexplainedEdge * (2 - scale.share[start] - scale.share[end])
          - words[start].opening - words[end].closing
        if isList || bonus > 0 {
          let whole = Span(words: span, gap: span.upperBound..<span.upperBound, posterior: 0)
          let list = commas > 0 ? Weight.list : 0
          scored.append((whole, scale.score(whole) + bonus + edges + list))
        }
        for gap in gaps where start < gap.lowerBound && gap.upperBound <= end {
          guard commas == words[gap].count(where: \.followsComma) else { continue }
          let parted = Span(words: span, gap: gap, posterior: 0)
          scored.append((parted, scale.score(parted) + edges + Weight.gap))
        }
      }
    }
    return scored
  }

  /// A span with how far it renders the term, and the term it.
  private func measured(_ span: Span, _ term: Range<Int>, _ gains: [Float]) -> Span {
    var span = span
    let rendered = term.map { i in
      span.positions.reduce(Float(0)) { $0 + links.english($1, given: i) }
    }
    let missing = term.reduce(Float(0)) { $0 + links.english(links.englishCount, given: $1) }
    span.coverage = (rendered.reduce(0, +) + missing) / Float(term.count)
    span.leastRendered = rendered.min() ?? 0
    let content = span.positions.filter { isContent[$0] }
    span.leastGain = content.map { gains[$0] }.min() ?? 0
    return span
  }

  /// ln p(word j belongs to the term) - ln p(it does not), by word.
  ///
  /// `share`: p(a word of the term produced it), by word.
  private func insideGains(of share: [Float]) -> [Float] {
    share.enumerated().map { j, inside in
      let null = links.chinese(links.chineseCount, given: j)
      let outside = max(0, 1 - inside - null)
      let part = shape.words[j].isFunction ? Self.nullInside.function : Self.nullInside.content
      return logf((inside + part * null + Self.floor) / (outside + null + Self.floor))
    }
  }

  /// What a span gains by each word.
  private func weighted(_ gains: [Float], _ term: Range<Int>) -> [Float] {
    let crowded = crowding.shares(outside: term)
    return gains.indices.map { j in
      let word = shape.words[j]
      return word.isFunction
        ? Weight.function * gains[j] - word.inside
        : Weight.content * gains[j] + Weight.crowded * crowded[j] - word.inside
    }
  }

  private func normalized(
    _ scored: [Scored], nothing: Float, limit: Int
  ) -> [Span] {
    let best = max(nothing, scored.map(\.score).max() ?? nothing)
    let total = scored.reduce(expf(nothing - best)) { $0 + expf($1.score - best) }
    let spans = scored.compactMap { span, score -> Span? in
      let posterior = expf(score - best) / total
      guard posterior > Self.leastPosterior else { return nil }
      return Span(
        words: span.words, gap: span.gap, posterior: posterior,
        isPhrase: shape.isPhrase(span.words), isModifier: shape.isModifier(span.words))
    }
    return Array(
      spans.sorted {
        ($1.posterior, $0.words.lowerBound, $0.words.count, $0.gap.count, $0.gap.lowerBound)
          < ($0.posterior, $1.words.lowerBound, $1.words.count, $1.gap.count, $1.gap.lowerBound)
      }.prefix(limit))
  }
}
