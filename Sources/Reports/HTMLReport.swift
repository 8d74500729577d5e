import Bitext
import Lint

/// One page that needs nothing else: findings with both texts, filters by rule and severity, and
/// tables of how often what was found.
enum HTMLReport {
  static func text(of report: LintReport) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
    style-src 'unsafe-inline'; script-src 'unsafe-inline'">
    <title>yizhi: \(report.findings.count) findings</title>
    <style>
    \(HTMLStyle.sheet)
    </style>
    </head>
    <body>
    <a class="skip" href="#findings">Skip to the findings</a>
    <header>
    <h1>Findings</h1>
    <p>\(summary(of: report))</p>
    </header>
    \(filters(of: report))
    \(rulesTable(of: report))
    \(HTMLTermTable.html(of: report))
    <main id="findings" tabindex="-1">
    <h2>All findings</h2>
    <p id="shown" role="status" aria-live="polite">\(report.findings.count) shown</p>
    \(report.findings.map { HTMLFinding.html(of: $0, report) }.joined(separator: "\n"))
    </main>
    <script>
    \(HTMLStyle.script)
    </script>
    </body>
    </html>

    """
  }

  private static func summary(of report: LintReport) -> String {
    let counts = Severity.allCases.reversed().map { "\(report.count(of: $0)) \($0.rawValue)s" }
    var parts = [
      counts.joined(separator: ", "), "\(report.result.documentCount) documents",
      "\(report.result.pairCount) pairs",
    ]
    if !report.result.suppressed.isEmpty {
      parts.append("\(report.result.suppressed.count) suppressed")
    }
    if report.knownCount > 0 { parts.append("\(report.knownCount) known from the baseline") }
    return HTMLText.escaped(parts.joined(separator: " · "))
  }

  private static func filters(of report: LintReport) -> String {
    let severities = Severity.allCases.reversed().map { severity in
      checkbox(
        "severity", severity.rawValue, count: report.count(of: severity))
    }
    let rules = report.countsByRule.map { checkbox("rule", $0.rule, count: $0.count) }
    return """
      <form class="filters" aria-label="Filters">
      <fieldset><legend>Severity</legend>\(severities.joined())</fieldset>
      <fieldset><legend>Rule</legend>\(rules.joined())</fieldset>
      <label class="search">Text <input type="search" name="text" autocomplete="off"></label>
      <button type="reset">Show all</button>
      </form>
      """
  }

  private static func checkbox(_ group: String, _ value: String, count: Int) -> String {
    let value = HTMLText.escaped(value)
    return "<label><input type=\"checkbox\" name=\"\(group)\" value=\"\(value)\" checked> "
      + "\(value) <span class=\"count\">\(count)</span></label> "
  }

  /// How many findings each rule has in each file.
  private static func rulesTable(of report: LintReport) -> String {
    let paths = report.findingsByPath
    guard !paths.isEmpty else { return "" }
    let header = paths.map { "<th scope=\"col\">\(HTMLText.escaped($0.path))</th>" }.joined()
    let rows = report.countsByRule.map { rule, count in
      let cells = paths.map { group in
        let count = group.findings.count { $0.rule == rule }
        return "<td>\(count == 0 ? "" : "\(count)")</td>"
      }
      return
        "<tr><th scope=\"row\">\(HTMLText.escaped(rule))</th>\(cells.joined())<td>\(count)</td></tr>"
    }
    return """
      <details><summary>Findings by rule and file</summary><div class="wide"><table>
      <thead><tr><th scope="col">Rule</th>\(header)<th scope="col">all</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table></div></details>
      """
  }
}
