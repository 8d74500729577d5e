import TestSupport
import Testing

@testable import Alignment

@Suite struct HiddenMarkovModelTests {
  private struct Lattice {
    var emissions: [Float]
    var l: Int
    var m: Int
    var jumps: [Float]

    init(_ dice: inout SplitMix64, l: Int, m: Int, leastEmission: Float = 0.001) {
      self.l = l
      self.m = m
      emissions = (0..<(m * (l + 1))).map { _ in .random(in: leastEmission...1, using: &dice) }
      jumps = JumpModel(
        counts: (0..<(2 * JumpModel.reach + 1)).map { _ in .random(in: 0...50, using: &dice) }
      ).table(length: max(1, l))
    }

    var posteriors: [Float] {
      var model = HiddenMarkovModel()
      model.run(emissions, sourceLength: l, targetLength: m, jumps: jumps, counting: false)
      return model.posteriors
    }

    /// By the definition: the share of all paths that pass through a state.
    var posteriorsOverAllPaths: [Double] {
      var sums = [Double](repeating: 0, count: m * (l + 1))
      var path: [Int] = []
      func extend(_ weight: Double) {
        let j = path.count
        guard j < m else {
          for (j, state) in path.enumerated() { sums[j * (l + 1) + min(state, l)] += weight }
          return
        }
        // States 0..<l are source words, l + i no word with the position kept at i.
        for state in 0..<(2 * l) {
          let step = transition(from: path.last, to: state)
          let emission = Double(emissions[j * (l + 1) + min(state, l)])
          path.append(state)
          if step > 0 { extend(weight * step * emission) }
          path.removeLast()
        }
      }
      extend(1)
      let total = sums[..<(l + 1)].reduce(0, +)
      return sums.map { $0 / total }
    }

    private func transition(from: Int?, to: Int) -> Double {
      let null = Double(HiddenMarkovModel.nullProbability)
      guard let from else { return (to < l ? 1 - null : null) / Double(l) }
      let position = from % l
      if to >= l { return to - l == position ? null : 0 }
      let total = (0..<l).reduce(0) { $0 + Double(jumps[$1 - position + l - 1]) }
      return (1 - null) * Double(jumps[to - position + l - 1]) / total
    }
  }

  @Test(arguments: UInt64(0)..<12)
  func posteriorsAreTheSharesOfAllPaths(seed: UInt64) {
    var dice = SplitMix64(seed: seed)
    let lattice = Lattice(
      &dice, l: .random(in: 1...3, using: &dice), m: .random(in: 1...4, using: &dice))
    for (fast, exact) in zip(lattice.posteriors, lattice.posteriorsOverAllPaths) {
      #expect(abs(Double(fast) - exact) < 1e-4)
    }
  }

  @Test(arguments: UInt64(0)..<6)
  func posteriorsSumToOne(seed: UInt64) {
    var dice = SplitMix64(seed: seed)
    let lattice = Lattice(
      &dice, l: .random(in: 1...40, using: &dice), m: .random(in: 1...60, using: &dice),
      leastEmission: 1e-20)
    let posteriors = lattice.posteriors
    for j in 0..<lattice.m {
      let sum = posteriors[(j * (lattice.l + 1))..<((j + 1) * (lattice.l + 1))].reduce(0, +)
      #expect(abs(sum - 1) < 1e-4)
    }
  }

  /// Its buffers are used again, with rows of other lengths.
  @Test(arguments: UInt64(0)..<4)
  func oneModelServesPairsOfAllLengths(seed: UInt64) {
    var dice = SplitMix64(seed: seed)
    var model = HiddenMarkovModel()
    for l in [3, 17, 8, 1, 9, 16, 7] {
      let lattice = Lattice(&dice, l: l, m: .random(in: 1...9, using: &dice))
      model.run(
        lattice.emissions, sourceLength: l, targetLength: lattice.m, jumps: lattice.jumps,
        counting: false)
      #expect(model.posteriors == lattice.posteriors)
    }
  }

  @Test func longSentencesDoNotUnderflow() {
    let (l, m) = (20, 2_000)
    var model = HiddenMarkovModel()
    model.run(
      [Float](repeating: 1e-9, count: m * (l + 1)), sourceLength: l, targetLength: m,
      jumps: JumpModel().table(length: l), counting: true)
    #expect(abs(model.posteriors.suffix(l + 1).reduce(0, +) - 1) < 1e-4)
    #expect(model.jumpCounts.allSatisfy { $0.isFinite })
  }

  @Test func withoutSourceEveryWordComesFromNothing() {
    var model = HiddenMarkovModel()
    model.run([0.5, 0.1, 0.1], sourceLength: 0, targetLength: 3, jumps: [], counting: true)
    #expect(model.posteriors == [1, 1, 1])
    model.run([], sourceLength: 2, targetLength: 0, jumps: [], counting: true)
    #expect(model.posteriors.isEmpty)
  }

  @Test func jumpsPreferTheNextWord() {
    let weights = JumpModel().weights
    #expect(weights.max() == weights[JumpModel.reach + 1])
    let table = JumpModel().table(length: 40)
    #expect(table.count == 79)
    #expect(table[0] == weights[0] && table[78] == weights[2 * JumpModel.reach])
    #expect(table[39] == weights[JumpModel.reach])
  }
}
