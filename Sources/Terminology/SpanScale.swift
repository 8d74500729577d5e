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
  /// Words with a meaning before each word.
  private let contents: [Int]
  /// Words with a meaning that render as many characters.
  private let expected: Float

  /// What a word of the term that nothing renders counts as covered.
  private static let missed: Float = 0.25
  private static let floor: Float = 0.02

  private enum Weight {
    /// The log of how far a word of the term is covered.
    static let coverage: Float = 0.5
    /// The square of the log ratio of words and words expected.
    static let length: Float = 1.9
  }

  /// `characters`: those of the term.
  /// `share`, `gains`: see the properties.
  /// `isContent`: by English word, whether it has a meaning.
  init(
    of term: Range<Int>, characters: Int, _ links: LinkPosteriors, share: [Float],
    gains: [Float], isContent: [Bool]
  ) {
    self.gains = gains
    self.share = share
    expected = 0.5 * Float(characters) + 0.3
    contents = isContent.reduce(into: [0]) { $0.append($0[$0.count - 1] + ($1 ? 1 : 0)) }
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

  private func count(of words: Range<Int>) -> Int {
    contents[words.upperBound] - contents[words.lowerBound]
  }

  /// What the words of a span gain, how far they cover each word of the term, and how far they are as
  /// many as characters ask for.
  func score(_ span: RenderingFinder.Span) -> Float {
    var logs: Float = 0
    for (word, missing) in missing.enumerated() {
      let row = word * sums.count
      func covered(_ words: Range<Int>) -> Float {
        coverage[row + words.upperBound] - coverage[row + words.lowerBound]
      }
      let covered = covered(span.words) - covered(span.gap)
      logs += logf(max(0, covered) + Self.missed * missing + Self.floor)
    }
    return gain(of: span.words) - gain(of: span.gap) + Weight.coverage * logs
      - lengthCost(count(of: span.words) - count(of: span.gap))
  }

  /// For a term that is left untranslated, whatever its length.
  var scoreOfNothing: Float {
    Weight.coverage * missing.reduce(0) { $0 + logf($1 + Self.floor) }
  }

  private func lengthCost(_ count: Int) -> Float {
    let ratio = logf((Float(count) + 0.5) / (expected + 0.5))
    return Weight.length * ratio * ratio
  }
}
