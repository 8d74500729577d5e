import Bitext
import Foundation
import Terminology
import Testing

@Suite struct SharedGlossaryTests {
  private static let path = "Glossaries/government-reports.tsv"

  private static func text() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func governmentReports() throws -> Termbase {
    try Termbase(text: text(), path: path)
  }

  @Test func theGovernmentReportGlossaryIsInCanonicalForm() throws {
    let termbase = try Self.governmentReports()
    #expect(termbase.text == (try Self.text()))
    #expect(termbase.entries.count >= 1_100)
    #expect(Set(termbase.entries.map(\.id)).count == termbase.entries.count)
  }
}
