import Bitext
import Formats
import Lint

/// One JSON object: `findings` in the order of the report, and a `summary` of counts.
///
/// `path`, `line` and `column` are of the text that the user would edit; `sourcePath` and
/// `sourceLine` are there where they differ, and a field without meaning for a rule is left out.
enum JSONReport {
  static func text(of report: LintReport) -> String {
    let findings = report.findings.map { "\n    " + object($0) }
    let list = findings.isEmpty ? "[]" : "[" + findings.joined(separator: ",") + "\n  ]"
    return "{\n  \"findings\": \(list),\n  \"summary\": \(summary(of: report))\n}\n"
  }

  static func object(_ finding: Finding) -> String {
    var fields: [(name: String, value: String)] = [
      ("rule", JSONText.string(finding.rule)),
      ("severity", JSONText.string(finding.severity.rawValue)),
      ("path", JSONText.string(finding.place.path)), ("line", "\(finding.place.line)"),
      ("column", "\(finding.place.column)"),
    ]
    if let source = finding.sourcePlace {
      if source.path != finding.place.path {
        fields.append(("sourcePath", JSONText.string(source.path)))
      }
      if source.path != finding.place.path || source.line != finding.place.line {
        fields.append(("sourceLine", "\(source.line)"))
      }
    }
    fields.append(("message", JSONText.string(finding.message)))
    let texts = [
      ("source", finding.source), ("target", finding.target), ("term", finding.term),
      ("rendering", finding.rendering),
    ]
    for case (let name, let text?) in texts { fields.append((name, JSONText.string(text))) }
    if !finding.expected.isEmpty {
      fields.append(("expected", JSONText.array(finding.expected.map { JSONText.string($0) })))
    }
    if !finding.related.isEmpty {
      fields.append(("related", JSONText.array(finding.related.map(related))))
    }
    fields.append(("fingerprint", JSONText.string(finding.fingerprint)))
    return JSONText.object(fields)
  }

  private static func related(_ quote: Finding.Quote) -> String {
    JSONText.object([
      ("path", JSONText.string(quote.place.path)), ("line", "\(quote.place.line)"),
      ("column", "\(quote.place.column)"), ("text", JSONText.string(quote.text)),
    ])
  }

  private static func summary(of report: LintReport) -> String {
    let rules = report.countsByRule.map { (name: $0.rule, value: "\($0.count)") }
    return JSONText.object([
      ("documents", "\(report.result.documentCount)"), ("pairs", "\(report.result.pairCount)"),
      ("errors", "\(report.count(of: .error))"), ("warnings", "\(report.count(of: .warning))"),
      ("hints", "\(report.count(of: .hint))"),
      ("suppressed", "\(report.result.suppressed.count)"), ("known", "\(report.knownCount)"),
      ("rules", JSONText.object(rules)),
    ])
  }
}
