import Foundation
import Testing

@Suite struct GlossaryCommandTests {
  private static let text = """
    source\ttarget\tstatus
    公园城市\tpark city\tcandidate
    花园城市\tgarden city\tapproved

    """

  @Test func aFaultyGlossaryIsRefusedWithPlaces() throws {
    let folder = try GlossaryFolder()
    try folder.write("source\ttarget\tstatus\n甲\tA\tx\n乙\tB\ty\n", to: "g.tsv")
    for command in ["lint", "stats"] {
      let result = try folder.yizhi("glossary", command, "g.tsv")
      #expect(result.status == 2)
      #expect(result.errors.contains("g.tsv:2:5: status is 'x': expected candidate, approved"))
      #expect(result.errors.contains("g.tsv:3:5: status is 'y'"))
    }
  }

  @Test func aDecisionOnAnUnknownTermChangesNothing() throws {
    let folder = try GlossaryFolder()
    try folder.write(Self.text, to: "g.tsv")
    let result = try folder.yizhi("glossary", "reject", "g.tsv", "公园城市", "乐园")
    #expect(result.status == 2)
    #expect(result.errors.contains("g.tsv: no entry for '乐园'"))
    #expect(try folder.read("g.tsv") == Self.text)
  }

  @Test func reportsAreHeldAgainstTheGlossary() throws {
    let folder = try GlossaryFolder()
    try folder.write(Self.text, to: "g.tsv")
    try folder.write(
      "建设花园城市。\tWe build a garden city.\n美丽花园城市。\tA fine park.\n", to: "report-2024.tsv")
    let stats = try folder.yizhi("glossary", "stats", "g.tsv", "report-2024.tsv")
    #expect(stats.output.contains("covered\t1 of 1 approved terms, in 2 places"), "\(stats)")
    #expect(stats.output.contains("followed\t1 of 2 (50.0%)"))
    let json = try folder.yizhi("glossary", "stats", "g.tsv", "report-2024.tsv", "--format", "json")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(object["followed"] as? Int == 1)
    let page = try folder.yizhi("glossary", "stats", "g.tsv", "report-2024.tsv", "--format", "html")
    #expect(page.output.hasPrefix("<!doctype html>"))
    let explained = try folder.yizhi("glossary", "explain", "花园城市", "g.tsv", "report-2024.tsv")
    #expect(explained.output.contains("2 places: 'garden city' 1, not followed 1"))
    #expect(explained.output.contains("report-2024.tsv:2:"))
  }
}
