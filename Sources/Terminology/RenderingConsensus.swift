import Glibc

/// What the other occurrences of a term say of the span at one: the words of a rendering come back.
///
/// A span gains with each word that stands in the likely spans of the others, and loses with each that
/// does not. The weights are half of what listed renderings at their places show (see
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
    for spans in occurrences {
      total.merge(Self.words(of: spans), uniquingKeysWith: +)
    }
  }

  /// The posteriors of the spans at one of the occurrences; their sum stays.
  func posteriors(of spans: Spans) -> [Float] {
    guard others > 0 else { return spans.map(\.posterior) }
    let own = Self.words(of: spans)
    let weights = spans.map { key, posterior in
      let words = Self.distinct(key)
      let shared = words.reduce(Float(0)) { $0 + total[$1, default: 0] - own[$1, default: 0] }
      let agreed = shared / others
      return powf(posterior, Self.confidence)
        * expf(Self.agreement * agreed - Self.disagreement * (Float(words.count) - agreed))
    }
    let share = spans.reduce(0) { $0 + $1.posterior } / weights.reduce(0, +)
    return weights.map { $0 * share }
  }

  private static func words(of spans: Spans) -> [Int32: Float] {
    var words: [Int32: Float] = [:]
    for (key, posterior) in spans {
      for word in distinct(key) { words[word, default: 0] += posterior }
    }
    return words
  }

  private static func distinct(_ key: [Int32]) -> [Int32] {
    key.indices.filter { !key[..<$0].contains(key[$0]) }.map { key[$0] }
  }
}
