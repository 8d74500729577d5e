import Bitext
public import Lint

/// What a report tells: the findings, and how they came about.
public struct LintReport: Sendable {
  public var result: LintResult
  /// The checks that ran, in their order.
  public var checks: [any Check.Type]
  /// The version of the program.
  public var version: String
  /// How many findings were left out because the baseline knows them.
  public var knownCount: Int
  /// The folder that relative paths are relative to, without a slash at its end; paths below it are
  /// told as relative ones. Nil where it is not known.
  public var folder: String?

  public init(
    _ result: LintResult, checks: [any Check.Type], version: String, knownCount: Int = 0,
    folder: String? = nil
  ) {
    self.result = result
    self.checks = checks
    self.version = version
    self.knownCount = knownCount
    self.folder = folder
  }

  var findings: [Finding] { result.findings }

  func count(of severity: Severity) -> Int { findings.count { $0.severity == severity } }

  /// How many findings each rule has, in the order of the ids.
  var countsByRule: [(rule: String, count: Int)] {
    var counts: [String: Int] = [:]
    for finding in findings { counts[finding.rule, default: 0] += 1 }
    return counts.sorted { $0.key < $1.key }.map { (rule: $0.key, count: $0.value) }
  }

  /// A path as programs of a repository want it: relative to `folder` where it is below it.
  func relativePath(_ path: String) -> String {
    var path = path
    if let folder, path.hasPrefix(folder + "/") { path.removeFirst(folder.count + 1) }
    while path.hasPrefix("./") { path.removeFirst(2) }
    return path
  }

  /// Fingerprints that differ from one another: the second of two equal ones has `:2` at its end.
  func uniqueFingerprints(of findings: [Finding]) -> [String] {
    var counts: [String: Int] = [:]
    return findings.map { finding in
      let fingerprint = finding.fingerprint
      counts[fingerprint, default: 0] += 1
      let count = counts[fingerprint] ?? 1
      return count == 1 ? fingerprint : "\(fingerprint):\(count)"
    }
  }

  /// Findings by file, files in the order of their first finding.
  var findingsByPath: [(path: String, findings: [Finding])] {
    var order: [String] = []
    var groups: [String: [Finding]] = [:]
    for finding in findings {
      if groups[finding.place.path] == nil { order.append(finding.place.path) }
      groups[finding.place.path, default: []].append(finding)
    }
    return order.map { (path: $0, findings: groups[$0] ?? []) }
  }
}

/// The formats of `yizhi lint --format`.
public enum ReportFormat: String, Sendable, CaseIterable {
  case text, json, sarif, github, gitlab, junit, checkstyle, html

  /// The report as the text of a file; `usesColor` is for a terminal.
  /// - Throws: An error of the XML writer; never for a format without XML.
  public func text(of report: LintReport, usesColor: Bool = false) throws -> String {
    var text = ""
    try write(report, usesColor: usesColor) { text += $0 }
    return text
  }

  /// Gives the report to `output` piece by piece: that of a large collection may be longer than the
  /// collection itself.
  /// - Throws: What `output` throws, or an error of the XML writer.
  public func write(
    _ report: LintReport, usesColor: Bool = false, to output: (String) throws -> Void
  ) throws {
    switch self {
    case .text: try output(TextReport(usesColor: usesColor).text(of: report))
    case .json: try JSONReport.write(report, to: output)
    case .sarif: try output(SARIFReport.text(of: report))
    case .github: try output(GitHubReport.text(of: report))
    case .gitlab: try output(GitLabReport.text(of: report))
    case .junit: try output(JUnitReport.text(of: report))
    case .checkstyle: try output(CheckstyleReport.text(of: report))
    case .html: try output(HTMLReport.text(of: report))
    }
  }

  /// What the format cannot tell of a report; nil where it tells everything.
  public func notice(on report: LintReport) -> String? {
    guard self == .sarif, report.findings.count > SARIFReport.limit else { return nil }
    return SARIFReport.limitNotice(report.findings.count)
  }
}
