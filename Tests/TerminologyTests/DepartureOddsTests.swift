import Testing

@testable import Terminology

@Suite struct DepartureOddsTests {
  private func confidence(
    length: Int = 4, score: Double = 0.8, _ one: [String] = ["garden", "citi"],
    _ other: [String] = ["park", "town"], count: Int = 1, evidence: Double = 2
  ) -> Double {
    DepartureOdds.confidence(
      term: (length, score), stems: one, other, count: count, evidence: evidence)
  }

  @Test func renderingsThatShareAWordAreSurelyOfOneTerm() {
    #expect(confidence(["garden", "citi"], ["park", "citi"]) > confidence() + 0.1)
    #expect(confidence(["coordin", "town"], ["coordinat", "citi"]) > confidence() + 0.1)
  }

  @Test func oneWordForALongTermIsSeldomAllOfIt() {
    #expect(confidence(["garden"], ["park"]) < confidence())
    #expect(confidence(length: 2, ["garden"], ["park"]) == confidence(length: 2))
  }

  @Test func countsAndScoresCount() {
    #expect(confidence(count: 5) > confidence() && confidence(score: 0.99) > confidence())
    #expect(confidence(score: 1) < 1 && confidence(score: 0) > 0)
  }

  private func evidence(
    _ span: RenderingFinder.Span, opens: Bool = true, closes: Bool = true
  ) -> Double {
    DepartureOdds.evidence(
      of: span,
      at: TermCounts.Place(
        pair: 0, words: 0..<2, opensPhrase: opens, closesPhrase: closes, isHeadword: false,
        isCut: false))
  }

  @Test func aTermThatStandsByItselfIsRenderedByItself() {
    let span = RenderingFinder.Span(words: 0..<2, gap: 2..<2, posterior: 0.9)
    let whole = evidence(span)
    #expect(evidence(span, opens: false) < whole && evidence(span, closes: false) < whole)
    #expect(evidence(span, opens: false, closes: false) < evidence(span, opens: false))
  }

  @Test func wordsThatRenderSomethingElseSpeakAgainstASpan() {
    let span = RenderingFinder.Span(words: 0..<2, gap: 2..<2, posterior: 0.9)
    var strange = span
    strange.leastGain = -2
    var cut = span
    cut.leastRendered = 0
    var modifier = span
    modifier.isModifier = true
    var unlikely = span
    unlikely.posterior = 0.5
    for weaker in [strange, cut, modifier, unlikely] { #expect(evidence(weaker) < evidence(span)) }
  }
}
