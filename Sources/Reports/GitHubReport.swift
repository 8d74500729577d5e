import Bitext
import Lint

/// Workflow commands of GitHub Actions, a line a finding, which show as annotations.
///
/// Source: docs.github.com, "Workflow commands for GitHub Actions".
enum GitHubReport {
  static func text(of report: LintReport) -> String {
    report.findings.map { finding in
      var properties = ["file=" + property(report.relativePath(finding.place.path))]
      if finding.place.line > 0 { properties.append("line=\(finding.place.line)") }
      if finding.place.column > 0 { properties.append("col=\(finding.place.column)") }
      properties.append("title=" + property(finding.rule))
      return "::\(command(of: finding.severity)) \(properties.joined(separator: ","))"
        + "::\(value(finding.message))\n"
    }.joined()
  }

  private static func command(of severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .hint: "notice"
    }
  }

  private static func value(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    value(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
