import Foundation
import Testing

@Suite struct GlossaryExchangeTests {
  private static let text = """
    source\ttarget\tstatus\tadmitted\tforbidden\tpolicy\tcase\tvalid\tdomain\tnote\tid
    =城市\t+SUM(A1)\tapproved\t@x|y\t\tadvise\texact\t-2023\tlaw\t-1+1\tt-1
    花园城市\tgarden city\tapproved\tcity of gardens\tpark city\tenforce\tany\t2020-\t\t\tt-2

    """

  @Test(arguments: ["terms.tbx", "terms.csv"]) func whatAFormatCanSayComesBack(
    name: String
  ) throws {
    let folder = try GlossaryFolder()
    try folder.write(Self.text, to: "terms.tsv")
    #expect(try folder.yizhi("glossary", "export", "terms.tsv", "-o", name).status == 0)
    let imported = try folder.yizhi("glossary", "import", name)
    #expect(imported.output == Self.text, "\(imported.errors)")
  }

  @Test func lossesAreSaidAndRenderingsKept() throws {
    let folder = try GlossaryFolder()
    try folder.write(Self.text, to: "terms.tsv")
    let exported = try folder.yizhi("glossary", "export", "terms.tsv", "-o", "terms.utx")
    #expect(exported.errors.contains("UTX has no column for “valid”: 2 entries"))
    let imported = try folder.yizhi("glossary", "import", "terms.utx")
    #expect(imported.output.contains("花园城市\tgarden city\tapproved\tcity of gardens"))
  }

  @Test func noCellOfACSVFileIsAFormula() throws {
    let folder = try GlossaryFolder()
    try folder.write(Self.text, to: "terms.tsv")
    try folder.yizhi("glossary", "export", "terms.tsv", "-o", "terms.csv")
    let row = try folder.read("terms.csv").split(separator: "\r\n")[1]
    #expect(row == "'=城市,'+SUM(A1),approved,'@x|y,,advise,exact,-2023,law,'-1+1,t-1")
  }

  @Test func importingIntoAGlossaryChangesNothingThatItSays() throws {
    let folder = try GlossaryFolder()
    try folder.write(Self.text, to: "terms.tsv")
    try folder.write(
      "source,target,valid,id\n花园城市,other,2020-,x\n水库,reservoir,,t-2\n", to: "other.csv")
    let result = try folder.yizhi(
      "glossary", "import", "other.csv", "--into", "terms.tsv", "--as-candidates")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("1 added, 1 known already"))
    let added = "水库\treservoir\tcandidate\t\t\tenforce\tany\t\t\t\tt-3\n"
    let lines = try folder.read("terms.tsv")
    #expect(lines.contains(added))
    #expect(lines.replacing(added, with: "") == Self.text)
  }

  @Test(arguments: [
    ("source,target\n甲,A\u{1}\n", "hostile.csv:2:1: target holds the control character U+0001"),
    (
      "source,target\n甲,\(String(repeating: "a", count: 1 << 20))\n",
      "hostile.csv:2:1: target has 1048576 bytes: expected at most 10000"
    ),
    ("source,target,id\n甲,A,x\n乙,B,x\n", "hostile.csv:3:1: the id 'x' stands already in"),
    (
      (0..<1_000).map { "c\($0)" }.joined(separator: ",") + ",source,target\n",
      ""
    ),
    ("source,target\n甲,\n", "hostile.csv:2:1: target is empty"),
  ]) func aHostileFileIsRefusedAndNothingWritten(text: String, message: String) throws {
    let folder = try GlossaryFolder()
    try folder.write(text, to: "hostile.csv")
    try folder.write(Self.text, to: "terms.tsv")
    let result = try folder.yizhi("glossary", "import", "hostile.csv", "--into", "terms.tsv")
    #expect(result.status == (message.isEmpty ? 0 : 2))
    #expect(message.isEmpty || result.errors.contains(message), "\(result.errors.prefix(300))")
    #expect(try folder.read("terms.tsv") == Self.text)
  }
}
