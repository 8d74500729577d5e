import Glibc

/// Lexical scores of all beads that end at one source sentence, kept for the last few sentences.
///
/// `F` of a bead is a sum over its target sentences and `G` a sum over its source sentences, so both
/// are computed once a sentence pair for each number of sentences on the other side. The words of
/// neighbouring target sentences stand side by side, so a row is scored in a few dense passes.
struct RowScores {
  private let scorer: BeadScorer
  /// The most sentences of a bead on each side.
  private let reach: (source: Int, target: Int)
  private var index: SourceSentenceIndex
  /// The last rows, the newest at `newest`; row `r` back is at `(newest - r) mod reach.source`.
  private var rows: [Row]
  private var newest = -1
  /// Explained shares of words, summed over the sentences of the other side so far.
  private var explained: [Float] = []

  private struct Row {
    var sentence = -1
    var columns = 0..<0
    var matches = SentenceMatches()
    /// `F[a - 1][column]`: the target sentence given the last `a` source sentences.
    var F: [[Float]]
    /// `G[(b - 1) * columns.count + column]`: the source sentence given `b` target sentences up to
    /// the column.
    var G: [Float] = []

    init(reach: Int) { F = Array(repeating: [], count: reach) }
  }

  init(scorer: BeadScorer, reach: (source: Int, target: Int)) {
    self.scorer = scorer
    self.reach = reach
    index = SourceSentenceIndex(targetTypes: scorer.targetRarity.count)
    rows = Array(repeating: Row(reach: reach.source), count: reach.source)
  }

  /// Makes source sentence `sentence` the newest row, with scores for the target sentences `columns`.
  ///
  /// - Complexity: the words of the sentences, times the reach of the other side.
  mutating func advance(to sentence: Int, columns: Range<Int>) {
    newest = (newest + 1) % reach.source
    rows[newest].sentence = sentence
    rows[newest].columns = columns
    index.fill(sentence, of: scorer)
    rows[newest].matches.removeAll()
    for column in columns { index.addMatches(column, of: scorer, to: &rows[newest].matches) }
    fillF()
    fillG()
  }

  /// (F + G) / 2 of the bead that ends at the newest source sentence and before target `column`.
  func lexicalScore(_ shape: BeadShape, column: Int) -> Float {
    let columns = rows[newest].columns
    guard columns.contains(column - shape.target), columns.contains(column - 1) else {
      return -1_000
    }
    var sum: Float = 0
    for target in (column - shape.target)..<column {
      sum += rows[newest].F[shape.source - 1][target - columns.lowerBound]
    }
    for back in 0..<shape.source {
      let slot = (newest + reach.source - back) % reach.source
      let columns = rows[slot].columns
      guard columns.contains(column - 1) else { return -1_000 }
      sum += rows[slot].G[(shape.target - 1) * columns.count + column - 1 - columns.lowerBound]
    }
    return sum / 2
  }

  private mutating func fillF() {
    let columns = rows[newest].columns
    let starts = scorer.target.starts
    let first = Int(starts[columns.lowerBound])
    reset(count: Int(starts[columns.upperBound]) - first)
    var sourceLength = 0
    for a in 1...reach.source {
      let slot = (newest + reach.source - (a - 1)) % reach.source
      guard rows[slot].sentence >= 0, rows[slot].sentence == rows[newest].sentence - (a - 1) else {
        break
      }
      for match in rows[slot].matches.target where explained.indices.contains(match.word - first) {
        explained[match.word - first] += match.value
      }
      sourceLength += scorer.source.range(rows[slot].sentence).count
      let scale = 1 / Float(max(1, sourceLength))
      rows[newest].F[a - 1].removeAll(keepingCapacity: true)
      for column in columns {
        let range = scorer.target.range(column)
        rows[newest].F[a - 1].append(
          Self.logProduct(
            explained.span.extracting((range.lowerBound - first)..<(range.upperBound - first)),
            scale: scale))
      }
    }
  }

  private mutating func fillG() {
    let columns = rows[newest].columns
    let words = scorer.source.range(rows[newest].sentence).count
    rows[newest].G.removeAll(keepingCapacity: true)
    rows[newest].G.append(contentsOf: repeatElement(0, count: columns.count * reach.target))
    for column in columns {
      reset(count: words)
      var targetLength = 0
      for b in 1...reach.target {
        let target = column - (b - 1)
        guard columns.contains(target) else { break }
        for match in rows[newest].matches.source(target - columns.lowerBound) {
          explained[match.word] += match.value
        }
        targetLength += scorer.target.range(target).count
        rows[newest].G[(b - 1) * columns.count + column - columns.lowerBound] = Self.logProduct(
          explained.span, scale: 1 / Float(max(1, targetLength)))
      }
    }
  }

  private mutating func reset(count: Int) {
    explained.removeAll(keepingCapacity: true)
    explained.append(contentsOf: repeatElement(0, count: count))
  }

  /// Σ ln(λ + scale · share), as the logarithm of products: a factor lies between λ and 4,001, so 64
  /// of them fit a Double.
  private static func logProduct(_ shares: Span<Float>, scale: Float) -> Float {
    var sum = 0.0
    var start = 0
    while start < shares.count {
      let end = min(start + 64, shares.count)
      var even = 1.0
      var odd = 1.0
      while start + 1 < end {
        even *= Double(BeadScorer.background + scale * shares[start])
        odd *= Double(BeadScorer.background + scale * shares[start + 1])
        start += 2
      }
      if start < end {
        even *= Double(BeadScorer.background + scale * shares[start])
        start += 1
      }
      sum += log(even * odd)
    }
    return Float(sum)
  }
}
