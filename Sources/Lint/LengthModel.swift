import Bitext

import Glibc
import Linguistics

/// How long translations are for their sources, learned from the pairs themselves.
///
/// Lengths are compared as logarithms of ratios, in UTF-8 bytes and in words (characters for Han),
/// since a name or a number weighs differently in each. Medians and median absolute deviations are
/// taken among pairs of about the same length, so that a few bad pairs do not matter (Huber and
/// Ronchetti, "Robust Statistics", 2009, section 5.1).
struct LengthModel {
  /// Pairs that are enough to learn from.
  static let minimumPairs = 40
  /// Texts shorter than this many bytes vary too much to be judged.
  static let minimumBytes = 36

  private struct Knot {
    var logBytes: Double
    var median: SIMD2<Double>
    var deviation: SIMD2<Double>
  }

  private var knots: [Knot] = []

  /// The lengths of both sides of a pair.
  struct Lengths {
    /// Natural logarithms of target over source, in bytes and in words.
    var ratios: SIMD2<Double>
    var logSourceBytes: Double

    /// Nil for a pair with an empty or a very short side.
    init?(_ pair: SegmentPair) {
      guard let source = pair.source?.text, let target = pair.target?.text,
        source.utf8.count >= LengthModel.minimumBytes, !target.isEmpty
      else { return nil }
      let bytes = log(Double(target.utf8.count) / Double(source.utf8.count))
      let words = log(Double(Self.words(target) + 1) / Double(Self.words(source) + 1))
      ratios = SIMD2(bytes, words)
      logSourceBytes = log(Double(source.utf8.count))
    }

    private static func words(_ text: String) -> Int {
      var count = 0
      var isInWord = false
      for scalar in text.unicodeScalars {
        let isPart = scalar.isLetter || scalar.isDigit
        if isPart, scalar.isHan || !isInWord { count += 1 }
        isInWord = isPart && !scalar.isHan
      }
      return count
    }
  }

  /// Nil where the pairs are too few.
  init?(_ pairs: [SegmentPair]) {
    let lengths = pairs.compactMap(Lengths.init).sorted { $0.logSourceBytes < $1.logSourceBytes }
    guard lengths.count >= Self.minimumPairs else { return nil }
    let window = max(Self.minimumPairs, min(lengths.count, lengths.count / 8))
    let step = max(1, (lengths.count - window) / 16)
    for start in stride(from: 0, through: lengths.count - window, by: step) {
      let near = lengths[start..<(start + window)]
      var medians = SIMD2<Double>()
      var deviations = SIMD2<Double>()
      for measure in medians.indices {
        let median = Self.median(near.map { $0.ratios[measure] })
        medians[measure] = median
        // 1.4826 makes it the standard deviation of a normal distribution.
        deviations[measure] =
          1.4826 * Self.median(near.map { abs($0.ratios[measure] - median) })
      }
      knots.append(
        Knot(
          logBytes: near[start + window / 2].logSourceBytes, median: medians,
          deviation: pointwiseMax(deviations, SIMD2(repeating: 0.08))))
    }
  }

  /// How far a pair is from the usual.
  struct Departure {
    /// Natural logarithm of the length of the target over the usual one, the less extreme measure.
    var ratio: Double
    /// In standard deviations, the mean of both measures.
    var score: Double
    /// By measure: what `ratio` is the lesser of, and the standard deviation.
    var differences: SIMD2<Double>
    var deviations: SIMD2<Double>
  }

  func departure(of pair: SegmentPair) -> Departure? {
    guard let lengths = Lengths(pair),
      let knot = knots.min(by: {
        abs($0.logBytes - lengths.logSourceBytes) < abs($1.logBytes - lengths.logSourceBytes)
      })
    else { return nil }
    let differences = lengths.ratios - knot.median
    let least = abs(differences[1]) < abs(differences[0]) ? differences[1] : differences[0]
    return Departure(
      ratio: least, score: (differences / knot.deviation).sum() / 2, differences: differences,
      deviations: knot.deviation)
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return 0 }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
