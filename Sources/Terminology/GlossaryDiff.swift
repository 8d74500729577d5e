public import Bitext

/// What changed from one version of a glossary to the next, by concept.
public struct GlossaryDiff: Hashable, Sendable, CustomStringConvertible {
  /// In canonical order, as all the others.
  public private(set) var added: [ConceptEntry]
  public private(set) var removed: [ConceptEntry]
  public private(set) var changed: [Change]

  public struct Change: Hashable, Sendable {
    public var old: ConceptEntry
    public var new: ConceptEntry
    public var columns: [Termbase.Column]
  }

  public init(from old: Termbase, to new: Termbase) {
    let matching = GlossaryMatching(old: old.entries, new: new.entries)
    added = new.entries.indices.filter { matching.oldOfNew[$0] == nil }.map { new.entries[$0] }
    removed = old.entries.indices.filter { matching.newOfOld[$0] == nil }.map { old.entries[$0] }
    changed = new.entries.indices.compactMap { index in
      guard let match = matching.oldOfNew[index] else { return nil }
      let before = old.entries[match]
      let columns = new.entries[index].columns(differingFrom: before)
      return columns.isEmpty
        ? nil : Change(old: before, new: new.entries[index], columns: columns)
    }
  }

  public var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

  /// One concept after the other in canonical order, `+` added, `-` removed, `~` changed, and a line
  /// with the sums.
  public var description: String {
    var blocks = added.map { ($0, "+ \(Self.summary(of: $0))") }
    blocks += removed.map { ($0, "- \(Self.summary(of: $0))") }
    blocks += changed.map { ($0.new, $0.description) }
    blocks.sort { Termbase.precedes($0.0, $1.0) }
    let sums = "\(added.count) added, \(removed.count) removed, \(changed.count) changed"
    return (blocks.map(\.1) + [sums]).joined(separator: "\n") + "\n"
  }

  static func summary(of entry: ConceptEntry) -> String {
    let editions = entry.validity == ConceptEntry.Validity() ? "" : ", \(entry.validity)"
    return "\(entry.source)  \(entry.target) (\(entry.status)\(editions))"
  }
}

extension GlossaryDiff.Change: CustomStringConvertible {
  public var description: String {
    let lines = columns.map { column in
      let before = old.values(in: column)
      let after = new.values(in: column)
      guard column == .admitted || column == .forbidden else {
        return "    \(column.rawValue): '\(before[0])' -> '\(after[0])'"
      }
      let gone = before.filter { !after.contains($0) }.map { "-'\($0)'" }
      let come = after.filter { !before.contains($0) }.map { "+'\($0)'" }
      let moves = gone + come
      return "    \(column.rawValue): "
        + (moves.isEmpty ? "reordered" : moves.joined(separator: " "))
    }
    return (["~ \(GlossaryDiff.summary(of: new))"] + lines).joined(separator: "\n")
  }
}
