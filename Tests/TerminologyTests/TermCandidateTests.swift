import Testing

@testable import Terminology

struct TermCandidateTests {
  private func occurrence(_ ranges: [Range<Int>]) -> Occurrence {
    Occurrence(document: 0, pair: 0, sourceRange: 0..<12, targetRanges: ranges, posterior: 1)
  }

  /// Production of (grain and) vegetables is parted; where it stands whole once, it is not.
  @Test(
    arguments: [
      ([[0..<13, 24..<34]], true), ([[0..<13, 24..<34], [0..<24]], false), ([[0..<24]], false),
      ([], false),
    ] as [([[Range<Int>]], Bool)])
  func aRenderingIsPartedWhereOtherWordsStandInIt(places: [[Range<Int>]], isParted: Bool) {
    let rendering = TermCandidate.Rendering(
      target: "production of vegetables", count: places.count, score: 1,
      occurrences: places.map(occurrence))
    #expect(rendering.isParted == isParted)
  }
}
