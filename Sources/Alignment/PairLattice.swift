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
    let source = aligner.source.types[aligner.source.range(pair)]
    let target = aligner.target.types[aligner.target.range(pair)]
    let (l, m) = (source.count, target.count)
    let start = aligner.cells.pairStarts[pair]
    clear(l, m)
    for i in 0..<l {
      let cells = aligner.cells.words.span.extracting((start + i * m)..<(start + (i + 1) * m))
      for j in 0..<m {
        let cell = Int(cells[j])
        emissions[j * (l + 1) + i] = aligner.forward[cell]
        reversed[i * (m + 1) + j] = aligner.backward[cell]
      }
    }
    for (j, t) in target.enumerated() { emissions[j * (l + 1) + l] = aligner.forwardNull[Int(t)] }
    for (i, s) in source.enumerated() { reversed[i * (m + 1) + m] = aligner.backwardNull[Int(s)] }
    infer(l, m, hmm: hmm, counting: counting)
  }

  /// Links words of a pair that need not have been learned from.
  mutating func run(_ source: ArraySlice<Int32>, _ target: ArraySlice<Int32>, of model: LinkModel) {
    let (l, m) = (source.count, target.count)
    clear(l, m)
    let ascending = target.enumerated().map { (target: $1, position: $0) }
      .sorted { $0.target < $1.target }
    for (i, s) in source.enumerated() {
      model.forEachEntry(of: s, among: ascending) { j, entry in
        emissions[j * (l + 1) + i] = model.forward[entry]
        reversed[i * (m + 1) + j] = model.backward[entry]
      }
    }
    for (j, t) in target.enumerated() { emissions[j * (l + 1) + l] = model.forwardNull[Int(t)] }
    for (i, s) in source.enumerated() { reversed[i * (m + 1) + m] = model.backwardNull[Int(s)] }
    infer(l, m, hmm: true, counting: false)
  }

  /// Makes room for `l` source and `m` target words, which nothing links.
  private mutating func clear(_ l: Int, _ m: Int) {
    emissions.removeAll(keepingCapacity: true)
    reversed.removeAll(keepingCapacity: true)
    emissions.append(contentsOf: repeatElement(LinkModel.unseen, count: m * (l + 1)))
    reversed.append(contentsOf: repeatElement(LinkModel.unseen, count: l * (m + 1)))
  }

  private mutating func infer(_ l: Int, _ m: Int, hmm: Bool, counting: Bool) {
    forward.run(
      emissions, sourceLength: l, targetLength: m,
      jumps: hmm ? Self.table(l, &forwardTables, forwardJumps) : nil, counting: counting)
    backward.run(
      reversed, sourceLength: m, targetLength: l,
      jumps: hmm ? Self.table(m, &backwardTables, backwardJumps) : nil, counting: counting)
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

  private static func table(
    _ length: Int, _ tables: inout [Int: [Float]], _ jumps: JumpModel
  ) -> [Float] {
    if let table = tables[length] { return table }
    let table = length > 0 ? jumps.table(length: length) : []
    tables[length] = table
    return table
  }
}
