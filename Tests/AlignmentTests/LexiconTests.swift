import Linguistics
import TestSupport
import Testing

@testable import Alignment

@Suite struct LexiconTests {
  private func table(_ build: (inout LexiconBuilder) throws -> Void) rethrows -> LexiconTable {
    var builder = LexiconBuilder()
    try build(&builder)
    return builder.table()
  }

  private func fault(
    _ build: (inout LexiconBuilder) throws(LexiconBuilder.Fault) -> Void
  ) -> LexiconBuilder.Fault? {
    var builder = LexiconBuilder()
    do {
      try build(&builder)
      return nil
    } catch {
      return error
    }
  }

  private func row(_ word: String, in table: LexiconTable) -> [String: Float] {
    guard let id = table.words.id(of: word.utf8) else { return [:] }
    return Dictionary(
      uniqueKeysWithValues: table.row(of: id).map {
        (table.stems[table.entryStems[$0]], table.entryProbabilities[$0])
      })
  }

  @Test func keepsRenderingsAsWrittenAndTheirStemsAsWeights() throws {
    let table = table { $0.add("花园城市", renderings: ["garden city", "city of gardens"]) }
    let id = try #require(table.words.id(of: "花园城市".utf8))
    #expect(table.renderings(of: id) == ["garden city", "city of gardens"])
    let row = row("花园城市", in: table)
    #expect(Set(row.keys) == ["garden", "citi", "of"])
    #expect(abs(row.values.reduce(0, +) - 1) < 1e-5)
    #expect((row["of"] ?? 1) < (row["citi"] ?? 0))
  }

  @Test func headwordsAreFolded() {
    let table = table { $0.add("經濟", renderings: ["economy"]) }
    #expect(table.words.id(of: "经济".utf8) != nil)
    #expect(table.trie.id(of: FoldedText("經濟").scalars) != nil)
  }

  @Test func writtenAndLearnedShareTheProbability() throws {
    let table = table {
      $0.add("模式", renderings: ["model"])
      $0.addLearned("模式", count: 10, stems: [("mode", 1)])
    }
    let row = row("模式", in: table)
    #expect(abs((row["model"] ?? 0) - LexiconBuilder.writtenShare) < 1e-5)
    #expect(abs((row["mode"] ?? 0) - (1 - LexiconBuilder.writtenShare)) < 1e-5)
  }

  @Test func theStemsOfALearnedPhraseShareItsProbability() throws {
    var builder = LexiconBuilder()
    try builder.addLearned(lines("枪照\t30\tgun licens:800|licens:200"))
    let row = row("枪照", in: builder.table())
    #expect(abs((row["gun"] ?? 0) - 0.4) < 1e-5)
    #expect(abs((row["licens"] ?? 0) - 0.6) < 1e-5)
  }

  /// Two lists may both be sure of a word.
  @Test func whatIsLearnedTwiceSharesTheProbability() {
    let table = table {
      $0.addLearned("水库", count: 5, stems: [("reservoir", 1)])
      $0.addLearned("水库", count: 5, stems: [("dam", 1)])
    }
    #expect(row("水库", in: table) == ["reservoir": 0.5, "dam": 0.5])
  }

  @Test(arguments: ["", "𠮷", String(repeating: "水", count: 1_001)])
  func whatCannotBeAHeadwordIsLeftOut(word: String) {
    let table = table {
      $0.add(word, renderings: ["water"])
      $0.addLearned(word, count: 5, stems: [("water", 1)])
    }
    #expect(table.words.count == 0)
  }

  @Test func theOrderOfEntriesDoesNotMatter() {
    var dice = SplitMix64(seed: 3)
    let entries = RandomBitext.vocabulary.prefix(80).shuffled(using: &dice)
    let one = table { for word in entries { $0.add(word.chinese, renderings: [word.english]) } }
    let other = table {
      for word in entries.reversed() { $0.add(word.chinese, renderings: [word.english]) }
    }
    #expect(one.encoded() == other.encoded())
  }

  // MARK: - Word lists

  @Test func readsAWordList() throws {
    let table = try table {
      try $0.addWordList(lines("# water\n水库\treservoir|dam\n\n# class: verb\n建设\tbuild\n"))
    }
    let reservoir = try #require(table.words.id(of: "水库".utf8))
    let build = try #require(table.words.id(of: "建设".utf8))
    #expect(table.renderings(of: reservoir) == ["reservoir", "dam"])
    #expect(table.renderings(of: build) == ["build"])
    #expect(table.classes[Int(reservoir)] == .noun)
    #expect(table.classes[Int(build)] == .verb)
  }

  @Test(arguments: [
    ("水库\treservoir\n建设", 2), ("水库", 1), ("\treservoir", 1), ("水库\t", 1), ("#\n# class: nown", 2),
  ])
  func tellsTheLineOfABadWordList(text: String, line: Int) {
    let fault = fault { builder throws(LexiconBuilder.Fault) in try builder.addWordList(lines(text))
    }
    #expect(fault?.line == line)
    #expect(fault?.description.hasPrefix("\(line): expected") == true)
  }

  @Test func readsADictionaryInTheFormatOfCEDICT() throws {
    let table = try table {
      try $0.addCEDICT(
        lines(
          """
          # comment
          水庫 水库 [shui3 ku4] /reservoir/CL:座[zuo4]/
          保護 保护 [bao3 hu4] /to protect/to defend (sth); to safeguard/
          錶 表 [biao3] /variant of 表/
          水表 水表 [shui3 biao3] /water meter/what tells how much water somebody took/
          """))
    }
    let protect = try #require(table.words.id(of: "保护".utf8))
    #expect(table.renderings(of: protect) == ["protect", "defend", "safeguard"])
    let reservoir = try #require(table.words.id(of: "水库".utf8))
    #expect(table.renderings(of: reservoir) == ["reservoir"])
    #expect(table.words.id(of: "表".utf8) == nil)
    let meter = try #require(table.words.id(of: "水表".utf8))
    #expect(table.renderings(of: meter) == ["water meter"])
  }

  @Test(arguments: ["水庫 水库", "水庫 水库 [shui3 ku4] reservoir", "水庫 水库 [shui3 ku4] /reservoir"])
  func tellsABadDictionaryLine(line: String) {
    let fault = fault { builder throws(LexiconBuilder.Fault) in
      try builder.addCEDICT(lines("#\n" + line))
    }
    #expect(fault?.line == 2)
  }

  @Test(arguments: [
    "水库\t5", "水库\tmany\treservoir:900", "水库\t5\treservoir", "=\treservoir\tx",
    "水库\t5\treservoir:1001", "水库\t5\treservoir:-1", "水库\t5\treservoir:nan",
    "水库\tinf\treservoir:900", "水库\t1e30\treservoir:900", "=\treservoir\t-3",
  ])
  func tellsABadLearnedLine(line: String) {
    let fault = fault { builder throws(LexiconBuilder.Fault) in try builder.addLearned(lines(line))
    }
    #expect(fault?.line == 1)
  }

  // MARK: - The base lexicon

  private static let tokenizer = Tokenizer(splitter: Lexicon.base.splitter)

  private func words(_ text: String) -> [String] {
    let folded = FoldedText(text)
    return Self.tokenizer.tokens(of: folded).map { String(text[utf8: folded.utf8Range($0.range)]) }
  }

  @Test(arguments: [
    "密云水库", "雁栖湖", "习近平", "地表水", "京津冀", "国务院", "北京市", "密雲水庫",
  ])
  func theBaseLexiconKeepsNamesAndWordsWhole(word: String) {
    #expect(words("在\(word)。").contains(word), "\(words(word))")
  }

  @Test(arguments: [
    "全面/推进/农村/建设", "研究/生命/起源", "增长/5.2/%/，/达到/3.5/万亿/元", "化解/矛盾/纠纷",
  ])
  func theBaseLexiconSplitsBetweenWords(marked: String) {
    let split = words(marked.filter { $0 != "/" })
    #expect(split.joined(separator: "/") == marked)
  }

  @Test(arguments: [("水库", "reservoir"), ("城市", "citi"), ("发展", "develop"), ("經濟", "economi")])
  func theBaseLexiconKnowsEverydayWords(word: String, stem: String) {
    let folded = String(
      String.UnicodeScalarView(FoldedText(word).scalars.compactMap(Unicode.Scalar.init)))
    #expect((row(folded, in: Lexicon.base)[stem] ?? 0) > 0.1)
  }

  @Test func aLongWordHasItsPartsForTranslation() {
    let table = table {
      $0.add("密云水库", renderings: ["Miyun Reservoir"])
      $0.add("密云", renderings: ["Miyun"])
      $0.add("水库", renderings: ["reservoir"])
    }
    let parts = table.parts(of: FoldedText("密云水库").scalars).map { table.words[$0] }
    #expect(parts == ["密云", "水库"])
    #expect(table.parts(of: FoldedText("甲乙").scalars).isEmpty)
    #expect(table.parts(of: FoldedText("甲水库乙").scalars).map { table.words[$0] } == ["水库"])
  }
}

/// A text as the lines that a file of it has.
private func lines(_ text: String) -> [Substring] {
  text.split(separator: "\n", omittingEmptySubsequences: false)
}
