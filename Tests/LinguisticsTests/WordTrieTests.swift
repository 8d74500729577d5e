import TestSupport
import Testing

@testable import Linguistics

@Suite struct WordTrieTests {
  private func trie(_ words: [String]) -> WordTrie {
    WordTrie(
      words.enumerated().map { ($1.unicodeScalars.map(\.value), Int32($0)) },
      costs: words.map { Float($0.utf8.count) })
  }

  private func id(_ word: String, in trie: WordTrie) -> Int32? {
    trie.id(of: word.unicodeScalars.map(\.value))
  }

  @Test func findsItsWordsAndNoOthers() {
    let trie = trie(["水", "水库", "密云水库", "城市"])
    #expect(id("水", in: trie) == 0)
    #expect(id("水库", in: trie) == 1)
    #expect(id("密云水库", in: trie) == 2)
    for word in ["密", "密云", "密云水", "密云水库区", "库", "城", "湖", "", "a", "𠮷"] {
      #expect(id(word, in: trie) == nil, "\(word)")
    }
  }

  @Test func anEmptyDictionaryHoldsNothing() {
    let trie = trie([])
    #expect(id("水", in: trie) == nil)
    #expect(id("", in: trie) == nil)
  }

  @Test func costsAreThoseGiven() {
    let words = ["水", "水库", "密云水库"]
    #expect(trie(words).costs(count: 3) == [3, 6, 12])
  }

  @Test func idsAreThoseGiven() {
    let trie = WordTrie(
      [([0x6C34], 7), ([0x6C34, 0x5E93], 0)], costs: Array(repeating: 1, count: 8))
    #expect(trie.id(of: [0x6C34]) == 7)
    #expect(trie.id(of: [0x6C34, 0x5E93]) == 0)
  }

  @Test func walksAllWordsThatBeginAtAPositionShortestFirst() {
    let trie = trie(["中", "中华", "中华人民共和国", "华人"])
    let text = "在中华人民共和国".unicodeScalars.map(\.value)
    var found: [[Int]] = []
    trie.forEachWord(in: text, from: 1, upTo: text.count) { found.append([$0, Int($1)]) }
    #expect(found == [[2, 0], [3, 1], [8, 2]])
    found = []
    trie.forEachWord(in: text, from: 1, upTo: 7) { found.append([$0, Int($1)]) }
    #expect(found == [[2, 0], [3, 1]])
  }

  @Test func aWordThatStandsTwiceIsRefused() async {
    await #expect(processExitsWith: .failure) {
      _ = WordTrie([([0x6C34], 0), ([0x6C34], 1)], costs: [1, 1])
    }
  }

  @Test(arguments: [1, 2, 3, 4])
  func findsExactlyWhatASetHolds(seed: UInt64) {
    var dice = SplitMix64(seed: seed)
    // Few different scalars, far apart, so that words share beginnings and codes are sparse.
    let alphabet: [UInt32] = [0x61, 0x4E00, 0x4E01, 0x5E93, 0x9FA5, 0xFFFD]
    func word(_ dice: inout SplitMix64) -> [UInt32] {
      (0..<Int.random(in: 1...5, using: &dice)).map { _ in
        alphabet.randomElement(using: &dice) ?? 0x61
      }
    }
    let words = Set((0..<400).map { _ in word(&dice) })
      .sorted { $0.lexicographicallyPrecedes($1) }.shuffled(using: &dice)
    let trie = WordTrie(
      words.enumerated().map { (word: $1, id: Int32($0)) }, costs: words.map { _ in 1 })
    for (index, word) in words.enumerated() { #expect(trie.id(of: word) == Int32(index)) }
    let members = Set(words)
    for _ in 0..<1_000 {
      let other = word(&dice)
      #expect((trie.id(of: other) != nil) == members.contains(other))
    }
    let text = (0..<200).map { _ in alphabet.randomElement(using: &dice) ?? 0x61 }
    for start in text.indices {
      var ends: [Int] = []
      trie.forEachWord(in: text, from: start, upTo: text.count) { end, _ in ends.append(end) }
      #expect(
        ends
          == (start + 1...min(text.count, start + 5)).filter {
            members.contains(Array(text[start..<$0]))
          })
    }
  }
}
