import TestSupport
import Testing

@testable import Linguistics

@Suite struct TokenizerTests {
  private let tokenizer = Tokenizer(
    splitter: WordSplitter(
      WordTrie(
        ["水库", "城市", "增长"].enumerated().map { ($1.unicodeScalars.map(\.value), Int32($0)) },
        costs: [5, 5, 5])))

  private func split(_ text: String) -> [String] {
    let folded = FoldedText(text)
    return tokenizer.tokens(of: folded).map { String(text[utf8: folded.utf8Range($0.range)]) }
  }

  private func kinds(_ text: String) -> [Token.Kind] {
    tokenizer.tokens(of: FoldedText(text)).map(\.kind)
  }

  @Test(arguments: [
    ("水库和城市", "水库|和|城市"),
    ("GDP增长5.2%。", "GDP|增长|5.2|%|。"),
    ("58,000 mu", "58,000|mu"),
    ("1,234,567.89", "1,234,567.89"),
    ("５８，０００亩", "５８，０００|亩"),
    ("2022，2023年", "2022|，|2023|年"),
    ("分别为12，15和18", "分|别|为|12|，|15|和|18"),
    ("in 2022,2023", "in|2022|,|2023"),
    ("5.", "5|."),
    ("1/3", "1|/|3"),
    ("2024.1.14", "2024.1.14"),
    ("the city’s rivers", "the|city|’|s|rivers"),
    ("Qi’an’an and Da'ning", "Qi’an’an|and|Da'ning"),
    ("don't", "don't"),
    ("cities' ", "cities|'"),
    ("the U.S. and the E.U", "the|U.S|.|and|the|E.U"),
    ("end.Next", "end|.|Next"),
    ("CO2, G20 and A320", "CO2|,|G20|and|A320"),
    ("5G", "5|G"),
    ("cross-border", "cross|-|border"),
    ("re\u{301}sume\u{301} naïve", "re\u{301}sume\u{301}|naïve"),
    ("“枫桥”", "“|枫|桥|”"),
    ("a\u{A0}b\u{3000}c\td\u{2028}e\u{202F}f", "a|b|c|d|e|f"),
    ("", ""),
    (" \n ", ""),
  ])
  func splits(text: String, marked: String) {
    #expect(split(text) == marked.split(separator: "|").map(String.init))
  }

  @Test(arguments: [
    ("2024年3月5日", "2024年|3月|5日"), ("增长5.8万亿元", "增长|5.8万亿|元"), ("下降13%", "下|降|13%"),
    ("50多人", "50多|人"), ("5年水库", "5年|水库"), ("年5", "年|5"), ("5 年", "5|年"), ("5万年月", "5万年|月"),
    ("5年代", "5年|代"), ("三年", "三年"), ("第十四届", "第十四|届"), ("5三", "5|三"), ("十多年", "十多年"),
    ("GDP 5", "GDP|5"), ("", ""),
  ])
  func corporaJoinFiguresWithUnits(text: String, marked: String) {
    let folded = FoldedText(text)
    let words = Tokenizer.corpusWords(of: folded, tokenizer.tokens(of: folded))
    #expect(
      words.map { String(text[utf8: folded.utf8Range($0)]) }
        == marked.split(separator: "|").map(String.init))
  }

  @Test func tellsWordsNumbersAndMarksApart() {
    #expect(kinds("城市 city 5.2 %") == [.han, .word, .number, .mark])
    #expect(kinds("２０２４ ＧＤＰ ，") == [.number, .word, .mark])
    #expect(kinds("カナ 한글 Ω 😀") == [.word, .word, .word, .mark])
    #expect(kinds("𠮷〇") == [.han, .han])
  }

  @Test func theKindOfATokenIsToldByItsFirstScalar() {
    for (text, kind) in [("城", Token.Kind.han), ("x", .word), ("7", .number), ("。", .mark)] {
      #expect(Tokenizer.kind(ofTokenBeginning: FoldedText(text).scalars[0]) == kind)
    }
  }

  @Test(arguments: [1, 2, 3, 4])
  func tokensAndBlanksMakeUpTheText(seed: UInt64) {
    var texts = RandomText(seed: seed)
    for _ in 0..<200 {
      let text = texts.next()
      let folded = FoldedText(text)
      var end = 0
      for token in tokenizer.tokens(of: folded) {
        #expect(token.range.lowerBound >= end && !token.range.isEmpty)
        #expect(folded.scalars[end..<token.range.lowerBound].allSatisfy(Self.isBlank), "\(text)")
        #expect(!folded.scalars[token.range].contains(where: Self.isBlank), "\(text)")
        end = token.range.upperBound
      }
      #expect(folded.scalars[end...].allSatisfy(Self.isBlank))
    }
  }

  @Test func marksAreWhatUnicodeHasForNoLetters() {
    for scalar in (0x21...0xFFFF).compactMap({ Unicode.Scalar(UInt32($0)) })
    where Tokenizer.kind(of: scalar.value) == .mark {
      #expect(!scalar.properties.isAlphabetic && !scalar.isHan, "\(scalar.value)")
    }
  }

  @Test(arguments: [Token.Kind.han, .word, .number, .mark])
  func aTokenKeepsItsRangeAndKind(kind: Token.Kind) {
    for range in [0..<0, 0..<1, 7..<4_000_000, (1 << 30 - 2)..<(1 << 30 - 1)] {
      let token = Token(range: range, kind: kind)
      #expect(token.range == range && token.kind == kind)
    }
  }

  private static func isBlank(_ scalar: UInt32) -> Bool {
    scalar < 0x21 || [0x7F, 0x200B, 0xFEFF].contains(scalar)
      || Unicode.Scalar(scalar)?.properties.isWhitespace == true
  }
}
