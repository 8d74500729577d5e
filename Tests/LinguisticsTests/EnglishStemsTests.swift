import Testing

@testable import Linguistics

@Suite struct EnglishStemsTests {
  @Test(arguments: [
    ("Garden Cities", ["garden", "citi"]),
    ("the city’s 58,000 mu", ["the", "citi", "s", "58,000", "mu"]),
    ("governing, governed; governs", ["govern", "govern", "govern"]),
    ("Qi'an'an", ["qi'an'an"]), ("—!", []), ("", []), ("水库 dam", ["水", "库", "dam"]),
  ])
  func stemsWordsAndKeepsNumbers(text: String, stems: [String]) {
    #expect(EnglishStems().stems(of: text) == stems)
  }

  @Test(arguments: [
    "the", "of", "any", "has", "does", "this", "its", "we", "these", "other", "their", "was",
    "while", "there", "between",
  ])
  func wordsOfGrammarAreKnownWrittenAndAsStems(word: String) {
    #expect(EnglishStems.isFunctionWord(word))
    #expect(EnglishStems.isFunctionWord(EnglishStems().stem(of: Array(word.utf8))), "\(word)")
  }

  @Test(arguments: ["city", "water", "three", "model", "ensure", "government", ""])
  func otherWordsAreNone(word: String) { #expect(!EnglishStems.isFunctionWord(word)) }

  @Test(arguments: ["underlying", "willing", "outlying", "overly", "wills", "beings"])
  func wordsThatOnlyLookLikeFormsOfThemAreNone(word: String) {
    #expect(EnglishStems().stem(of: Array(word.utf8)) == word)
    #expect(EnglishStems().stem(of: Array("others".utf8)) == "other")
  }

  @Test func theStemmerTakesAnyText() {
    let stemmer = Stemmer(language: .english)
    #expect(stemmer.stem("running") == "run")
    #expect(stemmer.stem("") == "")
    #expect(stemmer.stem("水库") == "水库")
    #expect(stemmer.stem(String(repeating: "a", count: 10_000)).utf8.count == 10_000)
  }
}
