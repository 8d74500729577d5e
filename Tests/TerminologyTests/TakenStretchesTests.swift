import Testing

@testable import Terminology

/// Which terms are left beside better ones that share their places.
@Suite struct TakenStretchesTests {
  /// One occurrence of a term in the one pair there is, as characters from `start` and bytes of `target`.
  private func found(
    _ rendering: String, _ source: Range<Int>, _ target: Range<Int>, posterior: Double = 0.8
  ) -> [TermCandidate.Rendering] {
    [
      TermCandidate.Rendering(
        target: rendering, count: 1, score: posterior,
        occurrences: [
          Occurrence(
            document: 0, pair: 0, sourceRange: source, targetRanges: [target], posterior: posterior)
        ])
    ]
  }

  private func entry(_ text: String, _ form: TermForm = []) -> TermCounts.Entry {
    TermCounts.Entry(
      scalars: text.unicodeScalars.map(\.value), text: text, form: form, words: 2, count: 1)
  }

  /// Whether a term with a verb is left beside a better one in it that has the same words.
  @Test(arguments: [
    // 启用 has no words of its own in Daning Reservoir.
    ("启用大宁水库", TermForm.beginsWithVerb, 0.6, 0.9, false),
    // But 置业 has in housing affordability: the rendering fits the whole better than 负担能力.
    ("置业负担能力", .beginsWithVerb, 0.9, 0.6, true),
    ("推进生态建设", .routine, 0.9, 0.6, false), ("污水处理率提高", .endsWithVerb, 0.9, 0.6, false),
    ("花园城市建设", TermForm([]), 0.6, 0.9, true),
  ])
  func aVerbGoesWhereABetterTermSaysItsWords(
    text: String, form: TermForm, posterior: Double, held: Double, isLeft: Bool
  ) {
    var taken = TakenStretches()
    #expect(
      taken.take(found("a b", 6..<18, 0..<3, posterior: held), of: entry("inner"), score: 2) == 2)
    let score = taken.take(
      found("a b", 0..<18, 0..<3, posterior: posterior), of: entry(text, form), score: 1)
    #expect((score != nil) == isLeft)
  }

  @Test func whatCrossesMuchBetterTermsIsAPiece() {
    var taken = TakenStretches()
    #expect(taken.take(found("garden city", 0..<12, 0..<11), of: entry("花园城市"), score: 3) == 3)
    #expect(taken.take(found("city plan", 6..<18, 7..<16), of: entry("城市规划"), score: 0.5) == nil)
    #expect(taken.take(found("city plan", 6..<18, 7..<16), of: entry("城市规划"), score: 2) == 2)
  }

  @Test func aPartOfANameThatNeverStandsAloneIsNoTerm() {
    let name = found("Nanyuan Forest Wetland Park", 0..<21, 0..<27)
    let part = found("Forest Wetland Park", 6..<21, 8..<27)
    var taken = TakenStretches()
    taken.noteName(name, of: entry("南苑森林湿地公园"), score: 1)
    #expect(taken.take(part, of: entry("森林湿地公园", .headword), score: 1.5) == 1.5)
    #expect(taken.take(part, of: entry("森林湿地公园"), score: 1.5) == nil)
  }
}
