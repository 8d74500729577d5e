import XML

/// What translators may do with codes (XLIFF 2.1, section 4.7.4, "Editing Hints"): codes that must
/// not be deleted are still there, and sequences that must not be reordered stand as they stood.
struct XLIFF2EditingHints {
  private var faults: [XLIFF2Fault] = []

  /// A code as it is met in a text; a span is met twice.
  private struct Mark: Hashable {
    var id: String
    var isEnd = false
  }

  /// The codes of one target, with where each stands first.
  private struct Target {
    let marks: [Mark]
    let places: [Mark: Int]

    init(_ marks: [Mark]) {
      self.marks = marks
      places = Dictionary(
        marks.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }
  }

  private struct Sequence {
    var marks: [Mark]
    var node: XMLNode
  }

  /// What is wrong with the codes of the segments and ignorables of a unit.
  static func faults(in parts: [XMLNode]) -> [XLIFF2Fault] {
    var hints = XLIFF2EditingHints()
    let targets = parts.compactMap { $0.child("target") }.map { Target(codes(in: $0).map(\.mark)) }
    for part in parts {
      for text in part.children where ["source", "target"].contains(text.name) {
        hints.checkAttributes(text)
      }
      guard let source = part.child("source") else { continue }
      let sequences = hints.sequences(in: source)
      guard part.child("target") != nil else { continue }
      hints.checkDeletion(source, targets)
      hints.check(sequences, targets)
    }
    return hints.faults
  }

  /// Codes in the order of the text, without annotations.
  private static func codes(in node: XMLNode) -> [(mark: Mark, node: XMLNode)] {
    node.children.flatMap { child -> [(mark: Mark, node: XMLNode)] in
      let id = child["id"] ?? child["startRef"] ?? ""
      switch child.name {
      case "ph", "sc": return [(Mark(id: id), child)]
      case "ec": return [(Mark(id: id, isEnd: true), child)]
      case "pc":
        return [(Mark(id: id), child)] + codes(in: child) + [(Mark(id: id, isEnd: true), child)]
      default: return codes(in: child)
      }
    }
  }

  private mutating func checkAttributes(_ text: XMLNode) {
    for (mark, code) in Self.codes(in: text) where !mark.isEnd || code.name == "ec" {
      if ["no", "firstNo"].contains(code["canReorder"]),
        code["canCopy"] != "no" || code["canDelete"] != "no"
      {
        tell("expected canCopy and canDelete of no on a code that is not to be reordered", code)
      }
    }
  }

  private mutating func checkDeletion(_ source: XMLNode, _ targets: [Target]) {
    for (mark, code) in Self.codes(in: source)
    where code["canDelete"] == "no" && !targets.contains(where: { $0.places[mark] != nil }) {
      tell("expected code “\(mark.id)” in the target, since it must not be deleted", code)
    }
  }

  /// From a code of `firstNo` up to one that may be reordered.
  private mutating func sequences(in source: XMLNode) -> [Sequence] {
    var sequences: [Sequence] = []
    var isOpen = false
    for (mark, code) in Self.codes(in: source) {
      let isEnd = mark.isEnd
      switch code["canReorder"] {
      case "firstNo" where !isEnd:
        sequences.append(Sequence(marks: [mark], node: code))
        isOpen = true
      case "no", "firstNo":
        if isOpen {
          sequences[sequences.count - 1].marks.append(mark)
        } else if !isEnd {
          tell("expected a code of canReorder firstNo before this one", code)
        }
      default: isOpen = false
      }
    }
    return sequences
  }

  private mutating func check(_ sequences: [Sequence], _ targets: [Target]) {
    for sequence in sequences {
      guard let first = sequence.marks.first else { continue }
      for target in targets {
        guard let start = target.places[first] else { continue }
        if !target.marks[start...].starts(with: sequence.marks) {
          let ids = sequence.marks.filter { !$0.isEnd }.map(\.id).joined(separator: ", ")
          tell("expected the codes \(ids) in this order in the target", sequence.node)
        }
      }
    }
  }

  private mutating func tell(_ message: String, _ node: XMLNode) {
    faults.append(XLIFF2Fault(message: message, position: node.element.position))
  }
}
