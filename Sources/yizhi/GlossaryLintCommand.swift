import ArgumentParser
import Bitext
import Formats
import Terminology

struct GlossaryLintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Report entries that contradict each other or the reports.",
    discussion: """
      Looks for duplicates, conflicting renderings, renderings that differ in case only, forbidden \
      renderings that another entry asks for, and circles of them. With reports, also for terms \
      that stand in none, and for terms in editions that their entry does not hold in.

      Exit status: 1 for errors and warnings, 0 for hints only or nothing.

      Example:
        yizhi glossary lint Glossaries/government-reports.tsv report-*.txt
      """)

  enum Format: String, CaseIterable { case text, json }

  @OptionGroup var input: GlossaryReports

  @Option(help: ArgumentHelp("text or json.", valueName: "format"), transform: choice)
  var format = Format.text

  func run() throws {
    let termbase = try input.termbase()
    let documents = try input.documents()
    let linter = GlossaryLint(termbase)
    var issues = linter.issues()
    if !documents.isEmpty { issues += linter.issues(input.usage(of: termbase, in: documents)) }
    let output = try OutputFile(nil)
    switch format {
    case .text: for issue in issues { try output.write("\(issue)\n") }
    case .json: try output.write(GlossaryJSON.text(of: issues))
    }
    try output.finish()
    let entries = "\(termbase.entries.count) \(termbase.entries.count == 1 ? "entry" : "entries")"
    input.consoleOptions.console.note("\(entries), \(counted(issues.count, "issue"))")
    if issues.contains(where: { !$0.kind.isHint }) { throw ExitCode(ExitStatus.findings) }
  }
}
