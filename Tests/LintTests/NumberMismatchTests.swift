import Bitext
import Linguistics
import Lint
import Testing

@Suite struct NumberMismatchTests {
  private static let context = LintContext(
    tokenizer: Tokenizer(splitter: WordSplitter.ofNoWords))

  private func findings(_ check: any Check, _ example: Example) -> [Finding] {
    example.pairs.flatMap { pair in
      let (source, target) = (Segment(pair.source), Segment(pair.target))
      let tokenizer = Self.context.tokenizer
      let linted = LintedPair(
        pair: SegmentPair(source: source, target: target),
        source: AnalyzedText(source, in: example.sourceLanguage, by: tokenizer),
        target: AnalyzedText(target, in: example.targetLanguage, by: tokenizer), edition: nil)
      return check.findings(in: linted, Self.context)
    }
  }

  @Test(arguments: [
    NumberMismatch.self as any Check.Type, DateMismatch.self, NameMismatch.self,
  ])
  func examplesHold(check: any Check.Type) {
    for example in check.examples.passes {
      let found = findings(check.init(), example).filter { $0.severity > .hint }
      #expect(found.isEmpty, "\(example.pairs)")
    }
    for example in check.examples.fails {
      #expect(findings(check.init(), example).contains { $0.severity > .hint }, "\(example.pairs)")
    }
  }

  @Test(arguments: [
    ("新增5.8万亩。", "We added 5,800 mu.", "5.8万亩 = 58,000 mu; the translation says 5,800 mu"),
    (
      "共400亿千瓦时", "40 million kWh",
      "400亿千瓦时 = 40,000,000,000 kWh; the translation says 40 million kWh"
    ),
    ("共300座。", "Some stations.", "300 is not in the translation"),
    ("七成", "17%", "七成 = 70%; the translation says 17%"),
    ("共三百座。", "Some stations.", "三百 = 300 is not in the translation"),
    // A number that stands elsewhere too is said instead, or one digit of it slipped.
    (
      "新增300亩，改造500亩。", "We added 300 mu and rebuilt 300 mu.",
      "500亩 = 500 mu; the translation says 300 mu"
    ),
    (
      "新增3100座，改造3100座。", "We added 3,100 and rebuilt 3,700.",
      "3100 = 3,100; the translation says 3,700"
    ),
  ])
  func saysWhatTheNumberMeans(source: String, target: String, message: String) {
    #expect(findings(NumberMismatch(), Example(source, target)).map(\.message) == [message])
  }

  @Test func pointsAtTheNumber() throws {
    let finding = try #require(
      findings(NumberMismatch(), Example("新盖房1000间。", "We built 1,200 houses.")).first)
    #expect(finding.targetRange == 9..<14)
    #expect(finding.sourceRange == 9..<13)
    #expect(finding.expected == ["1,000"])
    #expect(finding.severity == .error)
  }

  @Test(arguments: [("", ""), ("5", ""), ("", "5"), ("一", "a"), ("。", ".")])
  func saysNothingOfEmptyTexts(source: String, target: String) {
    let found = findings(NumberMismatch(), Example(source, target)).filter { $0.severity == .error }
    #expect(found.isEmpty)
  }

  @Test func comparesChineseWithEnglishOnly() {
    let german = Example("5 Häuser", "6 maisons", from: .english, to: .english)
    #expect(findings(NumberMismatch(), german).isEmpty)
  }
}
