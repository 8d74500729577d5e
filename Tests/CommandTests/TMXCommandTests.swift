import Foundation
import Testing

@Suite struct TMXCommandTests {
  private static let good = """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE tmx SYSTEM "tmx14.dtd">
    <tmx version="1.4"><header creationtool="a" creationtoolversion="1" segtype="sentence" \
    o-tmf="a" adminlang="en" srclang="zh-CN" datatype="plaintext"/><body>
    <tu tuid="7"><prop type="x-own">p</prop><tuv xml:lang="zh-CN"><seg>甲</seg></tuv>\
    <tuv xml:lang="en-US"><note>n</note><seg>A<ph x="1"/></seg></tuv></tu>
    </body></tmx>
    """
  private static let lone = good.replacing(
    "</body>", with: "<tu><tuv xml:lang=\"zh\"/></tu></body>")

  @Test func aGoodMemoryHasNoProblem() throws {
    let folder = try GlossaryFolder()
    try folder.write(Self.good, to: "a.tmx")
    let result = try folder.yizhi("tmx", "check", "a.tmx")
    #expect(result.status == 0 && result.errors.isEmpty)
    #expect(
      result.output
        == "a.tmx: 1 units; 1 variants in en-US; 1 variants in zh-CN; no problem\n")
  }

  @Test func problemsNameTheirPlaceAndWhoRefusesThem() throws {
    let folder = try GlossaryFolder()
    try folder.write(Self.lone, to: "a.tmx")
    let result = try folder.yizhi("tmx", "check", "a.tmx")
    #expect(result.status == 1)
    #expect(
      result.output.contains(
        "a.tmx:5: unit 2: expected two variants, found one [lone-variant] every tool: there is no "
          + "pair of texts to keep, so the unit is passed over.\n"))
  }

  @Test func aMissingOrForeignFileCannotBeChecked() throws {
    let folder = try GlossaryFolder()
    let result = try folder.yizhi("tmx", "check", "none.tmx")
    #expect(result.status == 2)
    #expect(result.errors == "yizhi: error: none.tmx: no such file or folder\n")
  }

  @Test func repairTellsWhatItDid() throws {
    let folder = try GlossaryFolder()
    try folder.write(Self.lone, to: "a.tmx")
    let date = "export SOURCE_DATE_EPOCH=0;"
    let result = try folder.shell("\(date) \"$0\" tmx repair a.tmx -o b.tmx")
    #expect(result.status == 0)
    #expect(result.errors.contains("a.tmx: 1 of 2 units written"))
    #expect(try folder.yizhi("tmx", "check", "b.tmx").status == 0)
    #expect(try folder.yizhi("tmx", "repair", "a.tmx").status == 64)
    #expect(try folder.shell("\(date) \"$0\" tmx repair --in-place a.tmx").status == 0)
    #expect(try folder.read("a.tmx") == folder.read("b.tmx"))
  }

  @Test func aMemoryIsExportedWithAllThatItHolds() throws {
    let folder = try GlossaryFolder()
    try folder.write(Self.good, to: "a.tmx")
    let result = try folder.yizhi("export", "a.tmx", "-o", "b.tmx", "--tmx-for", "trados")
    #expect(result.status == 0, "\(result.errors)")
    let text = try folder.read("b.tmx")
    for part in ["<prop type=\"x-own\">p</prop>", "<note>n</note>", "<ph x=\"1\"/>"] {
      #expect(text.contains(part))
    }
    let report = try folder.yizhi("export", "--quiet", "a.tmx", "-o", "c.xlf", "--format", "xliff2")
    #expect(report.status == 0)
    #expect(try folder.read("c.xlf").contains("version=\"2.1\""))
  }

  @Test func changesForAToolAreSaid() throws {
    let folder = try GlossaryFolder()
    try folder.write(Self.good.replacing("en-US", with: "en"), to: "a.tmx")
    let result = try folder.yizhi("export", "a.tmx", "-o", "b.tmx", "--tmx-for", "trados")
    #expect(result.errors.contains("language en written as en-US"))
    #expect(try folder.read("b.tmx").contains("xml:lang=\"en-US\""))
    let other = try folder.yizhi("export", "a.tmx", "-o", "b.po", "--tmx-for", "trados")
    #expect(other.status == 64)
  }
}
