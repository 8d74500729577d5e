import Alignment
import Bitext
import Linguistics
import Testing

@testable import Terminology

@Suite struct EnglishTaggerTests {
  /// The words of a sentence that are verbs, and those that may stand before a noun but are none.
  private func kinds(_ sentence: String) -> (verbs: [String], modifiers: [String]) {
    let bitext = LinkedBitext([
      AlignedDocument(
        name: "a", sourceLanguage: .chinese, targetLanguage: .english,
        pairs: [SegmentPair(source: Segment("今年经济增长较快。"), target: Segment(sentence))])
    ])
    let vocabulary = EnglishVocabulary(of: bitext, grammar: .base)
    let tagger = EnglishTagger(of: bitext, classes: vocabulary.classes)
    var workspace = EnglishTagger.Workspace()
    let readings = tagger.readings(of: bitext, 0, using: &workspace)
    let words = bitext.pairs[0].englishWords.map {
      String(bitext.pairs[0].english.string(of: bitext.pairs[0].english.tokens[$0]))
    }
    return (
      zip(words, readings).filter { $1.verb > 0.5 }.map(\.0),
      zip(words, readings).filter { $1.modifier > 0.5 }.map(\.0)
    )
  }

  @Test(arguments: [
    ("We will report on the work.", ["will", "report"]),
    ("The report on the work was short.", ["was"]),
    ("They plan to increase support for small farms.", ["plan", "increase"]),
    ("An increase in support for the plan followed.", []),
  ])
  func theSameWordIsAVerbInOnePlaceAndANounInAnother(sentence: String, verbs: [String]) {
    #expect(kinds(sentence).verbs == verbs)
  }

  @Test func whatStandsBeforeANounButIsNoneIsAModifier() {
    let kinds = kinds("The newly built stations provide reliable and efficient services.")
    #expect(kinds.modifiers.contains("newly") && kinds.modifiers.contains("built"))
    #expect(kinds.modifiers.contains("reliable") && kinds.modifiers.contains("efficient"))
    #expect(!kinds.modifiers.contains("stations") && !kinds.modifiers.contains("services"))
  }

  @Test func capitalsInsideASentenceAreThoseOfANoun() {
    let names = kinds("We visited the Forward Reading Growing Board.")
    #expect(names.verbs == ["visited"] && names.modifiers.isEmpty)
    #expect(kinds("We visited the forward reading growing board.").modifiers.contains("forward"))
  }

  @Test func notEveryEndingOfAPastIsOne() {
    #expect(!kinds("The speed of trains was high.").modifiers.contains("speed"))
    #expect(kinds("The planned trains were fast.").modifiers.contains("planned"))
  }

  @Test func aSentenceWithoutWordsHasNoReadings() {
    #expect(kinds("...").verbs.isEmpty)
    #expect(kinds("").modifiers.isEmpty)
  }
}
