import Bitext
import XML

/// What XLIFF 2.1 demands of a file beyond well-formed XML: elements and attributes by its schemas,
/// and the constraints of its sections 4.2 to 4.7 that hold across them.
///
/// - Complexity: O(1) in memory but for the ids of the open file and the references to them.
struct XLIFF2Rules {
  private(set) var notices: [String] = []
  private let path: String
  private var fileIDs: Set<String> = []
  private var languages: XLIFF2Scope.Languages?
  /// The elements around units that are open, outermost first.
  private var frames: [Frame] = []
  /// Of the file that is open.
  private var unitIDs: Set<String> = []
  private var groupIDs: Set<String> = []
  private var subFlows: [XLIFF2Reference] = []

  private struct Frame {
    var element: XMLElement
    var content: XLIFF2Content?
    var scope: XLIFF2Scope
    var foreign = XLIFF2ForeignIDs()
    var hasText = false
  }

  init(path: String) { self.path = path }

  /// An element outside of units that goes on: `xliff`, `file`, `group`, `skeleton`, or one that
  /// should not be there.
  mutating func start(_ element: XMLElement) {
    take(element)
    let name = XLIFF2Grammar.name(of: element) ?? ""
    var frame = Frame(element: element, scope: XLIFF2Scope(frames.last?.scope, element))
    if let rule = XLIFF2Grammar.rule(of: name) {
      tell(XLIFF2Grammar.faults(of: element, rule))
      tell(XLIFF2ModuleCheck.faults(of: element))
      frame.content = XLIFF2Content(element, rule)
    }
    switch name {
    case "xliff" where frames.isEmpty:
      languages = XLIFF2Scope.Languages(
        source: element["srcLang"].flatMap { LanguageTag($0) },
        target: element["trgLang"].flatMap { LanguageTag($0) },
        hasTarget: element["trgLang"] != nil)
    case "file":
      unitIDs = []
      groupIDs = []
      subFlows = []
      checkOnce(element, in: \.fileIDs)
    case "group": checkOnce(element, in: \.groupIDs)
    default: break
    }
    frames.append(frame)
  }

  /// An element outside of units that was read as a whole: notes, or one of another vocabulary.
  mutating func check(_ node: XMLNode) {
    take(node.element)
    tell(XLIFF2Grammar.faults(in: node))
    tell(XLIFF2ModuleCheck.faults(in: node))
    if node.element.namespace.isXLIFF {
      tell(Self.noteFaults(node))
    } else if let last = frames.indices.last {
      let faults = frames[last].foreign.add(node)
      tell(faults)
    }
  }

  mutating func text(_ text: XMLText) {
    guard let last = frames.indices.last else { return }
    frames[last].hasText = true
    let name = frames[last].element.localName
    let isInSkeleton = frames.contains { $0.element.localName == "skeleton" }
    if !isInSkeleton, !text.isWhitespace {
      tell([XLIFF2Fault(message: "expected no text in <\(name)>", position: text.position)])
    }
  }

  /// The end of the last element that `start(_:)` was given.
  mutating func end() {
    guard let frame = frames.popLast() else { return }
    if let content = frame.content { tell(content.finish()) }
    switch frame.element.localName {
    case "skeleton":
      let hasReference = frame.element["href"] != nil
      if hasReference == frame.hasText {
        let words = hasReference ? "nothing in a <skeleton> with href" : "a <skeleton> with content"
        tell([XLIFF2Fault(message: "expected \(words)", position: frame.element.position)])
      }
    case "file":
      tell(
        subFlows.filter { !unitIDs.contains($0.id) }.map {
          XLIFF2Fault(
            message: "expected a unit of id “\($0.id)” in this <file>", position: $0.position)
        })
    default: return
    }
  }

  mutating func check(unit: XMLNode) {
    take(unit.element)
    checkOnce(unit.element, in: \.unitIDs)
    tell(XLIFF2Grammar.faults(in: unit))
    var foreign = XLIFF2ForeignIDs()
    for child in unit.children where !child.element.namespace.isXLIFF {
      tell(foreign.add(child))
      tell(XLIFF2ModuleCheck.faults(in: child))
    }
    tell(XLIFF2ModuleCheck.changeFaults(in: unit))
    if let notes = unit.child("notes") { tell(Self.noteFaults(notes)) }
    var check = XLIFF2UnitCheck(unit, XLIFF2Scope(frames.last?.scope, unit.element), languages)
    check.run(file: frames.first { $0.element.localName == "file" }?.element["id"])
    tell(check.faults)
    subFlows += check.subFlows
  }

  private mutating func take(_ element: XMLElement) {
    guard let last = frames.indices.last else { return }
    frames[last].hasText = true
    if let fault = frames[last].content?.take(element) { tell([fault]) }
  }

  private static func noteFaults(_ notes: XMLNode) -> [XLIFF2Fault] {
    var seen: Set<String> = []
    return notes.children("note").filter { note in
      note["id"].map { !seen.insert($0).inserted } ?? false
    }.map { XLIFF2Fault.repeated($0) }
  }

  private mutating func checkOnce(
    _ element: XMLElement, in seen: WritableKeyPath<Self, Set<String>>
  ) {
    guard let id = element["id"], !self[keyPath: seen].insert(id).inserted else { return }
    tell([.repeated(XMLNode(element: element))])
  }

  private mutating func tell(_ faults: [XLIFF2Fault]) {
    for fault in faults where notices.count < 1000 {
      notices.append(
        "\(path):\(fault.position.line):\(fault.position.column): \(fault.message)")
    }
  }
}

extension XLIFF2Fault {
  static func repeated(_ node: XMLNode) -> XLIFF2Fault {
    XLIFF2Fault(
      message: "expected ids that are met once, found “\(node["id"] ?? "")” again",
      position: node.element.position)
  }
}

/// An id that something refers to.
struct XLIFF2Reference {
  var id: String
  var position: XMLPosition
}

/// What elements take over from those around them.
struct XLIFF2Scope {
  struct Languages {
    var source: LanguageTag?
    var target: LanguageTag?
    /// Whether the document names a target language, valid or not.
    var hasTarget: Bool
  }

  var language: String?
  var space: String

  init(_ outer: XLIFF2Scope?, _ element: XMLElement) {
    language = element["xml:lang"] ?? outer?.language
    space = element["xml:space"] ?? outer?.space ?? "default"
  }
}

/// Ids of elements of other vocabularies in one file, group or unit, which are met once in each
/// vocabulary (XLIFF 2.1, section 4.3.1.13, `id`).
struct XLIFF2ForeignIDs {
  private var seen: [String: Set<String>] = [:]

  mutating func add(_ node: XMLNode) -> [XLIFF2Fault] {
    let element = node.element
    // The ids of core elements inside a match are those of another text.
    guard !element.namespace.isXLIFF else { return [] }
    var faults: [XLIFF2Fault] = []
    if let id = element["id"] ?? element["xml:id"],
      !seen[element.namespace, default: []].insert(id).inserted
    {
      faults.append(
        XLIFF2Fault(
          message: "expected ids that are met once, found “\(id)” again",
          position: element.position))
    }
    for child in node.children { faults += add(child) }
    return faults
  }
}

extension String {
  /// A prefix, a colon and a value, as XLIFF 2 wants it of values of one's own.
  var isPrefixedValue: Bool {
    let parts = split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty && !part.unicodeScalars.contains { $0.properties.isWhitespace }
      }
  }

  /// An XML `NMTOKEN`, as far as letters, digits, `.`, `-`, `_` and `:` go.
  var isNameToken: Bool {
    !isEmpty
      && unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType == .decimal
          || ".-_:".unicodeScalars.contains($0)
      }
  }
}
