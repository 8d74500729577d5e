import ArgumentParser
import Formats
import Terminology

struct GlossaryDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Tell what changed between two versions, by concept.",
    discussion: """
      Example:
        git show HEAD~1:terms.tsv | yizhi glossary diff - terms.tsv
      """)

  enum Format: String, CaseIterable { case text, json }

  @Argument(help: "The old version.") var old: String
  @Argument(help: "The new version.") var new: String

  @Option(help: ArgumentHelp("text or json.", valueName: "format"), transform: choice)
  var format = Format.text

  func run() throws {
    let diff = GlossaryDiff(
      from: try GlossaryFile.readVersion(old), to: try GlossaryFile.readVersion(new))
    let text = format == .json ? GlossaryJSON.text(of: diff) : "\(diff)"
    try GlossaryFile.write(text, to: nil)
  }
}
