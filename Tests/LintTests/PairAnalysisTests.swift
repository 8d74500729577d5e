import Bitext
import Linguistics
import Synchronization
import Testing

@testable import Lint

@Suite struct PairAnalysisTests {
  @Test func whatSeveralAskForIsMadeOnce() {
    let calls = Mutex(0)
    let once = Once<Int>()
    for _ in 0..<3 {
      let value = once.get {
        calls.withLock { $0 += 1 }
        return 7
      }
      #expect(value == 7)
    }
    #expect(calls.withLock { $0 } == 1)
  }

  /// Some ranges are told without a look at Unicode's tables.
  @Test func lettersAreWhatUnicodeHasForAlphabetic() {
    for scalar in (0x80...0x2FFFF).compactMap({ Unicode.Scalar(UInt32($0)) })
    where scalar.isLetter != scalar.properties.isAlphabetic {
      // Characters that a Unicode version newer than the standard library's has.
      #expect((0x4E00...0x9FFF).contains(scalar.value), "\(scalar.value)")
    }
  }

  @Test func sharedAnswersAreThoseOfThePair() {
    let document = Example([("共5人。", "There are 6."), ("共7人。", "There are 7.")]).document
    let pairs = document.pairs.map { LintedPair($0, of: document, by: plainTokenizer) }
    for _ in 0..<2 {
      #expect(pairs.map { NumberFault.all(in: $0).count } == [1, 0])
    }
  }
}
