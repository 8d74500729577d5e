import Bitext
import Lint
import XML

/// JUnit's XML report, a test suite a file: an error or a warning is a failed test, a hint and what
/// is suppressed a skipped one.
///
/// Source: the schema of the Jenkins xUnit plugin, `junit-10.xsd`.
enum JUnitReport {
  static func text(of report: LintReport) throws -> String {
    let groups = report.findingsByPath
    let failures = report.findings.count { $0.severity > .hint }
    let skipped = report.findings.count - failures + report.result.suppressed.count
    let tests = max(1, report.findings.count + report.result.suppressed.count)
    return try XMLDocument.text { writer in
      writer.start("testsuites", counts(tests: tests, failures: failures, skipped: skipped))
      for group in groups {
        let failures = group.findings.count { $0.severity > .hint }
        open(
          "testsuite", named: report.relativePath(group.path),
          counts(
            tests: group.findings.count, failures: failures,
            skipped: group.findings.count - failures), &writer)
        for finding in group.findings { testCase(finding, report, &writer) }
        writer.newline(depth: 1)
        writer.end()
      }
      suppressed(report, &writer)
      if tests == 1, groups.isEmpty, report.result.suppressed.isEmpty {
        open("testsuite", named: "yizhi", counts(tests: 1, failures: 0, skipped: 0), &writer)
        writer.newline(depth: 2)
        writer.element(
          "testcase", [attribute("name", "lint"), attribute("classname", "yizhi")], text: "")
        writer.newline(depth: 1)
        writer.end()
      }
      writer.newline()
      writer.end()
    }
  }

  private static func open(
    _ element: String, named name: String, _ attributes: [XMLAttribute],
    _ writer: inout XMLWriter
  ) {
    writer.newline(depth: 1)
    writer.start(element, [attribute("name", name)] + attributes)
  }

  private static func testCase(
    _ finding: Finding, _ report: LintReport, _ writer: inout XMLWriter
  ) {
    writer.newline(depth: 2)
    writer.start("testcase", names(of: finding, report))
    let details = [finding.source, finding.target].compactMap(\.self).joined(separator: "\n")
    if finding.severity > .hint {
      writer.element(
        "failure",
        [
          attribute("message", finding.message), attribute("type", finding.severity.rawValue),
        ], text: details)
    } else {
      writer.element("skipped", [attribute("message", finding.message)], text: "")
    }
    writer.end()
  }

  private static func suppressed(_ report: LintReport, _ writer: inout XMLWriter) {
    let all = report.result.suppressed
    guard !all.isEmpty else { return }
    open(
      "testsuite", named: "suppressed", counts(tests: all.count, failures: 0, skipped: all.count),
      &writer)
    for each in all {
      writer.newline(depth: 2)
      writer.start("testcase", names(of: each.finding, report))
      writer.element("skipped", [attribute("message", "suppressed: \(each.reason)")], text: "")
      writer.end()
    }
    writer.newline(depth: 1)
    writer.end()
  }

  private static func names(of finding: Finding, _ report: LintReport) -> [XMLAttribute] {
    let path = report.relativePath(finding.place.path)
    return [
      attribute("name", "\(finding.rule) at \(finding.place.line):\(finding.place.column)"),
      attribute("classname", path), attribute("file", path),
      attribute("line", "\(max(1, finding.place.line))"),
    ]
  }

  private static func counts(tests: Int, failures: Int, skipped: Int) -> [XMLAttribute] {
    [
      attribute("tests", "\(tests)"), attribute("failures", "\(failures)"),
      attribute("errors", "0"), attribute("skipped", "\(skipped)"),
    ]
  }

  private static func attribute(_ name: String, _ value: String) -> XMLAttribute {
    XMLAttribute(name, value)
  }
}
