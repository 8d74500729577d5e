import Alignment
import ArgumentParser
import Bitext
import Formats

/// What a command reads, for every command that reads bitext.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files, folders or globs; - is standard input.",
      discussion: """
        A report with both languages in it, NAME.zh.txt beside NAME.en.txt, or a bilingual file \
        (TMX, XLIFF, PO, CSV, TSV, DOCX).
        """, valueName: "input"))
  var inputs: [String] = []

  @Option(
    name: .customLong("pair"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "Two plain texts of any name, source and target.", valueName: "source> <target"))
  var pairedFiles: [String] = []

  @OptionGroup var bitext: BitextOptions

  @Option(
    help: ArgumentHelp("Encoding of text that is not UTF-8, such as gb18030.", valueName: "name"))
  var encoding: String?

  @Option(
    name: .customLong("lexicon"),
    help: ArgumentHelp(
      "A lexicon of your own on top of the base lexicon (see yizhi lexicon).", valueName: "file"))
  var lexiconFile: String?

  func validate() throws {
    guard pairedFiles.count.isMultiple(of: 2) else {
      throw ValidationError("--pair takes two files, the source and the target.")
    }
    guard !inputs.isEmpty || !pairedFiles.isEmpty else {
      throw ValidationError("Name at least one file, folder or glob to read.")
    }
  }

  /// Source and target of each `--pair`.
  var pairs: [(source: String, target: String)] {
    stride(from: 0, to: pairedFiles.count - 1, by: 2).map {
      (source: pairedFiles[$0], target: pairedFiles[$0 + 1])
    }
  }
}

extension InputOptions {
  /// The base lexicon, with the user's on top.
  func lexicon() throws -> LexiconTable {
    guard let lexiconFile else { return Lexicon.base }
    return Lexicon.base.adding(try LexiconFile.read(lexiconFile))
  }

  var readOptions: ReadOptions {
    var options = bitext.readOptions
    options.encoding = encoding
    return options
  }
}

/// What bitext is, where it does not say so itself.
struct BitextOptions: ParsableArguments {
  @Option(
    name: .customLong("from"),
    help: ArgumentHelp("Language of the source, such as zh.", valueName: "language"),
    transform: languageTag)
  var sourceLanguage: LanguageTag?

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("Language of the target, such as en.", valueName: "language"),
    transform: languageTag)
  var targetLanguage: LanguageTag?

  @Option(help: ArgumentHelp("Year or number of the edition.", valueName: "year"))
  var edition: Int?

  var readOptions: ReadOptions {
    ReadOptions(
      sourceLanguage: sourceLanguage, targetLanguage: targetLanguage, edition: edition)
  }
}

/// How much a command says on standard error.
struct ConsoleOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Say nothing but errors and the result.") var quiet = false
  @Flag(help: "Say more about what is done.") var verbose = false

  func validate() throws {
    if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
  }

  var console: Console { Console(quiet ? .quiet : verbose ? .verbose : .normal) }
}

/// The language that an argument names.
func languageTag(_ argument: String) throws -> LanguageTag {
  guard let tag = LanguageTag(argument) else {
    throw ValidationError("'\(argument)' is no BCP 47 language tag, such as zh-CN or en.")
  }
  return tag
}

/// The case of an enumeration that an argument names.
func choice<Choice: RawRepresentable<String> & CaseIterable>(_ argument: String) throws -> Choice {
  guard let choice = Choice(rawValue: argument) else {
    let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("'\(argument)' is none of \(names).")
  }
  return choice
}
