public import Bitext

/// Two changed versions of a glossary as one, by concept and by column.
///
/// What only one side changed is kept; lists are joined; a concept that both sides changed in the
/// same column, or that one side changed and the other deleted, is a conflict.
public struct GlossaryMerge: Sendable {
  /// The merged entries without those in conflict, in canonical order.
  public private(set) var merged: Termbase
  /// In canonical order.
  public private(set) var conflicts: [Conflict]
  /// Entries of `theirs` that got another id because `ours` gave theirs to another term: old id, new
  /// entry.
  public private(set) var renumbered: [(oldID: String, entry: ConceptEntry)]

  /// A concept on which the sides do not agree.
  public struct Conflict: Hashable, Sendable {
    public var kind: Kind
    public var base: ConceptEntry?
    /// With what `theirs` changed alone taken over; nil where deleted.
    public var ours: ConceptEntry?
    /// With what `ours` changed alone taken over; nil where deleted.
    public var theirs: ConceptEntry?

    public enum Kind: Hashable, Sendable {
      /// Both sides changed the columns, in different ways.
      case columns([Termbase.Column])
      /// One side changed the entry, the other deleted it.
      case deleted
      /// Each side has an entry of its own for the same source and editions.
      case sameConcept
    }
  }

  /// - Complexity: O(n log n) in the number of entries.
  public init(base: Termbase, ours: Termbase, theirs: Termbase) {
    merged = Termbase()
    conflicts = []
    renumbered = []
    var kept: [ConceptEntry] = []
    merge(base.entries, ours.entries, theirs.entries, into: &kept)
    separateIDs(&kept, ours: ours)
    separateConcepts(&kept)
    merged = Termbase(kept)
    conflicts.sort { left, right in
      guard let first = left.representative, let second = right.representative else { return false }
      return Termbase.precedes(first, second)
    }
  }

  private mutating func merge(
    _ base: [ConceptEntry], _ ours: [ConceptEntry], _ theirs: [ConceptEntry],
    into kept: inout [ConceptEntry]
  ) {
    let oursMatching = GlossaryMatching(old: base, new: ours)
    let theirsMatching = GlossaryMatching(old: base, new: theirs)
    for (index, entry) in base.enumerated() {
      let our = oursMatching.newOfOld[index].map { ours[$0] }
      let their = theirsMatching.newOfOld[index].map { theirs[$0] }
      switch (our, their) {
      case (nil, nil): continue
      case (let our?, let their?): join(entry, our, their, into: &kept)
      case (let our?, nil):
        if !our.hasSameColumns(as: entry) { conflict(.deleted, entry, our, nil) }
      case (nil, let their?):
        if !their.hasSameColumns(as: entry) { conflict(.deleted, entry, nil, their) }
      }
    }
    let ourNew = ours.indices.filter { oursMatching.oldOfNew[$0] == nil }.map { ours[$0] }
    let theirNew = theirs.indices.filter { theirsMatching.oldOfNew[$0] == nil }.map { theirs[$0] }
    let matching = GlossaryMatching(old: ourNew, new: theirNew, byIdFirst: false)
    for (index, our) in ourNew.enumerated() {
      if let their = matching.newOfOld[index] {
        join(nil, our, theirNew[their], into: &kept)
      } else {
        kept.append(our)
      }
    }
    kept += theirNew.indices.filter { matching.oldOfNew[$0] == nil }.map { theirNew[$0] }
  }

  private mutating func join(
    _ base: ConceptEntry?, _ ours: ConceptEntry, _ theirs: ConceptEntry,
    into kept: inout [ConceptEntry]
  ) {
    var our = ours
    var their = theirs
    var disputed: [Termbase.Column] = []
    for column in ours.columns(differingFrom: theirs) where !Self.settle(column, base, &our, &their)
    {
      disputed.append(column)
    }
    if disputed.isEmpty {
      kept.append(our)
    } else {
      conflict(.columns(disputed), base, our, their)
    }
  }

  private mutating func conflict(
    _ kind: Conflict.Kind, _ base: ConceptEntry?, _ ours: ConceptEntry?, _ theirs: ConceptEntry?
  ) {
    conflicts.append(Conflict(kind: kind, base: base, ours: ours, theirs: theirs))
  }
}

extension GlossaryMerge {
  /// Makes both sides agree in a column if that loses nothing.
  private static func settle(
    _ column: Termbase.Column, _ base: ConceptEntry?, _ ours: inout ConceptEntry,
    _ theirs: inout ConceptEntry
  ) -> Bool {
    let our = ours.values(in: column)
    let their = theirs.values(in: column)
    let origin = base?.values(in: column) ?? ConceptEntry(source: "", target: "").values(in: column)
    if our == origin {
      ours.copy(column, from: theirs)
    } else if their == origin {
      theirs.copy(column, from: ours)
    } else if column == .admitted || column == .forbidden {
      let joined = joinedList(origin, our, their)
      _ = ours.set(column, to: joined)
      _ = theirs.set(column, to: joined)
    } else if column == .note, let joined = joinedNote(origin[0], our[0], their[0]) {
      ours.note = joined
      theirs.note = joined
    } else if column == .id, base == nil {
      let id = min(ours.id, theirs.id)
      ours.id = id
      theirs.id = id
    } else {
      return false
    }
    return true
  }

  /// Ours without what they took away, and then what they added.
  private static func joinedList(
    _ base: [String], _ ours: [String], _ theirs: [String]
  ) -> [String] {
    let removed = Set(base).subtracting(theirs)
    let known = Set(base).union(ours)
    return ours.filter { !removed.contains($0) } + theirs.filter { !known.contains($0) }
  }

  /// Both additions where both sides only added to the note; nil where one rewrote it.
  private static func joinedNote(_ base: String, _ ours: String, _ theirs: String) -> String? {
    guard ours.hasPrefix(base), theirs.hasPrefix(base) else { return nil }
    let addition = theirs.dropFirst(base.count).drop { $0 == ";" || $0 == " " }
    return "\(ours); \(addition)"
  }

  /// Gives entries of theirs new ids where ours took the same ones for other terms.
  private mutating func separateIDs(_ kept: inout [ConceptEntry], ours: Termbase) {
    var holders: [String: [Int]] = [:]
    for (index, entry) in kept.enumerated() where !entry.id.isEmpty {
      holders[entry.id, default: []].append(index)
    }
    var used = Set(holders.keys).union(conflicts.compactMap { $0.ours?.id })
    let ourConcepts = Set(ours.entries.map(Termbase.Concept.init))
    for (id, indices) in holders.sorted(by: { $0.key < $1.key }) where indices.count > 1 {
      let first = indices.first { ourConcepts.contains(Termbase.Concept(kept[$0])) } ?? indices[0]
      for index in indices where index != first {
        kept[index].id = Self.nextID(after: id, notIn: used)
        used.insert(kept[index].id)
        renumbered.append((id, kept[index]))
      }
    }
  }

  /// `gov-0012` after `gov-0011`, or the next one that is free.
  static func nextID(after id: String, notIn used: Set<String>) -> String {
    let digits = id.reversed().prefix { $0.isASCII && $0.isNumber }.count
    let prefix = String(id.dropLast(digits))
    var number = Int(id.suffix(digits)) ?? 1
    while true {
      number += 1
      let text = String(number)
      let next = prefix + String(repeating: "0", count: max(0, digits - text.count)) + text
      if !used.contains(next) { return next }
    }
  }

  /// Sets aside entries that have the same source and editions although they came from different
  /// concepts.
  private mutating func separateConcepts(_ kept: inout [ConceptEntry]) {
    let groups = Dictionary(grouping: kept.indices) { Termbase.Concept(kept[$0]) }
    var removed: Set<Int> = []
    for indices in groups.values where indices.count > 1 {
      removed.formUnion(indices)
      for index in indices.dropFirst() {
        conflict(.sameConcept, nil, kept[indices[0]], kept[index])
      }
    }
    if !removed.isEmpty {
      kept = kept.indices.filter { !removed.contains($0) }.map { kept[$0] }
    }
  }
}
