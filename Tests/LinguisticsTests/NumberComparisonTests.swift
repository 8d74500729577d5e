import Bitext
import Linguistics
import Testing

@Suite struct NumberComparisonTests {
  private func mentions(_ text: String, _ language: LanguageTag) -> [NumberMention] {
    let splitter = WordSplitter.ofNoWords
    return NumberReader().mentions(
      in: AnalyzedText(Segment(text), in: language, by: Tokenizer(splitter: splitter)))
  }

  private func comparison(_ chinese: String, _ english: String) -> NumberComparison {
    NumberComparison(
      source: mentions(chinese, .chinese), target: mentions(english, .english))
  }

  /// One number, said in two ways.
  @Test(arguments: [
    ("5.8万亩", "58,000 mu"), ("四亿", "400 million"), ("七成", "70 percent"), ("第十六届", "the Sixteenth"),
    ("1月", "January"), ("三分之一", "a third"), ("翻一番", "doubled"),
    // Another unit, within three hundredths.
    ("8万亩", "5,333 hectares"), ("15亩", "1 hectare"), ("100公里", "62 miles"),
    // One of the two says that it is about so.
    ("1234户", "about 1,200 households"), ("约1234户", "1,200 households"),
    ("三分之一", "33 percent"), ("33%", "one third"),
    // A span holds it.
    ("二三十个", "25"), ("数百人", "350 people"), ("350人", "hundreds of people"),
  ])
  func agree(chinese: String, english: String) {
    let found = comparison(chinese, english)
    #expect(found.missing.isEmpty && found.added.isEmpty, "\(found.source), \(found.target)")
  }

  @Test(arguments: [
    ("5.8万亩", "5,800 mu"), ("七成", "17 percent"), ("第十六届", "the sixth"), ("1月", "February"),
    ("8万亩", "6,000 hectares"), ("100公里", "70 miles"), ("100公里", "62 hours"),
    ("1234户", "1,200 households"), ("1234户", "about 1,100 households"),
    ("三分之一", "23 percent"), ("二三十个", "35"), ("三分之一", "35 percent"),
  ])
  func disagree(chinese: String, english: String) {
    let found = comparison(chinese, english)
    #expect(!found.missing.isEmpty && !found.added.isEmpty, "\(found.source), \(found.target)")
  }

  @Test func tellsWhatEachSideLacks() {
    let found = comparison("新建300座、改造25座。", "We built 300 and closed 14.")
    #expect(found.missing.map { found.source[$0].meaning } == ["25"])
    #expect(found.added.map { found.target[$0].meaning } == ["14"])
    #expect(found.shared.isEmpty && found.repeated.isEmpty)
  }

  @Test func aNumberThatIsSaidLessOftenIsNotMissing() {
    let found = comparison("300座、300座", "300")
    #expect(found.missing.isEmpty && found.shared == [1])
    let other = comparison("300座", "300 and 300")
    #expect(other.added.isEmpty && other.repeated == [1])
  }

  @Test func theNumbersWithinASpanAreExplainedByItsEnds() {
    #expect(comparison("5至8号", "5, 6, 7 and 8").added.isEmpty)
    #expect(comparison("5、6、7、8号", "5 to 8").missing.isEmpty)
    #expect(comparison("5至8号", "5, 9 and 8").added.count == 1)
  }

  @Test func aDecimalMayBeAPairOfNumbers() {
    #expect(comparison("见图2.1", "see Figure 2-1").added.isEmpty)
    #expect(comparison("见图2-1", "see Figure 2.1").missing.isEmpty)
    #expect(!comparison("见图2-1", "see Figure 2.3").missing.isEmpty)
  }

  @Test func listMarksAnswerToEachOther() {
    let found = comparison("（三）建设300座", "(4) Build 300 in 3 years")
    #expect(found.missing.map { found.source[$0].meaning } == ["3"])
    #expect(found.added.map { found.target[$0].meaning }.contains("4"))
  }
}
