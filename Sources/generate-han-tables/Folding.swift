/// One Simplified character for each Traditional or variant one, for lookups.
///
/// Text and dictionaries are folded alike, so a fold that goes too far merges two words at worst,
/// while one that is missing loses a word. Hence the rules, the first that applies:
/// 1. a simplified variant other than the character itself: the most frequent one, so 後 is 后,
///    乾 is 干, 著 is 着 and 餘 is 余, whatever the word;
/// 2. a character that is not in the Table of General Standard Characters (2013): a z-variant or
///    semantic variant that is, or whose simplified form is (裏 is 里, 爲 is 为, 峯 is 峰);
/// 3. `customary` for what Unihan does not link.
struct Folding {
  private(set) var targets: [UInt32: UInt32] = [:]

  /// Forms of Hong Kong and Taiwan that are another character's on the mainland.
  private static let customary: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("産", "产"), ("録", "录"), ("緑", "绿"), ("佈", "布"), ("佔", "占"), ("遊", "游"), ("嚐", "尝"),
    ("託", "托"), ("嚮", "向"), ("糰", "团"), ("燬", "毁"), ("捱", "挨"), ("搆", "构"), ("豔", "艳"),
    ("悽", "凄"), ("衹", "只"), ("讚", "赞"), ("綵", "彩"), ("鍊", "炼"), ("鎗", "枪"), ("蓆", "席"),
    ("箝", "钳"), ("霑", "沾"), ("慼", "戚"), ("勦", "剿"), ("兇", "凶"), ("唸", "念"), ("啣", "衔"),
    ("煆", "煅"), ("痲", "麻"), ("縯", "演"),
  ]

  init(_ file: UnihanFile, readings: Readings) {
    let simplified = Self.variants(file, "kSimplifiedVariant")
    let related = Self.symmetric(Self.variants(file, "kZVariant"))
      .merging(Self.symmetric(Self.variants(file, "kSemanticVariant"))) { $0 + $1 }
    func best(_ candidates: [UInt32]) -> UInt32? {
      candidates.enumerated().max {
        let left = readings.frequencies[$0.element, default: 0]
        let right = readings.frequencies[$1.element, default: 0]
        return left != right ? left < right : $0.offset > $1.offset
      }?.element
    }
    for (scalar, variants) in simplified where scalar < 0x10000 {
      let candidates = variants.filter {
        $0 != scalar && $0 < 0x10000
          && (readings.standard.contains($0) || !readings.standard.contains(scalar))
      }
      targets[scalar] = best(candidates)
    }
    for (scalar, target) in Self.customary { targets[scalar.value] = target.value }
    let listed = targets
    for (scalar, variants) in related
    where scalar < 0x10000 && listed[scalar] == nil && !readings.standard.contains(scalar) {
      let candidates = variants.map { listed[$0] ?? $0 }
      targets[scalar] = best(candidates.filter { readings.standard.contains($0) })
    }
    followChains()
  }

  /// Makes folding idempotent: a target is never folded itself.
  private mutating func followChains() {
    for (scalar, first) in targets.sorted(by: { $0.key < $1.key }) {
      var target = first
      var seen: Set<UInt32> = [scalar]
      while let next = targets[target], seen.insert(target).inserted { target = next }
      targets[scalar] = target == scalar ? nil : target
    }
  }

  private static func variants(_ file: UnihanFile, _ field: String) -> [UInt32: [UInt32]] {
    file.fields[field, default: [:]].mapValues {
      $0.split(separator: " ").compactMap { UnihanFile.scalar($0) }
    }
  }

  private static func symmetric(_ variants: [UInt32: [UInt32]]) -> [UInt32: [UInt32]] {
    var both = variants
    for (scalar, others) in variants.sorted(by: { $0.key < $1.key }) {
      for other in others where !both[other, default: []].contains(scalar) {
        both[other, default: []].append(scalar)
      }
    }
    return both
  }
}
