import Glibc

/// How well the lengths of a bead's sides fit each other: a normal density of the log ratio, against
/// one three times as wide (Gale and Church 1993, with the ratio learned from the document).
struct LengthModel: Sendable {
  /// Target bytes per source byte.
  let ratio: Float

  /// The standard deviation of the log ratio.
  private static let deviation: Float = 0.25
  /// Lengths that differ out of all measure say no more than this: omissions happen.
  private static let least: Float = -8
  /// Added to either side, in bytes: short sentences differ more.
  private static let smoothing: Float = 12
  /// Beads of more sentences than this need lengths that fit.
  static let mostUnfit = 4

  init(scorer: BeadScorer) {
    ratio =
      (scorer.target.length(of: 0..<scorer.target.count) + 100)
      / (scorer.source.length(of: 0..<scorer.source.count) + 100)
  }

  /// Lengths in UTF-8 bytes.
  func score(source: Float, target: Float) -> Float {
    let deviations = logf(quotient(source: source, target: target)) / Self.deviation
    return max(Self.least, 1 - deviations * deviations / 2)
  }

  /// Whether a bead is looked at: one of many sentences only where the score is not the least one.
  @inline(__always)
  func allow(_ shape: BeadShape, source: Float, target: Float) -> Bool {
    shape.source + shape.target <= Self.mostUnfit || fit(source: source, target: target)
  }

  /// Whether the score is not the least one.
  @inline(__always)
  func fit(source: Float, target: Float) -> Bool {
    let quotient = quotient(source: source, target: target)
    return quotient < Self.mostQuotient && quotient * Self.mostQuotient > 1
  }

  @inline(__always)
  private func quotient(source: Float, target: Float) -> Float {
    (target + Self.smoothing) / (source * ratio + Self.smoothing)
  }

  /// exp(σ √(2 (1 - least))), where the score becomes the least one.
  private static let mostQuotient = expf(deviation * sqrtf(2 * (1 - least)))
}
