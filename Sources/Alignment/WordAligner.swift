import Glibc
import Linguistics

/// Word links in a bitext, by a hidden Markov model in each direction.
///
/// Expectation maximisation over the bitext itself, with what the lexicon says as a Dirichlet prior
/// (variational Bayes: Riley and Gildea, "Improving the IBM alignment models using variational
/// Bayes", ACL 2012); Model 1 first, then the HMM. Words are linked by the product of the two
/// directions' posteriors (Liang, Taskar and Klein, "Alignment by agreement", NAACL 2006).
struct WordAligner: Sendable {
  let source: SentenceTypes
  let target: SentenceTypes
  let cells: CellTable
  /// p(target | source) and p(source | target), by cell.
  private(set) var forward: [Float]
  private(set) var backward: [Float]
  /// p(target | nothing) and p(source | nothing), by type.
  private(set) var forwardNull: [Float]
  private(set) var backwardNull: [Float]
  private(set) var forwardJumps = JumpModel()
  private(set) var backwardJumps = JumpModel()
  /// Dirichlet parameters by cell, from the lexicon.
  private let forwardPrior: [Float]
  private let backwardPrior: [Float]

  /// How many sightings a translation that the lexicon is sure of weighs.
  static let lexiconStrength: Float = 8
  /// The Dirichlet parameter of a cell that the lexicon knows nothing of.
  static let sparsity: Float = 0.1

  init(
    source: SentenceTypes, target: SentenceTypes, types: ParallelTypes, rows: TranslationRows
  ) {
    self.source = source
    self.target = target
    let sourceTypes = types.chineseCounts.count
    let targetTypes = types.englishCounts.count
    cells = CellTable(
      source: source, target: target, sourceTypes: sourceTypes, targetTypes: targetTypes)
    let reversed = rows.reversed(sourceCounts: types.chineseCounts, targetTypes: targetTypes)
    var forwardPrior = [Float](repeating: Self.sparsity, count: cells.count)
    var backwardPrior = forwardPrior
    var cellOf = [Int32](repeating: -1, count: targetTypes)
    for type in 0..<Int32(sourceTypes) {
      let row = cells.row(type)
      for cell in row { cellOf[Int(cells.targets[cell])] = Int32(cell) }
      for entry in rows.row(type) {
        let cell = Int(cellOf[Int(rows.types[entry])])
        guard row.contains(cell) else { continue }
        forwardPrior[cell] += Self.lexiconStrength * rows.probabilities[entry]
        backwardPrior[cell] += Self.lexiconStrength * reversed[entry]
      }
    }
    self.forwardPrior = forwardPrior
    self.backwardPrior = backwardPrior
    forwardNull = Self.normalized(types.englishCounts)
    backwardNull = Self.normalized(types.chineseCounts)
    forward = []
    backward = []
    forward = Self.initial(forwardPrior, cells.targets.map { forwardNull[Int($0)] })
    let sourceOfCell = cells.sources
    backward = Self.initial(backwardPrior, sourceOfCell.map { backwardNull[Int($0)] })
  }

  private static func normalized(_ counts: [Float]) -> [Float] {
    let total = max(1, counts.reduce(0, +))
    return counts.map { $0 / total }
  }

  /// A first guess: the lexicon's share, and a little of how frequent the word is.
  private static func initial(_ prior: [Float], _ frequency: [Float]) -> [Float] {
    zip(prior, frequency).map { ($0 - sparsity) / lexiconStrength + 0.5 * $1 }
  }

  /// Iterations of Model 1, then of the HMM.
  mutating func train(model1 first: Int = 3, hmm second: Int = 3) {
    for iteration in 0..<(first + second) {
      let counts = collectCounts(hmm: iteration >= first)
      maximize(counts)
    }
  }
}

extension CellTable {
  /// Source type of each cell.
  var sources: [Int32] {
    var sources = [Int32](repeating: 0, count: count)
    for type in 0..<Int32(rowStarts.count - 1) {
      for cell in row(type) { sources[cell] = type }
    }
    return sources
  }
}

// MARK: - Expectation

/// Expected counts of one shard of the bitext.
struct AlignmentCounts: Sendable {
  var forward: [Float]
  var backward: [Float]
  var forwardNull: [Float]
  var backwardNull: [Float]
  var forwardJumps = [Float](repeating: 0, count: 2 * JumpModel.reach + 1)
  var backwardJumps = [Float](repeating: 0, count: 2 * JumpModel.reach + 1)

  mutating func add(_ other: AlignmentCounts) {
    Self.add(&forward, other.forward)
    Self.add(&backward, other.backward)
    Self.add(&forwardNull, other.forwardNull)
    Self.add(&backwardNull, other.backwardNull)
    Self.add(&forwardJumps, other.forwardJumps)
    Self.add(&backwardJumps, other.backwardJumps)
  }

  private static func add(_ sums: inout [Float], _ terms: [Float]) {
    for index in sums.indices { sums[index] += terms[index] }
  }
}

extension WordAligner {
  /// The bitext is cut into this many stretches, whatever the number of cores, so that sums come out
  /// the same everywhere.
  private static let shards = 2

  private func collectCounts(hmm: Bool) -> AlignmentCounts {
    let all = Parallel.map(stretches: Self.shards, of: source.count) { counts(of: $0, hmm: hmm) }
    return all.dropFirst().reduce(into: all[0]) { $0.add($1) }
  }

  private func counts(of pairs: Range<Int>, hmm: Bool) -> AlignmentCounts {
    var counts = AlignmentCounts(
      forward: Array(repeating: 0, count: cells.count),
      backward: Array(repeating: 0, count: cells.count),
      forwardNull: Array(repeating: 0, count: forwardNull.count),
      backwardNull: Array(repeating: 0, count: backwardNull.count))
    var lattice = PairLattice(aligner: self)
    for pair in pairs {
      lattice.run(pair, of: self, hmm: hmm, counting: true)
      lattice.addCounts(pair, of: self, to: &counts)
    }
    counts.forwardJumps = lattice.forward.jumpCounts
    counts.backwardJumps = lattice.backward.jumpCounts
    return counts
  }

  private mutating func maximize(_ counts: AlignmentCounts) {
    let sources = cells.sources
    forward = Self.maximized(
      counts.forward, forwardPrior, group: sources, groups: cells.rowStarts.count - 1)
    backward = Self.maximized(
      counts.backward, backwardPrior, group: cells.targets, groups: forwardNull.count)
    forwardNull = Self.smoothed(counts.forwardNull)
    backwardNull = Self.smoothed(counts.backwardNull)
    forwardJumps = JumpModel(counts: counts.forwardJumps)
    backwardJumps = JumpModel(counts: counts.backwardJumps)
  }

  private static func maximized(
    _ counts: [Float], _ prior: [Float], group: [Int32], groups: Int
  ) -> [Float] {
    var totals = [Float](repeating: 0, count: groups)
    for cell in counts.indices { totals[Int(group[cell])] += counts[cell] + prior[cell] }
    var probabilities = counts
    for index in totals.indices { totals[index] = expDigamma(totals[index]) }
    for cell in counts.indices {
      probabilities[cell] = expDigamma(counts[cell] + prior[cell]) / totals[Int(group[cell])]
    }
    return probabilities
  }

  private static func smoothed(_ counts: [Float]) -> [Float] {
    let total = counts.reduce(0, +) + 0.1 * Float(counts.count)
    return counts.map { ($0 + 0.1) / total }
  }

  /// exp(ψ(x)), within 1% (asymptotic series after one step of recurrence).
  private static func expDigamma(_ x: Float) -> Float {
    if x < 0.02 { return expf(max(-80, -1 / x - 0.5772)) }
    let y = x + 2
    let series = logf(y) - 1 / (2 * y) - 1 / (12 * y * y)
    return expf(series - 1 / x - 1 / (x + 1))
  }
}
