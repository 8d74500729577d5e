import Testing

@testable import Terminology

/// Words: 1 law-based, 2 approach, 3 government, 4 administration, 5 green.
struct RenderingConsensusTests {
  private let whole: [Int32] = [1, 2, 3, 4]
  private let cut: [Int32] = [3, 4]

  /// Law-based government administration elsewhere speaks for the whole of a rendering, not for a piece.
  @Test func aWordThatStandsElsewhereSpeaksForASpan() {
    let here: RenderingConsensus.Spans = [(cut, 0.47), (whole, 0.43)]
    let consensus = RenderingConsensus(of: [here, [([1, 3, 4], 0.95)]])
    let posteriors = consensus.posteriors(of: here)
    #expect(posteriors[1] > posteriors[0])
  }

  @Test func aWordThatStandsNowhereElseSpeaksAgainstASpan() {
    let here: RenderingConsensus.Spans = [([3, 4, 5], 0.5), (cut, 0.45)]
    let consensus = RenderingConsensus(of: [here, [(cut, 0.9)], [(cut, 0.9)]])
    let posteriors = consensus.posteriors(of: here)
    #expect(posteriors[1] > posteriors[0])
  }

  @Test func whatIsSureStaysAsItIs() {
    let here: RenderingConsensus.Spans = [([5], 0.98), (cut, 0.005)]
    let posteriors = RenderingConsensus(of: [here, [(cut, 0.9)]]).posteriors(of: here)
    #expect(posteriors[0] > 0.8)
  }

  @Test func aSingleOccurrenceKeepsItsPosteriors() {
    let here: RenderingConsensus.Spans = [(cut, 0.5), (whole, 0.4)]
    #expect(RenderingConsensus(of: [here]).posteriors(of: here) == [0.5, 0.4])
  }

  @Test(arguments: [0.1, 0.5, 0.9] as [Float])
  func theSumOfPosteriorsStays(first: Float) {
    let here: RenderingConsensus.Spans = [(cut, first), (whole, 0.1)]
    let posteriors = RenderingConsensus(of: [here, [(whole, 1)]]).posteriors(of: here)
    #expect(abs(posteriors.reduce(0, +) - (first + 0.1)) < 1e-5)
  }

  @Test func aPlaceWithoutSpansHasNone() {
    #expect(RenderingConsensus(of: [[], [(cut, 0.9)]]).posteriors(of: []).isEmpty)
  }
}
