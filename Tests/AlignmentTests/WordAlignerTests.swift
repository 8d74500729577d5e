import Linguistics
import TestSupport
import Bitext
import Testing

@testable import Alignment

@Suite struct WordAlignerTests {
  private func links(_ pairs: [(String, String)], _ lexicon: LexiconTable) -> [String] {
    TokenAligner(lexicon: lexicon).links(
      pairs.map { pair in
        (
          source: pair.0.split(separator: " ").map(String.init),
          target: pair.1.split(separator: " ").map(String.init)
        )
      }
    ).map { links in links.map { "\($0.source)-\($0.target)" }.joined(separator: " ") }
  }

  private let empty = LexiconBuilder().table()

  @Test func learnsWordsFromTheTextAlone() {
    let pairs = [
      ("甲 乙", "alpha beta"), ("乙 丙", "beta gamma"), ("丙 甲", "gamma alpha"),
      ("甲 丁", "alpha delta"), ("丁 乙", "delta beta"), ("丙 丁", "gamma delta"),
    ]
    #expect(links(pairs, empty) == Array(repeating: "0-0 1-1", count: 6))
  }

  @Test func theLexiconDecidesWhereTheTextDoesNot() {
    var builder = LexiconBuilder()
    builder.add("水库", renderings: ["reservoir"])
    builder.add("清洁", renderings: ["clean"])
    #expect(links([("清洁 水库", "reservoirs clean")], builder.table()) == ["0-1 1-0"])
  }

  @Test func numbersAndLatinWordsLinkThemselves() {
    #expect(
      links([("增长 5.2 GDP 的", "GDP rose by 5.2")], empty)[0].contains("1-3"))
    #expect(
      links([("增长 5.2 GDP 的", "GDP rose by 5.2")], empty)[0].contains("2-0"))
  }

  @Test func emptySidesHaveNoLinks() {
    #expect(links([("", "alpha"), ("甲", ""), ("", "")], empty) == ["", "", ""])
    #expect(links([], empty).isEmpty)
  }

  @Test(arguments: [1, 2])
  func cellsAreThePairsOfTypesOfEachPair(seed: UInt64) {
    var dice = SplitMix64(seed: seed)
    var source = SentenceTypes()
    var target = SentenceTypes()
    for _ in 0..<30 {
      func sentence(_ types: Int32) -> [Int32] {
        (0..<Int.random(in: 0...6, using: &dice)).map { _ in .random(in: 0..<types, using: &dice) }
      }
      source.append(sentence(8), length: 0)
      target.append(sentence(9), length: 0)
    }
    let cells = CellTable(source: source, target: target, sourceTypes: 8, targetTypes: 9)
    let sources = cells.sources
    var seen: Set<[Int32]> = []
    for pair in 0..<source.count {
      let (l, m) = (source.range(pair).count, target.range(pair).count)
      for i in 0..<l {
        for j in 0..<m {
          let cell = Int(cells.words[cells.pairStarts[pair] + i * m + j])
          let types = [
            source.types[source.range(pair).lowerBound + i],
            target.types[target.range(pair).lowerBound + j],
          ]
          #expect([sources[cell], cells.targets[cell]] == types)
          seen.insert(types)
        }
      }
    }
    #expect(cells.count == seen.count)
  }

  @Test func twiceTheSameTextGivesTheSameLinks() {
    let bitext = RandomBitext(seed: 5, beads: 40)
    let pairs = bitext.beads.map { bead in
      (
        source: bitext.chinese[bead.source].flatMap { $0.map(String.init) },
        target: bitext.english[bead.target].flatMap { $0.split(separator: " ").map(String.init) }
      )
    }
    let first = TokenAligner(lexicon: RandomBitext.lexicon).links(pairs)
    #expect(first == TokenAligner(lexicon: RandomBitext.lexicon).links(pairs))
    #expect(first.joined().allSatisfy { (0...1.0001).contains($0.posterior) })
  }

  @Test func theLearnerWritesWhatTheBuilderReads() throws {
    var learner = LexiconLearner(lexicon: RandomBitext.lexicon)
    let bitext = RandomBitext(seed: 6, beads: 30)
    let pairs = bitext.beads.filter { !$0.source.isEmpty && !$0.target.isEmpty }.map { bead in
      SegmentPair(
        source: Segment(bitext.chinese[bead.source].joined()),
        target: Segment(bitext.english[bead.target].joined(separator: " ")))
    }
    let document = AlignedDocument(
      name: "random", sourceLanguage: .chinese, targetLanguage: .english, pairs: pairs)
    for _ in 0..<4 { learner.add(document) }
    let text = learner.learn()
    var builder = LexiconBuilder()
    try builder.addLearned(text.split(separator: "\n"))
    let table = builder.table()
    let right = RandomBitext.vocabulary.filter { word in
      guard let id = table.words.id(of: word.chinese.utf8) else { return false }
      return table.row(of: id).first.map { table.stems[table.entryStems[$0]] } == word.english
    }
    let known = RandomBitext.vocabulary.filter { table.words.id(of: $0.chinese.utf8) != nil }
    #expect(known.count > 30)
    #expect(right.count * 20 >= known.count * 19, "\(right.count) of \(known.count)")
  }
}
