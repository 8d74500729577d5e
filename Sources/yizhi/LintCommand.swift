import Alignment
import ArgumentParser
import Bitext
import Formats
import Glibc
import Lint
import Linguistics
import Reports

struct LintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Report where translations are wrong or inconsistent.",
    discussion: """
      Examples:
        yizhi lint reports/
        yizhi lint report-2025.txt --reference report-2024.txt --glossary Glossaries/city.tsv
        yizhi lint reports/ --format sarif -o yizhi.sarif --baseline yizhi-baseline

      Exit status: 0 no finding at or above --fail-level, 1 findings, 2 could not run. The \
      configuration is .yizhi.yml in this folder or one above it (see yizhi init). A line \
      <!-- yizhi:ignore RULE -- the reason --> in text or Markdown silences RULE below it.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var consoleOptions: ConsoleOptions

  @Option(
    name: .customLong("glossary"),
    help: ArgumentHelp("A glossary; may be given several times.", valueName: "file"))
  var glossaries: [String] = []

  @Option(
    name: .customLong("reference"),
    help: ArgumentHelp(
      "Bitext that only serves as evidence; may be given several times.", valueName: "input"))
  var references: [String] = []

  @Option(
    help: ArgumentHelp(
      ReportFormat.allCases.map(\.rawValue).joined(separator: ", ") + ".", valueName: "format"),
    transform: choice)
  var format = ReportFormat.text

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write the report; - is standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Known findings, which are not reported.", valueName: "file"))
  var baseline: String?

  @Flag(help: "Write all findings to the baseline instead of reporting them.")
  var writeBaseline = false

  @Option(
    help: ArgumentHelp("Only findings in lines changed since a commit.", valueName: "commit"))
  var changedSince: String?

  @Option(help: ArgumentHelp("Only these rules, separated by commas.", valueName: "ids"))
  var rules: String?

  @Option(
    help: ArgumentHelp(
      "The lowest severity that makes the exit status 1: error, warning (default) or hint.",
      valueName: "severity"), transform: choice)
  var failLevel: Severity?

  @Option(
    name: .customLong("config"),
    help: ArgumentHelp("The configuration instead of .yizhi.yml.", valueName: "file"))
  var configurationFile: String?

  /// The baseline where neither the command line nor the configuration names one; read where it is there.
  private static let defaultBaseline = ".yizhi-baseline"

  func validate() throws {
    _ = try onlyRules()
    if changedSince != nil, input.inputs.contains("-") {
      throw ValidationError("--changed-since compares files with git; standard input is none.")
    }
  }

  func run() async throws {
    let console = consoleOptions.console
    let configuration = try Configuration.load(configurationFile)
    let written = writeBaseline ? baselinePath(configuration) ?? Self.defaultBaseline : output
    try checkOutput(written, isNoneOf: filesRead(configuration))
    let collection = try LintCollection(self, configuration, console)
    let linter = Linter(
      configuration: try lintConfiguration(configuration), context: collection.context)
    let progress = console.progress("linting", total: collection.pairCount)
    var result = await linter.lint(collection.documents, inline: collection.comments) {
      progress.advance(by: $0)
    }
    progress.finish()
    LargeBuffers.giveBack()
    for (reason, idle) in Dictionary(grouping: result.idleChecks, by: \.reason)
      .sorted(by: { $0.key < $1.key })
    {
      console.detail("\(reason): \(idle.map(\.rule).joined(separator: ", ")) cannot find anything")
    }

    let baselinePath = self.baselinePath(configuration)
    if writeBaseline {
      let path = baselinePath ?? Self.defaultBaseline
      let file = try OutputFile(path)
      try file.write(Baseline(result.findings).text)
      try file.finish()
      let findings = counted(result.findings.count, "finding")
      return console.note("\(path): \(findings) known from now on")
    }
    let known = try filter(&result, baselinePath)
    let report = LintReport(
      result, checks: linter.checks, version: Yizhi.version, knownCount: known,
      folder: Self.workingFolder)
    if let notice = format.notice(on: report) { console.warning(notice) }
    let file = try OutputFile(output)
    try format.write(report, usesColor: file.usesColor, to: file.write)
    try file.finish()

    let level = failLevel ?? configuration.failLevel ?? .warning
    if result.findings.contains(where: { $0.severity >= level }) {
      throw ExitCode(ExitStatus.findings)
    }
  }

  private func filesRead(_ configuration: Configuration) throws -> [String] {
    let evidence = references + configuration.references.map(configuration.resolved)
    return try input.files(besides: evidence) + glossaries
      + configuration.glossaries.map(configuration.resolved)
  }

  /// The baseline that is named, else the one of the working folder; nil where there is none.
  private func baselinePath(_ configuration: Configuration) -> String? {
    if let named = baseline ?? configuration.baseline.map(configuration.resolved) { return named }
    return unsafe access(Self.defaultBaseline, F_OK) == 0 ? Self.defaultBaseline : nil
  }

  /// Leaves out what the baseline knows and what stands in lines that did not change; returns how
  /// many findings the baseline knew.
  private func filter(_ result: inout LintResult, _ baselinePath: String?) throws -> Int {
    var known = 0
    if let baselinePath {
      let lines = try TextFile(path: baselinePath).lines
      let baseline = try Baseline(reading: lines.joined(separator: "\n"), path: baselinePath)
      let new = baseline.newFindings(of: result.findings)
      known = result.findings.count - new.count
      result.findings = new
    }
    if let changedSince {
      let changed = try ChangedLines(since: changedSince)
      result.findings.removeAll { !changed.contain($0) }
    }
    return known
  }

  private func lintConfiguration(_ configuration: Configuration) throws -> LintConfiguration {
    let today = Clock.timestamp()
    return LintConfiguration(
      settings: configuration.rules, onlyRules: try onlyRules(),
      suppressions: configuration.suppressions,
      today: CalendarDay(
        "\(today.prefix(4))-\(today.dropFirst(4).prefix(2))-\(today.dropFirst(6).prefix(2))"))
  }

  private func onlyRules() throws -> Set<String>? {
    guard let rules else { return nil }
    let ids = allChecks.map { $0.id }
    let names = rules.split { $0 == "," || $0 == " " }.map(String.init)
    if names.isEmpty { throw ValidationError("--rules names no rule; see yizhi rules.") }
    for name in names where !ids.contains(name) {
      let advice =
        NearestName.of(name, in: ids).map { "did you mean \($0)?" }
        ?? "see yizhi rules."
      throw ValidationError("'\(name)' is no rule; \(advice)")
    }
    return Set(names)
  }

  private static var workingFolder: String? {
    guard let folder = unsafe getcwd(nil, 0) else { return nil }
    defer { unsafe free(folder) }
    return unsafe String(cString: folder)
  }
}
