import Bitext
import Lint
import XML

/// Checkstyle's XML report.
enum CheckstyleReport {
  static func text(of report: LintReport) throws -> String {
    try XMLDocument.text { writer in
      writer.start("checkstyle", [XMLAttribute("version", "4.3")])
      for group in report.findingsByPath {
        writer.newline(depth: 1)
        writer.start("file", [XMLAttribute("name", report.relativePath(group.path))])
        for finding in group.findings {
          writer.newline(depth: 2)
          writer.element(
            "error",
            [
              XMLAttribute("line", "\(max(1, finding.place.line))"),
              XMLAttribute("column", "\(max(1, finding.place.column))"),
              XMLAttribute("severity", severity(finding.severity)),
              XMLAttribute("message", finding.message),
              XMLAttribute("source", "yizhi.\(finding.rule)"),
            ], text: "")
        }
        writer.newline(depth: 1)
        writer.end()
      }
      writer.newline()
      writer.end()
    }
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .hint: "info"
    }
  }
}
