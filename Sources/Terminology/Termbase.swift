public import Bitext

/// The concept entries of a glossary, in canonical order: by source term in code-point order, then
/// by validity.
public struct Termbase: Hashable, Sendable {
  public private(set) var entries: [ConceptEntry]

  /// - Complexity: O(n log n).
  public init(_ entries: [ConceptEntry] = []) {
    self.entries = entries.sorted(by: Self.precedes)
  }

  /// Several glossaries as one: an entry of a later glossary replaces the one that an earlier
  /// glossary has for the same source and validity.
  public init(combining termbases: [Termbase]) {
    var positions: [Concept: Int] = [:]
    var combined: [ConceptEntry] = []
    for entry in termbases.lazy.flatMap(\.entries) {
      let concept = Concept(entry)
      if let position = positions[concept] {
        combined[position] = entry
      } else {
        positions[concept] = combined.count
        combined.append(entry)
      }
    }
    self.init(combined)
  }

  /// What tells one concept from another where entries have no ids.
  public struct Concept: Hashable, Sendable {
    public var source: String
    public var validity: ConceptEntry.Validity

    public init(_ entry: ConceptEntry) {
      source = entry.source
      validity = entry.validity
    }
  }

  /// Whether `left` stands before `right` in a canonical file.
  public static func precedes(_ left: ConceptEntry, _ right: ConceptEntry) -> Bool {
    if !left.source.utf8.elementsEqual(right.source.utf8) {
      return left.source.utf8.lexicographicallyPrecedes(right.source.utf8)
    }
    let bounds = (left.validity.bounds, right.validity.bounds)
    return bounds.0 == bounds.1
      ? (left.target, left.id) < (right.target, right.id) : bounds.0 < bounds.1
  }
}

extension ConceptEntry.Validity {
  /// Both ends, for ordering: an open end is the least or the greatest number.
  var bounds: (first: Int, last: Int) { (first ?? .min, last ?? .max) }

  /// Whether some edition is in both ranges.
  public func overlaps(_ other: Self) -> Bool {
    bounds.first <= other.bounds.last && other.bounds.first <= bounds.last
  }
}
