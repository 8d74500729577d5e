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
  /// For each word of the term, sums of p(English word | it) before each English word, one row after
  /// the other.
  private let coverage: [Float]
  /// For each word of the term, p(nothing renders it).
  private let missing: [Float]

  /// What a word of the term that nothing renders counts as covered.
  private static let missed: Float = 0.25
  private static let floor: Float = 0.02

  /// `share`: see there.
  init(of term: Range<Int>, _ links: LinkPosteriors, share: [Float], gains: [Float]) {
    self.gains = gains
    self.share = share
    var sums: [Float] = []
    Self.addSums(gains, to: &sums)
    self.sums = sums
    var coverage: [Float] = []
    coverage.reserveCapacity(term.count * (gains.count + 1))
    for i in term {
      Self.addSums(gains.indices.lazy.map { links.english($0, given: i) }, to: &coverage)
    }
    self.coverage = coverage
    missing = term.map { links.english(links.englishCount, given: $0) }
  }

  /// Adds the sums of the values before each of them, and of all.
  private static func addSums(_ values: some Collection<Float>, to sums: inout [Float]) {
    var sum: Float = 0
    sums.append(sum)
    for value in values {
      sum += value
      sums.append(sum)
    }
  }

  func gain(of words: Range<Int>) -> Float { sums[words.upperBound] - sums[words.lowerBound] }

  /// What the words of a span gain, and how far they cover each word of the term.
  func score(_ span: RenderingFinder.Span) -> Float {
    var score = gain(of: span.words) - gain(of: span.gap)
    for (word, missing) in missing.enumerated() {
      let row = word * sums.count
      func covered(_ words: Range<Int>) -> Float {
        coverage[row + words.upperBound] - coverage[row + words.lowerBound]
      }
      let covered = covered(span.words) - covered(span.gap)
      score += logf(max(0, covered) + Self.missed * missing + Self.floor)
    }
    return score
  }

  /// For a term that is left untranslated.
  var scoreOfNothing: Float { missing.reduce(0) { $0 + logf($1 + Self.floor) } }
}
