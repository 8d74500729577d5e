import Bitext
import Linguistics
import Terminology
import TestSupport
import Testing

@Suite struct TermMatcherTests {
  /// Knows the words 城市, 城市化, 户籍 and 工人; all else is split into characters.
  private static let tokenizer: Tokenizer = {
    let words = ["城市", "城市化", "户籍", "工人"].map { FoldedText($0).scalars }
      .sorted { $0.lexicographicallyPrecedes($1) }
    let trie = WordTrie(
      words.enumerated().map { (word: $1, id: Int32($0)) }, costs: words.map { _ in 4 })
    return Tokenizer(splitter: WordSplitter(trie))
  }()

  private func analyzed(_ text: String, _ language: LanguageTag) -> AnalyzedText {
    AnalyzedText(Segment(text), in: language, by: Self.tokenizer)
  }

  private func terms(_ sources: [String], in text: String) -> [String] {
    let entries = sources.map { ConceptEntry(source: $0, target: "x") }
    let matcher = TermMatcher(entries, tokenizer: Self.tokenizer)
    return matcher.terms(in: analyzed(text, .chinese)).map { String(text[utf8: $0.range]) }
  }

  @Test(arguments: [
    (["城市", "花园城市"], "建设花园城市", ["花园城市"]),
    (["城市", "花园城市"], "城市里的花园城市", ["城市", "花园城市"]),
    (["城市", "花园城市"], "城市化进程", []),
    (["人大"], "工人大会", []),
    (["户籍"], "本市户籍人口", ["户籍"]),
    (["枫桥经验"], "新时代“枫桥经验”", ["枫桥经验"]),
    (["新时代枫桥经验"], "坚持新时代“枫桥经验”。", ["新时代“枫桥经验"]),
    (["“枫桥经验”"], "坚持枫桥经验", ["枫桥经验"]),
    (["花园城市"], "建設花園城市", ["花園城市"]),
    (["12345热线"], "拨打１２３４５热线", ["１２３４５热线"]),
    (["5G"], "建成5G基站", ["5G"]),
    (["5G"], "建成15G基站", []), (["12345"], "112345热线", []), (["5G"], "建成5GB", []),
    (["劣V类水体"], "消除劣Ⅴ类水体", ["劣Ⅴ类水体"]),
    (["互联网+"], "“互联网＋”行动", ["互联网＋"]),
    (["国家安全", "安全生产"], "国家安全生产", ["国家安全"]),
    (["政府工作报告"], "政 府 工 作 报 告", ["政 府 工 作 报 告"]),
  ]) func findsChineseTerms(sources: [String], text: String, found: [String]) {
    #expect(terms(sources, in: text) == found)
  }

  @Test func manyTermsInOneTextAreNoTrap() {
    let growth = growth(from: 1_000) { count in
      let text = String(repeating: "城市，户籍。", count: count)
      #expect(terms(["城市", "户籍"], in: text).count == 2 * count)
    }
    #expect(growth < 9)
  }

  private func renderings(_ rendering: String, in text: String) -> [String] {
    let entry = ConceptEntry(source: "甲", target: rendering)
    let matcher = TermMatcher([entry], tokenizer: Self.tokenizer)
    let words = matcher.words(of: analyzed(text, .english))
    return matcher.renderings(of: 0, in: words, roles: [.preferred])
      .map { String(text[utf8: $0.range]) }
  }

  @Test(arguments: [
    ("garden city", "Garden Cities and a garden-city", ["Garden Cities", "garden-city"]),
    (
      "people's court", "the People’s Courts, people's court's",
      ["People’s Courts", "people's court"]
    ),
    ("low-carbon development", "a low carbon development", ["low carbon development"]),
    ("eco-environment", "the eco environment", ["eco environment"]),
    (
      "ecological protection", "ecological and environmental protection",
      ["ecological and environmental protection"]
    ),
    ("ecological protection", "ecological aims. Protection", []),
    ("ecological protection", "ecological aims of the whole town and its protection", []),
    ("modernization", "modernisation", ["modernisation"]),
    ("city center", "city centre", ["city centre"]),
    ("AI", "Ai Weiwei", []),
    ("AI", "use of AI", ["AI"]),
    ("SME", "loans to SMEs", ["SMEs"]),
    ("IT application", "it application", []),
    ("fight against corruption", "fights against corruption", ["fights against corruption"]),
    ("20th National Congress", "the 20th National Congress", ["20th National Congress"]),
  ]) func findsEnglishRenderings(rendering: String, text: String, found: [String]) {
    #expect(renderings(rendering, in: text) == found)
  }

  @Test func readsTheGlossaryFromEitherSide() {
    let entry = ConceptEntry(source: "花园城市", target: "garden city")
    let reversed = ConceptEntry(source: "garden city", target: "花园城市")
    let english = analyzed("We build a garden city.", .english)
    let matcher = TermMatcher([entry, reversed], tokenizer: Self.tokenizer)
    #expect(matcher.renderedTerms(in: english).map(\.entries) == [[0]])
    #expect(matcher.terms(in: english).map(\.entries) == [[1]])
  }

  @Test func theLongestEnglishTermHidesTheShorterOnes() {
    let entries = ["people's government", "municipal people's government", "government"]
      .map { ConceptEntry(source: $0, target: "x") }
    let matcher = TermMatcher(entries, tokenizer: Self.tokenizer)
    let text = "The municipal people's government is a people's government."
    #expect(matcher.terms(in: analyzed(text, .english)).map(\.entries) == [[1], [0]])
  }

  @Test func anEndingOfPossessionIsNoWordOfATerm() {
    let entry = ConceptEntry(source: "city development", target: "x")
    let text = "The city's development, a city’s development, city development, city s development."
    let matches = TermMatcher([entry], tokenizer: Self.tokenizer).terms(
      in: analyzed(text, .english))
    #expect(
      matches.map { String(text[utf8: $0.range]) }
        == ["city's development", "city’s development", "city development"])
  }

  @Test(arguments: [
    (ConceptEntry.CaseMatching.exact, ["Ministry of Finance", "MINISTRY OF FINANCE"]),
    (.any, ["Ministry of Finance", "ministry of finance", "MINISTRY OF FINANCE"]),
  ])
  func aTermThatIsMatchedExactlyHasItsCapitals(matching: ConceptEntry.CaseMatching, found: [String])
  {
    let entry = ConceptEntry(source: "Ministry of Finance", target: "x", matching: matching)
    let text = "Ministry of Finance, ministry of finance, MINISTRY OF FINANCE."
    let matches = TermMatcher([entry], tokenizer: Self.tokenizer).terms(
      in: analyzed(text, .english))
    #expect(matches.map { String(text[utf8: $0.range]) } == found)
  }

  @Test func evidenceTellsScatteredWordsFromAMissingRendering() {
    let entry = ConceptEntry(source: "甲", target: "environmental protection", matching: .exact)
    let name = ConceptEntry(source: "乙", target: "Ministry of Finance", matching: .exact)
    let matcher = TermMatcher([entry, name], tokenizer: Self.tokenizer)
    let evidence = { (index: Int, text: String) in
      matcher.evidence(of: [index], in: matcher.words(of: analyzed(text, .english)))
    }
    #expect(evidence(0, "environmental protection") == .found)
    #expect(evidence(0, "we protect the environment") == .scattered)
    #expect(evidence(0, "we protect the forest") == .partly(0.5))
    #expect(evidence(1, "MINISTRY OF FINANCE") == .found)
    #expect(evidence(1, "the Finance Ministry") == .scattered)
    guard case .wrongCase(let match) = evidence(1, "the ministry of finance") else {
      Issue.record("capitals were not asked for")
      return
    }
    #expect(match.range == 4..<23)
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func findsWhatTheSlowWayFinds(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let alphabet = ["甲", "乙", "丙", "丁"]
    let word = { (lengths: ClosedRange<Int>, random: inout SplitMix64) in
      (0..<Int.random(in: lengths, using: &random))
        .map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
    }
    let sources = Set((0..<40).map { _ in word(3...6, &random) }).sorted()
    for _ in 0..<50 {
      let text = word(0...40, &random)
      #expect(terms(sources, in: text) == Self.longestFirst(sources, in: text))
    }
  }

  /// Takes the longest term that still fits, the leftmost first.
  private static func longestFirst(_ sources: [String], in text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    var taken = Array(repeating: false, count: scalars.count)
    var found: [(start: Int, term: String)] = []
    for length in stride(from: 6, through: 1, by: -1) where length <= scalars.count {
      for start in 0...scalars.count - length {
        var part = String.UnicodeScalarView()
        part.append(contentsOf: scalars[start..<start + length])
        guard sources.contains(String(part)), !taken[start..<start + length].contains(true)
        else { continue }
        for position in start..<start + length { taken[position] = true }
        found.append((start, String(part)))
      }
    }
    return found.sorted { $0.start < $1.start }.map(\.term)
  }
}
