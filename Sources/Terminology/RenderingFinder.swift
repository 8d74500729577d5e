import Alignment
import Glibc
import Linguistics

/// Finds the English span that renders a Chinese term in one pair.
///
/// Of all spans, the one whose words the term explains, whose surroundings other words explain, and
/// that leaves no word of the term out: phrase pair extraction as sentence splitting (Vogel, "PESA:
/// phrase pair extraction as sentence splitting", MT Summit 2005), over the posteriors of two hidden
/// Markov models instead of Model 1 probabilities.
struct RenderingFinder {
  let pair: LinkedPair
  let links: LinkPosteriors
  let lexicon: LexiconTable
  /// Stems of the English words.
  private let stems: [String]

  init(pair: LinkedPair, links: LinkPosteriors, lexicon: LexiconTable) {
    self.pair = pair
    self.links = links
    self.lexicon = lexicon
    let english = EnglishStems()
    stems = pair.englishWords.map {
      english.stem(of: pair.english.folded.utf8(of: pair.english.tokens[$0].range))
    }
  }

  /// A span of English words (positions in `LinkedPair.englishWords`) with its posterior.
  struct Span: Hashable {
    var words: Range<Int>
    var posterior: Float
  }

  /// A word of grammar that nothing explains belongs to a span with this share of its probability; a
  /// word with a meaning more likely translates what the lexicon does not know.
  private static let nullInside: (function: Float, content: Float) = (0.3, 0.6)
  /// What a span gains, in nats, as a rendering that the lexicon lists for the term.
  private static let listed: Float = 3
  /// What the words in quotation marks gain as the rendering of a term in quotation marks.
  private static let quoted: Float = 8
  private static let floor: Float = 0.02
  private static let longest = 14

  /// The likeliest spans, best first, at most `limit`; none where the term is left untranslated.
  ///
  /// `term`: positions in `LinkedPair.chineseWords`.
  /// - Complexity: English words times the longest span times the words of the term.
  func spans(of term: Range<Int>, limit: Int = 8) -> [Span] {
    let m = links.englishCount
    guard m > 0, !term.isEmpty else { return [] }
    let gains = insideGains(of: term)
    let coverage = term.map { i in
      (0..<m).reduce(into: [Float(0)]) { $0.append($0[$0.count - 1] + links.english($1, given: i)) }
    }
    let missing = term.map { links.english(m, given: $0) }
    let bonuses = bonuses(of: term)
    let isQuoted = scalars(of: term).map(pair.chinese.folded.isQuoted) ?? false
    var scored: [(words: Range<Int>, score: Float)] = []
    for start in 0..<m where isContent(start) || gains[start] > 0 {
      var inside: Float = 0
      for end in start..<min(m, start + Self.longest) {
        inside += gains[end]
        if crossesMark(from: start, to: end) { break }
        let bonus = bonuses[start..<(end + 1)] ?? 0
        guard gains[end] > -2 || bonus > 0 else { continue }
        var score = inside + bonus
        if isQuoted, holdsQuotationMark(from: start, to: end) { score -= Self.quoted + 4 }
        for index in coverage.indices {
          let covered = coverage[index][end + 1] - coverage[index][start]
          score += logf(covered + 0.25 * missing[index] + Self.floor)
        }
        scored.append((start..<(end + 1), score))
      }
    }
    let nothing = missing.reduce(Float(0)) { $0 + logf($1 + Self.floor) }
    return Self.normalized(scored, nothing: nothing, limit: limit)
  }

  /// ln p(word j belongs to the term) - ln p(it does not), by word.
  private func insideGains(of term: Range<Int>) -> [Float] {
    (0..<links.englishCount).map { j in
      let null = links.chinese(links.chineseCount, given: j)
      var inside: Float = 0
      for i in term { inside += links.chinese(i, given: j) }
      let outside = max(0, 1 - inside - null)
      let share = isContent(j) ? Self.nullInside.content : Self.nullInside.function
      return logf(inside + share * null + Self.floor) - logf(outside + null + Self.floor)
    }
  }

  /// Spans that more than the links speaks for.
  private func bonuses(of term: Range<Int>) -> [Range<Int>: Float] {
    var bonuses: [Range<Int>: Float] = [:]
    guard let range = scalars(of: term) else { return [:] }
    if let headword = lexicon.trie.id(of: pair.chinese.folded.scalars[range]) {
      for span in lexicon.renderings(of: headword).flatMap(places) { bonuses[span] = Self.listed }
    }
    if pair.chinese.folded.isQuoted(range) {
      for span in quotedSpans() { bonuses[span, default: 0] += Self.quoted }
    }
    return bonuses
  }

  /// The scalars of the Chinese text that a term covers.
  private func scalars(of term: Range<Int>) -> Range<Int>? {
    let tokens = pair.chineseWords[term].map { pair.chinese.tokens[$0].range }
    guard let first = tokens.first, let last = tokens.last else { return nil }
    return first.lowerBound..<last.upperBound
  }

  /// Whether a span reaches over a quotation mark: what stands in marks is rendered inside marks.
  private func holdsQuotationMark(from start: Int, to end: Int) -> Bool {
    (pair.englishWords[start]..<pair.englishWords[end]).contains {
      pair.english.folded.scalars[pair.english.tokens[$0].range.lowerBound] == 0x22
    }
  }

  /// Where a rendering stands, by the stems of its words.
  private func places(of rendering: String) -> [Range<Int>] {
    let wanted = EnglishStems().stems(of: rendering)
    guard !wanted.isEmpty, wanted.count <= stems.count else { return [] }
    return (0...(stems.count - wanted.count)).filter { start in
      stems[start..<(start + wanted.count)].elementsEqual(wanted)
    }.map { $0..<($0 + wanted.count) }
  }

  /// The words between each pair of double quotation marks.
  private func quotedSpans() -> [Range<Int>] {
    var spans: [Range<Int>] = []
    var open: Int?
    for (index, token) in pair.english.tokens.enumerated()
    where pair.english.folded.scalars[token.range.lowerBound] == 0x22 {
      if let start = open {
        let words = pair.englishWords.indices.filter {
          start < pair.englishWords[$0] && pair.englishWords[$0] < index
        }
        if let first = words.first, let last = words.last { spans.append(first..<(last + 1)) }
        open = nil
      } else {
        open = index
      }
    }
    return spans
  }

  private static func normalized(
    _ scored: [(words: Range<Int>, score: Float)], nothing: Float, limit: Int
  ) -> [Span] {
    let best = max(nothing, scored.map(\.score).max() ?? nothing)
    let total = scored.reduce(expf(nothing - best)) { $0 + expf($1.score - best) }
    return scored.map { Span(words: $0.words, posterior: expf($0.score - best) / total) }
      .filter { $0.posterior > 0.01 }
      .sorted {
        ($1.posterior, $0.words.lowerBound, $0.words.count)
          < ($0.posterior, $1.words.lowerBound, $1.words.count)
      }
      .prefix(limit).map(\.self)
  }

  private func isContent(_ word: Int) -> Bool {
    let token = pair.english.tokens[pair.englishWords[word]]
    return !EnglishStems.isFunctionWord(pair.english.string(of: token).lowercased())
  }

  /// Whether a mark that ends a phrase stands before the last word of a span: commas between words of
  /// an enumeration may stand inside a rendering, other marks not.
  private func crossesMark(from start: Int, to end: Int) -> Bool {
    guard end > start else { return false }
    let marks = (pair.englishWords[end - 1] + 1)..<pair.englishWords[end]
    return marks.contains { index in
      let mark = pair.english.folded.scalars[pair.english.tokens[index].range.lowerBound]
      return [0x2E, 0x3B, 0x3A, 0x3F, 0x21, 0x28, 0x29, 0x2C, 0x2014].contains(mark)
    }
  }
}
