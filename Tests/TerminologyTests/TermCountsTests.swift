import Alignment
import Bitext
import Linguistics
import TestSupport
import Testing

@testable import Terminology

@Suite struct TermCountsTests {
  private static func counts(
    _ segments: [String], known: [String] = [], leastCount: Int = 1
  ) -> [String: TermCounts.Entry] {
    let document = AlignedDocument(
      name: "a", sourceLanguage: .chinese, targetLanguage: .english,
      pairs: segments.map { SegmentPair(source: Segment($0), target: Segment("Text.")) })
    let counts = TermCounts(
      bitext: LinkedBitext([document]), known: Set(known.map { FoldedText($0).scalars }),
      leastCount: leastCount, mostOccurrences: 60)
    return Dictionary(uniqueKeysWithValues: counts.entries.map { ($0.text, $0) })
  }

  @Test func everyStretchIsCountedWhereverItStands() throws {
    let counts = Self.counts(["建设湿地公园。", "湿地公园已经开放，湿地公园免费。", "保护湿地。"])
    #expect(counts["湿地公园"]?.count == 3)
    #expect(counts["湿地公园"]?.occurrences.map(\.pair) == [0, 1, 1])
    #expect(counts["湿地"]?.count == 4)
    #expect(counts["公园"]?.count == 3)
  }

  @Test func noTermCrossesAMarkOrBeginsWithAWordOfGrammar() {
    let counts = Self.counts(["河流、湖泊和湿地的保护", "河流、湖泊和湿地的保护"])
    #expect(counts["河流湖泊"] == nil && counts["和湿地"] == nil && counts["湿地的"] == nil)
    #expect(counts["湖泊和湿地"]?.form.contains(.joined) == true)
  }

  @Test func wordsJoinedByGrammarAreNoTermOnce() {
    #expect(Self.counts(["湖泊和湿地。"])["湖泊和湿地"] == nil)
  }

  @Test func quotationsAndNamesOfLettersStayWhole() {
    let counts = Self.counts(["坚持“枫桥经验”。", "COVID-19疫情和N95 口罩。"])
    #expect(counts["枫桥经验"]?.form.contains(.quoted) == true)
    #expect(counts["COVID-19"] != nil && counts["N95 口罩"] != nil)
  }

  @Test func figuresAreNoTerms() {
    #expect(
      Self.counts(["增长5.2%，新建3座公园，投资120亿元。"]).keys.allSatisfy { term in
        !term.contains { ("0"..."9").contains($0) }
      })
  }

  @Test func whatIsTooSeldomIsLeftOutUnlessTheGlossaryKnowsIt() {
    let counts = Self.counts(
      ["湿地公园。", "湿地公园。", "口袋公园。"], known: ["口袋公园"], leastCount: 2)
    #expect(counts["湿地公园"] != nil && counts["口袋公园"]?.form.contains(.glossary) == true)
    #expect(counts.values.allSatisfy { $0.count >= 2 || $0.form.contains(.glossary) })
  }

  @Test(arguments: UInt64(0)..<8)
  func aStretchIsNeverMoreFrequentThanItsParts(seed: UInt64) {
    var dice = SplitMix64(seed: seed)
    let words = ["湿地", "公园", "建设", "城市", "和", "的", "，", "水库", "3"]
    let segments = (0..<20).map { _ in
      (0..<Int.random(in: 1...12, using: &dice)).map { _ in words.randomElement(using: &dice) ?? ""
      }
      .joined()
    }
    let counts = Self.counts(segments)
    for (term, entry) in counts {
      for (part, inner) in counts where term.contains(part) {
        #expect(entry.count <= inner.count, "\(part) in \(term)")
      }
      #expect(entry.openings <= entry.count && entry.closings <= entry.count)
    }
  }
}

@Suite struct ParallelTests {
  @Test(arguments: [0, 1, 15, 16, 1_000, 5_000])
  func resultsComeInOrder(count: Int) {
    #expect(Parallel.map(count) { $0 * $0 } == (0..<count).map { $0 * $0 })
  }
}
