extension AlignmentBand {
  /// How far a path may stray from the rectangle between two anchors.
  private static let margin = 6
  /// Texts with no more sentences need no anchors.
  static let fewSentences = 12
  /// A rectangle with longer sides is crossed along its diagonal.
  private static let longestSide = 240

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
