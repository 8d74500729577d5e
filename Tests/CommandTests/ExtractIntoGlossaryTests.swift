import Testing

/// `yizhi extract --glossary G -o G`.
@Suite struct ExtractIntoGlossaryTests {
  private static let report = """
    # 青岚市政府工作报告（2024）

    建设望江门湿地公园。

    We built Wangjiangmen Wetland Park.

    保护望江门湿地公园和青岚水库。

    Wangjiangmen Wetland Park and Qinglan Reservoir are protected.
    """
  private static let decided = """
    source\ttarget\tstatus\tadmitted\tforbidden\tpolicy\tcase\tvalid\tdomain\tnote\tid
    青岚水库\tQinglan Lake\tapproved\t\t\tenforce\tany\t\t\tdecided in 2022\tg001

    """

  @Test func addsCandidatesAndKeepsWhatPeopleDecided() throws {
    let folder = try GlossaryFolder()
    try folder.write(Self.report, to: "report.txt")
    try folder.write(Self.decided, to: "terms.tsv")
    let first = try folder.yizhi(
      "extract", "report.txt", "--glossary", "terms.tsv", "-o", "terms.tsv")
    #expect(first.status == 0, "\(first.errors)")
    let text = try folder.read("terms.tsv")
    #expect(text.contains("青岚水库\tQinglan Lake\tapproved"))
    #expect(text.contains("decided in 2022\tg001"))
    #expect(text.contains("望江门湿地公园\tWangjiangmen Wetland Park\tcandidate"))
    let again = try folder.yizhi(
      "extract", "report.txt", "--glossary", "terms.tsv", "-o", "terms.tsv")
    #expect(again.status == 0)
    #expect(try folder.read("terms.tsv") == text)
  }

  @Test(arguments: ["tbx", "html", "glossary", "jsonl", "tsv"])
  func everyFormatHoldsTheTerm(format: String) throws {
    let folder = try GlossaryFolder()
    try folder.write(Self.report, to: "report.txt")
    let result = try folder.yizhi("extract", "report.txt", "--format", format)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("望江门湿地公园"))
    #expect(result.output.contains("Wangjiangmen Wetland Park"))
  }
}
