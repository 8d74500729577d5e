import Testing

@testable import Bitext

@Suite struct ValueTests {
  @Test func aPairCountsItsSentences() {
    let both = SegmentPair(source: Segment("甲"), target: Segment("a"))
    #expect(both.sentenceCounts == .init(source: 1, target: 1))
    #expect(both.confidence == 1)
    let lone = SegmentPair(source: nil, target: Segment("a"))
    #expect(lone.sentenceCounts == .init(source: 0, target: 1))
  }

  @Test(
    arguments: [
      (nil, nil, ""), (2024, nil, "2024-"), (nil, 2023, "-2023"), (2020, 2023, "2020-2023"),
      (2024, 2024, "2024"),
    ] as [(Int?, Int?, String)])
  func aValidityIsWrittenAsItIsRead(first: Int?, last: Int?, text: String) {
    let range = ConceptEntry.Validity(first: first, last: last)
    #expect(range.description == text)
    #expect(ConceptEntry.Validity(text) == range)
    #expect(range.contains(nil))
  }

  @Test(arguments: [
    ("zh-CN", true, true), ("yue", true, true), ("lzh", true, true), ("ja", false, true),
    ("en", false, false), ("zha", false, false), ("ko", false, false),
  ])
  func tellsChineseAndWritingWithoutSpaces(text: String, chinese: Bool, spaceless: Bool) throws {
    let tag = try #require(LanguageTag(text))
    #expect(tag.isChinese == chinese)
    #expect(tag.isWrittenWithoutSpaces == spaceless)
  }

  @Test func aTagReadsWhatItWrites() throws {
    for text in ["zh-Hans-CN", "en-x-a-bc", "sl-rozaj-biske", "i-klingon", "x-whatever"] {
      let tag = try #require(LanguageTag(text))
      #expect(LanguageTag(tag.description) == tag)
    }
    let (german, english) = (try #require(LanguageTag("de")), try #require(LanguageTag("EN")))
    #expect(german < english)
    #expect(english == .english)
  }
}
