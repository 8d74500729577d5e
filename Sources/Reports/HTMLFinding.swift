import Bitext
import Lint

/// A finding as a piece of the page.
enum HTMLFinding {
  static func html(of finding: Finding, _ report: LintReport) -> String {
    let severity = finding.severity.rawValue
    let rule = HTMLText.escaped(finding.rule)
    let words = HTMLText.escaped(
      [finding.message, finding.source, finding.target, finding.term].compactMap(\.self)
        .joined(separator: " ").lowercased())
    let place = HTMLText.escaped("\(finding.place)")
    return """
      <article data-rule="\(rule)" data-severity="\(severity)" data-text="\(words)" tabindex="0">
      <h3><span class="severity \(severity)">\(severity)</span> <code>\(rule)</code> \
      <span class="place">\(place)</span></h3>
      <p>\(HTMLText.escaped(finding.message))</p>
      \(texts(of: finding))\(expected(of: finding))\(related(of: finding))
      </article>
      """
  }

  private static func texts(of finding: Finding) -> String {
    let sides = [
      ("Source", finding.source, finding.sourceRange),
      ("Target", finding.target, finding.targetRange),
    ]
    let cells = sides.compactMap { name, text, range -> String? in
      guard let text, !text.isEmpty else { return nil }
      return "<div><dt>\(name)</dt><dd lang=\"\(HTMLText.language(of: text))\">"
        + "\(HTMLText.marked(text, range))</dd></div>"
    }
    return cells.isEmpty ? "" : "<dl class=\"bitext\">\(cells.joined())</dl>"
  }

  private static func expected(of finding: Finding) -> String {
    guard !finding.expected.isEmpty else { return "" }
    let list = finding.expected.map {
      "<q lang=\"\(HTMLText.language(of: $0))\">\(HTMLText.escaped($0))</q>"
    }
    return "<p class=\"expected\">Expected: \(list.joined(separator: ", "))</p>"
  }

  private static func related(of finding: Finding) -> String {
    guard !finding.related.isEmpty else { return "" }
    let quotes = finding.related.map { quote in
      "<li><span class=\"place\">\(HTMLText.escaped("\(quote.place)"))</span> "
        + "<span lang=\"\(HTMLText.language(of: quote.text))\">"
        + "\(HTMLText.escaped(quote.text))</span></li>"
    }
    return "<details><summary>Evidence (\(quotes.count))</summary>"
      + "<ul>\(quotes.joined())</ul></details>"
  }
}
