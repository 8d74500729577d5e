import Alignment
import ArgumentParser
import Formats

struct WordAlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "word-align", abstract: "Link the words of segment pairs that are split already.",
    discussion: """
      Reads lines of the form 'source words ||| target words', Chinese first, and prints the links \
      of each as i-j, counted from 0 (Pharaoh format).

      Example:
        yizhi word-align corpus.txt > links.txt
      """)

  @Argument(help: "The file; - is standard input.") var file: String

  func run() throws {
    let text = try TextFile(path: file)
    let pairs = try text.lines.enumerated().map { number, line in
      let words = line.split(separator: " ").map(String.init)
      guard let middle = words.firstIndex(of: "|||"),
        words.lastIndex(of: "|||") == middle
      else {
        throw CommandError("expected 'source words ||| target words'", path: file, line: number + 1)
      }
      return (source: Array(words[..<middle]), target: Array(words[(middle + 1)...]))
    }
    let output = try OutputFile(nil)
    for links in TokenAligner().links(pairs) {
      try output.write(links.map { "\($0.source)-\($0.target)" }.joined(separator: " ") + "\n")
    }
    try output.finish()
  }
}
