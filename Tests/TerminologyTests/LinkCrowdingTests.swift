import Testing

@testable import Alignment
@testable import Terminology

/// Two Chinese words; to the first, three of four English words are linked.
struct LinkCrowdingTests {
  private let links = LinkPosteriors(
    chineseCount: 2, englishCount: 4,
    forward: [1, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0], backward: [Float](repeating: 0.2, count: 10))
  private let content = [true, true, true, true]

  /// Of three words linked to a word of two characters, two are too many.
  @Test func whatIsMoreThanItsDueSaysLittle() {
    let crowding = LinkCrowding(of: links, characters: [2, 2], isContent: content)
    let shares = crowding.shares(outside: 1..<2)
    #expect(shares[..<3].allSatisfy { abs($0 - 2 / 3) < 1e-6 } && shares[3] == 0)
  }

  @Test func itsOwnWordsAreNoneToATerm() {
    let crowding = LinkCrowding(of: links, characters: [2, 2], isContent: content)
    #expect(crowding.shares(outside: 0..<1) == [0, 0, 0, 0])
  }

  @Test func aLongWordIsDueMore() {
    let crowding = LinkCrowding(of: links, characters: [6, 2], isContent: content)
    #expect(crowding.shares(outside: 1..<2) == [0, 0, 0, 0])
  }

  @Test func wordsOfGrammarDoNotCount() {
    let crowding = LinkCrowding(
      of: links, characters: [2, 2], isContent: [true, false, false, true])
    #expect(crowding.shares(outside: 1..<2) == [0, 0, 0, 0])
  }
}
