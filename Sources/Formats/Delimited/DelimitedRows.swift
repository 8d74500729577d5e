import Bitext

/// The rows of a TSV file (plain: a tab parts cells, a line end rows) or of a CSV file (RFC 4180:
/// cells may be quoted, and then hold commas, line ends and doubled quotes), or of one with semicolons,
/// which spreadsheets write where the comma is a decimal point.
struct DelimitedRows {
  enum Kind { case tabs, commas }

  /// One row; a line with nothing on it is none.
  private(set) var rows: [[Segment]] = []
  private let path: String
  private var separator: Unicode.Scalar = ","

  init(_ text: String, _ kind: Kind, path: String) throws(FormatError) {
    self.path = path
    switch kind {
    case .tabs: readTabs(TextFile(path: path, text: text))
    case .commas:
      let scalars = Array(text.unicodeScalars)
      separator = Self.separator(of: scalars)
      try readCommas(scalars)
    }
  }

  /// A semicolon where the first line has one and no comma.
  private static func separator(of scalars: [Unicode.Scalar]) -> Unicode.Scalar {
    let line = scalars.prefix { $0 != "\n" && $0 != "\r" }
    return line.contains(";") && !line.contains(",") ? ";" : ","
  }

  private mutating func readTabs(_ file: TextFile) {
    for (index, line) in file.lines.enumerated() where !line.isEmpty {
      var column = 1
      rows.append(
        line.utf8.split(separator: 0x09, omittingEmptySubsequences: false).map { cell in
          defer { column += cell.count { $0 & 0xC0 != 0x80 } + 1 }
          return Segment(String(Substring(cell)), path: path, line: index + 1, column: column)
        })
    }
  }

  private mutating func readCommas(_ scalars: [Unicode.Scalar]) throws(FormatError) {
    var cursor = Cursor(scalars: scalars)
    var row: [Segment] = []
    while !cursor.isAtEnd {
      row.append(cursor.peek == "\"" ? try quoted(&cursor) : plain(&cursor))
      if cursor.peek == separator {
        cursor.advance()
        if cursor.isAtEnd { row.append(plain(&cursor)) }
        continue
      }
      cursor.skipLineEnd()
      if row.count > 1 || row.first?.text.isEmpty == false { rows.append(row) }
      row = []
    }
    if !row.isEmpty { rows.append(row) }
  }

  private func plain(_ cursor: inout Cursor) -> Segment {
    var segment = Segment("", path: path, line: cursor.line, column: cursor.column)
    while let scalar = cursor.peek, scalar != separator, scalar != "\n", scalar != "\r" {
      segment.text.unicodeScalars.append(scalar)
      cursor.advance()
    }
    return segment
  }

  private func quoted(_ cursor: inout Cursor) throws(FormatError) -> Segment {
    let start = cursor
    cursor.advance()
    var segment = Segment("", path: path, line: cursor.line, column: cursor.column)
    func anchor() {
      segment.anchors.append(
        Segment.Anchor(
          offset: segment.text.utf8.count, line: cursor.line, column: cursor.column))
    }
    while let scalar = cursor.peek {
      cursor.advance()
      if scalar == "\"" {
        guard cursor.peek == "\"" else {
          try endOfCell(cursor)
          return segment
        }
        segment.text.unicodeScalars.append(scalar)
        cursor.advance()
        anchor()
      } else {
        segment.text.unicodeScalars.append(scalar)
        if scalar == "\n" { anchor() }
      }
    }
    throw FormatError(
      .malformed("expected a closing quote for the one that opens here"), path: path,
      line: start.line, column: start.column)
  }

  private func endOfCell(_ cursor: Cursor) throws(FormatError) {
    guard let scalar = cursor.peek, scalar != separator, scalar != "\n", scalar != "\r" else {
      return
    }
    throw FormatError(
      .malformed("expected \(separator) or the line's end behind a closing quote, found \(scalar)"),
      path: path, line: cursor.line, column: cursor.column)
  }

  private struct Cursor {
    let scalars: [Unicode.Scalar]
    private var index = 0
    private(set) var line = 1
    private(set) var column = 1

    init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    var isAtEnd: Bool { index == scalars.count }
    var peek: Unicode.Scalar? { isAtEnd ? nil : scalars[index] }

    mutating func advance() {
      if scalars[index] == "\n" {
        line += 1
        column = 1
      } else {
        column += 1
      }
      index += 1
    }

    mutating func skipLineEnd() {
      let isReturn = peek == "\r"
      if isReturn { index += 1 }
      if peek == "\n" {
        advance()
      } else if isReturn {
        line += 1
        column = 1
      }
    }
  }
}
