import TestSupport
import Testing

@testable import Linguistics

@Suite struct WordDiscoveryTests {
  private let tokenizer = Tokenizer(
    splitter: WordSplitter(
      WordTrie(
        ["城市", "建设", "水库"].enumerated().map { ($1.unicodeScalars.map(\.value), Int32($0)) },
        costs: [5, 5, 5])))

  /// Text whose single characters are so many that none attracts another by chance.
  private let filler = (0..<300).compactMap { Unicode.Scalar(0x5000 + UInt32($0)) }.map(String.init)

  private func words(_ texts: [String]) -> [String] {
    var discovery = WordDiscovery()
    for text in texts {
      let folded = FoldedText(text)
      discovery.add(folded, tokenizer.tokens(of: folded))
    }
    return discovery.words().map(\.word)
  }

  @Test func findsCharactersThatKeepTogether() {
    let found = words(filler + ["在企安安前", "用企安安后", "把企安安看", "对企安安说"])
    #expect(found == ["企安安"])
  }

  @Test func wordsOfTheDictionaryAreNoDiscoveries() {
    #expect(words(filler + ["在城市前", "用城市后", "把城市看", "对城市说"]) == [])
  }

  @Test func whatStandsInOneContextOnlyIsPartOfALongerWord() {
    // 雁栖 is always followed by 湖, and 栖湖 always preceded by 雁.
    #expect(words(filler + ["在雁栖湖前", "用雁栖湖后", "把雁栖湖看", "对雁栖湖说"]) == ["雁栖湖"])
  }

  @Test func rareCharactersAreNotEnough() {
    #expect(words(filler + ["在企安安前", "用企安安后"]) == [])
  }

  @Test(arguments: ["企安雁栖", "雁栖企安", "麒麟阁苑"])
  func bothSidesMustVaryWhateverTheCharacters(word: String) {
    // Before the word always 在, after it anything; then the other way round.
    #expect(
      words(filler + ["在\(word)前", "在\(word)后", "在\(word)看", "在\(word)说"]).contains(word) == false)
    #expect(
      words(filler + ["在\(word)前", "用\(word)前", "把\(word)前", "对\(word)前"]).contains(word) == false)
    #expect(words(filler + ["在\(word)前", "用\(word)后", "把\(word)看", "对\(word)说"]).contains(word))
  }

  @Test func theOrderOfTextsDoesNotMatter() {
    var dice = SplitMix64(seed: 1)
    let texts = filler + ["在企安安前", "用企安安后", "把企安安看", "对企安安说", "去雁栖湖", "雁栖湖水", "到雁栖湖去"]
    let found = words(texts)
    #expect(found == ["企安安", "雁栖湖"])
    for _ in 0..<5 { #expect(words(texts.shuffled(using: &dice)) == found) }
  }

  @Test func charactersOfManyWordsShowAPairAmongTheSingleOnes() {
    // 城 is common in 城市, so that 城北 does not stand out by all its occurrences.
    let texts =
      filler + ["城市", "城市", "城市", "城市", "城市", "城市"].flatMap { [$0, $0, $0] }
      + ["在城北前", "用城北后", "把城北看", "对城北说"]
    var found: [Bool] = []
    for least in [Float.infinity, 3] {
      var discovery = WordDiscovery()
      discovery.leastCohesion = 4
      discovery.leastCountOfSingles = 4
      discovery.leastCohesionOfSingles = least
      for text in texts.map({ FoldedText($0) }) { discovery.add(text, tokenizer.tokens(of: text)) }
      found.append(discovery.words().map(\.word).contains("城北"))
    }
    #expect(found == [false, true])
  }

  @Test func noTextHasNoWords() { #expect(words([]) == []) }
}
