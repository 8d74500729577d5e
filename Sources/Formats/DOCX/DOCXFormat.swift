import Bitext
import XML

/// A Word document whose paragraphs take turns between two languages, or stand beside each other in
/// a table. The place of a text is its paragraph, counted from 1, as its line.
enum DOCXFormat: DocumentFormat {
  static let fileExtensions = ["docx"]

  static func recognises(_ head: FileHead) -> Bool { head.bytes.starts(with: [0x50, 0x4B, 3, 4]) }

  static func read(
    _ file: InputFile, _ options: ReadOptions
  ) throws(FormatError) -> ReadResult {
    let archive = try ZipArchive(file.bytes(), path: file.path)
    guard let main = try part("word/document.xml", of: archive, file.path, after: 0) else {
      if let packed = try packedXLIFF(archive, file.path) {
        return try XLIFFFormat.read(packed, options)
      }
      throw FormatError(
        .unreadable("expected a Word document, found a zip archive without word/document.xml"),
        path: file.path)
    }
    var pieces = main.pieces
    var count = main.paragraphCount
    for name in ["word/footnotes.xml", "word/endnotes.xml"] {
      guard let notes = try part(name, of: archive, file.path, after: count) else { continue }
      pieces += notes.pieces
      count = notes.paragraphCount
    }
    return try PlainReport.read(DOCXBlocks(pieces), file, options)
  }

  /// memoQ packs an XLIFF file as the first entry of an archive (`.mqxlz`).
  private static func packedXLIFF(
    _ archive: ZipArchive, _ path: String
  ) throws(FormatError) -> InputFile? {
    let entry = archive.entries.first { entry in
      XLIFFFormat.fileExtensions.contains(FileName(entry.name).fileExtension)
    }
    guard let name = entry?.name, let contents = try archive.contents(of: name) else { return nil }
    return InputFile(path: "\(path)/\(name)", contents: contents)
  }

  private static func part(
    _ name: String, of archive: ZipArchive, _ path: String, after paragraphs: Int
  ) throws(FormatError) -> DOCXText? {
    guard let contents = try archive.contents(of: name) else { return nil }
    let xml = try XMLReader.opened(InputFile(path: "\(path)/\(name)", contents: contents))
    return try DOCXText(xml, path: path, firstParagraph: paragraphs)
  }
}

/// The paragraphs and table rows of a document, told apart by language.
struct DOCXBlocks {
  enum Item {
    case block(TextBlock)
    case row(chinese: [TextBlock], other: [TextBlock])
  }

  private(set) var items: [Item] = []

  init(_ pieces: [DOCXText.Piece]) {
    var afterBlank = false
    for piece in pieces {
      switch piece {
      case .paragraph(let segment): add(segment, &afterBlank)
      case .row(let cells):
        let texts = cells.map { $0.flatMap(Self.lines).compactMap(Self.block) }
          .filter { !$0.isEmpty && !($0.count == 1 && ColumnPair.isLabel($0[0].segment.text)) }
        let chinese = texts.filter { Self.language(of: $0) == .chinese }
        let other = texts.filter { Self.language(of: $0) == .other }
        if chinese.count == 1, other.count == 1 {
          items.append(.row(chinese: chinese[0], other: other[0]))
        } else {
          for segment in cells.flatMap(\.self) { add(segment, &afterBlank) }
        }
      }
    }
  }

  private mutating func add(_ segment: Segment, _ afterBlank: inout Bool) {
    for line in Self.lines(segment) {
      guard var block = Self.block(line) else {
        afterBlank = true
        continue
      }
      block.followsBlank = afterBlank
      afterBlank = false
      items.append(.block(block))
    }
  }

  /// The lines of a paragraph that has line breaks.
  private static func lines(_ segment: Segment) -> [Segment] {
    var lines: [Segment] = []
    var start = 0
    for (offset, byte) in segment.text.utf8.enumerated() where byte == 0x0A {
      lines.append(segment[start..<offset])
      start = offset + 1
    }
    return lines + [segment[start..<segment.text.utf8.count]]
  }

  private static func block(_ segment: Segment) -> TextBlock? {
    let utf8 = segment.text.utf8
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
    let scalars = segment.text.unicodeScalars
    guard let start = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return nil }
    let from = utf8.distance(from: utf8.startIndex, to: start)
    let to = utf8.distance(from: utf8.startIndex, to: scalars.index(after: last))
    let text = segment[from..<to]
    return TextBlock(segment: text, language: TextLanguage(of: text.text), followsBlank: false)
  }

  private static func language(of blocks: [TextBlock]) -> TextLanguage {
    TextLanguage(of: blocks.map(\.segment.text).joined())
  }
}
