import Foundation
import Lint
import Reports
import Testing

@Suite struct RuleDocumentationTests {
  private let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  @Test func theBookIsThePageOfThisProject() throws {
    let page = try String(contentsOf: root.appending(path: "CHECKS.md"), encoding: .utf8)
    #expect(RuleDocumentation.book(of: allChecks) == page)
  }

  @Test func theListHasALineForEachCheckInColumns() {
    let lines = RuleDocumentation.list(of: allChecks).split(separator: "\n")
    #expect(lines.count == allChecks.count)
    let width = allChecks.map { $0.id.count }.max() ?? 0
    for (line, check) in zip(lines, allChecks) {
      let id = check.id.padding(toLength: width, withPad: " ", startingAt: 0)
      let severity = check.isOnByDefault ? check.severity.rawValue : "off"
      let column = severity.padding(toLength: 7, withPad: " ", startingAt: 0)
      #expect(line == "\(id)  \(column)  \(check.summary)")
    }
  }
}
