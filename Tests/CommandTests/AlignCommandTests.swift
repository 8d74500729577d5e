import Foundation
import Testing

@Suite struct AlignCommandTests {
  private static let chinese = """
    今年经济增长5.2%，就业稳定。
    注：<只在中文里有>
    密云水库水质良好。
    他们一直笑到蜡烛熄灭。

    """
  private static let english = """
    The economy grew by 5.2% this year and employment was "stable".
    The water quality of Miyun Reservoir is good.
    Tables & chairs of all sorts were sold.

    """

  @Test func thePageIsTheGoldenOne() throws {
    let folder = try GlossaryFolder()
    try folder.write(Self.chinese, to: "a.zh.txt")
    try folder.write(Self.english, to: "a.en.txt")
    let result = try folder.yizhi(
      "align", "--quiet", "--segmented", "--pair", "a.zh.txt", "a.en.txt", "--format", "html")
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    #expect(result.output.contains("&lt;只在中文里有&gt;"))
    #expect(!result.output.contains("<只在中文里有>"))
    for reference in ["http:", "https:", "src=", "@import", "url(", "<script"] {
      #expect(!result.output.contains(reference))
    }
    try expectGolden(result.output, "align.html")
    try folder.yizhi(
      "align", "--quiet", "--segmented", "--pair", "a.zh.txt", "a.en.txt", "-o", "page.html")
    #expect(try folder.read("page.html") == result.output)
  }

  @Test func everyStretchToBeCheckedHasALink() throws {
    let folder = try GlossaryFolder()
    try folder.write(Self.chinese, to: "a.zh.txt")
    try folder.write("Nobody heard the old piano.\n", to: "a.en.txt")
    let page = try folder.yizhi(
      "align", "--quiet", "--segmented", "--pair", "a.zh.txt", "a.en.txt", "--format", "html"
    ).output
    let links = page.matches(of: /<li><a href="#(d\d+p\d+)"/).map(\.output.1)
    #expect(!links.isEmpty)
    for link in links { #expect(page.contains("<tr id=\"\(link)\" class=")) }
  }
}
