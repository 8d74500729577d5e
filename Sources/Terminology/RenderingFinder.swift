import Alignment
import Glibc
import Linguistics

/// Finds the English span that renders a Chinese term in one pair.
///
/// Of all spans, the one whose words the term explains, whose surroundings other words explain, and
/// that leaves no word of the term out: phrase pair extraction as sentence splitting (Vogel, "PESA:
/// phrase pair extraction as sentence splitting", MT Summit 2005), over the posteriors of two hidden
/// Markov models instead of Model 1 probabilities. Where it is cut counts too: a noun phrase does not
/// begin inside a hyphenated word or a name, nor with a verb.
struct RenderingFinder {
  let pair: LinkedPair
  let links: LinkPosteriors
  private let isFunction: [Bool]
  private let stems: ArraySlice<Int32>
  /// What a span loses, in nats, that begins or ends at a word.
  private let openings: [Float]
  private let closings: [Float]
  /// Whether a mark that no span crosses stands before a word.
  private let followsMark: [Bool]
  /// Whether a hyphen joins a word to the next.
  private let opensCompound: [Bool]
  /// What a span loses for a word of grammar in it that seldom stands in a term.
  private let joints: [Float]
  /// How many quotation marks stand before a word: what stands in marks is rendered inside marks.
  private let quotes: [Int]

  /// `stems`: those of the English words, see `LinkedBitext.stems(of:)`.
  init(
    pair: LinkedPair, stems: ArraySlice<Int32>, links: LinkPosteriors, vocabulary: EnglishVocabulary
  ) {
    self.pair = pair
    self.links = links
    self.stems = stems
    isFunction = stems.map { vocabulary.isFunction[Int($0)] }
    var openings: [Float] = []
    var closings: [Float] = []
    var followsMark: [Bool] = []
    var opensCompound: [Bool] = []
    var quotes: [Int] = []
    for (word, stem) in stems.enumerated() {
      let gap = Self.gap(before: word, in: pair)
      let cut = gap.costOfCut
      if word > 0 {
        closings[word - 1] += cut
        opensCompound[word - 1] = gap == .hyphen
      }
      opensCompound.append(false)
      openings.append(cut + (vocabulary.isVerb(stem) ? Cost.verbFirst : 0))
      let written = pair.english.string(of: pair.english.tokens[pair.englishWords[word]])
      let endsNoPhrase =
        vocabulary.endsNoPhrase(stem) || EnglishVocabulary.isAdverb(written)
        || word > 0 && pair.english.tokens[pair.englishWords[word]].kind == .number
      closings.append(endsNoPhrase ? Cost.noNounLast : 0)
      followsMark.append(gap == .mark)
      quotes.append((quotes.last ?? 0) + (gap == .quotationMark ? 1 : 0))
    }
    joints = stems.map { vocabulary.isClauseWord[Int($0)] ? Cost.clauseWord : 0 }
    self.openings = openings
    self.closings = closings
    self.followsMark = followsMark
    self.opensCompound = opensCompound
    self.quotes = quotes
  }

  /// A span of English words (positions in `LinkedPair.englishWords`) with its posterior.
  struct Span: Hashable {
    var words: Range<Int>
    var posterior: Float
  }

  /// A word of grammar that nothing explains belongs to a span with this share of its probability; a
  /// word with a meaning more likely translates what the lexicon does not know.
  private static let nullInside: (function: Float, content: Float) = (0.2, 0.7)
  /// What a span gains, in nats, as a rendering that the lexicon lists for the term.
  private static let listed: Float = 4
  /// What the words in quotation marks gain as the rendering of a term in quotation marks.
  private static let quoted: Float = 8
  /// What a word of the term that nothing renders counts as covered.
  private static let missed: Float = 0.25
  private static let floor: Float = 0.02
  /// What a span loses for a first or last word that no word of the term explains.
  private static let unexplainedEdge: Float = 0.5
  private static let longest = 14

  private enum Cost {
    static let verbFirst: Float = 2
    static let noNounLast: Float = 2
    static let clauseWord: Float = 3
    static let hyphenCut: Float = 1.5
    static let nameCut: Float = 2
  }

  /// What stands between a word and the one before.
  private enum Gap {
    case blank, hyphen, name, quotationMark, mark

    var costOfCut: Float {
      switch self {
      case .hyphen: Cost.hyphenCut
      case .name: Cost.nameCut
      case .blank, .quotationMark, .mark: 0
      }
    }
  }

  /// The likeliest spans, best first, at most `limit`; none where the term is left untranslated.
  ///
  /// `term`: positions in `LinkedPair.chineseWords`.
  /// `listed`: stems of the renderings that the lexicon lists for the term.
  /// - Complexity: English words times the longest span times the words of the term.
  func spans(of term: Range<Int>, listed: [[Int32]] = [], limit: Int = 8) -> [Span] {
    let m = links.englishCount
    guard m > 0, !term.isEmpty else { return [] }
    let gains = insideGains(of: term)
    let share = (0..<m).map { j in term.reduce(Float(0)) { $0 + links.chinese($1, given: j) } }
    let coverage = term.map { i in
      (0..<m).reduce(into: [Float(0)]) { $0.append($0[$0.count - 1] + links.english($1, given: i)) }
    }
    let missing = term.map { links.english(m, given: $0) }
    let isQuoted = isQuoted(term)
    let bonuses = bonuses(listed, isQuoted: isQuoted)
    var scored: [(words: Range<Int>, score: Float)] = []
    for start in 0..<m where !isFunction[start] || gains[start] > 0 || opensCompound[start] {
      var inside = -openings[start]
      for end in start..<min(m, start + Self.longest) {
        if end > start, followsMark[end] { break }
        inside += gains[end] - joints[end]
        let bonus = bonuses[start..<(end + 1)] ?? 0
        guard gains[end] > -2 || bonus > 0 else { continue }
        var score =
          inside + bonus - closings[end]
          - Self.unexplainedEdge * (2 - share[start] - share[end])
        if quotes[start] != quotes[end] { continue }
        for index in coverage.indices {
          let covered = coverage[index][end + 1] - coverage[index][start]
          score += logf(covered + Self.missed * missing[index] + Self.floor)
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
      let share = isFunction[j] ? Self.nullInside.function : Self.nullInside.content
      return logf(inside + share * null + Self.floor) - logf(outside + null + Self.floor)
    }
  }

  /// Spans that more than the links speaks for.
  private func bonuses(_ listed: [[Int32]], isQuoted: Bool) -> [Range<Int>: Float] {
    var bonuses: [Range<Int>: Float] = [:]
    for span in listed.flatMap(places) { bonuses[span] = Self.listed }
    if isQuoted {
      for span in quotedSpans() { bonuses[span, default: 0] += Self.quoted }
    }
    return bonuses
  }

  private func isQuoted(_ term: Range<Int>) -> Bool {
    let tokens = pair.chineseWords[term].map { pair.chinese.tokens[$0].range }
    guard let first = tokens.first, let last = tokens.last else { return false }
    return pair.chinese.folded.isQuoted(first.lowerBound..<last.upperBound)
  }

  /// Where a rendering stands, by the stems of its words.
  private func places(of wanted: [Int32]) -> [Range<Int>] {
    guard wanted.count <= stems.count else { return [] }
    return (0...(stems.count - wanted.count)).filter { start in
      stems[(stems.startIndex + start)...].starts(with: wanted)
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

  private static func gap(before word: Int, in pair: LinkedPair) -> Gap {
    guard word > 0 else { return .mark }
    let text = pair.english
    let (before, here) = (pair.englishWords[word - 1], pair.englishWords[word])
    for mark in (before + 1)..<max(before + 1, here) {
      switch text.folded.scalars[text.tokens[mark].range.lowerBound] {
      case 0x2E, 0x3B, 0x3A, 0x3F, 0x21, 0x28, 0x29, 0x2C, 0x2014: return .mark
      case 0x22: return .quotationMark
      default: break
      }
    }
    let end = text.tokens[before].range.upperBound
    if end + 1 == text.tokens[here].range.lowerBound, text.folded.scalars[end] == 0x2D {
      return .hyphen
    }
    let isName = [before, here].allSatisfy {
      text.string(of: text.tokens[$0]).utf8.first.map { (0x41...0x5A).contains($0) } ?? false
    }
    return isName && here == before + 1 ? .name : .blank
  }
}
