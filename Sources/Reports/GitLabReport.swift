import Bitext
import Formats
import Lint

/// GitLab's Code Quality report, a subset of the Code Climate format.
///
/// Source: docs.gitlab.com, "Code Quality", section "Code Quality report format".
enum GitLabReport {
  static func text(of report: LintReport) -> String {
    let fingerprints = report.uniqueFingerprints(of: report.findings)
    let issues = zip(report.findings, fingerprints).map { finding, fingerprint in
      JSONText.object([
        ("description", JSONText.string(finding.message)),
        ("check_name", JSONText.string(finding.rule)),
        ("fingerprint", JSONText.string(fingerprint)),
        ("severity", JSONText.string(severity(finding.severity))),
        (
          "location",
          JSONText.object([
            ("path", JSONText.string(report.relativePath(finding.place.path))),
            ("lines", JSONText.object([("begin", "\(max(1, finding.place.line))")])),
          ])
        ),
      ])
    }
    return issues.isEmpty ? "[]\n" : "[\n" + issues.joined(separator: ",\n") + "\n]\n"
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .hint: "info"
    }
  }
}
