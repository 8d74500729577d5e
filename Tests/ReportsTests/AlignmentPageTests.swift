import Bitext
import Reports
import Testing

@Suite struct AlignmentPageTests {
  private func page(_ pairs: [SegmentPair], name: String = "report") -> String {
    let document = AlignedDocument(
      name: name, sourceLanguage: .chinese, targetLanguage: .english, pairs: pairs)
    return AlignmentPage([document], doubt: 0.5).text
  }

  private func pair(_ source: String?, _ target: String?, _ confidence: Double) -> SegmentPair {
    SegmentPair(
      source: source.map { Segment($0, path: "a.txt", line: 7) },
      target: target.map { Segment($0, path: "a.txt", line: 8) }, confidence: confidence)
  }

  @Test func listsWhatIsDoubtfulOrAlone() {
    let text = page([
      pair("甲", "A", 0.9), pair("乙", "B", 0.2), pair("丙", "C", 0.4), pair("丁", nil, 0),
      pair(nil, "E", 0),
    ])
    #expect(text.contains("5 pairs · 2 doubtful · 2 without counterpart"))
    // Neighbours of one kind are one entry, which leads to the first of them.
    #expect(text.contains("<a href=\"#d1p2\"><span class=\"place\">a.txt:7:1</span> (2 pairs)</a>"))
    #expect(text.contains("<a href=\"#d1p4\"><span class=\"place\">a.txt:7:1</span> (2 pairs)</a>"))
    #expect(text.contains("<tr id=\"d1p2\" class=\"doubtful\">"))
    #expect(text.contains("<strong>doubtful</strong> 20%"))
    #expect(text.contains("<td lang=\"zh-CN\">丁</td><td lang=\"en\"></td>"))
    #expect(text.contains("<strong>no counterpart</strong>"))
  }

  @Test func sureOfAllItListsNothing() {
    let text = page([pair("甲", "A", 0.5), pair("乙", "B", 1)])
    #expect(text.contains("2 pairs · 0 doubtful · 0 without counterpart"))
    #expect(!text.contains("<h2>Doubtful</h2>") && !text.contains("<h2>Without counterpart</h2>"))
    #expect(text.contains("<td>50%</td>") && text.contains("<td>100%</td>"))
  }

  @Test func aLongTextIsQuotedInPart() {
    let text = page([pair(String(repeating: "字", count: 61), nil, 0)])
    #expect(text.contains(">\(String(repeating: "字", count: 60))…</span>"))
  }

  @Test func escapesEverything() {
    let text = page([pair(nasty, nasty, 0.1), pair(nil, nasty, 0)], name: nasty)
    #expect(!text.contains("<script>") && !text.contains("\u{1}"))
    #expect(text.contains("&lt;script&gt;"))
  }
}
