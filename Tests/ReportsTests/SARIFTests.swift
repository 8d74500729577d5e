import Bitext
import Foundation
import Lint
import Reports
import Testing

/// What GitHub's documentation demands of a SARIF file ("SARIF support for code scanning").
@Suite struct SARIFTests {
  func run(_ report: LintReport) throws -> [String: Any] {
    let log = try #require(try json(.sarif, report) as? [String: Any])
    #expect(log["version"] as? String == "2.1.0")
    #expect((log["$schema"] as? String)?.hasSuffix("sarif-2.1.0.json") == true)
    return try #require((log["runs"] as? [[String: Any]])?.first)
  }

  @Test func resultsNameTheirRuleAndPlace() throws {
    let run = try run(report([finding(), finding(severity: .hint, line: 5)]))
    #expect(run["columnKind"] as? String == "unicodeCodePoints")
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    let results = try #require(run["results"] as? [[String: Any]])
    for result in results {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      #expect((result["partialFingerprints"] as? [String: String])?.isEmpty == false)
      #expect((result["message"] as? [String: Any])?["text"] is String)
    }
    #expect(results.map { $0["level"] as? String } == ["warning", "note"])
    for rule in rules {
      for key in ["id", "shortDescription", "fullDescription", "help"] { #expect(rule[key] != nil) }
    }
  }

  @Test func placesAreRelativeReferences() throws {
    let run = try run(report([finding()]))
    let text = String(
      decoding: try JSONSerialization.data(withJSONObject: run), as: UTF8.self
    )
    .replacing("\\/", with: "/")
    #expect(text.contains("\"uri\":\"reports/a%20b.txt\""))
    let result = try #require((run["results"] as? [[String: Any]])?.first)
    let location = try #require((result["locations"] as? [[String: Any]])?.first)
    let physical = try #require(location["physicalLocation"] as? [String: Any])
    let region = try #require(physical["region"] as? [String: Int])
    #expect(region == ["startLine": 3, "startColumn": 6, "endColumn": 13])
  }

  @Test func suppressedFindingsAreKeptAsSuch() throws {
    let run = try run(report([finding()], suppressed: [finding(line: 5)]))
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 2 && results[0]["suppressions"] == nil)
    let suppression = try #require((results[1]["suppressions"] as? [[String: Any]])?.first)
    #expect(suppression["kind"] as? String == "inSource")
    #expect(suppression["justification"] as? String == "as <quoted>")
  }

  @Test func tooManyResultsAreCutWithANotice() throws {
    var findings = (1...5001).map { finding(severity: .hint, line: $0 + 1) }
    findings.append(finding(severity: .error))
    let many = report(findings, suppressed: [finding(line: 9_000)])
    let run = try run(many)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 5000 && results[0]["level"] as? String == "error")
    #expect(results.allSatisfy { $0["suppressions"] == nil })
    let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
    #expect((invocation["toolExecutionNotifications"] as? [Any])?.count == 1)
    #expect(ReportFormat.sarif.notice(on: many)?.contains("2 of 5002") == true)
    #expect(ReportFormat.sarif.notice(on: report([finding()])) == nil)
  }

  @Test func suppressedFindingsFillWhatIsLeftOfTheLimit() throws {
    let suppressed = (1...3).map { finding(line: 9_000 + $0) }
    let run = try run(report((1...4_998).map { finding(line: $0 + 1) }, suppressed: suppressed))
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 5_000)
    #expect(results.filter { $0["suppressions"] != nil }.count == 2)
  }
}
