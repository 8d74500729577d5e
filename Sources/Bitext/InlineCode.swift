/// A code that stands inside a segment's text: a tag of the document that the translation keeps.
///
/// The words follow TMX 1.4b, section 3.2 ("Content Elements"), and XLIFF 2.1, section 4.7.
public struct InlineCode: Hashable, Sendable {
  /// In UTF-8 code units of the segment's text: the code stands before this character.
  public var offset: Int
  public var role: Role
  /// The element of the file it was read from: `bpt`, `ph`, `g`, `pc` …
  public var element: String
  public var attributes: [Property]
  /// What the element holds: native code and sub-flows, in order.
  public var content: [Content]

  public enum Role: String, Hashable, Sendable, CaseIterable {
    /// Opens a span that a later code of the same segment closes.
    case opening
    case closing
    case standalone
  }

  public enum Content: Hashable, Sendable {
    /// Code in the native format, such as `<b>`.
    case native(String)
    /// Text to be translated inside a code (TMX `<sub>`), with the attributes of the element.
    case subflow(String, attributes: [Property])
  }

  public init(
    offset: Int, role: Role, element: String, attributes: [Property] = [],
    content: [Content] = []
  ) {
    self.offset = offset
    self.role = role
    self.element = element
    self.attributes = attributes
    self.content = content
  }
}

/// A name with its value, as formats let users attach them.
public struct Property: Hashable, Sendable {
  public var name: String
  public var value: String

  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

extension Segment {
  /// The text with the native code and the sub-flows of its inline codes in their places, for formats
  /// that have no inline codes: `第{n}条`.
  public var textWithNativeCodes: String {
    guard !codes.isEmpty else { return text }
    var written = ""
    var start = 0
    func part(_ range: Range<Int>) -> Substring {
      let from = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
      return text[from..<text.utf8.index(from, offsetBy: range.count)]
    }
    for code in codes {
      written += part(start..<code.offset)
      start = code.offset
      for content in code.content {
        switch content {
        case .native(let native): written += native
        case .subflow(let text, _): written += text
        }
      }
    }
    return written + part(start..<text.utf8.count)
  }
}
