import Testing

@testable import Terminology

@Suite struct CoordinatedTermsTests {
  private func term(
    _ source: String, _ rendering: String, _ sourceRange: Range<Int>, _ targetRange: Range<Int>,
    pair: Int = 0
  ) -> TermCandidate {
    TermCandidate(
      source: source,
      renderings: [
        .init(
          target: rendering, count: 1, score: 0.8,
          occurrences: [
            Occurrence(
              document: 0, pair: pair, sourceRange: sourceRange, targetRanges: [targetRange],
              posterior: 0.8)
          ])
      ], count: 1, score: 0.8, documents: ["a"])
  }

  /// Whether 花园绿地 keeps its occurrence beside another term of the same pair.
  @Test(arguments: [
    // "Green space" is all of 花园绿地及公园, parks with it.
    ("花园绿地及公园", 0..<21, 0..<11, 0, false), ("花园绿地、公园", 0..<21, 0..<11, 0, false),
    // No coordination, other words, another pair, another place.
    ("花园绿地公园网", 0..<21, 0..<11, 0, true), ("花园绿地及公园", 0..<21, 0..<21, 0, true),
    ("花园绿地及公园", 0..<21, 0..<11, 1, true), ("公园及花园城市", 30..<51, 0..<11, 0, true),
  ])
  func theWordsOfACoordinationAreNotThoseOfItsPart(
    other: String, source: Range<Int>, target: Range<Int>, pair: Int, isKept: Bool
  ) {
    let masked = CoordinatedTerms.masked([
      term("花园绿地", "green space", 0..<12, 0..<11),
      term(other, "green space", source, target, pair: pair),
    ])
    #expect(masked[0].renderings[0].occurrences.isEmpty == !isKept)
    #expect(masked[1].renderings[0].occurrences.count == 1)
  }
}
