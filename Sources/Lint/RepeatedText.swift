import Bitext

/// Texts of one side that occur more than once in a collection.
struct RepeatedText {
  struct Group {
    /// Ascending; at least two.
    var places: [PairIndex]
    /// Words of the text, two characters of Han counting as one.
    var weight: Int
  }

  struct Variant {
    var key: TextKey
    var places: [PairIndex]
  }

  private let collection: [LintedDocument]
  private let masksNumbers: Bool
  /// Every text with its places, in the order of their first places.
  let texts: [(key: TextKey, places: [PairIndex])]
  /// Those that stand in several places, in the same order.
  let groups: [Group]

  /// Pairs of which the aligner is less sure are left out.
  private static let confidence = 0.5

  /// - Complexity: time and memory grow with the text.
  init(
    in collection: [LintedDocument], by side: KeyPath<SegmentPair, Segment?>, maskingNumbers: Bool
  ) {
    self.collection = collection
    masksNumbers = maskingNumbers
    var places: [TextKey: [PairIndex]] = [:]
    for (number, linted) in collection.enumerated() {
      for (index, pair) in linted.document.pairs.enumerated()
      where pair.confidence >= Self.confidence && pair.source != nil && pair.target != nil {
        guard let text = pair[keyPath: side]?.text else { continue }
        let key = TextKey(text, maskingNumbers: maskingNumbers)
        guard key.scalars.count >= 4 else { continue }
        places[key, default: []].append(PairIndex(document: number, pair: index))
      }
    }
    texts = places.map { (key: $0.key, places: $0.value) }
      .sorted { $0.places.lexicographicallyPrecedes($1.places) }
    groups = texts.filter { $0.places.count > 1 }
      .map { Group(places: $0.places, weight: $0.key.weight) }
  }

  /// What stands on the other side, the most frequent first, of equally frequent ones the earliest.
  func variants(of group: Group, by side: KeyPath<SegmentPair, Segment?>) -> [Variant] {
    var places: [TextKey: [PairIndex]] = [:]
    for index in group.places {
      guard let text = collection[index][keyPath: side]?.text else { continue }
      let key = TextKey(text, maskingNumbers: masksNumbers)
      if !key.scalars.isEmpty { places[key, default: []].append(index) }
    }
    return places.map { Variant(key: $0.key, places: $0.value) }.sorted { left, right in
      left.places.count == right.places.count
        ? left.places.lexicographicallyPrecedes(right.places)
        : left.places.count > right.places.count
    }
  }
}

extension String {
  /// At most 60 characters, for a message.
  var shortened: String { count <= 60 ? self : prefix(59) + "…" }

  /// At most 60 characters from the words on in which the text departs from another.
  func shortened(departingFrom other: String) -> String {
    let common = zip(self, other).prefix { $0 == $1 }.count
    guard count > 60, common > 20 else { return shortened }
    let start = index(startIndex, offsetBy: common - 12)
    let word = self[start...].firstIndex { $0 == " " }.map { index(after: $0) } ?? start
    return "…"
      + String(self[(word <= index(startIndex, offsetBy: common) ? word : start)...]).shortened
  }
}
