import ArgumentParser
import Formats

struct GlossaryInstallMergeDriverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "install-merge-driver", abstract: "Let git merge glossaries by concept.",
    discussion: """
      Tells the repository of the current folder how to merge, and names the glossaries in its \
      .gitattributes, which belongs into a commit. Each person runs this once in a clone.
      """)

  @Option(help: ArgumentHelp("Which files are glossaries.", valueName: "pattern"))
  var pattern: [String] = ["Glossaries/*.tsv"]

  @Option(help: ArgumentHelp("The program that git calls.", valueName: "program"))
  var program = "yizhi"

  @OptionGroup var consoleOptions: ConsoleOptions

  static let driver = "yizhi-glossary"

  func run() throws {
    let root = try Git.output(of: ["rev-parse", "--show-toplevel"]).filter { $0 != "\n" }
    _ = try Git.output(
      of: ["config", "merge.\(Self.driver).name", "glossaries, by concept"])
    let command = "\(Git.quoted(program)) glossary merge %O %A %B -o %A"
    _ = try Git.output(of: ["config", "merge.\(Self.driver).driver", command])
    let path = root + "/.gitattributes"
    var lines = try Self.lines(ofFile: path)
    let known = Set(lines)
    lines += pattern.map { "\($0) merge=\(Self.driver)" }.filter { !known.contains($0) }
    try GlossaryFile.write(lines.map { $0 + "\n" }.joined(), to: path)
    consoleOptions.console.note("git merges \(pattern.joined(separator: " ")) by concept now")
  }

  private static func lines(ofFile path: String) throws -> [String] {
    do {
      return try TextFile(path: path).lines.map(String.init)
    } catch {
      guard error.kind == .missing || error.kind == .empty else { throw error }
      return []
    }
  }
}
