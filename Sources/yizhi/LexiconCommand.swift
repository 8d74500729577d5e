import Alignment
import ArgumentParser
import Bitext
import Formats
import Linguistics

struct LexiconCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lexicon", abstract: "Make and question lexicons.",
    discussion: """
      A lexicon says which English words a Chinese word becomes. The base lexicon is part of the \
      program; your own goes on top of it with --lexicon, for any command that reads bitext.

      Examples:
        yizhi lexicon lookup 花园城市 garden
        yizhi lexicon import cedict_ts.u8 -o cedict.lexicon
        yizhi align report.txt --lexicon cedict.lexicon
        yizhi lexicon stats --explain pairs.tsv
      """,
    subcommands: [Learn.self, Import.self, Lookup.self, Split.self, Stats.self])
}

extension LexiconCommand {
  struct Learn: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Learn translations of words from bitext.",
      discussion:
        "Writes a list to be read by people and by 'lexicon import': word, count, translations.")

    @OptionGroup var input: InputOptions
    @OptionGroup var consoleOptions: ConsoleOptions
    @Option(
      help: ArgumentHelp(
        "The lexicon that is known beforehand, instead of the base lexicon.", valueName: "file"))
    var prior: String?
    @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "file"))
    var output: String?

    func run() throws {
      let loader = try BitextLoader(options: input, console: consoleOptions.console)
      var learner = LexiconLearner(lexicon: try prior.map(LexiconFile.read) ?? loader.lexicon)
      for document in loader.align(try loader.read().documents) { learner.add(document) }
      let file = try OutputFile(output)
      try file.write(learner.learn())
      try file.finish()
    }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Compile word lists into one lexicon.",
      discussion: """
        Reads CC-CEDICT, lists of 'headword<TAB>rendering|rendering', and what 'lexicon learn' wrote.
        """)

    @Argument(help: "The lists.") var lists: [String]
    @OptionGroup var consoleOptions: ConsoleOptions
    @Option(name: .shortAndLong, help: ArgumentHelp("The lexicon to write.", valueName: "file"))
    var output: String

    func run() throws {
      var builder = LexiconBuilder()
      for list in lists { try LexiconFile.add(list, to: &builder) }
      let table = builder.table()
      let file = try AtomicFile(output)
      try file.write(table.encoded())
      try file.commit()
      consoleOptions.console.note(
        "\(output): \(table.words.count) headwords, \(table.phrases.count) renderings")
    }
  }

  struct Lookup: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show what the lexicon knows of words, Chinese or English.")

    @Argument(help: "The words.") var words: [String]
    @Option(help: ArgumentHelp("A lexicon on top of the base lexicon.", valueName: "file"))
    var lexicon: String?

    func run() throws {
      let table = try lexicon.map { Lexicon.base.adding(try LexiconFile.read($0)) } ?? Lexicon.base
      let output = try OutputFile(nil)
      for word in words {
        let entries = table.translations(of: word)
        if entries.isEmpty { try output.write("\(word)\t(not known)\n") }
        for entry in entries {
          try output.write(
            "\(word)\t\(entry.text)\t\(entry.source.rawValue)\t\(entry.weight.threeDecimals)\n")
        }
      }
      try output.finish()
    }
  }

  struct Stats: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Count a lexicon's words, and how much of a bitext it explains.",
      discussion: """
        With --explain, the share of Chinese words with a meaning of which the English segment beside \
        them holds a translation.
        """)

    @Option(help: ArgumentHelp("A lexicon instead of the base lexicon.", valueName: "file"))
    var lexicon: String?
    @Option(
      parsing: .upToNextOption,
      help: ArgumentHelp("Bitext, as any command reads it.", valueName: "input"))
    var explain: [String] = []

    func run() throws {
      let table = try lexicon.map(LexiconFile.read) ?? Lexicon.base
      let output = try OutputFile(nil)
      try output.write(
        "headwords\t\(table.words.count)\nrenderings\t\(table.phrases.count)\n"
          + "translations\t\(table.translationCount)\n")
      for input in explain {
        let read = try InputReader(options: ReadOptions()).read([input])
        let coverage = LexiconCoverage(
          of: read.documents.map(DocumentAligner().align), by: table)
        try output.write(
          "explained\t\(coverage.share.threeDecimals)\t\(coverage.explained) of \(coverage.words) "
            + "words\t\(input)\n")
      }
      try output.finish()
    }
  }
}

extension Double {
  /// Rounded to three decimals.
  var threeDecimals: Double { (self * 1_000).rounded() / 1_000 }
}
