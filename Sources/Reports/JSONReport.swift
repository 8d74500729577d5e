import Bitext
import Formats
import Lint
import Linguistics

/// One JSON object: `findings` in the order of the report, and a `summary` of counts.
///
/// `path`, `line` and `column` are of the text that the user would edit; `sourcePath` and
/// `sourceLine` are there where they differ, and a field without meaning for a rule is left out.
enum JSONReport {
  /// Findings that are turned into text at a time, on all cores.
  private static let batchSize = 8_192
  private static let stretches = 16

  /// Gives the report to `output` piece by piece.
  static func write(_ report: LintReport, to output: (String) throws -> Void) rethrows {
    let findings = report.findings
    try output("{\n  \"findings\": [")
    for start in stride(from: 0, to: findings.count, by: batchSize) {
      let batch = findings[start..<min(findings.count, start + batchSize)]
      let pieces = Parallel.map(stretches: stretches, of: batch.count) { range in
        var text = ""
        for index in range {
          text += start + index == 0 ? "\n    " : ",\n    "
          text += object(batch[start + index])
        }
        return text
      }
      for piece in pieces { try output(piece) }
    }
    let end = findings.isEmpty ? "]" : "\n  ]"
    try output("\(end),\n  \"summary\": \(summary(of: report))\n}\n")
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
