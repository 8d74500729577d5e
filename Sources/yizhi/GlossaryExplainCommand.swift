import ArgumentParser
import Bitext
import Formats
import Terminology

struct GlossaryExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Tell everything that is known about a term.",
    discussion: """
      The entry, its renderings by report, and places that do not follow it.

      Example:
        yizhi glossary explain 花园城市 Glossaries/government-reports.tsv report-*.txt
      """)

  @Argument(help: "A source term, a rendering or an id.") var term: String
  @OptionGroup var input: GlossaryReports

  func run() throws {
    let termbase = try input.termbase()
    let wanted = term.lowercased()
    let chosen = termbase.entries.filter { entry in
      ([entry.source, entry.id, entry.target] + entry.admitted + entry.forbidden).contains {
        $0.lowercased() == wanted
      }
    }
    guard !chosen.isEmpty else {
      throw CommandError("no entry for '\(term)'", path: input.glossary)
    }
    let documents = try input.documents()
    let usage = input.usage(of: termbase, in: documents)
    let texts = usage.terms.filter { chosen.contains($0.entry) }.map {
      GlossaryExplanation(of: $0, in: documents).description
    }
    try GlossaryFile.write(texts.joined(separator: "\n"), to: nil)
  }
}
