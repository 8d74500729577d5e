import Alignment
import ArgumentParser
import Formats
import Glibc
import Linguistics

extension LexiconCommand {
  struct Split: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Split Chinese text into words.",
      discussion: """
        Prints each line with a blank between words, as 'word-align' reads it. A figure is one word \
        with the numeral and the unit of time behind it (5.8万, 2024年, 3月).
        """)

    @Argument(help: "Text files; - is standard input.") var files: [String] = ["-"]
    @Option(help: ArgumentHelp("A lexicon on top of the base lexicon.", valueName: "file"))
    var lexicon: String?
    @OptionGroup var consoleOptions: ConsoleOptions
    @Option(name: .shortAndLong, help: ArgumentHelp("Where to write.", valueName: "file"))
    var output: String?

    func run() throws {
      let table = try lexicon.map { Lexicon.base.adding(try LexiconFile.read($0)) } ?? Lexicon.base
      let tokenizer = Tokenizer(splitter: table.splitter)
      let file = try OutputFile(output)
      var (tokens, nanoseconds) = (0, 0)
      for path in files {
        for line in try TextFile(path: path).lines {
          let text = FoldedText(line)
          if consoleOptions.verbose {
            let start = Self.nanosecondsOfProcessor()
            tokens += tokenizer.tokens(of: text).count
            nanoseconds += Self.nanosecondsOfProcessor() - start
          }
          let string = String(line)
          let words = tokenizer.corpusWords(of: text).map { string[utf8: text.utf8Range($0)] }
          try file.write(words.joined(separator: " ") + "\n")
        }
      }
      try file.finish()
      let rate = (Double(tokens) / Double(max(nanoseconds, 1)) * 10_000).rounded() / 10
      consoleOptions.console.detail(
        "split \(tokens) tokens in \(nanoseconds / 1_000_000) ms: \(rate) million a second")
    }

    /// Time of the processor that this process has had.
    private static func nanosecondsOfProcessor() -> Int {
      var time = timespec()
      _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
      return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
  }
}
