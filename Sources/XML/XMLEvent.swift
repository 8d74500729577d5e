/// A line and column of an XML file.
public struct XMLPosition: Hashable, Comparable, Sendable {
  /// 1-based.
  public var line: Int
  /// 1-based, in Unicode scalars.
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// What an XML file says next.
public enum XMLEvent: Hashable, Sendable {
  case documentType(name: String, systemID: String?)
  case start(XMLElement)
  case text(XMLText)
  /// The end of the innermost open element, with its name as in `XMLElement.name`, and the place
  /// behind its tag.
  case end(String, XMLPosition)
  case comment(String, XMLPosition)
}

/// A start tag.
public struct XMLElement: Hashable, Sendable {
  /// As written, with its prefix.
  public var name: String
  /// The namespace's name; empty for none.
  public var namespace: String
  public var attributes: [XMLAttribute]
  /// The place of the tag's `<`.
  public var position: XMLPosition

  public var localName: Substring {
    name.utf8.firstIndex(of: 0x3A).map { name[name.utf8.index(after: $0)...] } ?? name[...]
  }

  /// The value of an attribute by its name as written: `xml:lang`.
  public subscript(name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }
}

public struct XMLAttribute: Hashable, Sendable {
  /// As written, with its prefix.
  public var name: String
  public var value: String
  /// The namespace's name; empty for none, and not looked at in writing.
  public var namespace: String

  public init(_ name: String, _ value: String, namespace: String = "") {
    self.name = name
    self.value = value
    self.namespace = namespace
  }
}

/// Text between two tags, references resolved and line ends normalised (XML 1.0, section 2.11).
public struct XMLText: Hashable, Sendable {
  public var text: String
  /// The place of its first character.
  public var position: XMLPosition
  /// Where later characters stand that do not simply follow on the same line: after a line end or a
  /// character reference. Offsets are UTF-8 code units of `text`, ascending.
  public var breaks: [Break]

  public struct Break: Hashable, Sendable {
    public var offset: Int
    public var position: XMLPosition
  }

  public init(text: String, position: XMLPosition, breaks: [Break] = []) {
    self.text = text
    self.position = position
    self.breaks = breaks
  }

  public var isWhitespace: Bool {
    text.utf8.allSatisfy { $0 == 0x20 || (0x09...0x0D).contains($0) }
  }
}
