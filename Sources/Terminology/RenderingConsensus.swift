import Glibc

/// What the other occurrences of a term say of the span at one: the words of a rendering come back.
///
/// A span gains with each word that stands in the likely spans of the others, and loses with each that
/// does not. The weights are a third to half of what listed renderings at their places show (see
/// `RenderingFinder`): elsewhere a term may have others.
struct RenderingConsensus {
  typealias Spans = [(key: [Int32], posterior: Float)]

  /// By word, its posterior of standing in a rendering, summed over the occurrences.
  private var total: [Int32: Float] = [:]
  private let others: Float

  private static let confidence: Float = 0.9
  private static let agreement: Float = 0.9
  private static let disagreement: Float = 0.5

  /// `occurrences`: the spans found at each, by the stems of their words with a meaning.
  init(of occurrences: [Spans]) {
    others = Float(occurrences.count - 1)
    for (key, posterior) in occurrences.joined() {
      for word in Self.distinct(key) { total[word, default: 0] += posterior }
    }
  }

  /// The posteriors of the spans at one of the occurrences; their sum stays.
  func posteriors(of spans: Spans) -> [Float] {
    guard others > 0 else { return spans.map(\.posterior) }
    let weights = spans.map { key, posterior in
      var (agreed, count): (Float, Float) = (0, 0)
      for word in Self.distinct(key) {
        let own = spans.reduce(Float(0)) { $1.key.contains(word) ? $0 + $1.posterior : $0 }
        agreed += (total[word, default: 0] - own) / others
        count += 1
      }
      return powf(posterior, Self.confidence)
        * expf(Self.agreement * agreed - Self.disagreement * (count - agreed))
    }
    let share = spans.reduce(0) { $0 + $1.posterior } / weights.reduce(0, +)
    return weights.map { $0 * share }
  }

  private static func distinct(_ key: [Int32]) -> some Sequence<Int32> {
    key.indices.lazy.filter { !key[..<$0].contains(key[$0]) }.map { key[$0] }
  }
}
