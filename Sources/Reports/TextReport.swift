import Bitext
import Lint

/// For people at a terminal: a line for each finding, both texts with the fault underlined, counts
/// at the end.
struct TextReport {
  let usesColor: Bool

  func text(of report: LintReport) -> String {
    var text = report.findings.map(block).joined(separator: "\n")
    if !text.isEmpty { text += "\n" }
    return text + summary(of: report) + "\n"
  }

  private func block(_ finding: Finding) -> String {
    let place = "\(finding.place)"
    var lines = [
      paint(place, .bold) + ": " + paint(finding.rule, color(of: finding.severity)) + " "
        + finding.message + " [\(finding.severity.rawValue)]"
    ]
    if let source = finding.source, !source.isEmpty {
      lines += quote("source", source, finding.sourceRange)
    }
    if let target = finding.target, !target.isEmpty {
      lines += quote("target", target, finding.targetRange)
    }
    for quote in finding.related.prefix(3) {
      lines.append(
        "    also | \(quote.place): \(Excerpt(of: quote.text, range: nil, width: 70).line)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func quote(_ side: String, _ text: String, _ range: Range<Int>?) -> [String] {
    let excerpt = Excerpt(of: text, range: range)
    var lines = ["  \(side) | \(excerpt.line)"]
    if let (start, width) = excerpt.underline {
      let marks = String(repeating: "^", count: width)
      lines.append("         | " + String(repeating: " ", count: start) + paint(marks, .red))
    }
    return lines
  }

  private func summary(of report: LintReport) -> String {
    let scope =
      "\(report.result.documentCount) document\(plural(report.result.documentCount)), "
      + "\(report.result.pairCount) pair\(plural(report.result.pairCount))"
    let counts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = report.count(of: severity)
      return count == 0 ? nil : "\(count) \(severity.rawValue)\(plural(count))"
    }
    var summary =
      counts.isEmpty ? "No findings in \(scope)." : "\(counts.joined(separator: ", ")) in \(scope)."
    let suppressed = report.result.suppressed.count
    if suppressed > 0 { summary += " \(suppressed) suppressed." }
    if report.knownCount > 0 { summary += " \(report.knownCount) known from the baseline." }
    return summary
  }

  private func plural(_ count: Int) -> String { count == 1 ? "" : "s" }

  // MARK: Colour

  /// Select Graphic Rendition (ECMA-48, section 8.3.117).
  private enum Paint: Int { case bold = 1, red = 31, yellow = 33, cyan = 36 }

  private func color(of severity: Severity) -> Paint {
    switch severity {
    case .error: .red
    case .warning: .yellow
    case .hint: .cyan
    }
  }

  private func paint(_ text: String, _ paint: Paint) -> String {
    usesColor ? "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m" : text
  }
}
