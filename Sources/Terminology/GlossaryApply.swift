public import Bitext

extension Termbase {
  /// What became of decisions that were made elsewhere.
  public struct Applied: Hashable, Sendable {
    public var termbase: Termbase
    public var changed: [ConceptEntry]
    public var added: [ConceptEntry]
  }

  /// Takes over decisions that were made on a review page or in a copy of the glossary.
  ///
  /// Status, renderings and note of each decided entry replace those of the same concept; policy, case
  /// and domain stay. A concept that the glossary lacks is added. Entries that are still candidates
  /// change nothing.
  public func applying(_ decisions: Termbase) -> Applied {
    let decided = decisions.entries.filter { $0.status != .candidate }
    let matching = GlossaryMatching(old: entries, new: decided)
    var all = entries
    var changed: [ConceptEntry] = []
    var added: [ConceptEntry] = []
    var ids = NextID(entries)
    for (index, decision) in decided.enumerated() {
      guard let match = matching.oldOfNew[index] else {
        var entry = decision
        if entry.id.isEmpty { entry.id = ids.next() }
        added.append(entry)
        continue
      }
      var entry = all[match]
      for column in [Column.target, .status, .admitted, .forbidden, .note] {
        entry.copy(column, from: decision)
      }
      if !entry.hasSameColumns(as: all[match]) { changed.append(entry) }
      all[match] = entry
    }
    return Applied(termbase: Termbase(all + added), changed: changed, added: added)
  }

  /// The glossary with candidates that it lacks, their evidence in the note. Terms that it has, in
  /// whatever status, stay as they are. `documents` are those that the candidates were found in.
  public func adding(
    _ candidates: [TermCandidate], from documents: [AlignedDocument]
  ) -> Termbase {
    var known = Set(entries.map(\.source))
    var ids = NextID(entries)
    let added = candidates.compactMap { candidate -> ConceptEntry? in
      guard known.insert(candidate.source).inserted else { return nil }
      let others = candidate.renderings.dropFirst().prefix(5)
        .map { "\($0.target) (\($0.count))" }.joined(separator: ", ")
      let evidence =
        "\(candidate.count) in \(candidate.documents.joined(separator: ", "))"
        + (candidate.renderings.first?.isParted == true ? "; other words stand in it" : "")
        + (others.isEmpty ? "" : "; also: \(others)")
      return ConceptEntry(
        source: candidate.source, target: candidate.renderings.first?.target ?? "",
        status: .candidate, policy: .advise, note: evidence, id: ids.next())
    }
    return Termbase(entries + added)
  }
}

/// Ids for new entries of a glossary: the next after the greatest, or none where entries have none.
struct NextID {
  private var used: Set<String>
  private var last: String

  init(_ entries: [ConceptEntry]) {
    used = Set(entries.map(\.id)).subtracting([""])
    last = used.max { ($0.utf8.count, $0) < ($1.utf8.count, $1) } ?? ""
  }

  /// An id from elsewhere where it is free, else the next after it; the next of ours where there is none.
  mutating func id(wanted: String) -> String {
    guard !wanted.isEmpty else { return next() }
    let id = used.contains(wanted) ? GlossaryMerge.nextID(after: wanted, notIn: used) : wanted
    used.insert(id)
    return id
  }

  mutating func next() -> String {
    guard !last.isEmpty else { return "" }
    last = GlossaryMerge.nextID(after: last, notIn: used)
    used.insert(last)
    return last
  }
}
