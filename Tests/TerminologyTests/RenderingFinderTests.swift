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
    let vocabulary = EnglishVocabulary(of: bitext, grammar: .base)
    let tagger = EnglishTagger(of: bitext, classes: vocabulary.classes)
    var words = EnglishTagger.Workspace()
    let finder = RenderingFinder(
      pair: pair, stems: bitext.stems(of: 0), links: bitext.links(of: 0, using: &workspace),
      shape: SentenceShape(
        of: pair, stems: bitext.stems(of: 0), vocabulary: vocabulary,
        readings: tagger.readings(of: bitext, 0, using: &words)))
    guard let place = self.words(of: term, in: pair) else { return [] }
    return finder.spans(of: place).map { span in
      let texts = span.pieces.map { piece in
        let tokens = pair.englishWords[piece].map { pair.english.tokens[$0].range }
        let range = pair.english.utf8Range(
          tokens[0].lowerBound..<tokens[tokens.count - 1].upperBound)
        return String(pair.english.text[utf8: range])
      }
      return (texts.joined(separator: " … "), span.posterior)
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

  @Test(arguments: [
    (
      "防灾减灾救灾", "提高防灾减灾救灾能力。",
      "We improved our capacity for disaster prevention, mitigation and relief.",
      "disaster prevention, mitigation and relief"
    ),
    (
      "中小微企业", "支持中小微企业。", "Support was given to micro, small, and medium-sized enterprises.",
      "micro, small, and medium-sized enterprises"
    ),
  ])
  func aSpanCrossesTheCommasOfAList(term: String, chinese: String, english: String, span: String) {
    #expect(spans(term, chinese, english).first?.0 == span)
  }

  /// A list may share a word with the term: then the rendering has two pieces.
  @Test(arguments: [
    (
      "蔬菜产量", "粮食和蔬菜产量实现增长。", "There was an increase in the production of grain and vegetables.",
      "production of … vegetables"
    )
  ])
  func aRenderingMayBeParted(term: String, chinese: String, english: String, span: String) {
    #expect(spans(term, chinese, english).first?.0 == span)
  }

  @Test func aSpanCrossesNoOtherComma() {
    let spans = spans("水库保护", "水库保护。", "This is a reservoir, protection matters.")
    #expect(spans.allSatisfy { !$0.0.contains(",") })
  }

  /// How many times as likely the first span is as the second.
  private func ratio(
    _ one: String, _ other: String, of term: String, _ chinese: String, _ english: String
  ) -> Float {
    let found = spans(term, chinese, english)
    let posterior = { (text: String) in found.first { $0.0 == text }?.1 ?? 0.01 }
    return posterior(one) / posterior(other)
  }

  /// A span of the whole list is the likelier one, but hardly where a comma parts off one word.
  @Test func aCommaSpeaksALittleAgainstASpan() {
    let found = ratio(
      "micro, small, and medium-sized enterprises", "small, and medium-sized enterprises",
      of: "中小微企业", "支持中小微企业。",
      "Support was given to micro, small, and medium-sized enterprises.")
    #expect(1 < found && found < 2, "\(found)")
  }

  @Test func aWordOfGrammarBehindATermIsNoPartOfIt() {
    let found = ratio(
      "quality of services", "quality of services to", of: "服务质量", "提高服务质量。",
      "We raised the quality of services to a new level.")
    #expect(found > 4, "\(found)")
  }

  @Test func aSpanDoesNotEndInAnAdjective() {
    let spans = spans("极端天气", "应对极端天气。", "We coped with extreme weather.")
    #expect(spans.first?.0 == "extreme weather")
  }

  @Test func withoutEnglishThereIsNothingToFind() {
    #expect(spans("水库", "水库。", "").isEmpty)
    #expect(spans("水库", "水库。", "...").isEmpty)
  }
}
