import Alignment
import Bitext
import Linguistics
import Testing

@testable import Terminology

@Suite struct RenderingFinderTests {
  /// The spans that render a term in a pair, best first, with their posteriors.
  private func spans(_ term: String, _ chinese: String, _ english: String) -> [(String, Float)] {
    let bitext = LinkedBitext([
      AlignedDocument(
        name: "a", sourceLanguage: .chinese, targetLanguage: .english,
        pairs: [SegmentPair(source: Segment(chinese), target: Segment(english))])
    ])
    let pair = bitext.pairs[0]
    var workspace = bitext.makeWorkspace()
    let finder = RenderingFinder(
      pair: pair, stems: bitext.stems(of: 0), links: bitext.links(of: 0, using: &workspace),
      vocabulary: EnglishVocabulary(of: bitext, grammar: .base))
    guard let words = words(of: term, in: pair) else { return [] }
    return finder.spans(of: words).map { span in
      let tokens = pair.englishWords[span.words]
      let first = pair.english.tokens[tokens[tokens.startIndex]].range
      let last = pair.english.tokens[tokens[tokens.endIndex - 1]].range
      let range = pair.english.folded.utf8Range(first.lowerBound..<last.upperBound)
      return (String(pair.english.text[utf8: range]), span.posterior)
    }
  }

  private func words(of term: String, in pair: LinkedPair) -> Range<Int>? {
    let words = pair.chineseWords.map { String(pair.chinese.string(of: pair.chinese.tokens[$0])) }
    for start in words.indices {
      for end in (start + 1)...words.count where words[start..<end].joined() == term {
        return start..<end
      }
    }
    return nil
  }

  @Test(arguments: [
    ("密云水库", "密云水库水质良好。", "The water quality of Miyun Reservoir is good.", "Miyun Reservoir"),
    (
      "生态环境", "加强生态环境保护。", "We strengthened protection of the ecological environment.",
      "ecological environment"
    ),
    ("经济增长", "今年经济增长较快。", "Economic growth was fast this year.", "Economic growth"),
  ])
  func findsTheWordsThatRenderATerm(term: String, chinese: String, english: String, span: String) {
    #expect(spans(term, chinese, english).first?.0 == span)
  }

  @Test func posteriorsAreSharesOfOne() {
    let spans = spans("密云水库", "密云水库水质良好。", "The water quality of Miyun Reservoir is good.")
    #expect(!spans.isEmpty && spans.count <= 8)
    #expect(spans.map(\.1) == spans.map(\.1).sorted(by: >))
    #expect(spans.reduce(0) { $0 + $1.1 } <= 1.001)
  }

  @Test func aTermThatIsLeftOutHasNoLikelySpan() {
    let spans = spans("密云水库", "密云水库水质良好。", "Thank you all for coming today.")
    #expect(spans.allSatisfy { $0.1 < 0.5 })
  }

  @Test func aSpanCrossesNoFullStop() {
    let spans = spans("水库保护", "水库保护。", "This is a reservoir. Protection matters.")
    #expect(spans.allSatisfy { !$0.0.contains(".") })
  }

  @Test func withoutEnglishThereIsNothingToFind() {
    #expect(spans("水库", "水库。", "").isEmpty)
    #expect(spans("水库", "水库。", "...").isEmpty)
  }
}
