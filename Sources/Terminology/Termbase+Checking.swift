public import Bitext

extension Termbase {
  /// A glossary of entries that another program's file holds.
  ///
  /// - Throws: every entry that our file could not hold, at its place: without a term, with a control
  ///   character or a cell too long, approved without a rendering, or there twice.
  public init(checking entries: [ConceptEntry], path: String) throws(GlossaryError) {
    var faults: [GlossaryError.Fault] = []
    var concepts: [Concept: Place] = [:]
    var ids: [String: Place] = [:]
    let entries = entries.map(\.canonical)
    for entry in entries {
      let place = entry.place ?? Place(path: path, line: 0, column: 0)
      if let fault = Self.fault(of: entry) {
        faults.append(GlossaryError.Fault(.badCell, at: place, fault))
      }
      if let first = concepts.updateValue(place, forKey: Concept(entry)) {
        faults.append(
          GlossaryError.Fault(
            .duplicate, at: place, "'\(entry.source.shortened)' stands already in \(first)"))
      }
      if !entry.id.isEmpty, let first = ids.updateValue(place, forKey: entry.id) {
        faults.append(
          GlossaryError.Fault(
            .duplicate, at: place, "the id '\(entry.id.shortened)' stands already in \(first)"))
      }
    }
    guard faults.isEmpty else { throw GlossaryError(faults) }
    self.init(entries)
  }

  /// Entries of one source and one range of editions as one, the further renderings admitted: formats
  /// without editions hold them apart.
  ///
  /// - Returns: the entries, and the sources that were joined.
  public static func joiningDuplicates(
    _ entries: [ConceptEntry]
  ) -> (entries: [ConceptEntry], joined: [String]) {
    var positions: [Concept: Int] = [:]
    var all: [ConceptEntry] = []
    var joined: [String] = []
    for entry in entries.map(\.canonical) {
      guard let position = positions[Concept(entry)] else {
        positions[Concept(entry)] = all.count
        all.append(entry)
        continue
      }
      joined.append(entry.source)
      for rendering in [entry.target] + entry.admitted
      where !rendering.isEmpty && rendering != all[position].target
        && !all[position].admitted.contains(rendering)
      {
        all[position].admitted.append(rendering)
      }
    }
    return (all, joined)
  }

  private static func fault(of entry: ConceptEntry) -> String? {
    if entry.source.isEmpty { return "source is empty: expected a term" }
    if entry.target.isEmpty, entry.status == .approved {
      return "target is empty: an approved entry needs a rendering"
    }
    if TermbaseParser.isConflictMark(Array(entry.source.utf8)[...]) {
      return "source begins like a mark of a merge conflict"
    }
    for column in Column.allCases {
      var cell: [UInt8] = []
      append(column, of: entry, to: &cell)
      if cell.count > TermbaseParser.longestCell {
        return "\(column.rawValue) has \(cell.count) bytes: "
          + "expected at most \(TermbaseParser.longestCell)"
      }
      for value in entry.values(in: column) {
        let controls = value.utf8.lazy.filter { $0 < 0x20 || $0 == 0x7F }
        if let control = controls.first(where: { ![0x09, 0x0A, 0x0D].contains($0) }) {
          let code = String(control, radix: 16, uppercase: true)
          return "\(column.rawValue) holds the control character U+00"
            + String(repeating: "0", count: 2 - code.count) + code
        }
      }
    }
    return nil
  }

  /// The glossary with the entries of another that it lacks; what it has stays as it is. An entry without
  /// id and validity, as plain lists have them, is there if all its renderings are, in whatever edition.
  public func adding(_ other: Termbase) -> Applied {
    let matching = GlossaryMatching(old: entries, new: other.entries, byIdFirst: false)
    let renderings = Dictionary(grouping: entries, by: \.source).mapValues { entries in
      Set(entries.flatMap { [$0.target] + $0.admitted })
    }
    func isListed(_ entry: ConceptEntry) -> Bool {
      entry.id.isEmpty && entry.validity == ConceptEntry.Validity()
        && renderings[entry.source]?.isSuperset(of: [entry.target] + entry.admitted) == true
    }
    var ids = NextID(entries)
    let missing = other.entries.indices.filter {
      matching.oldOfNew[$0] == nil && !isListed(other.entries[$0])
    }
    let added = missing.map { index in
      var entry = other.entries[index]
      entry.id = ids.id(wanted: entry.id)
      return entry
    }
    return Applied(termbase: Termbase(entries + added), changed: [], added: added)
  }
}

extension String {
  /// At most 40 characters, for messages.
  fileprivate var shortened: String { count > 40 ? prefix(40) + "…" : self }
}

extension ConceptEntry {
  /// The entry as it is read back from our file: without blanks around its values, and each value of
  /// a list once.
  fileprivate var canonical: ConceptEntry {
    var entry = self
    for column in Termbase.Column.allCases {
      var cell: [UInt8] = []
      Termbase.append(column, of: self, to: &cell)
      if case .success(let values) = GlossaryCell.values(of: cell[...], isList: column.isList) {
        _ = entry.set(column, to: values)
      }
    }
    return entry
  }
}
