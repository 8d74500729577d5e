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

extension XMLNode {
  /// What one element that is read as a whole may hold, so that a small compressed file cannot fill
  /// the memory.
  struct Limit {
    var elements = 1_000_000
    /// In bytes.
    var text = 64 << 20
  }
}

extension XMLReader {
  /// The element whose start tag was read just now, up to its end.
  /// - Throws: Kind `malformed` where the XML is broken, or the element holds more than the limit.
  mutating func node(
    _ element: XMLElement, limit: XMLNode.Limit = XMLNode.Limit()
  ) throws(FormatError) -> XMLNode {
    var rest = limit
    return try node(element, within: &rest, of: element)
  }

  private mutating func node(
    _ element: XMLElement, within rest: inout XMLNode.Limit, of outermost: XMLElement
  ) throws(FormatError) -> XMLNode {
    var node = XMLNode(element: element)
    while let event = try nextEvent() {
      switch event {
      case .start(let child):
        rest.elements -= 1
        node.content.append(.node(try self.node(child, within: &rest, of: outermost)))
      case .text(let text):
        rest.text -= text.text.utf8.count
        node.content.append(.text(text))
      case .end: return node
      default: continue
      }
      if rest.elements < 0 || rest.text < 0 {
        let limit = XMLNode.Limit()
        let message =
          "expected at most \(limit.elements) elements and \(limit.text) bytes of text in "
          + "<\(outermost.name)>"
        throw FormatError(
          .malformed(message), path: path, line: outermost.position.line,
          column: outermost.position.column)
      }
    }
    return node
  }
}
