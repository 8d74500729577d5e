import TestSupport
import Testing

@testable import Linguistics

@Suite struct WordSplitterTests {
  private static func splitter(_ words: [(word: String, cost: Float)]) -> WordSplitter {
    WordSplitter(
      WordTrie(
        words.enumerated().map { ($1.word.unicodeScalars.map(\.value), Int32($0)) },
        costs: words.map(\.cost)))
  }

  private let splitter = Self.splitter([
    ("花园", 6), ("城市", 5), ("花", 9), ("园", 9), ("城", 9), ("市", 9), ("全面", 5), ("推进", 5),
    ("建设", 5), ("研究", 6), ("研究生", 7), ("生命", 6), ("命", 9), ("起源", 7), ("水", 8),
  ])

  private func words(_ text: String, by splitter: WordSplitter) -> String {
    let folded = FoldedText(text)
    var start = 0
    return splitter.ends(in: folded.scalars, folded.scalars.indices).map { end in
      let word = text[utf8: folded.utf8Range(start..<end)]
      start = end
      return String(word)
    }.joined(separator: "/")
  }

  @Test(arguments: [
    "全面/推进/花园/城市/建设", "研究/生命/起源", "研究生", "花园/城", "雁/栖/湖", "水", "",
    "全面/雁/推进", "水/水/水",
  ])
  func takesTheCheapestPath(marked: String) {
    #expect(words(marked.filter { $0 != "/" }, by: splitter) == marked)
  }

  @Test func splitsTraditionalTextAsSimplified() {
    #expect(words("花園城市全面建設", by: splitter) == "花園/城市/全面/建設")
  }

  @Test func splitsOnlyTheRangeAskedFor() {
    let text = FoldedText("全面推进建设").scalars
    #expect(splitter.ends(in: text, 1..<5) == [2, 4, 5])
    #expect(splitter.ends(in: text, 2..<2) == [])
    #expect(splitter.ends(in: text, 3..<4) == [4])
  }

  @Test func addedWordsStayWhole() {
    let known = splitter.adding([("花园城市", 6), ("雁栖湖", 7)])
    #expect(words("全面推进花园城市建设", by: known) == "全面/推进/花园城市/建设")
    #expect(words("雁栖湖水", by: known) == "雁栖湖/水")
    #expect(words("花园", by: known) == "花园")
  }

  @Test func addedWordsAreFoldedAndMayStandTwice() {
    let known = splitter.adding([("花園城市", 30), ("花园城市", 6), ("", 1), ("𠮷野", 1)])
    #expect(words("花园城市", by: known) == "花园城市")
  }

  @Test func addingAgainKeepsWhatWasAdded() {
    let known = splitter.adding([("花园城市", 6)]).adding([("雁栖湖", 7)])
    #expect(words("花园城市雁栖湖", by: known) == "花园城市/雁栖湖")
  }

  @Test(arguments: [1, 2, 3])
  func pathIsACheapestPath(seed: UInt64) {
    var dice = SplitMix64(seed: seed)
    let alphabet = Array("甲乙丙丁")
    var costs: [String: Float] = [:]
    for _ in 0..<40 {
      let word = String(
        (0..<Int.random(in: 1...4, using: &dice)).map { _ in
          alphabet.randomElement(using: &dice) ?? "甲"
        })
      costs[word] = Float(Int.random(in: 1...12, using: &dice))
    }
    let splitter = Self.splitter(costs.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    for _ in 0..<60 {
      let text = String(
        (0..<Int.random(in: 1...9, using: &dice)).map { _ in
          alphabet.randomElement(using: &dice) ?? "甲"
        })
      let split = words(text, by: splitter).split(separator: "/").map(String.init)
      #expect(split.joined() == text)
      let cost = split.reduce(Float(0)) { sum, word in sum + Self.cost(of: word, costs) }
      #expect(cost == Self.leastCost(Array(text)[...], costs), "\(text): \(split)")
    }
  }

  private static func cost(of word: String, _ costs: [String: Float]) -> Float {
    min(costs[word] ?? .infinity, word.count == 1 ? WordSplitter.unknownCost : .infinity)
  }

  /// By trying every path.
  private static func leastCost(_ text: ArraySlice<Character>, _ costs: [String: Float]) -> Float {
    guard !text.isEmpty else { return 0 }
    return (1...min(4, text.count)).map { length in
      cost(of: String(text.prefix(length)), costs) + leastCost(text.dropFirst(length), costs)
    }.min() ?? 0
  }
}
