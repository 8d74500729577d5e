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
  private let lengths: LengthModel
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

  init(scorer: BeadScorer, reach: (source: Int, target: Int), lengths: LengthModel) {
    self.scorer = scorer
    self.reach = reach
    self.lengths = lengths
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
    var explained = explained
    self.explained = []
    Self.reset(&explained, count: Int(starts[columns.upperBound]) - first)
    for a in 1...reach.source {
      let slot = (newest + reach.source - (a - 1)) % reach.source
      let sentence = rows[newest].sentence - (a - 1)
      guard rows[slot].sentence >= 0, rows[slot].sentence == sentence else { break }
      let matches = rows[slot].matches.target
      Self.add(matches, matches.indices, less: first, to: &explained)
      let source = sentence..<(rows[newest].sentence + 1)
      let sourceLength = scorer.source.length(of: source)
      let scale = 1 / Float(max(1, scorer.source.words(of: source)))
      var scores = rows[newest].F[a - 1]
      rows[newest].F[a - 1] = []
      scores.removeAll(keepingCapacity: true)
      for column in columns {
        let range = scorer.target.range(column)
        let isUsed =
          a < LengthModel.mostUnfit
          || lengths.fit(
            source: sourceLength, target: scorer.target.length(of: column..<(column + 1)))
        scores.append(
          isUsed
            ? Self.logProduct(
              explained.span.extracting((range.lowerBound - first)..<(range.upperBound - first)),
              scale: scale)
            : -.infinity)
      }
      rows[newest].F[a - 1] = scores
    }
    self.explained = explained
  }

  private mutating func fillG() {
    let columns = rows[newest].columns
    let sentence = rows[newest].sentence
    let words = scorer.source.range(sentence).count
    let sourceLength = scorer.source.length(of: sentence..<(sentence + 1))
    var explained = explained
    self.explained = []
    var scores = rows[newest].G
    rows[newest].G = []
    scores.removeAll(keepingCapacity: true)
    scores.append(contentsOf: repeatElement(-.infinity, count: columns.count * reach.target))
    for column in columns {
      Self.reset(&explained, count: words)
      for b in 1...min(reach.target, column - columns.lowerBound + 1) {
        let target = Range((column - (b - 1))...column)
        let matches = rows[newest].matches.source(target.lowerBound - columns.lowerBound)
        Self.add(rows[newest].matches.source, matches, less: 0, to: &explained)
        guard
          b < LengthModel.mostUnfit
            || lengths.fit(source: sourceLength, target: scorer.target.length(of: target))
        else { continue }
        scores[(b - 1) * columns.count + column - columns.lowerBound] = Self.logProduct(
          explained.span, scale: 1 / Float(max(1, scorer.target.words(of: target))))
      }
    }
    rows[newest].G = scores
    self.explained = explained
  }

  private static func reset(_ explained: inout [Float], count: Int) {
    explained.removeAll(keepingCapacity: true)
    explained.append(contentsOf: repeatElement(0, count: count))
  }

  /// `less`: the number of the first word of `explained`.
  private static func add(
    _ matches: [WordMatch], _ range: Range<Int>, less first: Int, to explained: inout [Float]
  ) {
    let matches = matches.span
    var explained = explained.mutableSpan
    for index in range {
      let word = matches[index].word - first
      if explained.indices.contains(word) { explained[word] += matches[index].value }
    }
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
