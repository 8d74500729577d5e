public import Bitext

/// What a file says about its making. The caller gives the date, so that the same input and options
/// give the same bytes.
public struct WriteOptions: Hashable, Sendable {
  public var toolVersion: String
  /// `YYYYMMDDThhmmssZ`; empty to write none.
  public var date: String
  /// The program that a TMX file is for; nil for none in particular.
  public var profile: TMXProfile?

  public init(toolVersion: String, date: String, profile: TMXProfile? = nil) {
    self.toolVersion = toolVersion
    self.date = date
    self.profile = profile
  }
}

/// What came of writing.
public struct WriteSummary: Hashable, Sendable {
  /// Segment pairs in the file.
  public var written: Int
  /// Pairs that the format or the program it is for cannot hold, such as those with one side.
  public var leftOut: Int
  /// Characters that the format forbids, left out of the text.
  public var droppedCharacters: Int
  /// What was changed to suit the program that the file is for, a sentence each.
  public var changes: [String]

  public init(
    written: Int = 0, leftOut: Int = 0, droppedCharacters: Int = 0, changes: [String] = []
  ) {
    self.written = written
    self.leftOut = leftOut
    self.droppedCharacters = droppedCharacters
    self.changes = changes
  }
}

/// Writes aligned documents as one file of a format.
public protocol AlignedDocumentWriter: Sendable {
  /// In lower case, without the dot.
  static var fileExtensions: [String] { get }

  init(options: WriteOptions)

  /// Writes one pair at a time; the file at `path` (`-` for standard output) appears whole or not
  /// at all.
  /// - Throws: A `FormatError` of kind `system` or `directory`.
  func write(
    _ documents: [AlignedDocument], to path: String
  ) throws(FormatError) -> WriteSummary
}

/// All writers, by the names that `--format` takes.
public let allWriters: [(name: String, type: any AlignedDocumentWriter.Type)] = [
  ("tmx", TMXWriter.self),
  ("tsv", TSVWriter.self),
  ("jsonl", JSONLinesWriter.self),
  ("xliff", XLIFF1Writer.self),
  ("xliff2", XLIFF2Writer.self),
  ("po", POWriter.self),
]
