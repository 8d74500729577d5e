import Bitext
import XML

/// Puts a segment together from the text and codes of an XML file.
struct SegmentBuilder {
  private(set) var segment: Segment
  /// Where the last stretch of text begins, in the file and in the segment.
  private var last: (position: XMLPosition, offset: Int)?

  init(path: String) { segment = Segment("", path: path) }

  mutating func append(_ piece: XMLText) {
    let start = segment.text.utf8.count
    if piece.position != expected { anchor(start, piece.position) }
    for lineBreak in piece.breaks { anchor(start + lineBreak.offset, lineBreak.position) }
    if start == 0 { segment.text = piece.text } else { segment.text += piece.text }
    if let end = piece.breaks.last {
      last = (end.position, start + end.offset)
    } else {
      last = (piece.position, start)
    }
  }

  /// Counted only when more text comes, which is rare.
  private var expected: XMLPosition? {
    guard let last else { return nil }
    let tail = segment.text.utf8.dropFirst(last.offset).count { $0 & 0xC0 != 0x80 }
    return XMLPosition(line: last.position.line, column: last.position.column + tail)
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
