import ArgumentParser
import Formats
import Terminology

struct GlossaryAcceptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept", abstract: "Approve terms of a glossary.",
    discussion: """
      Examples:
        yizhi glossary accept terms.tsv 雁栖湖 --target "Yanqi Lake"
        yizhi glossary accept terms.tsv '*水库' --reason "names of reservoirs, checked"
      """)

  @OptionGroup var decision: GlossaryDecisionOptions

  @Option(help: ArgumentHelp("The rendering to prefer from now on.", valueName: "rendering"))
  var target: String?

  func run() throws { try decision.run(.accept, target: target) }
}

struct GlossaryRejectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reject", abstract: "Reject terms of a glossary, for good.",
    discussion: """
      A rejected term is kept, so that it is never offered again.

      Example:
        yizhi glossary reject terms.tsv '加强*' --reason "no terms"
      """)

  @OptionGroup var decision: GlossaryDecisionOptions

  func run() throws { try decision.run(.reject, target: nil) }
}

/// What to decide on.
struct GlossaryDecisionOptions: ParsableArguments {
  @Argument(help: "The glossary, which is rewritten.") var glossary: String

  @Argument(
    help: """
      Terms or ids, or patterns with * and ?. A pattern decides on candidates only; a name on \
      whatever it names.
      """)
  var terms: [String]

  @Option(help: ArgumentHelp("Kept in the notes.", valueName: "text")) var reason: String?
  @OptionGroup var consoleOptions: ConsoleOptions

  func run(_ verdict: GlossaryDecision.Verdict, target: String?) throws {
    let decision = GlossaryDecision(verdict, reason: reason ?? "", target: target)
    var count = 0
    try GlossaryFile.rewrite(glossary) { termbase in
      let (decided, changed) = try termbase.deciding(decision, on: terms, path: glossary)
      count = changed.count
      return changed.isEmpty ? nil : decided
    }
    consoleOptions.console.note(
      "\(count == 1 ? "1 entry" : "\(count) entries") \(verdict.rawValue)ed")
  }
}
