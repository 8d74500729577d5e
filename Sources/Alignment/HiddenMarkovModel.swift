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
      expf(-0.9 * abs(Float(distance) - 1))
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
///
/// - Complexity: target words times source words times the positions that hold more than a millionth
///   of the probability, in practice two to five.
struct HiddenMarkovModel {
  /// Posterior that target word j came from source word i: `posteriors[j * (l + 1) + i]`; from none:
  /// index l.
  private(set) var posteriors: [Float] = []
  /// Expected jumps by distance, as in `JumpModel.weights`; summed over all pairs run.
  private(set) var jumpCounts = [Float](repeating: 0, count: 2 * JumpModel.reach + 1)

  /// p(words 0...j, state): `forward[j * 2 * stride + i]` from word i, `+ stride` from none at
  /// position i; each target word's sum to 1.
  private var forward: [Float] = []
  /// p(words after j | position), up to a factor a word: `backward[j * stride + i]`.
  private var backward: [Float] = []
  /// The source length, and what follows it in a row up to whole vectors.
  private var stride = 0
  private var scratch: [Float] = []
  private var normalizers: [Float] = []
  /// The jump weights and these in reverse, with a vector of zeros behind them.
  private var jumps: [Float] = []
  private var reversedJumps: [Float] = []

  /// The prior probability that a word comes from no source word.
  static let nullProbability: Float = 0.2
  /// Positions with a smaller share of the probability are not followed further.
  private static let negligible: Float = 1e-6

  /// `emissions`: p(target word j | source word i) at `j * (l + 1) + i`, of none at index l.
  /// `jumps`: the jump weights for l positions, see `JumpModel.table`; nil for positions that do not
  ///   depend on each other (IBM Model 1).
  mutating func run(
    _ emissions: [Float], sourceLength l: Int, targetLength m: Int, jumps: [Float]?, counting: Bool
  ) {
    posteriors.removeAll(keepingCapacity: true)
    guard l > 0, m > 0 else {
      posteriors.append(contentsOf: repeatElement(1, count: m))
      return
    }
    guard let jumps else { return runIndependently(emissions, l, m) }
    prepare(l, jumps)
    fillForward(emissions, l, m)
    fillBackward(emissions, l, m)
    combine(l, m)
    normalizePosteriors(l, m)
    if counting { countJumps(l, m) }
  }

  /// Posteriors from what comes before and after, not yet normalized.
  private mutating func combine(_ l: Int, _ m: Int) {
    posteriors.append(contentsOf: repeatElement(0, count: m * (l + 1)))
    let (forward, backward, stride) = (forward, backward, stride)
    var posteriors = posteriors.mutableSpan
    for j in 0..<m {
      let words = forward.span.extracting((2 * j * stride)..<(2 * j * stride + l))
      let none = forward.span.extracting(((2 * j + 1) * stride)..<((2 * j + 1) * stride + l))
      let after = backward.span.extracting((j * stride)..<(j * stride + l))
      var null: Float = 0
      for i in 0..<l {
        posteriors[j * (l + 1) + i] = words[i] * after[i]
        null += none[i] * after[i]
      }
      posteriors[j * (l + 1) + l] = null
    }
  }

  private mutating func runIndependently(_ emissions: [Float], _ l: Int, _ m: Int) {
    let word = (1 - Self.nullProbability) / Float(l)
    for j in 0..<m {
      for i in (j * (l + 1))..<(j * (l + 1) + l) { posteriors.append(emissions[i] * word) }
      posteriors.append(emissions[j * (l + 1) + l] * Self.nullProbability)
    }
    normalizePosteriors(l, m)
  }

  private mutating func normalizePosteriors(_ l: Int, _ m: Int) {
    unsafe posteriors.withUnsafeMutableBufferPointer { posteriors in
      for j in 0..<m {
        let row = posteriors.extracting((j * (l + 1))..<((j + 1) * (l + 1)))
        unsafe Self.normalize(row, l + 1)
      }
    }
  }

  /// One over the sum of the jump weights from each position, and the weights in reverse.
  private mutating func prepare(_ l: Int, _ jumps: [Float]) {
    normalizers.removeAll(keepingCapacity: true)
    var sum: Float = 0
    for to in 0..<l { sum += jumps[to + l - 1] }
    for from in 0..<l {
      normalizers.append((1 - Self.nullProbability) / sum)
      if from + 1 < l { sum += jumps[l - 2 - from] - jumps[2 * l - 2 - from] }
    }
    stride = (l + Vector.scalarCount - 1) / Vector.scalarCount * Vector.scalarCount
    let padding = repeatElement(Float(0), count: Vector.scalarCount)
    self.jumps.removeAll(keepingCapacity: true)
    self.jumps.append(contentsOf: jumps)
    self.jumps.append(contentsOf: padding)
    reversedJumps.removeAll(keepingCapacity: true)
    reversedJumps.append(contentsOf: jumps.reversed())
    reversedJumps.append(contentsOf: padding)
  }

  private mutating func fillForward(_ emissions: [Float], _ l: Int, _ m: Int) {
    let (width, stride) = (l + 1, stride)
    forward.removeAll(keepingCapacity: true)
    forward.append(contentsOf: repeatElement(0, count: m * 2 * stride))
    unsafe forward.withUnsafeMutableBufferPointer { forward in
      for i in 0..<l {
        unsafe forward[i] = emissions[i] * (1 - Self.nullProbability) / Float(l)
        unsafe forward[stride + i] = emissions[l] * Self.nullProbability / Float(l)
      }
      unsafe Self.normalize(forward.extracting(0..<(2 * stride)), l, stride)
      for j in 1..<max(1, m) {
        let before = forward.extracting(((j - 1) * 2 * stride)..<(j * 2 * stride))
        let here = forward.extracting((j * 2 * stride)..<((j + 1) * 2 * stride))
        let null = Self.nullProbability * emissions[j * width + l]
        for from in 0..<l {
          let mass = unsafe before[from] + before[stride + from]
          unsafe here[stride + from] = mass * null
          guard mass > Self.negligible else { continue }
          unsafe Self.add(
            jumps, from: l - 1 - from, times: mass * normalizers[from], to: here, stride)
        }
        unsafe Self.multiply(here, by: emissions, from: j * width, l)
        unsafe Self.normalize(here, l, stride)
      }
    }
  }

  private mutating func fillBackward(_ emissions: [Float], _ l: Int, _ m: Int) {
    let (width, stride) = (l + 1, stride)
    backward.removeAll(keepingCapacity: true)
    backward.append(contentsOf: repeatElement(0, count: (m - 1) * stride))
    backward.append(contentsOf: repeatElement(1, count: stride))
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: repeatElement(0, count: l))
    unsafe backward.withUnsafeMutableBufferPointer { backward in
      for j in Swift.stride(from: m - 2, through: 0, by: -1) {
        let after = backward.extracting(((j + 1) * stride)..<((j + 2) * stride))
        let here = backward.extracting((j * stride)..<((j + 1) * stride))
        var largest: Float = 0
        for to in 0..<l {
          let mass = unsafe after[to] * emissions[(j + 1) * width + to]
          scratch[to] = mass
          largest = max(largest, mass)
        }
        for to in 0..<l where scratch[to] > Self.negligible * largest {
          unsafe Self.add(reversedJumps, from: l - 1 - to, times: scratch[to], to: here, stride)
        }
        let null = Self.nullProbability * emissions[(j + 1) * width + l]
        for from in 0..<l {
          unsafe here[from] = here[from] * normalizers[from] + null * after[from]
        }
        unsafe Self.normalize(here, l)
      }
    }
  }

  private mutating func countJumps(_ l: Int, _ m: Int) {
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
}

// MARK: - Kernels

// The loops over unchecked memory: the compiler makes vector instructions of these and of no others.
extension HiddenMarkovModel {
  private typealias Vector = SIMD8<Float>

  /// here[k] += table[offset + k] * factor, for k in 0..<count, a multiple of a vector's values.
  @inline(__always)
  private static func add(
    _ table: [Float], from offset: Int, times factor: Float,
    to here: UnsafeMutableBufferPointer<Float>, _ count: Int
  ) {
    precondition(offset >= 0 && offset + count <= table.count && count <= here.count)
    unsafe table.withUnsafeBytes { table in
      let here = UnsafeMutableRawBufferPointer(here)
      for k in Swift.stride(from: 0, to: count, by: Vector.scalarCount) {
        let (to, from) = (4 &* k, 4 &* (offset &+ k))
        let weights = unsafe table.loadUnaligned(fromByteOffset: from, as: Vector.self)
        let sum = unsafe here.loadUnaligned(fromByteOffset: to, as: Vector.self) + weights * factor
        unsafe here.storeBytes(of: sum, toByteOffset: to, as: Vector.self)
      }
    }
  }

  /// here[k] *= table[offset + k], for k in 0..<count.
  @inline(__always)
  private static func multiply(
    _ here: UnsafeMutableBufferPointer<Float>, by table: [Float], from offset: Int, _ count: Int
  ) {
    precondition(offset >= 0 && offset + count <= table.count && count <= here.count)
    unsafe table.withUnsafeBufferPointer { table in
      for k in 0..<count { unsafe here[k] *= table[offset &+ k] }
    }
  }

  /// Makes the first `count` values sum to 1, together with those of the row `second` behind.
  @inline(__always)
  private static func normalize(
    _ values: UnsafeMutableBufferPointer<Float>, _ count: Int, _ second: Int? = nil
  ) {
    precondition(count + (second ?? 0) <= values.count)
    var sum: Float = 0
    for index in 0..<count { sum += unsafe values[index] }
    if let second { for index in 0..<count { sum += unsafe values[second &+ index] } }
    guard sum > 0 else { return }
    let scale = 1 / sum
    for index in 0..<count { unsafe values[index] *= scale }
    if let second { for index in 0..<count { unsafe values[second &+ index] *= scale } }
  }
}
