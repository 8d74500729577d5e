import Glibc

/// Finds words that a dictionary lacks: characters that the splitter left single although they keep
/// together wherever they stand.
///
/// A string of 2 to 4 characters is a word if it occurs often enough, its parts attract each other
/// (pointwise mutual information at the weakest seam), and what stands beside it varies (accessor
/// variety: Feng, Chen, Deng and Zheng, "Accessor variety criteria for Chinese word extraction",
/// Computational Linguistics 30(1), 2004). Characters that are common within other words hide the
/// attraction of a pair (经费), so that a pair may show it among the characters left single instead.
public struct WordDiscovery: ~Copyable {
  /// The least occurrences of a new word.
  public var leastCount = 3
  /// The least mutual information at the weakest seam, in nats.
  public var leastCohesion: Float = 3
  /// The same of a pair, counted among the characters left single; and its least occurrences there.
  public var leastCohesionOfSingles: Float = .infinity
  public var leastCountOfSingles = 20
  /// The least number of different characters on either side; a mark or an end of text counts anew
  /// each time.
  public var leastVariety = 3

  private static let longest = 4
  private var grams: [UInt64: Int32] = [:]
  /// How often a character was left single, and a pair of such stood side by side.
  private var singles: [UInt64: Int32] = [:]
  private var tokens: Float = 0
  private var candidates: Set<UInt64> = []
  private var before: [UInt64: Set<UInt32>] = [:]
  private var after: [UInt64: Set<UInt32>] = [:]
  private var edges: UInt32 = 0x20_0000
  private var total: Float = 0

  public init() {}

  /// Counts the Han runs of a text, split by the dictionary.
  public mutating func add(_ text: FoldedText, _ tokens: [Token]) {
    var index = 0
    while index < tokens.count {
      guard tokens[index].kind == .han else {
        index += 1
        continue
      }
      var end = index
      while end < tokens.count, tokens[end].kind == .han,
        end == index || tokens[end - 1].range.upperBound == tokens[end].range.lowerBound
      {
        end += 1
      }
      count(text.scalars, tokens[index..<end])
      index = end
    }
  }

  private mutating func count(_ scalars: [UInt32], _ run: ArraySlice<Token>) {
    guard let first = run.first, let last = run.last else { return }
    let range = first.range.lowerBound..<last.range.upperBound
    total += Float(range.count)
    tokens += Float(run.count)
    for start in range {
      var key: UInt64 = 0
      for length in 1...Self.longest where start + length <= range.upperBound {
        guard scalars[start + length - 1] < 0x10000 else { break }
        key = key << 16 | UInt64(scalars[start + length - 1])
        grams[key, default: 0] += 1
      }
    }
    for start in run.indices where run[start].range.count == 1 {
      var key: UInt64 = 0
      var end = start
      while end < run.endIndex, run[end].range.count == 1, end - start < Self.longest {
        let scalar = scalars[run[end].range.lowerBound]
        guard scalar < 0x10000 else { break }
        key = key << 16 | UInt64(scalar)
        end += 1
        if end - start == 1 { singles[key, default: 0] += 1 }
        guard end - start >= 2 else { continue }
        candidates.insert(key)
        if end - start == 2 { singles[key, default: 0] += 1 }
        note(
          key, before: run[start].range.lowerBound - 1, after: run[end - 1].range.upperBound,
          scalars, range)
      }
    }
  }

  private mutating func note(
    _ key: UInt64, before: Int, after: Int, _ scalars: [UInt32], _ range: Range<Int>
  ) {
    edges += 1
    if self.before[key]?.count ?? 0 < 64 {
      self.before[key, default: []].insert(range.contains(before) ? scalars[before] : edges)
    }
    if self.after[key]?.count ?? 0 < 64 {
      self.after[key, default: []].insert(range.contains(after) ? scalars[after] : edges)
    }
  }

  /// The new words with their counts, in code-point order.
  public consuming func words() -> [(word: String, count: Int)] {
    let found = candidates.filter { key in
      Int(grams[key] ?? 0) >= leastCount
        && before[key]?.count ?? 0 >= leastVariety
        && after[key]?.count ?? 0 >= leastVariety
        && (cohesion(key) >= leastCohesion || isPairOfSingles(key))
    }
    return found.map { key in (word: Self.string(key), count: Int(grams[key] ?? 0)) }
      .sorted { $0.word.utf8.lexicographicallyPrecedes($1.word.utf8) }
  }

  private func isPairOfSingles(_ key: UInt64) -> Bool {
    guard Self.length(key) == 2, let count = singles[key], count >= leastCountOfSingles else {
      return false
    }
    let parts = Float(singles[key >> 16] ?? 1) * Float(singles[key & 0xFFFF] ?? 1)
    return logf(Float(count) * tokens / parts) >= leastCohesionOfSingles
  }

  /// The mutual information of the two parts at the weakest seam.
  private func cohesion(_ key: UInt64) -> Float {
    let length = Self.length(key)
    let count = Float(grams[key] ?? 0)
    var weakest = Float.infinity
    for cut in 1..<length {
      let tail = key & ((1 << (16 * UInt64(cut))) - 1)
      let head = key >> (16 * UInt64(cut))
      let parts = Float(grams[head] ?? 1) * Float(grams[tail] ?? 1)
      weakest = min(weakest, logf(count * total / parts))
    }
    return weakest
  }

  private static func length(_ key: UInt64) -> Int { (64 - key.leadingZeroBitCount + 15) / 16 }

  private static func string(_ key: UInt64) -> String {
    var string = ""
    for index in (0..<length(key)).reversed() {
      if let scalar = Unicode.Scalar(
        UInt32(truncatingIfNeeded: key >> (16 * UInt64(index)) & 0xFFFF))
      {
        string.unicodeScalars.append(scalar)
      }
    }
    return string
  }
}
