/// A kind of file that holds documents.
protocol DocumentFormat: Sendable {
  /// In lower case, without the dot.
  static var fileExtensions: [String] { get }

  /// Whether the first bytes of a file show that it is of this kind.
  static func recognises(_ head: FileHead) -> Bool

  static func read(_ file: InputFile, _ options: ReadOptions) throws(FormatError) -> ReadResult
}

/// All formats; one that a file's content shows goes before one that its name says, and text is the
/// last.
let allFormats: [any DocumentFormat.Type] = [
  TMXFormat.self,
  XLIFFFormat.self,
  DOCXFormat.self,
  POFormat.self,
  DelimitedFormat.self,
  PlainReport.self,
]

/// A file as an input: on disk, or what came from standard input.
struct InputFile: Sendable {
  var path: String
  /// Nil for a file on disk.
  var contents: [UInt8]?

  init(path: String, contents: [UInt8]? = nil) {
    self.path = path
    self.contents = contents
  }

  /// A file that the user named; standard input and pipes, which can be read only once, are read
  /// into memory.
  /// - Throws: Kinds `missing`, `directory`, `empty`, `system`.
  static func opened(_ path: String) throws(FormatError) -> InputFile {
    let status = SystemCalls.status(path)
    if path == "-" || status?.kind == .special {
      let contents = try FileContents.bytes(of: path)
      if contents.isEmpty { throw FormatError(.empty, path: path) }
      return InputFile(path: path, contents: contents)
    }
    if status?.kind == .regular, status?.size == 0 { throw FormatError(.empty, path: path) }
    return InputFile(path: path)
  }

  var name: FileName { FileName(path) }

  func bytes() throws(FormatError) -> [UInt8] {
    let file = try pieces(limit: Limits.wholeFile)
    var all: [UInt8] = []
    while true {
      let piece = try file.chunk()
      if piece.isEmpty { return all }
      all += piece
    }
  }

  func text(_ options: ReadOptions) throws(FormatError) -> TextFile {
    let text = try TextDecoder.text(of: bytes(), path: path, encoding: options.encoding)
    return TextFile(path: path, text: text)
  }

  func head() throws(FormatError) -> FileHead {
    let file = try pieces()
    return FileHead(try file.chunk().prefix(FileHead.size))
  }
}

/// The first bytes of a file.
struct FileHead: Sendable {
  static let size = 4096
  let bytes: [UInt8]
  /// Its ASCII characters, whatever the encoding, up to the first thing that is no markup.
  private let ascii: String

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = Array(bytes)
    ascii = String(decoding: bytes.filter { $0 != 0 && $0 < 0x80 }, as: UTF8.self)
  }

  var isEmpty: Bool { bytes.isEmpty }

  /// Whether neither a byte order mark nor an XML declaration names another encoding.
  var isUTF8: Bool {
    if let mark = TextDecoder.ByteOrderMark(of: bytes) { return mark == .utf8 }
    let declaration = ascii.prefix { $0 != ">" }.lowercased()
    return !bytes.prefix(4).contains(0)
      && (!declaration.contains("encoding") || declaration.contains("utf-8"))
  }

  /// The name of an XML file's root element, with its prefix; nil where it is no XML file.
  var rootElement: Substring? {
    var rest = ascii.drop { $0.isWhitespace }
    while let tag = rest.firstIndex(of: "<") {
      guard rest[..<tag].allSatisfy(\.isWhitespace) || rest.startIndex != ascii.startIndex else {
        return nil
      }
      let inside = rest[rest.index(after: tag)...]
      guard let first = inside.first else { return nil }
      if first != "?" && first != "!" {
        let name = inside.prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
        return first.isLetter ? name : nil
      }
      let close = inside.hasPrefix("!--") ? "-->" : ">"
      guard let end = inside.range(ofFirst: close) else { return nil }
      rest = inside[end...].drop { $0.isWhitespace }
    }
    return nil
  }
}

extension Substring {
  /// The index behind the first occurrence of `part`.
  fileprivate func range(ofFirst part: String) -> Index? {
    var rest = self
    while !rest.isEmpty {
      if rest.hasPrefix(part) { return rest.index(rest.startIndex, offsetBy: part.count) }
      rest = rest.dropFirst()
    }
    return nil
  }
}
