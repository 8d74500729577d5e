import Alignment
import Glibc

/// How well spans of English words fit one term in one pair, by the links.
struct SpanScale {
  /// ln p(word belongs to the term) - ln p(it does not), less what its kind costs, by English word.
  let gains: [Float]
  /// p(a word of the term produced it), by English word.
  let share: [Float]
  /// Sums of `gains` before each word.
  private let sums: [Float]
  /// For each word of the term, sums of p(English word | it) before each English word.
  private let coverage: [[Float]]
  /// For each word of the term, p(nothing renders it).
  private let missing: [Float]
  /// Words with a meaning before each word.
  private let contents: [Int]
  /// Words with a meaning that render as many characters.
  private let expected: Float

  /// What a word of the term that nothing renders counts as covered.
  private static let missed: Float = 0.25
  private static let floor: Float = 0.02
  private static let coverage: Float = 0.5
  private static let length: Float = 1.9

  /// `gains`, `isContent`: by English word.
  init(
    of term: Range<Int>, characters: Int, _ links: LinkPosteriors, gains: [Float],
    isContent: [Bool]
  ) {
    self.gains = gains
    expected = 0.5 * Float(characters) + 0.3
    contents = isContent.reduce(into: [0]) { $0.append($0[$0.count - 1] + ($1 ? 1 : 0)) }
    let words = 0..<links.englishCount
    share = words.map { j in term.reduce(Float(0)) { $0 + links.chinese($1, given: j) } }
    sums = Self.sums(gains)
    coverage = term.map { i in Self.sums(words.map { links.english($0, given: i) }) }
    missing = term.map { links.english(links.englishCount, given: $0) }
  }

  private static func sums(_ values: [Float]) -> [Float] {
    values.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
  }

  func gain(of words: Range<Int>) -> Float { sums[words.upperBound] - sums[words.lowerBound] }

  private func count(of words: Range<Int>) -> Int {
    contents[words.upperBound] - contents[words.lowerBound]
  }

  /// What the words of a span gain, how far they cover each word of the term, and how far they are as
  /// many as characters ask for.
  func score(_ span: RenderingFinder.Span) -> Float {
    var covered: Float = 0
    for (sums, missing) in zip(coverage, missing) {
      let whole = sums[span.words.upperBound] - sums[span.words.lowerBound]
      let parts = whole - (sums[span.gap.upperBound] - sums[span.gap.lowerBound])
      covered += logf(max(0, parts) + Self.missed * missing + Self.floor)
    }
    return gain(of: span.words) - gain(of: span.gap) + Self.coverage * covered
      - lengthCost(count(of: span.words) - count(of: span.gap))
  }

  /// For a term that is left untranslated.
  var scoreOfNothing: Float {
    Self.coverage * missing.reduce(0) { $0 + logf($1 + Self.floor) }
  }

  private func lengthCost(_ count: Int) -> Float {
    let ratio = logf((Float(count) + 0.5) / (expected + 0.5))
    return Self.length * ratio * ratio
  }
}
