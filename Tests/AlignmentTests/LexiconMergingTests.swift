import Alignment
import Bitext
import Testing

/// A lexicon of one's own on top of another, and what can be asked of both.
@Suite struct LexiconMergingTests {
  private func table(_ entries: [String: [String]]) -> LexiconTable {
    var builder = LexiconBuilder()
    for (word, renderings) in entries.sorted(by: { $0.key < $1.key }) {
      builder.add(word, renderings: renderings)
    }
    return builder.table()
  }

  private func listed(_ word: String, in table: LexiconTable) -> [String] {
    table.translations(of: word).filter { $0.source == .listed }.map(\.text)
  }

  private func stems(_ word: String, in table: LexiconTable) -> [String: Double] {
    Dictionary(
      uniqueKeysWithValues: table.translations(of: word).filter { $0.source == .stem }
        .map { ($0.text, $0.weight) })
  }

  @Test func renderingsOfOnesOwnComeFirst() {
    let base = table(["水库": ["reservoir", "dam"], "湖": ["lake"]])
    let merged = base.adding(table(["水库": ["dam", "water store"], "河": ["river"]]))
    #expect(listed("水库", in: merged) == ["dam", "water store", "reservoir"])
    #expect(listed("湖", in: merged) == ["lake"])
    #expect(listed("河", in: merged) == ["river"])
  }

  @Test func aWordOfBothHasTheMeanOfItsTranslations() throws {
    let base = table(["模式": ["model"]])
    let merged = base.adding(table(["模式": ["mode"], "方式": ["mode"]]))
    let found = stems("模式", in: merged)
    #expect(abs(try #require(found["model"]) - 0.5) < 1e-5)
    #expect(abs(try #require(found["mode"]) - 0.5) < 1e-5)
    #expect(abs(try #require(stems("方式", in: merged)["mode"]) - 1) < 1e-5)
  }

  @Test func addingNothingChangesNoAnswer() {
    let base = table(["水库": ["reservoir", "dam"], "湖": ["lake"]])
    let merged = base.adding(table([:]))
    for word in ["水库", "湖", "lake"] {
      #expect(merged.translations(of: word) == base.translations(of: word))
    }
    #expect(merged.translationCount == base.translationCount)
  }

  @Test func anEnglishWordIsAnsweredByItsChineseOnes() {
    let table = table(["湖": ["lake"], "湖泊": ["lake", "pond"], "池": ["pond"]])
    #expect(table.translations(of: "Lakes").map(\.text) == ["湖", "湖泊"])
    #expect(table.translations(of: "鸟").isEmpty && table.translations(of: "bird").isEmpty)
  }

  @Test func aWordInTraditionalCharactersIsTheSame() {
    let table = table(["经济": ["economy"]])
    #expect(listed("經濟", in: table) == ["economy"])
  }

  @Test func earlierRenderingsWeighMore() {
    let weights = table(["水库": ["reservoir", "dam"]]).translations(of: "水库")
      .filter { $0.source == .listed }.map(\.weight)
    #expect(weights == [2.0 / 3, 1.0 / 3])
  }

  // MARK: - Coverage

  private func coverage(_ pairs: [(String, String?)], isReversed: Bool = false) -> LexiconCoverage {
    let document = AlignedDocument(
      name: "a", sourceLanguage: isReversed ? .english : .chinese,
      targetLanguage: isReversed ? .chinese : .english,
      pairs: pairs.map { chinese, english in
        let sides = (Segment(chinese), english.map { Segment($0) })
        return isReversed
          ? SegmentPair(source: sides.1, target: sides.0)
          : SegmentPair(source: sides.0, target: sides.1)
      })
    return LexiconCoverage(
      of: [document], by: table(["水库": ["reservoir"], "湖": ["lake"], "的": ["of"], "鸟": ["bird"]]))
  }

  @Test(arguments: [false, true])
  func aWordIsExplainedIfATranslationStandsBesideIt(isReversed: Bool) {
    let found = coverage([("水库鸟", "Reservoirs of the city"), ("湖", nil)], isReversed: isReversed)
    #expect(found.words == 2)
    #expect(found.explained == 1)
    #expect(found.share == 0.5)
  }

  @Test func wordsOfGrammarAndNumbersDoNotCount() {
    #expect(coverage([("的5", "of 5")]).words == 0)
    #expect(coverage([]).share == 0)
  }
}
