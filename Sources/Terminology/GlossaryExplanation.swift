public import Bitext

/// All that is known about an entry of a glossary, for people.
public struct GlossaryExplanation: Sendable, CustomStringConvertible {
  private let term: GlossaryUsage.Term
  private let documents: [AlignedDocument]

  /// The documents are those that the usage was told of, in their order.
  public init(of term: GlossaryUsage.Term, in documents: [AlignedDocument]) {
    self.term = term
    self.documents = documents
  }

  public var description: String {
    var lines = [term.entry.source]
    for column in Termbase.Column.allCases where column != .source {
      let value = term.entry.values(in: column).joined(separator: " | ")
      if !value.isEmpty { lines.append("  \(column.rawValue): \(value)") }
    }
    if let place = term.entry.place { lines.append("  place: \(place)") }
    for index in term.uses.keys.sorted() {
      if let use = term.uses[index] { lines += self.lines(on: use, in: documents[index]) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(on use: GlossaryUsage.Use, in document: AlignedDocument) -> [String] {
    let edition = document.edition.map { " (\($0))" } ?? ""
    guard use.pairCount > 0 else {
      return ["  \(document.name)\(edition): \(use.outOfForceCount) places, entry not in force"]
    }
    var parts = use.renderings.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "'\($0.key)' \($0.value)" }
    if use.scatteredCount > 0 { parts.append("reworded \(use.scatteredCount)") }
    if use.missedCount > 0 { parts.append("not followed \(use.missedCount)") }
    let quotes = use.missedPairs.flatMap { index -> [String] in
      let pair = document.pairs[index]
      guard let source = pair.source, let target = pair.target else { return [] }
      return [
        "    \(source.place()): \(source.text)", "    \(target.place()): \(target.text)",
      ]
    }
    return [
      "  \(document.name)\(edition): \(use.pairCount) places: \(parts.joined(separator: ", "))"
    ]
      + quotes
  }
}
