import ArgumentParser

struct GlossaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "glossary", abstract: "Keep a glossary: review, merge, check, exchange.",
    discussion: """
      A glossary is one text file, made for git and for spreadsheets. People decide on its terms; the \
      program shows evidence and keeps what was decided.
      """,
    subcommands: [
      GlossaryLintCommand.self, GlossaryMergeCommand.self, GlossaryDiffCommand.self,
      GlossaryStatsCommand.self, GlossaryExplainCommand.self, GlossaryAcceptCommand.self,
      GlossaryRejectCommand.self, GlossaryReviewCommand.self, GlossaryApplyCommand.self,
      GlossaryExportCommand.self, GlossaryImportCommand.self,
      GlossaryInstallMergeDriverCommand.self,
    ])
}
