import Glibc

/// A bead: consecutive source and target sentences that translate each other (Gale and Church 1993);
/// either side may be empty.
public struct Bead: Hashable, Sendable {
  public var source: Range<Int>
  public var target: Range<Int>
  /// Log likelihood ratio, see `BeadScorer` and `LengthModel`, with the prior of the shape.
  public var score: Double

  public init(source: Range<Int>, target: Range<Int>, score: Double) {
    self.source = source
    self.target = target
    self.score = score
  }

  /// What lengths that fit give sentences that have nothing to do with each other.
  private static let scoreOfChance = 1.0

  /// How sure the pair is, 0...1: the logistic function of the score above that of chance; 0 for a
  /// bead with one side.
  public var confidence: Double {
    source.isEmpty || target.isEmpty ? 0 : 1 / (1 + exp((Self.scoreOfChance - score) / 3))
  }

  var swapped: Bead { Bead(source: target, target: source, score: score) }
}

/// Finds the best sequence of beads by dynamic programming inside a band.
///
/// - Complexity: the number of cells of the band times the words of a sentence.
struct SentenceAligner {
  let scorer: BeadScorer
  let band: AlignmentBand
  var priors = BeadPriors.sentences

  /// Weight of the mean of both lexical scores against priors and lengths: the words of a sentence
  /// are no independent draws.
  static let lexicalWeight: Float = 0.5

  /// Empty where no sequence of beads with the given priors covers both sides.
  func beads() -> [Bead] {
    let n = scorer.source.count
    let m = scorer.target.count
    guard n > 0 || m > 0 else { return [] }
    var table = BeadTable(band: band)
    let lengths = LengthModel(scorer: scorer)
    var rows = RowScores(scorer: scorer, reach: priors.reach, lengths: lengths)
    for i in 0...n {
      if i > 0 {
        rows.advance(
          to: i - 1, columns: band.sentences(inRow: i, reach: priors.reach))
      }
      for j in band.columns[i] {
        extend(&table, rows, toRow: i, column: j, lengths: lengths)
      }
    }
    return table.path(toRow: n, column: m) ?? []
  }

  /// Notes and their headings are lines of their own, and often in one language only: they are left out
  /// more easily than other sentences, and no part of a longer bead.
  private func noteScore(_ i: Int, _ j: Int, _ shape: BeadShape) -> Float {
    let source = scorer.source.notes(in: (i - shape.source)..<i)
    let target = scorer.target.notes(in: (j - shape.target)..<j)
    guard source + target > 0 else { return 0 }
    if shape.source == 0 || shape.target == 0 { return Self.noteWeight }
    return (shape.source > 1 && source > 0) != (shape.target > 1 && target > 0)
      ? -Self.noteWeight : 0
  }

  /// In nats: makes leaving a note out about as likely as pairing it.
  private static let noteWeight: Float = 3

  private func extend(
    _ table: inout BeadTable, _ rows: borrowing RowScores, toRow i: Int, column j: Int,
    lengths: LengthModel
  ) {
    guard i > 0 || j > 0 else { return table.start() }
    var best = -Float.infinity
    var bestShape: BeadShape?
    for shape in priors.shapes where shape.source <= i && shape.target <= j {
      guard let before = table.score(row: i - shape.source, column: j - shape.target) else {
        continue
      }
      var score = before + shape.logPrior
      score += noteScore(i, j, shape)
      if shape.source > 0 && shape.target > 0 {
        let source = scorer.source.length(of: (i - shape.source)..<i)
        let target = scorer.target.length(of: (j - shape.target)..<j)
        guard lengths.allow(shape, source: source, target: target) else { continue }
        score += lengths.score(source: source, target: target)
        score += Self.lexicalWeight * rows.lexicalScore(shape, column: j)
      }
      if score > best {
        best = score
        bestShape = shape
      }
    }
    if let bestShape { table.set(row: i, column: j, score: best, shape: bestShape) }
  }
}

/// How many sentences a bead has on each side, with the log of its prior probability.
struct BeadShape: Sendable {
  var source: Int
  var target: Int
  var logPrior: Float
}

/// Which shapes a bead may have, and how often each is seen.
struct BeadPriors: Sendable {
  private(set) var shapes: [BeadShape] = []

  /// The most sentences of a bead on each side.
  var reach: (source: Int, target: Int) {
    (shapes.map(\.source).max() ?? 1, shapes.map(\.target).max() ?? 1)
  }

  /// Of sentences. A Chinese sentence of a report may become ten in English.
  static let sentences: BeadPriors = {
    var priors = BeadPriors()
    priors.add(1, 1, 0.8)
    priors.add(1, 0, 0.008)
    priors.add(0, 1, 0.008)
    for k in 2...10 {
      let prior: Float = 0.1 / powf(5, Float(k - 2))
      priors.add(1, k, prior)
      if k <= 6 { priors.add(k, 1, prior) }
    }
    priors.add(2, 2, 0.008)
    priors.add(2, 3, 0.003)
    priors.add(3, 2, 0.003)
    priors.add(3, 3, 0.001)
    return priors
  }()

  /// Of lines and paragraphs: a title may be wrapped at different places in the two languages.
  static let blocks: BeadPriors = {
    var priors = sentences
    for index in priors.shapes.indices
    where priors.shapes[index].source > 1 && priors.shapes[index].target > 1 {
      priors.shapes[index].logPrior = logf(0.1)
    }
    return priors
  }()

  /// Of the clauses of one Chinese sentence and the sentences that translate it: some clauses make a
  /// sentence, and nothing is left out.
  static let clauses: BeadPriors = {
    var priors = BeadPriors()
    for k in 1...10 {
      priors.add(k, 1, 0.1)
      if (2...4).contains(k) { priors.add(1, k, 0.1) }
    }
    priors.add(2, 2, 0.02)
    priors.add(2, 3, 0.01)
    priors.add(3, 2, 0.01)
    return priors
  }()

  private mutating func add(_ source: Int, _ target: Int, _ prior: Float) {
    shapes.append(BeadShape(source: source, target: target, logPrior: logf(prior)))
  }
}
