import ArgumentParser
import Bitext
import Formats
import Terminology

struct GlossaryStatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "Tell how far reports use and follow a glossary.",
    discussion: """
      Which approved terms stand in the reports, how they are rendered, and how consistently, by \
      edition. A place is a pair of segments whose source has the term.

      Example:
        yizhi glossary stats Glossaries/government-reports.tsv report-*.txt
      """)

  enum Format: String, CaseIterable { case text, json, html }

  @OptionGroup var input: GlossaryReports

  @Option(help: ArgumentHelp("text, json or html.", valueName: "format"), transform: choice)
  var format = Format.text

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write; - is standard output.", valueName: "file"))
  var output: String?

  func run() throws {
    try checkOutput(output, isNoneOf: input.files())
    let termbase = try input.termbase()
    let stats = GlossaryStats(input.usage(of: termbase, in: try input.documents()))
    let text =
      switch format {
      case .text: "\(stats)"
      case .json: GlossaryJSON.text(of: stats)
      case .html: GlossaryStatsPage.text(of: stats, title: input.glossary)
      }
    try GlossaryFile.write(text, to: output)
  }
}
