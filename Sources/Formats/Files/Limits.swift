import Bitext

/// What a file may hold. Beyond it the file is refused with a message that names the bound, before
/// more memory is taken; ARCHITECTURE.md lists what each bound costs.
public enum Limits {
  /// A file that is read as a whole, inflated: 1 GiB. Text, DOCX, PO, CSV, glossaries, lexicons.
  public static let wholeFile = 1 << 30
  /// A file that is read piece by piece, inflated: 16 GiB. TMX, XLIFF, TBX.
  public static let streamedFile = 16 << 30
  /// Inflated bytes for each compressed one, once 16 MiB are inflated: 200. Text stays below 50.
  public static let expansion = 200
  /// Up to here a file may inflate to any multiple of its size: 16 MiB.
  public static let freeExpansion = 16 << 20
  /// One entry of a zip archive, inflated: 256 MiB.
  public static let zipEntry = 256 << 20
  /// Entries of a zip archive.
  public static let zipEntries = 10_000
  /// UTF-8 bytes of a line of a text file: 4 MiB.
  public static let line = 4 << 20
  /// Lines of a text file.
  public static let lines = 20_000_000
  /// UTF-8 bytes of a segment or paragraph: 1 MiB, some 350,000 Chinese characters.
  public static let segment = 1 << 20
  /// Segment pairs, or paragraphs, of a document.
  public static let segments = 10_000_000
  /// Folders inside each other that are searched for files.
  public static let folders = 64

  /// - Throws: Kind `tooLarge` where `size` bytes are more than a file may have.
  static func checkFile(_ size: Int, _ limit: Int, path: String) throws(FormatError) {
    guard size > limit else { return }
    throw FormatError(.tooLarge("a file of at most \(limit) bytes"), path: path)
  }

  /// - Throws: Kind `tooLarge` where `inflated` bytes are too many for `compressed` ones.
  static func checkExpansion(
    _ inflated: Int, of compressed: Int, path: String
  ) throws(FormatError) {
    guard inflated > freeExpansion, inflated / expansion > compressed else { return }
    throw FormatError(
      .tooLarge("data that inflates to at most \(expansion) times its size"), path: path)
  }

  /// - Throws: Kind `tooLarge` for a line that is too long, or for too many lines.
  static func checkLines(of text: [UInt8], path: String) throws(FormatError) {
    var number = 1
    var start = 0
    for (offset, byte) in text.enumerated() where byte == 0x0A || byte == 0x0D {
      if offset - start > line { break }
      start = offset + 1
      number += 1
    }
    if text.count - start > line || number > lines + 1 {
      try failLines(number, path)
    }
  }

  private static func failLines(_ number: Int, _ path: String) throws(FormatError) {
    guard number <= lines else {
      throw FormatError(.tooLarge("at most \(lines) lines"), path: path)
    }
    throw FormatError(.tooLarge("a line of at most \(line) bytes"), path: path, line: number)
  }

  /// - Throws: Kind `tooLarge` where a document has more segment pairs than it may.
  static func checkSegments(_ count: Int, path: String) throws(FormatError) {
    guard count > segments else { return }
    throw FormatError(.tooLarge("at most \(segments) segments in a document"), path: path)
  }

  /// - Throws: Kind `tooLarge` for the first segment that is too long, or for too many.
  static func check(_ document: Document, path: String) throws(FormatError) {
    switch document.body {
    case .pairs(let pairs):
      try checkSegments(pairs.count, path: path)
      for pair in pairs {
        if let source = pair.source { try check(source) }
        if let target = pair.target { try check(target) }
      }
    case .paragraphs(let pairs):
      try checkSegments(pairs.count, path: path)
      for pair in pairs {
        for segment in pair.source { try check(segment) }
        for segment in pair.target { try check(segment) }
      }
    }
  }

  private static func check(_ text: Segment) throws(FormatError) {
    guard text.text.utf8.count > segment else { return }
    let place = text.place()
    throw FormatError(
      .tooLarge("a segment of at most \(segment) bytes, not \(text.text.utf8.count)"),
      path: place.path, line: place.line, column: place.column)
  }
}
