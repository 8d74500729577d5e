import Lint

/// The renderings of each term that findings are about, with how many findings have them.
enum HTMLTermTable {
  private struct Row: Hashable {
    var rule: String
    var term: String
    var expected: String
    var rendering: String
  }

  static func html(of report: LintReport) -> String {
    var order: [Row] = []
    var counts: [Row: Int] = [:]
    for finding in report.findings {
      guard let term = finding.term, let rendering = finding.rendering else { continue }
      let row = Row(
        rule: finding.rule, term: term,
        expected: finding.expected.joined(separator: " / "), rendering: rendering)
      if counts[row] == nil { order.append(row) }
      counts[row, default: 0] += 1
    }
    guard !order.isEmpty else { return "" }
    let rows = order.map { row in
      let cells = [row.expected, row.rendering].map { text in
        "<td lang=\"\(HTMLText.language(of: text))\">\(HTMLText.escaped(text))</td>"
      }
      return "<tr><th scope=\"row\" lang=\"\(HTMLText.language(of: row.term))\">"
        + "\(HTMLText.escaped(row.term))</th>\(cells.joined())"
        + "<td>\(HTMLText.escaped(row.rule))</td><td>\(counts[row] ?? 0)</td></tr>"
    }
    return """
      <details><summary>Terms and their renderings</summary><div class="wide"><table>
      <thead><tr><th scope="col">Term</th><th scope="col">Usual</th><th scope="col">Here</th>\
      <th scope="col">Rule</th><th scope="col">Findings</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table></div></details>
      """
  }
}
