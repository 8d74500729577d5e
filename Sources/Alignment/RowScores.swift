import Glibc

/// Lexical scores of all beads that end at one source sentence, kept for the last few sentences.
///
/// `F` of a bead is a sum over its target sentences and `G` a sum over its source sentences, so both
/// are computed once a sentence pair for each number of sentences on the other side.
struct RowScores {
  private let scorer: BeadScorer
  /// The most sentences of a bead on each side.
  private let reach: (source: Int, target: Int)
  private var index: SourceSentenceIndex
  /// The last rows, the newest at `newest`; row `r` back is at `(newest - r) mod reach.source`.
  private var rows: [Row]
  private var newest = -1
  private var scratch: [Float] = []

  private struct Row {
    var sentence = -1
    var columns = 0..<0
    /// One a column.
    var matches: [SentenceMatches] = []
    /// `F[column * reach.source + a - 1]`: the target sentence given the last `a` source sentences.
    var F: [Float] = []
    /// `G[column * reach.target + b - 1]`: the source sentence given `b` target sentences up to the column.
    var G: [Float] = []
  }

  init(scorer: BeadScorer, reach: (source: Int, target: Int)) {
    self.scorer = scorer
    self.reach = reach
    index = SourceSentenceIndex(targetTypes: scorer.targetRarity.count)
    rows = Array(repeating: Row(), count: reach.source)
  }

  /// Makes source sentence `sentence` the newest row, with scores for the target sentences `columns`.
  mutating func advance(to sentence: Int, columns: Range<Int>) {
    newest = (newest + 1) % reach.source
    index.fill(sentence, of: scorer)
    var row = Row()
    swap(&row, &rows[newest])
    row.sentence = sentence
    row.columns = columns
    while row.matches.count < columns.count { row.matches.append(SentenceMatches()) }
    for column in columns.indices {
      index.matches(column, of: scorer, into: &row.matches[column - columns.lowerBound])
    }
    row.F = Array(repeating: 0, count: columns.count * reach.source)
    row.G = Array(repeating: 0, count: columns.count * reach.target)
    swap(&row, &rows[newest])
    for column in columns {
      fillF(column)
      fillG(column)
    }
  }

  /// (F + G) / 2 of the bead that ends at the newest source sentence and before target `column`.
  func lexicalScore(_ shape: BeadShape, column: Int) -> Float {
    let row = rows[newest]
    var sum: Float = 0
    for target in (column - shape.target)..<column {
      guard row.columns.contains(target) else { return -1_000 }
      sum += row.F[(target - row.columns.lowerBound) * reach.source + shape.source - 1]
    }
    for back in 0..<shape.source {
      let row = rows[(newest + reach.source - back) % reach.source]
      guard row.columns.contains(column - 1) else { return -1_000 }
      sum += row.G[(column - 1 - row.columns.lowerBound) * reach.target + shape.target - 1]
    }
    return sum / 2
  }

  private mutating func fillF(_ column: Int) {
    let range = scorer.target.range(column)
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: repeatElement(0, count: range.count))
    var sourceLength: Float = 0
    for a in 1...reach.source {
      let back = rows[(newest + reach.source - (a - 1)) % reach.source]
      guard back.sentence >= 0, back.sentence == rows[newest].sentence - (a - 1),
        back.columns.contains(column)
      else { break }
      for match in back.matches[column - back.columns.lowerBound].target {
        scratch[Int(match.position)] += match.value
      }
      sourceLength += Float(scorer.source.range(back.sentence).count)
      let scale = (1 - BeadScorer.background) / max(1, sourceLength)
      var sum: Float = 0
      for position in scratch.indices {
        let rarity = scorer.targetRarity[Int(scorer.target.types[range.lowerBound + position])]
        sum += Self.log(BeadScorer.background + scale * scratch[position] * rarity)
      }
      rows[newest].F[(column - rows[newest].columns.lowerBound) * reach.source + a - 1] = sum
    }
  }

  private mutating func fillG(_ column: Int) {
    let row = rows[newest]
    let range = scorer.source.range(row.sentence)
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: repeatElement(0, count: range.count))
    var targetLength: Float = 0
    for b in 1...reach.target {
      let target = column - (b - 1)
      guard row.columns.contains(target) else { break }
      for match in row.matches[target - row.columns.lowerBound].source {
        scratch[Int(match.position)] += match.value
      }
      targetLength += Float(scorer.target.range(target).count)
      let scale = (1 - BeadScorer.background) / max(1, targetLength)
      var sum: Float = 0
      for position in scratch.indices {
        let rarity = scorer.sourceRarity[Int(scorer.source.types[range.lowerBound + position])]
        sum += Self.log(BeadScorer.background + scale * scratch[position] * rarity)
      }
      rows[newest].G[(column - row.columns.lowerBound) * reach.target + b - 1] = sum
    }
  }

  /// The natural logarithm, without a call for a word that nothing explains.
  private static let logBackground = logf(BeadScorer.background)
  @inline(__always)
  private static func log(_ value: Float) -> Float {
    value == BeadScorer.background ? logBackground : logf(value)
  }
}
