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
        with the numeral and the unit of time behind it (5.8万, 2024年, 三年).
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
      var count = 0
      var time = Duration.zero
      for path in files {
        let lines = try TextFile(path: path).lines
        for start in stride(from: 0, to: lines.count, by: Self.linesAtOnce) {
          let lines = lines[start..<min(lines.count, start + Self.linesAtOnce)]
          let texts = lines.map { FoldedText($0) }
          let before = Self.processorTime()
          let tokens = texts.map(tokenizer.tokens)
          time += Self.processorTime() - before
          count += tokens.reduce(0) { $0 + $1.count }
          for ((line, text), tokens) in zip(zip(lines, texts), tokens) {
            try file.write(Self.spaced(String(line), text, tokens) + "\n")
          }
        }
      }
      try file.finish()
      consoleOptions.console.detail(
        "split \(count) tokens at \(Int(Double(count) / max(time / .seconds(1), 1e-6))) a second")
    }

    private static let linesAtOnce = 1_000

    private static func spaced(_ line: String, _ text: FoldedText, _ tokens: [Token]) -> String {
      Tokenizer.corpusWords(of: text, tokens).map { line[utf8: text.utf8Range($0)] }
        .joined(separator: " ")
    }

    /// What this process has had of the processor so far.
    private static func processorTime() -> Duration {
      var time = timespec()
      _ = unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
      return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
  }
}
