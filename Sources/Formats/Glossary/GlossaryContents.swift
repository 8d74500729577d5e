public import Bitext

/// What a glossary file holds, or shall hold.
public struct GlossaryContents: Hashable, Sendable {
  public var entries: [ConceptEntry]
  public var sourceLanguage: LanguageTag
  public var targetLanguage: LanguageTag
  /// What the file says that the entries cannot, and what is wrong with it, a sentence each.
  public var notices: [String]

  /// How many of the entries a format cannot hold.
  public func leftOut(as format: GlossaryFormat) -> Int {
    entries.count { !format.type.canHold($0) }
  }

  public init(
    entries: [ConceptEntry], sourceLanguage: LanguageTag, targetLanguage: LanguageTag,
    notices: [String] = []
  ) {
    self.entries = entries
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
    self.notices = notices
  }
}

/// Which glossary format a file is in.
public enum GlossaryFormat: String, Hashable, Sendable, CaseIterable {
  /// TBX v2 (ISO 30042:2008), dialect TBX-Basic, with `<tig>`.
  case tbx
  /// TBX v3 (ISO 30042:2019), dialect TBX-Basic, in DCA style.
  case tbx3
  /// Tab-separated source, target and comment.
  case omegat
  case utx
  case csv

  var type: any GlossaryFileFormat.Type {
    switch self {
    case .tbx: TBXVersion2.self
    case .tbx3: TBXVersion3.self
    case .omegat: OmegaTGlossary.self
    case .utx: UTXGlossary.self
    case .csv: CSVGlossary.self
    }
  }
}

/// A kind of file that holds a glossary.
protocol GlossaryFileFormat: Sendable {
  static var fileExtensions: [String] { get }
  static func recognises(_ head: FileHead) -> Bool
  static func read(_ file: InputFile, _ options: ReadOptions) throws(FormatError)
    -> GlossaryContents

  /// Whether an entry can be written at all; the others are left out.
  static func canHold(_ entry: ConceptEntry) -> Bool

  /// - Returns: What the format cannot say, a sentence each.
  static func write(
    _ glossary: GlossaryContents, to path: String, _ options: WriteOptions
  ) throws(FormatError) -> [String]
}

extension GlossaryFileFormat {
  static func canHold(_ entry: ConceptEntry) -> Bool { true }
}

/// Reads and writes glossaries in the formats of other programs.
public enum GlossaryFile {
  /// The format is told by the file's content, then by its name.
  /// - Throws: A `FormatError` where the file cannot be read, or its format not be told.
  public static func read(
    _ path: String, _ options: ReadOptions = ReadOptions()
  ) throws(FormatError) -> GlossaryContents {
    let file = try InputFile.opened(path)
    let head = try file.head()
    let types = GlossaryFormat.allCases.map(\.type)
    let type =
      types.first { $0.recognises(head) }
      ?? types.first { $0.fileExtensions.contains(file.name.fileExtension) }
    guard let type else {
      throw FormatError(
        .unreadable("expected a glossary: TBX, CSV, UTX or an OmegaT glossary (.txt, .tab)"),
        path: path)
    }
    return try type.read(file, options)
  }

  /// - Returns: What the format cannot say and how it was written instead, a sentence each.
  /// - Throws: A `FormatError` where the file cannot be written.
  public static func write(
    _ glossary: GlossaryContents, to path: String, as format: GlossaryFormat,
    options: WriteOptions
  ) throws(FormatError) -> [String] {
    try format.type.write(glossary, to: path, options)
  }
}

/// Counts what a format cannot say.
struct GlossaryLosses {
  private var counts: [(what: String, count: Int)] = []

  mutating func add(_ what: String, _ count: Int = 1) {
    guard count > 0 else { return }
    if let index = counts.firstIndex(where: { $0.what == what }) {
      counts[index].count += count
    } else {
      counts.append((what, count))
    }
  }

  /// `has no place for …: 3 entries`, in the order in which they were met.
  func sentences(_ format: String) -> [String] {
    counts.map { "\(format) \($0.what): \($0.count) \($0.count == 1 ? "entry" : "entries")" }
  }
}
