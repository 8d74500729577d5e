import Bitext
import TestSupport

/// Glossary entries with every kind of cell, for property tests.
enum RandomEntries {
  static func entries(count: Int, using random: inout SplitMix64) -> [ConceptEntry] {
    (0..<count).map { index in
      ConceptEntry(
        source: word(using: &random) + String(index), target: word(using: &random),
        status: ConceptEntry.Status.allCases.randomElement(using: &random) ?? .approved,
        admitted: list(using: &random), forbidden: list(using: &random),
        policy: Bool.random(using: &random) ? .enforce : .advise,
        matching: Bool.random(using: &random) ? .any : .exact,
        validity: validity(using: &random), domain: Bool.random(using: &random) ? "law" : "",
        note: word(using: &random), id: index.isMultiple(of: 3) ? "" : "id-\(index)")
    }
  }

  static func withoutPlace(_ entry: ConceptEntry) -> ConceptEntry {
    var entry = entry
    entry.place = nil
    return entry
  }

  static func word(using random: inout SplitMix64) -> String {
    let parts = ["城", "市", "a", "B c", "\\", "\t", "\n", "|", "é", "“x”", "=", "𠮷"]
    return "w"
      + (0..<Int.random(in: 1...5, using: &random))
      .map { _ in parts.randomElement(using: &random) ?? "" }.joined() + "z"
  }

  private static func list(using random: inout SplitMix64) -> [String] {
    (0..<Int.random(in: 0...3, using: &random)).map { word(using: &random) + String($0) }
  }

  private static func validity(using random: inout SplitMix64) -> ConceptEntry.Validity {
    switch Int.random(in: 0...3, using: &random) {
    case 0: ConceptEntry.Validity(first: 2020)
    case 1: ConceptEntry.Validity(last: 2019)
    case 2: ConceptEntry.Validity(first: 2018, last: 2021)
    default: ConceptEntry.Validity()
    }
  }
}
