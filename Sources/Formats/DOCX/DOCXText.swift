import Bitext
import XML

/// The text of a WordprocessingML part (ISO 29500-1, section 17) as it reads once all tracked
/// changes are accepted.
struct DOCXText {
  enum Piece {
    case paragraph(Segment)
    /// A row of a table: the paragraphs of each cell.
    case row([[Segment]])
  }

  /// A thousand pages have some 50,000.
  static let paragraphLimit = 1_000_000

  private(set) var pieces: [Piece] = []
  private let path: String
  /// Paragraphs met so far, which serve as line numbers.
  private(set) var paragraphCount: Int
  /// Text of a paragraph whose mark was deleted, and that goes on in the next one.
  private var pending: Segment?

  /// Reads a part; `firstParagraph` is how many paragraphs other parts had before.
  init(
    _ xml: consuming XMLReader, path: String, firstParagraph: Int = 0
  ) throws(FormatError) {
    var xml = xml
    self.path = path
    paragraphCount = firstParagraph
    while let event = try xml.nextEvent() {
      guard case .start(let element) = event else { continue }
      switch element.localName {
      case "p", "tbl":
        pieces += added(try xml.node(element))
        if paragraphCount > Self.paragraphLimit {
          throw FormatError(
            .malformed("expected at most \(Self.paragraphLimit) paragraphs"), path: path)
        }
      // Word adds these two notes itself: the lines over notes.
      case "footnote", "endnote":
        if let type = element["w:type"], type != "normal" { try xml.skipElement() }
      default: continue
      }
    }
    if let pending { pieces.append(.paragraph(pending)) }
  }

  private mutating func added(_ node: XMLNode) -> [Piece] {
    var pieces: [Piece] = []
    add(node, to: &pieces)
    return pieces
  }

  private mutating func add(_ node: XMLNode, to pieces: inout [Piece]) {
    switch node.name {
    case "p":
      if let segment = paragraph(node) { pieces.append(.paragraph(segment)) }
      for box in Self.boxes(in: node) {
        for child in box.children { add(child, to: &pieces) }
      }
    case "tbl":
      for row in Self.rows(of: node) {
        pieces.append(.row(row.map { cellParagraphs($0) }))
      }
    case "sdt", "sdtContent", "ins", "moveTo", "customXml", "tc":
      for child in node.children { add(child, to: &pieces) }
    default: return
    }
  }

  private mutating func cellParagraphs(_ cell: XMLNode) -> [Segment] {
    var pieces: [Piece] = []
    for child in cell.children { add(child, to: &pieces) }
    return pieces.flatMap { piece in
      switch piece {
      case .paragraph(let segment): [segment]
      case .row(let cells): cells.flatMap(\.self)
      }
    }
  }

  /// The cells of each row that is not deleted.
  private static func rows(of table: XMLNode) -> [[XMLNode]] {
    table.children.flatMap { child -> [[XMLNode]] in
      switch child.name {
      case "tr":
        if child.child("trPr")?.child("del") != nil { return [] }
        return [
          child.children.flatMap { $0.name == "sdt" ? cells(in: $0) : [$0] }
            .filter { $0.name == "tc" }
        ]
      case "sdt", "sdtContent", "customXml": return rows(of: child)
      default: return []
      }
    }
  }

  private static func cells(in node: XMLNode) -> [XMLNode] {
    node.children.flatMap { $0.name == "tc" ? [$0] : cells(in: $0) }
  }

  /// Nil where the paragraph goes on in the next one, since its mark was deleted.
  private mutating func paragraph(_ node: XMLNode) -> Segment? {
    paragraphCount += 1
    var text = ""
    Self.append(node.content, to: &text)
    var segment = Segment(text, path: path, line: paragraphCount)
    if let before = pending { segment = Segment.joined([before, segment], separator: "") }
    pending = nil
    if node.child("pPr")?.child("rPr")?.child("del") != nil {
      pending = segment
      return nil
    }
    return segment
  }

  private static func append(_ content: [XMLNode.Content], to text: inout String) {
    for case .node(let node) in content {
      switch node.name {
      case "t": text += node.text
      case "tab", "ptab": text += "\t"
      case "br", "cr": text += "\n"
      case "noBreakHyphen": text += "\u{2011}"
      case "softHyphen": text += "\u{AD}"
      case "r", "ins", "moveTo", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple",
        "customXml", "dir", "bdo", "ruby", "rubyBase":
        append(node.content, to: &text)
      // Deleted and moved text, field codes, properties, pictures and boxes, phonetic guides.
      default: continue
      }
    }
  }

  /// Text boxes of a paragraph, whose paragraphs are read after it. Of alternatives the first.
  private static func boxes(in node: XMLNode) -> [XMLNode] {
    node.children.flatMap { child -> [XMLNode] in
      switch child.name {
      case "txbxContent": [child]
      case "del", "moveFrom", "Fallback": []
      default: boxes(in: child)
      }
    }
  }
}
