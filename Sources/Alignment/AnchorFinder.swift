import Glibc

/// A pair of sentences that share rare words, as a fixed point of the path.
struct Anchor: Hashable {
  var source: Int
  var target: Int
  var weight: Float
}

/// Finds sentence pairs that are safe to align before anything else is known: those that are each
/// other's best match by rare words that translate each other, in one increasing chain.
///
/// - Complexity: linear in the words, but for the longest chain, which is n log n.
struct AnchorFinder {
  let scorer: BeadScorer

  /// Words that occur more often than this on either side make no anchors.
  static let mostOccurrences = 8
  /// The least evidence of an anchor, in nats: about two rare words with sure translations.
  static let leastWeight: Float = 10

  func anchors() -> [Anchor] { heaviestChain(mutualBest()) }

  /// Sentence pairs, each the other's best, in the order of the source.
  private func mutualBest() -> [Anchor] {
    let targetSentences = occurrences(scorer.target, types: scorer.targetRarity.count)
    let sourceOccurrences = occurrences(scorer.source, types: scorer.rows.count)
    var bestOfSource: [Anchor] = []
    var bestOfTarget: [Int: Anchor] = [:]
    for i in 0..<scorer.source.count {
      var weights: [Int: Float] = [:]
      for type in Set(scorer.source.types[scorer.source.range(i)]).sorted()
      where sourceOccurrences[Int(type)].count <= Self.mostOccurrences {
        for entry in scorer.rows.row(type) where scorer.rows.probabilities[entry] > 0.02 {
          let sentences = targetSentences[Int(scorer.rows.types[entry])]
          guard sentences.count <= Self.mostOccurrences else { continue }
          let weight = logf(
            1 + scorer.rows.probabilities[entry]
              * scorer.targetRarity[Int(scorer.rows.types[entry])]
              / 20)
          for j in sentences { weights[Int(j), default: 0] += weight }
        }
      }
      guard let best = weights.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else {
        continue
      }
      let anchor = Anchor(source: i, target: best.key, weight: best.value)
      bestOfSource.append(anchor)
      if anchor.weight > bestOfTarget[anchor.target]?.weight ?? 0 {
        bestOfTarget[anchor.target] = anchor
      }
    }
    return bestOfSource.filter { $0.weight >= Self.leastWeight && bestOfTarget[$0.target] == $0 }
  }

  /// The sentences each type stands in, up to one more than may count.
  private func occurrences(_ sentences: SentenceTypes, types: Int) -> [[Int32]] {
    var occurrences = [[Int32]](repeating: [], count: types)
    for sentence in 0..<sentences.count {
      for token in sentences.range(sentence) {
        let type = Int(sentences.types[token])
        if occurrences[type].count <= Self.mostOccurrences {
          occurrences[type].append(Int32(sentence))
        }
      }
    }
    return occurrences
  }

  /// The chain of anchors, increasing on both sides, with the largest sum of weights (a Fenwick tree
  /// of prefix maxima over target sentences).
  private func heaviestChain(_ anchors: [Anchor]) -> [Anchor] {
    var tree = [Int](repeating: -1, count: scorer.target.count + 1)
    var totals = [Float](repeating: 0, count: anchors.count)
    var previous = [Int](repeating: -1, count: anchors.count)
    func better(_ one: Int, _ other: Int) -> Int {
      if one < 0 || other < 0 { return max(one, other) }
      return totals[one] >= totals[other] ? one : other
    }
    var last = -1
    for (index, anchor) in anchors.enumerated() {
      var best = -1
      var node = anchor.target
      while node > 0 {
        best = better(best, tree[node])
        node &= node - 1
      }
      previous[index] = best
      totals[index] = anchor.weight + (best < 0 ? 0 : totals[best])
      node = anchor.target + 1
      while node < tree.count {
        tree[node] = better(tree[node], index)
        node += node & -node
      }
      last = better(last, index)
    }
    var chain: [Anchor] = []
    while last >= 0 {
      chain.append(anchors[last])
      last = previous[last]
    }
    return chain.reversed()
  }
}

extension AlignmentBand {
  /// How far a path may stray from the rectangle between two anchors; texts with fewer sentences need
  /// no anchors.
  static let margin = 12
  /// A rectangle with longer sides is crossed along its diagonal.
  private static let longestSide = 1_000

  /// The rectangles between neighbouring anchors, each with a margin.
  init(around anchors: [Anchor], of scorer: BeadScorer) {
    let n = scorer.source.count
    let m = scorer.target.count
    var lower = [Int](repeating: m, count: n + 1)
    var upper = [Int](repeating: 0, count: n + 1)
    var from = (0, 0)
    for to in anchors.map({ ($0.source, $0.target) }) + [(n, m)] {
      let (height, width) = (to.0 - from.0, to.1 - from.1)
      let isLong = max(height, width) > Self.longestSide
      for i in max(0, from.0 - Self.margin)...min(n, to.0 + Self.margin) {
        var (low, high) = (from.1, to.1)
        if isLong {
          let center = from.1 + (i - from.0) * width / max(1, height)
          let reach = Self.longestSide / 4 + width / max(1, height)
          (low, high) = (max(low, center - reach), min(high, center + reach))
        }
        lower[i] = min(lower[i], max(0, low - Self.margin))
        upper[i] = max(upper[i], min(m, high + Self.margin))
      }
      from = to
    }
    lower[0] = 0
    upper[n] = m
    self.init(columns: (0...n).map { min(lower[$0], upper[$0])..<(max(lower[$0], upper[$0]) + 1) })
  }
}
