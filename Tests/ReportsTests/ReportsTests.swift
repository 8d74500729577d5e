import Bitext
import Foundation
import Lint
import Reports
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Text that breaks whatever forgets to escape.
let nasty = "<script>alert(\"x\")</script> & 'y' ]]> --> \u{1} 报告, a:b%0A\nnext"

func finding(
  _ message: String = "“the” stands twice", rule: String = "repeated-word",
  severity: Severity = .warning, line: Int = 3, target: String = "over the the hills"
) -> Finding {
  Finding(
    rule: rule, severity: severity, message: message,
    place: Place(path: "/srv/reports/a b.txt", line: line, column: 6),
    sourcePlace: Place(path: "/srv/reports/a b.txt", line: line - 1, column: 1), source: "翻过山",
    target: target, sourceRange: 3..<6, targetRange: 5..<12, term: "山", rendering: "hills",
    expected: ["mountains"],
    related: [Finding.Quote(place: Place(path: "old.txt", line: 9, column: 1), text: "mountains")])
}

func report(_ findings: [Finding], suppressed: [Finding] = []) -> LintReport {
  var result = LintResult()
  result.findings = findings
  result.suppressed = suppressed.map {
    LintResult.Suppressed(finding: $0, reason: "as <quoted>", isInline: true)
  }
  result.documentCount = 1
  result.pairCount = 7
  return LintReport(result, checks: allChecks, version: "0.1.0", folder: "/srv")
}

func json(_ format: ReportFormat, _ report: LintReport) throws -> Any {
  try JSONSerialization.jsonObject(with: Data(format.text(of: report).utf8))
}

@Suite struct ReportsTests {
  @Test func underlinesTheFaultUnderWideCharacters() throws {
    let text = try ReportFormat.text.text(of: report([finding()]))
    #expect(
      text == """
        /srv/reports/a b.txt:3:6: repeated-word “the” stands twice [warning]
          source | 翻过山
                 |   ^^
          target | over the the hills
                 |      ^^^^^^^
            also | old.txt:9:1: mountains

        1 warning in 1 document, 7 pairs.

        """)
  }

  @Test func coloursOnlyWhereItIsTold() throws {
    let one = report([finding()])
    #expect(try !ReportFormat.text.text(of: one).contains("\u{1B}"))
    #expect(try ReportFormat.text.text(of: one, usesColor: true).contains("\u{1B}[33m"))
  }

  @Test func longTextsAreCutAroundTheFault() throws {
    var long = finding(target: String(repeating: "水", count: 300) + "the the" + nasty)
    long.targetRange = 900..<907
    let lines = try ReportFormat.text.text(of: report([long])).split(separator: "\n")
    let target = try #require(lines.first { $0.hasPrefix("  target | …水") })
    #expect(target.contains("the the") && target.hasSuffix("…"))
  }

  @Test func jsonHoldsTheContract() throws {
    let object = try #require(try json(.json, report([finding(nasty)])) as? [String: Any])
    let findings = try #require(object["findings"] as? [[String: Any]])
    let first = try #require(findings.first)
    #expect(first["message"] as? String == nasty)
    #expect(first["rule"] as? String == "repeated-word")
    #expect(first["line"] as? Int == 3 && first["column"] as? Int == 6)
    #expect(first["sourceLine"] as? Int == 2 && first["sourcePath"] == nil)
    #expect(first["expected"] as? [String] == ["mountains"])
    #expect((first["fingerprint"] as? String)?.count == 16)
    let summary = try #require(object["summary"] as? [String: Any])
    #expect(summary["warnings"] as? Int == 1 && summary["pairs"] as? Int == 7)
  }

  /// Findings are turned into text in batches, and by several cores.
  @Test func jsonHoldsAllFindingsInTheirOrder() throws {
    let findings = (1...20_000).map { finding(line: $0 + 1) }
    let all = try #require(json(.json, report(findings)) as? [String: Any])
    let lines = try #require(all["findings"] as? [[String: Any]]).map { $0["line"] as? Int }
    #expect(lines == findings.map(\.place.line))
  }

  @Test func jsonLeavesOutWhatHasNoMeaning() throws {
    let bare = Finding(
      rule: "empty-target", severity: .error, message: "m",
      place: Place(path: "a", line: 1, column: 1))
    let text = try ReportFormat.json.text(of: report([bare]))
    for name in ["term", "rendering", "expected", "related", "target", "sourceLine"] {
      #expect(!text.contains("\"\(name)\""))
    }
  }

  @Test func gitHubAnnotationsAreOneLineEach() throws {
    let text = try ReportFormat.github.text(of: report([finding(nasty)]))
    #expect(text.hasPrefix("::warning file=reports/a b.txt,line=3,col=6,title=repeated-word::"))
    #expect(text.split(separator: "\n").count == 1)
    #expect(text.contains("b%250A%0Anext"))
  }

  @Test func gitLabFingerprintsDiffer() throws {
    let twins = report([finding(), finding(line: 8)])
    let issues = try #require(try json(.gitlab, twins) as? [[String: Any]])
    let prints = issues.compactMap { $0["fingerprint"] as? String }
    #expect(Set(prints).count == 2)
    #expect(prints[1].hasPrefix(prints[0]))
  }

  @Test(arguments: [ReportFormat.junit, .checkstyle])
  func xmlIsReadByARealParser(format: ReportFormat) throws {
    let all = report(
      [finding(nasty, target: nasty), finding(severity: .hint), finding(severity: .error)],
      suppressed: [finding(line: 5)])
    let elements = try Elements(of: format.text(of: all))
    switch format {
    case .junit:
      #expect(elements.count(of: "testcase") == 4)
      #expect(elements.count(of: "failure") == 2 && elements.count(of: "skipped") == 2)
      #expect(elements.first("testsuites")?["failures"] == "2")
      #expect(elements.first("testsuites")?["tests"] == "4")
    default:
      #expect(elements.count(of: "error") == 3)
      #expect(elements.first("file")?["name"] == "reports/a b.txt")
      #expect(elements.first("error")?["message"]?.contains("<script>") == true)
    }
  }

  @Test(arguments: ReportFormat.allCases)
  func anEmptyReportIsWellFormed(format: ReportFormat) throws {
    let text = try format.text(of: report([]))
    switch format {
    case .json, .sarif, .gitlab: _ = try json(format, report([]))
    case .junit, .checkstyle: _ = try Elements(of: text)
    case .github: #expect(text.isEmpty)
    case .text: #expect(text == "No findings in 1 document, 7 pairs.\n")
    case .html: #expect(text.hasSuffix("</html>\n"))
    }
  }

  @Test func rulesPrintTheirExamples() {
    for check in allChecks {
      let page = RuleDocumentation.page(of: check)
      #expect(page.hasPrefix("## \(check.id)\n\n\(check.summary)\n"))
      #expect(page.contains("Not reported:"))
    }
  }
}

/// The elements of an XML text.
final class Elements: NSObject, XMLParserDelegate {
  private var all: [(name: String, attributes: [String: String])] = []

  init(of text: String) throws {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    all.append((name, attributes))
  }

  func count(of name: String) -> Int { all.count { $0.name == name } }

  func first(_ name: String) -> [String: String]? { all.first { $0.name == name }?.attributes }
}
