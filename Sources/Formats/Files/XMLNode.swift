import Bitext
import XML

/// An element with all that is in it, for parts of a file that are small and looked at as a whole.
struct XMLNode: Sendable {
  enum Content: Sendable {
    case node(XMLNode)
    case text(XMLText)
  }

  var element: XMLElement
  var content: [Content] = []

  /// Without prefix.
  var name: String { String(element.localName) }

  subscript(attribute: String) -> String? { element[attribute] }

  var children: [XMLNode] {
    content.compactMap { if case .node(let node) = $0 { node } else { nil } }
  }

  func children(_ name: String) -> [XMLNode] { children.filter { $0.name == name } }

  func child(_ name: String) -> XMLNode? { children.first { $0.name == name } }

  /// Its text and that of elements in it.
  var text: String {
    content.reduce(into: "") { text, content in
      switch content {
      case .node(let node): text += node.text
      case .text(let piece): text += piece.text
      }
    }
  }

  var properties: [Property] { element.attributes.map { Property($0.name, $0.value) } }
}

extension XMLReader {
  /// The element whose start tag was read just now, up to its end.
  mutating func node(_ element: XMLElement) throws(FormatError) -> XMLNode {
    var node = XMLNode(element: element)
    while let event = try nextEvent() {
      switch event {
      case .start(let child): node.content.append(.node(try self.node(child)))
      case .text(let text): node.content.append(.text(text))
      case .end: return node
      default: continue
      }
    }
    return node
  }
}
