import ArgumentParser
import Lint
import Reports

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "List the rules of lint, or explain one.")

  @Argument(help: ArgumentHelp("The rule to explain.", valueName: "id")) var rule: String?

  @Flag(help: "Explain all rules, as CHECKS.md does.") var markdown = false

  func validate() throws {
    guard let rule, !allChecks.contains(where: { $0.id == rule }) else { return }
    let advice =
      NearestName.of(rule, in: allChecks.map { $0.id }).map { "did you mean \($0)?" }
      ?? "yizhi rules lists them."
    throw ValidationError("'\(rule)' is no rule; \(advice)")
  }

  func run() throws {
    let output = try OutputFile(nil)
    if let check = allChecks.first(where: { $0.id == rule }) {
      try output.write(RuleDocumentation.page(of: check))
    } else if markdown {
      try output.write(RuleDocumentation.book(of: allChecks))
    } else {
      try output.write(RuleDocumentation.list(of: allChecks))
    }
    try output.finish()
  }
}
