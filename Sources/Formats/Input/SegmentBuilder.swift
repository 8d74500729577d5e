import Bitext
import XML

/// Puts a segment together from the text and codes of an XML file.
struct SegmentBuilder {
  private(set) var segment: Segment
  /// Where the next character stands if it just follows.
  private var expected: XMLPosition?

  init(path: String) { segment = Segment("", path: path) }

  mutating func append(_ piece: XMLText) {
    let start = segment.text.utf8.count
    if piece.position != expected { anchor(start, piece.position) }
    for lineBreak in piece.breaks { anchor(start + lineBreak.offset, lineBreak.position) }
    segment.text += piece.text
    let last = piece.breaks.last
    let tail = piece.text.utf8.dropFirst(last?.offset ?? 0).count { $0 & 0xC0 != 0x80 }
    let from = last?.position ?? piece.position
    expected = XMLPosition(line: from.line, column: from.column + tail)
  }

  /// Text that the file writes as something else, such as an element for a line end.
  mutating func append(_ text: String, at position: XMLPosition) {
    append(XMLText(text: text, position: position))
  }

  mutating func append(
    code element: String, _ role: InlineCode.Role, _ attributes: [Property] = [],
    _ content: [InlineCode.Content] = []
  ) {
    segment.codes.append(
      InlineCode(
        offset: segment.text.utf8.count, role: role, element: element, attributes: attributes,
        content: content))
  }

  /// Sets the place of a segment that has no text.
  mutating func placeIfEmpty(at position: XMLPosition) {
    if segment.anchors.isEmpty { anchor(0, position) }
  }

  private mutating func anchor(_ offset: Int, _ position: XMLPosition) {
    segment.anchors.append(
      Segment.Anchor(offset: offset, line: position.line, column: position.column))
  }
}
