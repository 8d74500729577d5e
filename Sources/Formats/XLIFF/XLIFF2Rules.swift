import Bitext
import XML

/// What XLIFF 2.1 demands of a file beyond well-formed XML (its sections 4.2 and 4.7), as far as a
/// reader of texts depends on it.
struct XLIFF2Rules {
  private(set) var notices: [String] = []
  private let path: String
  private var fileIDs: Set<String> = []
  private var fileCount = 0
  private var sourceLanguage: LanguageTag?
  private var targetLanguage: LanguageTag?
  /// Of the notes of the file or group that is open.
  private var noteIDs: Set<String> = []
  /// Of units and groups in the file that is open.
  private var unitIDs: Set<String> = []
  private var groupIDs: Set<String> = []
  private var unitCount = 0
  private var filePosition = XMLPosition(line: 1, column: 1)

  init(path: String) { self.path = path }

  static let states: Set = ["initial", "translated", "reviewed", "final"]

  mutating func check(document: XMLElement) {
    sourceLanguage = document["srcLang"].flatMap { LanguageTag($0) }
    targetLanguage = document["trgLang"].flatMap { LanguageTag($0) }
    if let code = document["srcLang"] {
      if LanguageTag(code) == nil { tell("expected a language tag in srcLang", document.position) }
    } else {
      tell("expected an attribute “srcLang” on <xliff>", document.position)
    }
    if let code = document["trgLang"], LanguageTag(code) == nil {
      tell("expected a language tag in trgLang", document.position)
    }
    if let space = document["xml:space"], !["default", "preserve"].contains(space) {
      tell("expected xml:space to be default or preserve", document.position)
    }
  }

  /// An element outside of units.
  mutating func start(_ element: XMLElement, parent: String?) {
    guard element.namespace.isXLIFF else {
      if parent == "xliff" {
        tell("expected no foreign element in <xliff>", element.position)
      }
      return
    }
    switch element.localName {
    case "file":
      fileCount += 1
      filePosition = element.position
      unitIDs = []
      groupIDs = []
      unitCount = 0
      checkID(element, in: \.fileIDs)
      checkLanguageAttribute(element)
    case "group":
      unitCount += 1
      checkID(element, in: \.groupIDs)
      checkLanguageAttribute(element)
    case "notes": noteIDs = []
    case "note":
      if let id = element["id"], !noteIDs.insert(id).inserted {
        tell("expected ids that are met once, found “\(id)” again", element.position)
      }
    case "xliff", "skeleton": break
    default: tell("expected no <\(element.name)> in <\(parent ?? "")>", element.position)
    }
  }

  mutating func end(_ name: String) {
    if name == "file", unitCount == 0 {
      tell("expected a unit or group in <file>", filePosition)
    }
  }

  mutating func finish() {
    if fileCount == 0 {
      tell("expected a <file> in <xliff>", XMLPosition(line: 1, column: 1))
    }
  }

  mutating func check(unit: XMLNode) {
    unitCount += 1
    checkID(unit.element, in: \.unitIDs)
    checkLanguageAttribute(unit.element)
    if unit.children("segment").isEmpty {
      tell("expected a <segment> in <unit>", unit.element.position)
    }
    var check = XLIFF2UnitCheck(unit, path: path)
    check.run(sourceLanguage, targetLanguage)
    for notice in check.notices { add(notice) }
  }

  private mutating func checkID(_ element: XMLElement, in seen: WritableKeyPath<Self, Set<String>>)
  {
    guard let id = element["id"], !id.isEmpty else {
      return tell("expected an attribute “id” on <\(element.name)>", element.position)
    }
    if !id.isNameToken { tell("expected a name token as id, found “\(id)”", element.position) }
    if !self[keyPath: seen].insert(id).inserted {
      tell("expected ids that are met once, found “\(id)” again", element.position)
    }
  }

  private mutating func checkLanguageAttribute(_ element: XMLElement) {
    if let code = element["xml:lang"], LanguageTag(code) == nil {
      tell("expected a language tag in xml:lang", element.position)
    }
    if let translate = element["translate"], !["yes", "no"].contains(translate) {
      tell("expected translate to be yes or no", element.position)
    }
  }

  private mutating func tell(_ message: String, _ position: XMLPosition) {
    add("\(path):\(position.line):\(position.column): \(message)")
  }

  private mutating func add(_ notice: String) {
    if notices.count < 1000 { notices.append(notice) }
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
