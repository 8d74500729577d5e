import ArgumentParser
import Bitext
import Formats
import Terminology

struct GlossaryExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write a glossary for another program.",
    discussion: """
      What the format cannot say is told on standard error. The format is told by the name of the \
      file if not given: .tbx, .csv, .utx, and .txt for OmegaT.

      Examples:
        yizhi glossary export terms.tsv -o terms.tbx
        yizhi glossary export terms.tsv -o omegat/glossary/glossary.txt --only approved
      """)

  @Argument(help: "The glossary.") var glossary: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write; - is standard output.", valueName: "file"))
  var output: String

  @Option(
    help: ArgumentHelp("tbx (v2), tbx3, omegat, utx or csv.", valueName: "format"),
    transform: choice)
  var format: GlossaryFormat?

  @Option(
    help: ArgumentHelp("Entries of this status; may be given several times.", valueName: "status"),
    transform: choice)
  var only: [ConceptEntry.Status] = []

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp("Language of the source, zh-CN if not given.", valueName: "language"),
    transform: languageTag)
  var sourceLanguage = LanguageTag.chinese

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("Language of the target, en if not given.", valueName: "language"),
    transform: languageTag)
  var targetLanguage = LanguageTag.english

  @OptionGroup var consoleOptions: ConsoleOptions

  func run() throws {
    guard let format = format ?? Self.format(ofFile: output) else {
      throw CommandError.unknownEnding(of: output, known: Self.formats.map(\.ending))
    }
    let entries = try GlossaryFile.read(glossary).entries
    let chosen = only.isEmpty ? entries : entries.filter { only.contains($0.status) }
    let contents = GlossaryContents(
      entries: chosen, sourceLanguage: sourceLanguage, targetLanguage: targetLanguage)
    let losses = try Formats.GlossaryFile.write(
      contents, to: output, as: format,
      options: WriteOptions(toolVersion: Yizhi.version, date: Clock.timestamp()))
    let console = consoleOptions.console
    for loss in losses { console.warning(loss) }
    console.note(
      "\(chosen.count - contents.leftOut(as: format)) of \(chosen.count) entries written")
  }

  private static func format(ofFile path: String) -> GlossaryFormat? {
    formats.first { path.lowercased().hasSuffix("." + $0.ending) }?.format
  }

  /// The formats that a file's name asks for.
  private static let formats: [(ending: String, format: GlossaryFormat)] = [
    ("tbx", .tbx), ("xml", .tbx), ("csv", .csv), ("utx", .utx), ("txt", .omegat),
    ("tab", .omegat),
  ]
}

struct GlossaryImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Read the glossary of another program.",
    discussion: """
      Reads TBX, CSV, UTX and OmegaT's glossaries. With --into, the entries that the glossary lacks \
      are added to it, and what it says stays as it is; with --as-candidates, people decide on them \
      first.

      Examples:
        yizhi glossary import terms.tbx -o terms.tsv
        yizhi glossary import bureau.csv --into terms.tsv --as-candidates
      """)

  @Argument(help: "The file of the other program.") var file: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write; - is standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("A glossary to add to, which is rewritten.", valueName: "glossary"))
  var into: String?

  @Flag(help: "Leave it to people to decide on each entry.") var asCandidates = false

  @Option(
    help: ArgumentHelp("Encoding of text that is not UTF-8, such as gb18030.", valueName: "name"))
  var encoding: String?

  @OptionGroup var consoleOptions: ConsoleOptions

  func validate() throws {
    if into != nil, output != nil { throw ValidationError("-o and --into exclude each other.") }
  }

  func run() throws {
    let contents = try Formats.GlossaryFile.read(file, ReadOptions(encoding: encoding))
    for notice in contents.notices { consoleOptions.console.warning(notice) }
    let (entries, joined) = Termbase.joiningDuplicates(contents.entries)
    for term in joined {
      consoleOptions.console.warning("\(file): '\(term)' stands there twice, joined")
    }
    var imported = try Termbase(checking: entries, path: file)
    if asCandidates {
      imported = Termbase(
        imported.entries.map { entry in
          var entry = entry
          if entry.status == .approved { entry.status = .candidate }
          return entry
        })
    }
    guard let into else {
      return try GlossaryFile.write(imported.text, to: output)
    }
    var added = 0
    try GlossaryFile.rewrite(into) { termbase in
      let applied = termbase.adding(imported)
      added = applied.added.count
      return applied.termbase
    }
    consoleOptions.console.note(
      "\(added) added, \(imported.entries.count - added) known already")
  }
}
