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
/// - Complexity: target words times source words times the positions that hold more than 1/10,000
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
  /// p(words after j | position), up to a factor a word: `backward[j * stride + i]`; room for another
  /// row behind.
  private var backward: [Float] = []
  /// The source length, and what follows it in a row up to whole vectors.
  private var stride = 0
  private var normalizers: [Float] = []
  /// The jump weights and these in reverse, with a vector of zeros behind them.
  private var jumps: [Float] = []
  private var reversedJumps: [Float] = []

  /// The prior probability that a word comes from no source word.
  static let nullProbability: Float = 0.2
  /// Positions with a smaller share of the probability are not followed further.
  private static let negligible: Float = 1e-4

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
    if counting { countJumps(l, m) }
  }

  /// Posteriors from what comes before and after.
  private mutating func combine(_ l: Int, _ m: Int) {
    posteriors.append(contentsOf: repeatElement(0, count: m * (l + 1)))
    unsafe forward.withUnsafeMutableBufferPointer { forward in
      for j in 0..<m {
        let words = forward.extracting((2 * j * stride)..<((2 * j + 1) * stride))
        let none = forward.extracting(((2 * j + 1) * stride)..<((2 * j + 2) * stride))
        let null = unsafe Self.multiply(none, by: backward, from: j * stride)
        let sum = unsafe Self.multiply(words, by: backward, from: j * stride) + null
        let scale = sum > 0 ? 1 / sum : 1
        unsafe Self.copy(words, l, times: scale, to: &posteriors, at: j * (l + 1))
        posteriors[j * (l + 1) + l] = null * scale
      }
    }
  }

  private mutating func runIndependently(_ emissions: [Float], _ l: Int, _ m: Int) {
    let word = (1 - Self.nullProbability) / Float(l)
    for j in 0..<m {
      let row = emissions[(j * (l + 1))..<((j + 1) * (l + 1))]
      let null = emissions[j * (l + 1) + l] * Self.nullProbability
      let sum = row.dropLast().reduce(0, +) * word + null
      let scale = sum > 0 ? 1 / sum : 1
      for emission in row.dropLast() { posteriors.append(emission * word * scale) }
      posteriors.append(null * scale)
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
    Self.reset(&forward, count: m * 2 * stride)
    unsafe forward.withUnsafeMutableBufferPointer { forward in
      for i in 0..<l {
        unsafe forward[i] = emissions[i] * (1 - Self.nullProbability) / Float(l)
        unsafe forward[stride + i] = emissions[l] * Self.nullProbability / Float(l)
      }
      unsafe Self.normalize(forward.extracting(0..<(2 * stride)))
      for j in 1..<max(1, m) {
        let before = forward.extracting(((j - 1) * 2 * stride)..<(j * 2 * stride))
        let here = forward.extracting((j * 2 * stride)..<((j + 1) * 2 * stride))
        let null = Self.nullProbability * emissions[j * width + l]
        let none = here.extracting(stride..<(2 * stride))
        unsafe Self.add(
          before.extracting(0..<stride), before.extracting(stride..<(2 * stride)), to: none)
        for from in 0..<l {
          let mass = unsafe none[from]
          guard mass > Self.negligible else { continue }
          unsafe Self.add(
            jumps, from: l - 1 - from, times: mass * normalizers[from], to: here, stride)
        }
        unsafe Self.scale(none, by: null)
        unsafe Self.multiply(here, by: emissions, from: j * width, l)
        unsafe here.extracting(l..<stride).update(repeating: 0)
        unsafe Self.normalize(here)
      }
    }
  }

  private mutating func fillBackward(_ emissions: [Float], _ l: Int, _ m: Int) {
    let (width, stride) = (l + 1, stride)
    Self.reset(&backward, count: (m + 1) * stride)
    unsafe backward.withUnsafeMutableBufferPointer { backward in
      unsafe backward.extracting(((m - 1) * stride)..<((m - 1) * stride + l)).update(repeating: 1)
      let masses = backward.extracting((m * stride)..<((m + 1) * stride))
      for j in Swift.stride(from: m - 2, through: 0, by: -1) {
        let after = backward.extracting(((j + 1) * stride)..<((j + 2) * stride))
        let here = backward.extracting((j * stride)..<((j + 1) * stride))
        _ = unsafe masses.update(fromContentsOf: after)
        unsafe Self.multiply(masses, by: emissions, from: (j + 1) * width, l)
        let least = unsafe Self.negligible * Self.largest(masses)
        for to in 0..<l {
          let mass = unsafe masses[to]
          guard mass > least else { continue }
          unsafe Self.add(reversedJumps, from: l - 1 - to, times: mass, to: here, stride)
        }
        let null = Self.nullProbability * emissions[(j + 1) * width + l]
        for from in 0..<l {
          unsafe here[from] = here[from] * normalizers[from] + null * after[from]
        }
        unsafe here.extracting(l..<stride).update(repeating: 0)
        unsafe Self.normalize(here)
      }
    }
  }

  /// `count` zeros.
  private static func reset(_ values: inout [Float], count: Int) {
    values.removeAll(keepingCapacity: true)
    values.append(contentsOf: repeatElement(0, count: count))
  }

  private mutating func countJumps(_ l: Int, _ m: Int) {
    // Expected jumps between neighbouring words by the product of their posteriors: the exact
    // pair posteriors would cost another pass, and move the weights by less than a hundredth.
    let (posteriors, width) = (posteriors, l + 1)
    let shares = posteriors.span
    var jumpCounts = jumpCounts.mutableSpan
    for j in 1..<max(1, m) {
      for from in 0..<l {
        let mass = shares[(j - 1) * width + from]
        guard mass > 0.05 else { continue }
        for to in 0..<l {
          let distance = max(-JumpModel.reach, min(JumpModel.reach, to - from))
          jumpCounts[distance + JumpModel.reach] += mass * shares[j * width + to]
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

  /// here[k] *= table[offset + k], for whole vectors; the sum of all.
  @inline(__always)
  private static func multiply(
    _ here: UnsafeMutableBufferPointer<Float>, by table: [Float], from offset: Int
  ) -> Float {
    precondition(offset >= 0 && offset + here.count <= table.count)
    return unsafe table.withUnsafeBytes { table in
      var sum = Vector.zero
      unsafe update(here) { k, value in
        let other = unsafe table.loadUnaligned(fromByteOffset: 4 &* offset &+ k, as: Vector.self)
        let product = value * other
        sum += product
        return product
      }
      return sum.sum()
    }
  }

  /// table[offset + k] = values[k] * factor, for k in 0..<count.
  @inline(__always)
  private static func copy(
    _ values: UnsafeMutableBufferPointer<Float>, _ count: Int, times factor: Float,
    to table: inout [Float], at offset: Int
  ) {
    precondition(offset >= 0 && offset + count <= table.count && count <= values.count)
    unsafe table.withUnsafeMutableBufferPointer { table in
      for k in 0..<count { unsafe table[offset &+ k] = values[k] * factor }
    }
  }

  /// here[k] = one[k] + other[k], for whole vectors.
  @inline(__always)
  private static func add(
    _ one: UnsafeMutableBufferPointer<Float>, _ other: UnsafeMutableBufferPointer<Float>,
    to here: UnsafeMutableBufferPointer<Float>
  ) {
    precondition(one.count == here.count && other.count == here.count)
    let (one, other) = (UnsafeRawBufferPointer(one), UnsafeRawBufferPointer(other))
    unsafe update(here) { k, _ in
      unsafe one.loadUnaligned(fromByteOffset: k, as: Vector.self)
        + other.loadUnaligned(fromByteOffset: k, as: Vector.self)
    }
  }

  /// The largest of whole vectors of values above 0.
  @inline(__always)
  private static func largest(_ values: UnsafeMutableBufferPointer<Float>) -> Float {
    var largest = Vector.zero
    unsafe update(values) { _, value in
      largest.replace(with: value, where: value .> largest)
      return value
    }
    return largest.max()
  }

  /// Makes the values, whole vectors, sum to 1.
  @inline(__always)
  private static func normalize(_ values: UnsafeMutableBufferPointer<Float>) {
    var total = Vector.zero
    unsafe update(values) { _, value in
      total += value
      return value
    }
    let sum = total.sum()
    guard sum > 0 else { return }
    unsafe scale(values, by: 1 / sum)
  }

  @inline(__always)
  private static func scale(_ values: UnsafeMutableBufferPointer<Float>, by factor: Float) {
    unsafe update(values) { _, value in value * factor }
  }

  /// Replaces values vector by vector: `new(offset in bytes, old)`.
  @inline(__always)
  private static func update(
    _ values: UnsafeMutableBufferPointer<Float>, _ new: (Int, Vector) -> Vector
  ) {
    let values = UnsafeMutableRawBufferPointer(values)
    precondition(values.count % MemoryLayout<Vector>.size == 0)
    for k in Swift.stride(from: 0, to: values.count, by: MemoryLayout<Vector>.size) {
      let value = unsafe values.loadUnaligned(fromByteOffset: k, as: Vector.self)
      unsafe values.storeBytes(of: new(k, value), toByteOffset: k, as: Vector.self)
    }
  }
}
