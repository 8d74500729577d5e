import XML

/// The core structure of TBX, as far as a reader must rely on it (ISO 30042:2019, section 7).
struct TBXStructure {
  private(set) var notices: [String] = []
  private let path: String

  init(path: String) { self.path = path }

  private static let parents: [String: Set<String>] = [
    "text": ["martif", "tbx"], "body": ["text"], "back": ["text"], "martifHeader": ["martif"],
    "tbxHeader": ["tbx"], "fileDesc": ["martifHeader", "tbxHeader"],
    "admin": ["adminGrp", "descripGrp", "termNoteGrp", "transacGrp"],
  ]

  private static let typed: Set = [
    "admin", "descrip", "termNote", "transac", "transacNote", "ref", "xref", "adminNote",
    "descripNote",
  ]

  /// An element outside of the concepts.
  mutating func check(_ element: XMLElement, parents open: [String]) {
    let name = String(element.localName)
    guard let allowed = Self.parents[name], let parent = open.last, !allowed.contains(parent) else {
      return
    }
    tell("expected no <\(name)> in <\(parent)>", element.position)
  }

  /// Text outside of the concepts.
  mutating func check(_ text: XMLText, parents open: [String]) {
    guard let parent = open.last,
      ["sourceDesc", "publicationStmt", "titleStmt", "encodingDesc", "body", "text"]
        .contains(parent)
    else { return }
    tell("expected the text of <\(parent)> to be in <p>", text.position)
  }

  /// A concept.
  mutating func check(_ node: XMLNode) {
    if Self.typed.contains(node.name), node["type"] == nil {
      tell("expected an attribute “type” on <\(node.name)>", node.element.position)
    }
    switch node.name {
    case "tig", "termSec", "termGrp":
      let terms = node.children("term")
      if terms.count != 1 {
        tell("expected one <term> in <\(node.name)>, found \(terms.count)", node.element.position)
      } else if node.children.first?.name != "term" {
        tell("expected <term> to come first in <\(node.name)>", node.element.position)
      }
    case "descripGrp":
      if node.children("descrip").count > 1 {
        tell("expected one <descrip> in <descripGrp>", node.element.position)
      }
    case "langSet", "langSec":
      if node["xml:lang"] == nil {
        tell("expected an attribute “xml:lang” on <\(node.name)>", node.element.position)
      }
    default: break
    }
    for child in node.children { check(child) }
  }

  private mutating func tell(_ message: String, _ position: XMLPosition) {
    guard notices.count < 1000 else { return }
    notices.append("\(path):\(position.line):\(position.column): \(message)")
  }
}
