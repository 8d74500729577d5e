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

  /// What a word of the term that nothing renders counts as covered.
  private static let missed: Float = 0.25
  private static let floor: Float = 0.02

  init(of term: Range<Int>, _ links: LinkPosteriors, gains: [Float]) {
    self.gains = gains
    let words = 0..<links.englishCount
    share = words.map { j in term.reduce(Float(0)) { $0 + links.chinese($1, given: j) } }
    sums = Self.sums(gains)
    coverage = term.map { i in Self.sums(words.lazy.map { links.english($0, given: i) }) }
    missing = term.map { links.english(links.englishCount, given: $0) }
  }

  private static func sums(_ values: some Collection<Float>) -> [Float] {
    var sum: Float = 0
    var sums: [Float] = [sum]
    sums.reserveCapacity(values.count + 1)
    for value in values {
      sum += value
      sums.append(sum)
    }
    return sums
  }

  func gain(of words: Range<Int>) -> Float { sums[words.upperBound] - sums[words.lowerBound] }

  /// What the words of a span gain, and how far they cover each word of the term.
  func score(_ span: RenderingFinder.Span) -> Float {
    var score = gain(of: span.words) - gain(of: span.gap)
    for (sums, missing) in zip(coverage, missing) {
      let whole = sums[span.words.upperBound] - sums[span.words.lowerBound]
      let covered = whole - (sums[span.gap.upperBound] - sums[span.gap.lowerBound])
      score += logf(max(0, covered) + Self.missed * missing + Self.floor)
    }
    return score
  }

  /// For a term that is left untranslated.
  var scoreOfNothing: Float { missing.reduce(0) { $0 + logf($1 + Self.floor) } }
}
