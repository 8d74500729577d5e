import Glibc

/// A pair of sentences that share rare words, as a fixed point of the path.
struct Anchor: Hashable {
  var source: Int
  var target: Int
  var weight: Float
}

/// For each type, the sentences that it stands in, up to a number.
private struct OccurrenceLists {
  private var counts: [Int32]
  /// One more than the last entry of a type in `sentences`, 0 for none.
  private var last: [Int32]
  private var sentences: [Int32] = []
  private var previous: [Int32] = []
  private var used: [Int32] = []

  init(types: Int) {
    counts = Array(repeating: 0, count: types)
    last = counts
  }

  /// How often a type stands there, at most one more than `most`.
  func count(_ type: Int32) -> Int { Int(counts[Int(type)]) }

  mutating func fill(_ text: SentenceTypes, _ range: Range<Int>, most: Int) {
    for type in used {
      counts[Int(type)] = 0
      last[Int(type)] = 0
    }
    used.removeAll(keepingCapacity: true)
    sentences.removeAll(keepingCapacity: true)
    previous.removeAll(keepingCapacity: true)
    for sentence in range {
      for token in text.range(sentence) {
        let type = Int(text.types[token])
        guard counts[type] <= most else { continue }
        if counts[type] == 0 { used.append(Int32(type)) }
        counts[type] += 1
        previous.append(last[type])
        sentences.append(Int32(sentence))
        last[type] = Int32(sentences.count)
      }
    }
  }

  /// Every occurrence, the last one first.
  func forEachSentence(of type: Int32, _ body: (Int) -> Void) {
    var entry = last[Int(type)]
    while entry > 0 {
      body(Int(sentences[Int(entry) - 1]))
      entry = previous[Int(entry) - 1]
    }
  }
}

/// Finds sentence pairs that are safe to align before anything else is known: those that are each
/// other's best match by rare words that translate each other, in one increasing chain.
///
/// A word that is too common in the document may be rare between two anchors, so wide gaps are
/// searched again, each by itself.
///
/// - Complexity: linear in the words for each depth of gaps, but for the longest chain, which is
///   n log n.
struct AnchorFinder {
  let scorer: BeadScorer

  /// Words that occur more often than this on either side make no anchors.
  static let mostOccurrences = 8
  /// The least evidence of an anchor, in nats: about two rare words with sure translations.
  static let leastWeight: Float = 10
  /// The second best counterpart must have no more than this share of the evidence.
  static let mostOfNext: Float = 0.5
  /// What leaving the diagonal costs a chain, in nats for each e-fold of the sentences left out.
  static let driftCost: Float = 5
  /// How many anchors before it an anchor may follow.
  private static let mostPredecessors = 100
  /// A gap of more cells than this is searched again.
  private static let wideGap = 256

  func anchors() -> [Anchor] {
    var scratch = Scratch(
      source: OccurrenceLists(types: scorer.rows.count),
      target: OccurrenceLists(types: scorer.targetRarity.count))
    var anchors: [Anchor] = []
    // Stretches still to be searched, the last one first, and anchors between them.
    var open = [Stretch(source: 0..<scorer.source.count, target: 0..<scorer.target.count)]
    while let stretch = open.popLast() {
      if let anchor = stretch.anchor { anchors.append(anchor) }
      let chain = chain(in: stretch, &scratch)
      open += Self.stretches(of: stretch, between: chain).reversed().filter {
        $0.anchor != nil || $0.isWide
      }
    }
    return anchors
  }

  /// Sentences between two anchors, with the anchor before them.
  private struct Stretch {
    var anchor: Anchor?
    var source: Range<Int>
    var target: Range<Int>

    var isWide: Bool { source.count * target.count > AnchorFinder.wideGap }

    /// What a chain pays for a step over so many sentences: for how far it leaves the diagonal, or
    /// that of texts with as many sentences, which ends apart where something is left out.
    func cost(_ sourceStep: Int, _ targetStep: Int) -> Float {
      let slope = Float(target.count) / Float(max(1, source.count))
      let drift = abs(Float(targetStep) - slope * Float(sourceStep)) / max(1, slope)
      return AnchorFinder.driftCost
        * logf(1 + min(drift, Float(abs(targetStep - sourceStep))))
    }
  }

  private struct Scratch {
    var source: OccurrenceLists
    var target: OccurrenceLists
  }

  private static func stretches(of whole: Stretch, between anchors: [Anchor]) -> [Stretch] {
    guard let first = anchors.first else { return [] }
    var stretches = [
      Stretch(
        source: whole.source.lowerBound..<first.source,
        target: whole.target.lowerBound..<first.target)
    ]
    for (index, anchor) in anchors.enumerated() {
      let next = index + 1 < anchors.count ? anchors[index + 1] : nil
      stretches.append(
        Stretch(
          anchor: anchor,
          source: (anchor.source + 1)..<(next?.source ?? whole.source.upperBound),
          target: (anchor.target + 1)..<(next?.target ?? whole.target.upperBound)))
    }
    return stretches
  }

  private func chain(in stretch: Stretch, _ scratch: inout Scratch) -> [Anchor] {
    guard stretch.isWide else { return [] }
    scratch.source.fill(scorer.source, stretch.source, most: Self.mostOccurrences)
    scratch.target.fill(scorer.target, stretch.target, most: Self.mostOccurrences)
    return bestChain(mutualBest(in: stretch, scratch), in: stretch)
  }

  /// Sentence pairs, each the other's best by far, in the order of the source.
  private func mutualBest(in stretch: Stretch, _ scratch: Scratch) -> [Anchor] {
    var candidates: [Anchor] = []
    var bests = [Best](repeating: Best(), count: stretch.target.count)
    var weights = [Float](repeating: 0, count: stretch.target.count)
    var touched: [Int] = []
    var types: [Int32] = []
    for i in stretch.source {
      types.removeAll(keepingCapacity: true)
      types.append(contentsOf: scorer.source.types[scorer.source.range(i)])
      types.sort()
      for (index, type) in types.enumerated() where index == 0 || types[index - 1] != type {
        guard scratch.source.count(type) <= Self.mostOccurrences else { continue }
        add(type, scratch.target, from: stretch.target.lowerBound, to: &weights, &touched)
      }
      var best = Best()
      for j in touched {
        best.add(weights[j], of: j)
        bests[j].add(weights[j], of: i)
        weights[j] = 0
      }
      touched.removeAll(keepingCapacity: true)
      if let j = best.index, best.isSafe {
        candidates.append(
          Anchor(source: i, target: j + stretch.target.lowerBound, weight: best.weight))
      }
    }
    return candidates.filter { anchor in
      let best = bests[anchor.target - stretch.target.lowerBound]
      return best.index == anchor.source && best.isSafe
    }
  }

  /// The best counterpart of a sentence, and how good the next best one is.
  private struct Best {
    private(set) var index: Int?
    private(set) var weight: Float = 0
    private var next: Float = 0

    var isSafe: Bool {
      weight >= AnchorFinder.leastWeight && next <= AnchorFinder.mostOfNext * weight
    }

    mutating func add(_ weight: Float, of index: Int) {
      if weight > self.weight {
        (next, self.weight, self.index) = (self.weight, weight, index)
      } else {
        next = max(next, weight)
      }
    }
  }

  /// Adds what a source type says for each target sentence, `first` being the first of them.
  private func add(
    _ type: Int32, _ targets: OccurrenceLists, from first: Int, to weights: inout [Float],
    _ touched: inout [Int]
  ) {
    for entry in scorer.rows.row(type) where scorer.rows.probabilities[entry] > 0.02 {
      let target = scorer.rows.types[entry]
      guard (1...Self.mostOccurrences).contains(targets.count(target)) else { continue }
      let weight = logf(
        1 + scorer.rows.probabilities[entry] * scorer.targetRarity[Int(target)] / 20)
      targets.forEachSentence(of: target) { j in
        if weights[j - first] == 0 { touched.append(j - first) }
        weights[j - first] += weight
      }
    }
  }

  /// The chain of anchors, increasing on both sides, with the largest sum of weights less what leaving
  /// the diagonal costs (Li 2018, section 2.1, chains seeds of sequences likewise).
  ///
  /// An anchor follows one of the last before it, or the end of the best chain so far.
  private func bestChain(_ anchors: [Anchor], in stretch: Stretch) -> [Anchor] {
    var totals: [Float] = []
    var previous: [Int] = []
    var best = -1
    for (index, anchor) in anchors.enumerated() {
      var total = -stretch.cost(
        anchor.source - stretch.source.lowerBound, anchor.target - stretch.target.lowerBound)
      var from = -1
      func follow(_ before: Int) {
        guard anchors[before].target < anchor.target else { return }
        let cost = stretch.cost(
          anchor.source - anchors[before].source, anchor.target - anchors[before].target)
        if totals[before] - cost > total { (total, from) = (totals[before] - cost, before) }
      }
      for before in max(0, index - Self.mostPredecessors)..<index { follow(before) }
      if best >= 0 { follow(best) }
      totals.append(total + anchor.weight)
      previous.append(from)
      if best < 0 || totals[index] > totals[best] { best = index }
    }
    guard best >= 0, totals[best] > 0 else { return [] }
    var chain: [Anchor] = []
    while best >= 0 {
      chain.append(anchors[best])
      best = previous[best]
    }
    return chain.reversed()
  }
}
