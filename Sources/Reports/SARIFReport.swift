import Bitext
import Formats
import Lint

/// Static Analysis Results Interchange Format 2.1.0 (OASIS), as GitHub code scanning reads it.
enum SARIFReport {
  /// GitHub keeps this many results of a run, the most severe ones.
  static let limit = 5000
  /// GitHub shows this many related locations of a result.
  private static let relatedLimit = 100

  static func limitNotice(_ count: Int) -> String {
    "GitHub keeps \(limit) results of a run: \(count - limit) of \(count) findings, the least "
      + "severe ones, are left out of the SARIF file"
  }

  static func text(of report: LintReport) -> String {
    let run = JSONText.object([
      ("tool", JSONText.object([("driver", driver(of: report))])),
      ("invocations", JSONText.array([invocation(of: report)])),
      ("columnKind", JSONText.string("unicodeCodePoints")),
      ("results", "[\n" + results(of: report).joined(separator: ",\n") + "\n]"),
    ])
    let log = JSONText.object([
      ("$schema", JSONText.string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", JSONText.string("2.1.0")), ("runs", JSONText.array([run])),
    ])
    return log + "\n"
  }

  private static func driver(of report: LintReport) -> String {
    JSONText.object([
      ("name", JSONText.string("yizhi")), ("version", JSONText.string(report.version)),
      ("rules", JSONText.array(report.checks.map(rule))),
    ])
  }

  private static func rule(_ check: any Check.Type) -> String {
    JSONText.object([
      ("id", JSONText.string(check.id)), ("name", JSONText.string("\(check)")),
      ("shortDescription", message(check.summary)), ("fullDescription", message(check.summary)),
      (
        "help",
        JSONText.object([
          ("text", JSONText.string(check.explanation)),
          ("markdown", JSONText.string(check.explanation)),
        ])
      ),
      (
        "defaultConfiguration",
        JSONText.object([("level", JSONText.string(level(of: check.severity)))])
      ),
    ])
  }

  private static func invocation(of report: LintReport) -> String {
    var fields = [(name: "executionSuccessful", value: "true")]
    if report.findings.count > limit {
      let notice = JSONText.object([
        ("level", JSONText.string("warning")),
        ("message", message(limitNotice(report.findings.count))),
      ])
      fields.append(("toolExecutionNotifications", JSONText.array([notice])))
    }
    return JSONText.object(fields)
  }

  private static func results(of report: LintReport) -> [String] {
    let indices = Dictionary(
      uniqueKeysWithValues: report.checks.enumerated().map { ($1.id, $0) })
    let fingerprints = report.uniqueFingerprints(of: report.findings)
    let all = zip(report.findings, fingerprints).map { (finding: $0, fingerprint: $1) }
    // Sorting is stable, so findings of one severity keep their order.
    let kept =
      all.count > limit
      ? Array(all.sorted { $0.finding.severity > $1.finding.severity }.prefix(limit)) : all
    let results = kept.map { finding, fingerprint in
      result(finding, fingerprint, indices[finding.rule], report, suppression: nil)
    }
    let suppressed = report.result.suppressed
    let suppressedPrints = report.uniqueFingerprints(of: suppressed.map(\.finding))
    return results
      + zip(suppressed, suppressedPrints).prefix(limit - min(limit, results.count)).map { each in
        result(
          each.0.finding, each.1, indices[each.0.finding.rule], report, suppression: each.0)
      }
  }

  private static func result(
    _ finding: Finding, _ fingerprint: String, _ index: Int?, _ report: LintReport,
    suppression: LintResult.Suppressed?
  ) -> String {
    var fields = [(name: "ruleId", value: JSONText.string(finding.rule))]
    if let index { fields.append(("ruleIndex", "\(index)")) }
    fields += [
      ("level", JSONText.string(level(of: finding.severity))),
      ("message", message(finding.message)),
      ("locations", JSONText.array([location(of: finding, report)])),
      ("partialFingerprints", JSONText.object([("yizhi/v1", JSONText.string(fingerprint))])),
    ]
    let related = finding.related.prefix(relatedLimit).enumerated().map { id, quote in
      JSONText.object([
        ("id", "\(id + 1)"), ("physicalLocation", physical(quote.place, length: nil, report)),
        ("message", message(quote.text)),
      ])
    }
    if !related.isEmpty { fields.append(("relatedLocations", JSONText.array(related))) }
    if let suppression {
      let entry = JSONText.object([
        ("kind", JSONText.string(suppression.isInline ? "inSource" : "external")),
        ("status", JSONText.string("accepted")),
        ("justification", JSONText.string(suppression.reason)),
      ])
      fields.append(("suppressions", JSONText.array([entry])))
    }
    return JSONText.object(fields)
  }

  private static func location(of finding: Finding, _ report: LintReport) -> String {
    let length = finding.targetRange.flatMap { range -> Int? in
      guard let target = finding.target else { return nil }
      return target.utf8.dropFirst(range.lowerBound).prefix(range.count)
        .count { $0 & 0xC0 != 0x80 }
    }
    return JSONText.object([("physicalLocation", physical(finding.place, length: length, report))])
  }

  /// `length` is the number of characters of the region on its line; nil where it is not known.
  private static func physical(_ place: Place, length: Int?, _ report: LintReport) -> String {
    var region = [(name: "startLine", value: "\(max(1, place.line))")]
    if place.column > 0 {
      region.append(("startColumn", "\(place.column)"))
      if let length { region.append(("endColumn", "\(place.column + length)")) }
    }
    return JSONText.object([
      ("artifactLocation", JSONText.object([("uri", JSONText.string(uri(place.path, report)))])),
      ("region", JSONText.object(region)),
    ])
  }

  /// A relative reference (RFC 3986, section 4.2), or a file URI for an absolute path.
  private static func uri(_ path: String, _ report: LintReport) -> String {
    let path = report.relativePath(path)
    let encoded = path.utf8.map { byte -> String in
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || "-._~/".utf8.contains(byte)
      if isPlain { return String(UnicodeScalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count == 1 ? "0" : "") + digits
    }
    return (path.hasPrefix("/") ? "file://" : "") + encoded.joined()
  }

  private static func message(_ text: String) -> String {
    JSONText.object([("text", JSONText.string(text))])
  }

  private static func level(of severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .hint: "note"
    }
  }
}
