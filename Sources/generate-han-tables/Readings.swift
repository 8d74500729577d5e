import Foundation

/// Mandarin readings without tones, and how common each character is.
struct Readings {
  /// By character, the customary reading first.
  private(set) var syllables: [UInt32: [String]] = [:]
  /// Counts of kHanyuPinlu (a corpus of modern Chinese); 0 for characters not in it.
  private(set) var frequencies: [UInt32: Int] = [:]
  /// The characters of the Table of General Standard Chinese Characters (2013).
  private(set) var standard: Set<UInt32> = []

  init(_ file: UnihanFile) {
    // kMandarin first, so that the customary reading leads; then what dictionaries list.
    for field in ["kMandarin", "kTGHZ2013", "kXHC1983", "kHanyuPinlu", "kHanyuPinyin"] {
      for (scalar, value) in file.fields[field, default: [:]] where scalar < 0x10000 {
        for reading in Self.readings(in: value) {
          let syllable = Self.withoutTone(reading)
          guard !syllable.isEmpty, !syllables[scalar, default: []].contains(syllable) else {
            continue
          }
          syllables[scalar, default: []].append(syllable)
        }
      }
    }
    for (scalar, value) in file.fields["kHanyuPinlu", default: [:]] {
      frequencies[scalar] = value.split { !$0.isNumber }.compactMap { Int($0) }.reduce(0, +)
    }
    standard = Set(file.fields["kTGHZ2013", default: [:]].keys)
  }

  /// A character whose readings another one takes over, because it folds to that.
  mutating func addReadings(of scalar: UInt32, to target: UInt32) {
    for syllable in syllables[scalar, default: []]
    where !syllables[target, default: []].contains(syllable) {
      syllables[target, default: []].append(syllable)
    }
  }

  /// The readings in a field: `yī`, `10019.020:tiàn,tián`, `yī(32747) yí(5)`.
  private static func readings(in value: String) -> [Substring] {
    value.split(separator: " ").flatMap { item in
      let list = item.split(separator: ":").last ?? item
      return list.split(separator: ",").map { $0.prefix { $0 != "(" } }
    }
  }

  /// Plain letters; ü is `v`, ê is `e`.
  private static func withoutTone(_ reading: Substring) -> String {
    var letters = ""
    for character in reading {
      let marks = character.decomposedStringWithCanonicalMapping.unicodeScalars
      guard let letter = marks.first, ("a"..."z").contains(letter) else { return "" }
      letters.append(marks.contains("\u{308}") ? "v" : String(letter))
    }
    return letters
  }
}

extension Character {
  fileprivate var decomposedStringWithCanonicalMapping: String {
    String(self).decomposedStringWithCanonicalMapping
  }
}
