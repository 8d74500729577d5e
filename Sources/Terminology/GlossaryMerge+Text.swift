internal import Bitext

extension GlossaryMerge {
  /// The canonical file of the merge. Where sides disagree, both lines stand between git's marks; such
  /// a file is refused when read, until somebody has chosen.
  public var text: String {
    var lines = [Termbase.header]
    var rest = conflicts[...]
    for entry in merged.entries {
      while let conflict = rest.first, let other = conflict.representative,
        Termbase.precedes(other, entry)
      {
        lines += conflict.markedLines
        rest = rest.dropFirst()
      }
      lines.append(Termbase.line(of: entry))
    }
    lines += rest.flatMap(\.markedLines)
    return lines.joined(separator: "\n") + "\n"
  }
}

extension GlossaryMerge.Conflict: CustomStringConvertible {
  /// The entry by which the conflict has its place in the file.
  var representative: ConceptEntry? { ours ?? theirs ?? base }

  var markedLines: [String] {
    ["<<<<<<< ours"] + (ours.map { [Termbase.line(of: $0)] } ?? [])
      + ["||||||| base"] + (base.map { [Termbase.line(of: $0)] } ?? [])
      + ["======="] + (theirs.map { [Termbase.line(of: $0)] } ?? [])
      + [">>>>>>> theirs"]
  }

  /// What each side says, column by column, for people.
  public var description: String {
    let term = representative?.source ?? ""
    switch kind {
    case .deleted:
      let (deleter, changer) = ours == nil ? ("ours", "theirs") : ("theirs", "ours")
      return "\(term): \(deleter) deleted it, \(changer) changed it"
    case .sameConcept:
      return "\(term): two entries for the same editions:"
        + " '\(ours?.target ?? "")' and '\(theirs?.target ?? "")'"
    case .columns(let columns):
      let lines = columns.map { column in
        let values = [("base", base), ("ours", ours), ("theirs", theirs)].compactMap {
          side, entry in
          entry.map { "\(side) '\($0.values(in: column).joined(separator: "|"))'" }
        }
        return "  \(column.rawValue): " + values.joined(separator: ", ")
      }
      return ([term] + lines).joined(separator: "\n")
    }
  }
}
