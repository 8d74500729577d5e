import Bitext
import TestSupport
import Testing

@testable import Linguistics

@Suite struct FoldedTextTests {
  private func folded(_ text: String) -> String {
    let folded = FoldedText(text)
    return String(decoding: folded.utf8(of: folded.scalars.indices), as: UTF8.self)
  }

  @Test(arguments: [
    ("ＧＤＰ２０２４％", "gdp2024%"), ("經濟發展", "经济发展"), ("Garden City", "garden city"),
    ("“枫桥”‘x’", "\"枫桥\"'x'"), ("Qi’an’an", "qi'an'an"), ("「公園」", "\"公园\""),
    ("a\u{3000}b\u{A0}c", "a b c"), ("2020–2024", "2020-2024"), ("，：；（）", ",:;()"),
    ("Ürümqi ÉCOLE Ω", "ürümqi école ω"), ("。！", "。!"), ("——", "——"), ("", ""),
    ("İ", "İ"),
  ])
  func foldsScriptWidthCaseAndQuotes(text: String, expected: String) {
    #expect(folded(text) == expected)
  }

  @Test func keepsThePlaceOfEveryScalar() {
    let text = "a經😀濟Z"
    let folded = FoldedText(text)
    #expect(folded.scalars.count == 5)
    #expect((0...5).map(folded.offset) == [0, 1, 4, 8, 11, 12])
    #expect((0...2).map(FoldedText("ab").offset) == [0, 1, 2])
    #expect(text[utf8: folded.utf8Range(1..<4)] == "經😀濟")
  }

  @Test(arguments: [
    ("政 府 工 作 报 告", "政府工作报告"), ("目\u{3000}\u{3000}录", "目录"), ("《总 体 要 求》第1条", "\"总体要求\"第1条"),
    // Names in a list, words with blanks between them, numerals of a table.
    ("市长 殷 勇", "市长 殷 勇"), ("我们 爱 北京", "我们 爱 北京"), ("一 二 三", "一 二 三"), ("是 a 非 b 否", "是 a 非 b 否"),
  ])
  func charactersSetApartAreJoined(text: String, expected: String) {
    #expect(folded(text).replacing("《", with: "\"").replacing("》", with: "\"") == expected)
  }

  @Test func charactersSetApartKeepTheirPlaces() {
    let tokenizer = Tokenizer(splitter: WordSplitter.ofNoWords.adding([("政府", 4), ("报告", 4)]))
    let text = AnalyzedText(Segment("政 府 工 作 报 告"), in: .chinese, by: tokenizer)
    #expect(text.tokens.map { String(text.string(of: $0)) } == ["政 府 ", "工 ", "作 ", "报 告"])
    #expect(TokenizedText(text).string(of: 0..<3) == "政府工")
  }

  @Test(arguments: [1, 2, 3])
  func foldingTwiceChangesNothingAndAddsNoScalar(seed: UInt64) {
    var texts = RandomText(seed: seed)
    for _ in 0..<200 {
      let text = texts.next()
      let once = folded(text)
      #expect(folded(once) == once)
      #expect(once.unicodeScalars.count <= text.unicodeScalars.count)
      let folded = FoldedText(text)
      #expect(folded.offset(of: folded.scalars.count) == text.utf8.count)
    }
  }

  @Test func everyScalarFoldsToAScalar() {
    for value in (UInt32(0)...0x2FFFF) where Unicode.Scalar(value) != nil {
      let once = FoldedText.fold(value)
      #expect(Unicode.Scalar(once) != nil && FoldedText.fold(once) == once)
    }
  }

  @Test func analyzedTextGivesTokensAsTheyAreWritten() {
    let tokenizer = Tokenizer(splitter: WordSplitter.ofNoWords)
    let text = AnalyzedText(Segment("The U.S., “Éire”"), in: .english, by: tokenizer)
    #expect(
      text.tokens.map { String(text.string(of: $0)) } == ["The", "U.S", ".", ",", "“", "Éire", "”"])
    #expect(text.tokens.map { text.range(of: $0) }[1] == 4..<7)
  }
}
