import Linguistics

/// Pairs of texts that differ in one word only.
///
/// Two texts that agree but for a stretch of at most `reach` characters begin, or end, with the same
/// half; halves are looked up by their hash, at lengths that both texts must share.
struct NearTexts {
  /// Indices of two texts, the lesser first; ascending.
  private(set) var pairs: [Pair] = []

  struct Pair: Hashable, Comparable {
    var first: Int
    var second: Int

    static func < (left: Self, right: Self) -> Bool {
      (left.first, left.second) < (right.first, right.second)
    }
  }

  /// A half of a text by its hash.
  private struct Half: Comparable {
    var hash: UInt64
    var text: Int

    static func < (left: Self, right: Self) -> Bool {
      (left.hash, left.text) < (right.hash, right.text)
    }
  }

  /// Texts with the same half that a text is compared with, those after it in the alphabet: where
  /// very many begin alike, some pairs are missed.
  private static let mostNeighbours = 12

  /// `weight`: Texts of fewer words are left out.
  /// - Complexity: n log n in the number of texts.
  init(_ texts: [TextKey], weight: Int) {
    var halves: [Half] = []
    for (index, text) in texts.enumerated() where text.weight >= weight {
      for hash in Self.halves(of: text) { halves.append(Half(hash: hash, text: index)) }
    }
    halves.sort()
    var found: Set<Pair> = []
    var start = 0
    while start < halves.count {
      var end = start + 1
      while end < halves.count, halves[end].hash == halves[start].hash { end += 1 }
      if end - start > 1 {
        let bucket = halves[start..<end].map(\.text).sorted { texts[$0] < texts[$1] }
        for (position, text) in bucket.enumerated() {
          for other in bucket[(position + 1)...].prefix(Self.mostNeighbours)
          where texts[text].differsInOneWord(from: texts[other]) {
            found.insert(Pair(first: min(text, other), second: max(text, other)))
          }
        }
      }
      start = end
    }
    pairs = found.sorted()
  }

  /// Hashes of the beginnings and ends of a text at two lengths.
  private static func halves(of text: TextKey) -> [UInt64] {
    let longest = (text.scalars.count - text.reach) / 2 / text.reach * text.reach
    var hashes: [UInt64] = []
    for length in [longest, longest - text.reach] where length > 0 {
      hashes.append(hash(text.scalars.prefix(length), seed: UInt64(2 * length)))
      hashes.append(hash(text.scalars.suffix(length), seed: UInt64(2 * length + 1)))
    }
    return hashes
  }

  /// FNV-1a over scalars.
  private static func hash(_ scalars: ArraySlice<UInt32>, seed: UInt64) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ seed
    for scalar in scalars { hash = (hash ^ UInt64(scalar)) &* 0x100_0000_01B3 }
    return hash
  }
}

extension TextKey {
  /// The longest word, in characters: 4 of Han, 14 letters.
  fileprivate var reach: Int {
    2 * scalars.count { Unicode.Scalar($0)?.isHan == true } > scalars.count ? 4 : 14
  }

  /// Whether the texts are equal but for one word that is exchanged, added or left out.
  func differsInOneWord(from other: TextKey) -> Bool {
    let reach = reach
    guard abs(scalars.count - other.scalars.count) <= reach else { return false }
    let shorter = min(scalars.count, other.scalars.count)
    var prefix = 0
    while prefix < shorter, scalars[prefix] == other.scalars[prefix] { prefix += 1 }
    var suffix = 0
    while suffix < shorter - prefix,
      scalars[scalars.count - 1 - suffix] == other.scalars[other.scalars.count - 1 - suffix]
    {
      suffix += 1
    }
    let middles = [self, other].map { $0.scalars[prefix..<($0.scalars.count - suffix)] }
    return middles.allSatisfy { $0.count <= reach && !$0.dropFirst().dropLast().contains(0x20) }
  }
}
