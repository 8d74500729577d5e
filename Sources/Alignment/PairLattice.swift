/// Both directions of one pair, with buffers that are used again for the next.
struct PairLattice {
  private(set) var forward = HiddenMarkovModel()
  private(set) var backward = HiddenMarkovModel()
  private var emissions: [Float] = []
  private var reversed: [Float] = []
  private var forwardTables: [Int: [Float]] = [:]
  private var backwardTables: [Int: [Float]] = [:]
  private let forwardJumps: JumpModel
  private let backwardJumps: JumpModel

  init(aligner: WordAligner) {
    self.init(forwardJumps: aligner.forwardJumps, backwardJumps: aligner.backwardJumps)
  }

  init(forwardJumps: JumpModel, backwardJumps: JumpModel) {
    self.forwardJumps = forwardJumps
    self.backwardJumps = backwardJumps
  }

  mutating func run(_ pair: Int, of aligner: WordAligner, hmm: Bool, counting: Bool) {
    let sourceRange = aligner.source.range(pair)
    let targetRange = aligner.target.range(pair)
    let (l, m) = (sourceRange.count, targetRange.count)
    let start = aligner.cells.pairStarts[pair]
    let types = aligner.target.types.span.extracting(targetRange)
    Self.resize(&emissions, to: m * (l + 1))
    for i in 0..<l {
      let cells = aligner.cells.words.span.extracting((start + i * m)..<(start + (i + 1) * m))
      for j in 0..<m { emissions[j * (l + 1) + i] = aligner.forward[Int(cells[j])] }
    }
    for j in 0..<m { emissions[j * (l + 1) + l] = aligner.forwardNull[Int(types[j])] }
    forward.run(
      emissions, sourceLength: l, targetLength: m,
      jumps: hmm ? Self.table(l, &forwardTables, forwardJumps) : nil, counting: counting)
    Self.resize(&emissions, to: l * (m + 1))
    for i in 0..<l {
      let cells = aligner.cells.words.span.extracting((start + i * m)..<(start + (i + 1) * m))
      for j in 0..<m { emissions[i * (m + 1) + j] = aligner.backward[Int(cells[j])] }
      emissions[i * (m + 1) + m] =
        aligner.backwardNull[Int(aligner.source.types[sourceRange.lowerBound + i])]
    }
    backward.run(
      emissions, sourceLength: m, targetLength: l,
      jumps: hmm ? Self.table(m, &backwardTables, backwardJumps) : nil, counting: counting)
  }

  /// Links words of a pair that need not have been learned from.
  mutating func run(_ source: ArraySlice<Int32>, _ target: ArraySlice<Int32>, of model: LinkModel) {
    let (l, m) = (source.count, target.count)
    emissions.removeAll(keepingCapacity: true)
    reversed.removeAll(keepingCapacity: true)
    emissions.append(contentsOf: repeatElement(LinkModel.unseen, count: m * (l + 1)))
    reversed.append(contentsOf: repeatElement(LinkModel.unseen, count: l * (m + 1)))
    for (i, s) in source.enumerated() {
      model.forEachEntry(of: s, among: target) { j, entry in
        emissions[j * (l + 1) + i] = model.forward[entry]
        reversed[i * (m + 1) + j] = model.backward[entry]
      }
      reversed[i * (m + 1) + m] = model.backwardNull[Int(s)]
    }
    for (j, t) in target.enumerated() { emissions[j * (l + 1) + l] = model.forwardNull[Int(t)] }
    forward.run(
      emissions, sourceLength: l, targetLength: m,
      jumps: Self.table(l, &forwardTables, forwardJumps), counting: false)
    backward.run(
      reversed, sourceLength: m, targetLength: l,
      jumps: Self.table(m, &backwardTables, backwardJumps), counting: false)
  }

  func addCounts(_ pair: Int, of aligner: WordAligner, to counts: inout AlignmentCounts) {
    let sourceRange = aligner.source.range(pair)
    let targetRange = aligner.target.range(pair)
    let (l, m) = (sourceRange.count, targetRange.count)
    let start = aligner.cells.pairStarts[pair]
    for j in 0..<m {
      for i in 0..<l {
        let cell = Int(aligner.cells.words[start + i * m + j])
        counts.forward[cell] += forward.posteriors[j * (l + 1) + i]
        counts.backward[cell] += backward.posteriors[i * (m + 1) + j]
      }
      counts.forwardNull[Int(aligner.target.types[targetRange.lowerBound + j])] +=
        forward.posteriors[j * (l + 1) + l]
    }
    for i in 0..<l {
      counts.backwardNull[Int(aligner.source.types[sourceRange.lowerBound + i])] +=
        backward.posteriors[i * (m + 1) + m]
    }
  }

  private static func resize(_ values: inout [Float], to count: Int) {
    values.removeAll(keepingCapacity: true)
    values.append(contentsOf: repeatElement(0, count: count))
  }

  private static func table(
    _ length: Int, _ tables: inout [Int: [Float]], _ jumps: JumpModel
  ) -> [Float] {
    if let table = tables[length] { return table }
    let table = length > 0 ? jumps.table(length: length) : []
    tables[length] = table
    return table
  }
}
