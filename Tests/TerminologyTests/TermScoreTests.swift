import Testing

@testable import Terminology

/// Which way each piece of evidence moves the score of a term.
@Suite struct TermScoreTests {
  private func entry(
    _ text: String = "花园城市", _ form: TermForm = [], count: Int = 4, openings: Int = 0,
    cuts: Int = 0, words: Int = 2
  ) -> TermCounts.Entry {
    TermCounts.Entry(
      scalars: text.unicodeScalars.map(\.value), text: text, form: form, words: words,
      count: count, openings: openings, cuts: cuts,
      occurrences: (0..<count).map {
        TermCounts.Place(
          pair: $0, words: 0..<words, opensPhrase: true, closesPhrase: true, isHeadword: false,
          isCut: false)
      })
  }

  private func score(
    _ count: Int, certainty: Double = 0.8, target: String = "garden city", others: Int = 0
  ) -> Double {
    TermScore.score(
      entry(),
      [(target, count), ("park", others)].map {
        TermCandidate.Rendering(target: $0.0, count: $0.1, score: certainty, occurrences: [])
      })
  }

  @Test(arguments: [
    TermForm.headword, .glossary, .quoted, .wholeSegment, .namedThing,
  ])
  func namesAndHeadwordsSpeakForATerm(form: TermForm) {
    #expect(TermScore.prospect(entry("花园城市", form)) > TermScore.prospect(entry()))
  }

  @Test(arguments: [
    TermForm.beginsWithVerb, .endsWithVerb, .clause, .endsWithAdjective, .routine, .general,
    .fragment, .joined, .latin, .beginsWithCharacter, .endsWithCharacter,
  ])
  func verbsAndEverydayWordsSpeakAgainstIt(form: TermForm) {
    #expect(TermScore.prospect(entry("花园城市", form)) < TermScore.prospect(entry()))
  }

  @Test func whatIsFrequentIsRatherATerm() {
    let prospects = [1, 2, 5, 20].map { TermScore.prospect(entry(count: $0)) }
    #expect(prospects == prospects.sorted() && Set(prospects).count == 4)
    let short = [2, 20].map { TermScore.prospect(entry("城市", .oneWord, count: $0, words: 1)) }
    let long = [2, 20].map { TermScore.prospect(entry(count: $0)) }
    #expect(short[1] - short[0] < long[1] - long[0])
  }

  @Test func aPhraseThatStandsFreeIsRatherATerm() {
    #expect(TermScore.prospect(entry(openings: 4)) > TermScore.prospect(entry()))
  }

  @Test func whatBeginsOrEndsInsideAWordIsRatherNone() {
    let prospects = [4, 2, 0].map { TermScore.prospect(entry(cuts: $0)) }
    #expect(prospects == prospects.sorted() && Set(prospects).count == 3)
  }

  @Test func manyWordsAreRatherASentence() {
    #expect(TermScore.prospect(entry(words: 6)) < TermScore.prospect(entry(words: 2)))
  }

  @Test func whatIsRenderedClearlyAndUniformlyIsRatherATerm() {
    #expect(score(4) > score(4, certainty: 0.4))
    #expect(score(4) > score(2, others: 2))
    #expect(score(4) > score(2))
    #expect(score(4) > score(4, target: "city"))
    #expect(score(4, target: "garden-city") == score(4))
  }
}
