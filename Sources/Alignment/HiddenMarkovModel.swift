import Glibc

/// How far the position jumps from one word to the next, as a probability by distance; farther jumps
/// than `reach` share the last bucket (Vogel, Ney and Tillmann, "HMM-based word alignment in
/// statistical translation", COLING 1996).
struct JumpModel: Sendable {
  static let reach = 12
  /// `weights[d + reach]` for distance d in -reach...reach; they need not sum to 1.
  private(set) var weights: [Float]

  init() {
    weights = (-Self.reach...Self.reach).map { distance in
      expf(-0.6 * abs(Float(distance) - 1))
    }
  }

  /// From expected counts by distance, with a little of the initial shape mixed in.
  init(counts: [Float]) {
    let initial = JumpModel().weights
    let total = counts.reduce(0, +)
    let initialTotal = initial.reduce(0, +)
    weights = zip(counts, initial).map { count, start in
      (count + 5 * start / initialTotal) / (total + 5)
    }
  }

  /// Weights of the jumps from any to any of `length` positions:
  /// `table[distance + length - 1]`, normalised per source sentence length by the caller's sums.
  func table(length: Int) -> [Float] {
    (-(length - 1)...(length - 1)).map {
      weights[max(-Self.reach, min(Self.reach, $0)) + Self.reach]
    }
  }
}

/// Forward-backward over one pair: which state (source word, or none) produced each target word.
///
/// A word that no source word produced keeps the position of the word before it (Och and Ney 2003,
/// section 2.1.2), so the state space is twice the source length.
struct HiddenMarkovModel {
  /// Posterior that target word j came from source word i: `posteriors[j * (l + 1) + i]`; from none:
  /// index l.
  private(set) var posteriors: [Float] = []
  /// Expected jumps by distance, as in `JumpModel.weights`; summed over all pairs run.
  private(set) var jumpCounts = [Float](repeating: 0, count: 2 * JumpModel.reach + 1)

  private var forward: [Float] = []
  private var backward: [Float] = []
  private var scratch: [Float] = []
  private var normalizers: [Float] = []

  /// The prior probability that a word comes from no source word.
  static let nullProbability: Float = 0.2

  /// `emissions`: p(target word j | source word i) at `j * (l + 1) + i`, of none at index l.
  /// `jumps`: the jump weights for l positions, see `JumpModel.table`.
  mutating func run(
    _ emissions: [Float], sourceLength l: Int, targetLength m: Int, jumps: [Float], counting: Bool
  ) {
    let width = l + 1
    posteriors.removeAll(keepingCapacity: true)
    posteriors.append(contentsOf: repeatElement(0, count: m * width))
    guard l > 0, m > 0 else {
      for j in 0..<m { posteriors[j * width + l] = 1 }
      return
    }
    prepareNormalizers(l, jumps)
    fillForward(emissions, l, m, jumps)
    fillBackward(emissions, l, m, jumps)
    for j in 0..<m {
      var total: Float = 0
      var null: Float = 0
      for i in 0..<l {
        let word = forward[j * 2 * l + i] * backward[j * 2 * l + i]
        let none = forward[j * 2 * l + l + i] * backward[j * 2 * l + l + i]
        posteriors[j * width + i] = word
        null += none
        total += word + none
      }
      posteriors[j * width + l] = null
      let scale = total > 0 ? 1 / total : 0
      for i in 0...l { posteriors[j * width + i] *= scale }
    }
    if counting { countJumps(emissions, l, m, jumps) }
  }

  /// One over the sum of the jump weights from each position.
  private mutating func prepareNormalizers(_ l: Int, _ jumps: [Float]) {
    normalizers.removeAll(keepingCapacity: true)
    for from in 0..<l {
      var sum: Float = 0
      for to in 0..<l { sum += jumps[to - from + l - 1] }
      normalizers.append((1 - Self.nullProbability) / sum)
    }
  }

  private mutating func fillForward(_ emissions: [Float], _ l: Int, _ m: Int, _ jumps: [Float]) {
    let width = l + 1
    forward.removeAll(keepingCapacity: true)
    forward.append(contentsOf: repeatElement(0, count: m * 2 * l))
    for i in 0..<l {
      forward[i] = emissions[i] * (1 - Self.nullProbability) / Float(l)
      forward[l + i] = emissions[l] * Self.nullProbability / Float(l)
    }
    Self.normalize(&forward, 0..<(2 * l))
    for j in 1..<max(1, m) {
      let before = (j - 1) * 2 * l
      let here = j * 2 * l
      for from in 0..<l {
        let mass = forward[before + from] + forward[before + l + from]
        let weighted = mass * normalizers[from]
        let shift = l - 1 - from
        for to in 0..<l { forward[here + to] += weighted * jumps[to + shift] }
        forward[here + l + from] = mass * Self.nullProbability * emissions[j * width + l]
      }
      for to in 0..<l { forward[here + to] *= emissions[j * width + to] }
      Self.normalize(&forward, here..<(here + 2 * l))
    }
  }

  private mutating func fillBackward(_ emissions: [Float], _ l: Int, _ m: Int, _ jumps: [Float]) {
    let width = l + 1
    backward.removeAll(keepingCapacity: true)
    backward.append(contentsOf: repeatElement(1, count: m * 2 * l))
    for j in stride(from: m - 2, through: 0, by: -1) {
      let after = (j + 1) * 2 * l
      let here = j * 2 * l
      scratch.removeAll(keepingCapacity: true)
      for to in 0..<l { scratch.append(backward[after + to] * emissions[(j + 1) * width + to]) }
      let null = Self.nullProbability * emissions[(j + 1) * width + l]
      for from in 0..<l {
        var sum: Float = 0
        let shift = l - 1 - from
        for to in 0..<l { sum += scratch[to] * jumps[to + shift] }
        let value = sum * normalizers[from] + null * backward[after + l + from]
        backward[here + from] = value
        backward[here + l + from] = value
      }
      Self.normalize(&backward, here..<(here + 2 * l))
    }
  }

  private mutating func countJumps(_ emissions: [Float], _ l: Int, _ m: Int, _ jumps: [Float]) {
    // Expected jumps between neighbouring words by the product of their posteriors: the exact
    // pair posteriors would cost another pass, and move the weights by less than a hundredth.
    let width = l + 1
    for j in 1..<max(1, m) {
      for from in 0..<l {
        let mass = posteriors[(j - 1) * width + from]
        guard mass > 0.05 else { continue }
        for to in 0..<l {
          let distance = max(-JumpModel.reach, min(JumpModel.reach, to - from))
          jumpCounts[distance + JumpModel.reach] += mass * posteriors[j * width + to]
        }
      }
    }
  }

  @inline(__always)
  private static func normalize(_ values: inout [Float], _ range: Range<Int>) {
    var sum: Float = 0
    for index in range { sum += values[index] }
    guard sum > 0 else { return }
    let scale = 1 / sum
    for index in range { values[index] *= scale }
  }
}
