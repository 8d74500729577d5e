import Bitext
import Foundation
import Linguistics
import Testing

@testable import Alignment

/// The word splitter with the base lexicon, against words that others marked.
@Suite struct WordSplittingTests {
  private static let news = Reports.root + "/../shared/data/wordalign-dev/test.zh.tok"
  private static let tokenizer = Tokenizer(splitter: Lexicon.base.splitter)

  /// The newswire cuts shorter (峰/会, 印/尼, 这/个), so that 1 is not to be reached; jieba 0.42 reaches
  /// .78.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: news), "no ../shared here"))
  func mostWordsOfNewsAreFound() throws {
    var (found, marked, shared) = (0, 0, 0)
    for line in try String(contentsOfFile: Self.news, encoding: .utf8).split(separator: "\n") {
      let words = line.split(separator: " ")
      var expected: Set<Range<Int>> = []
      var length = 0
      for word in words {
        let count = word.unicodeScalars.count
        expected.insert(length..<(length + count))
        length += count
      }
      let text = FoldedText(words.joined())
      let split = Tokenizer.corpusWords(of: text, Self.tokenizer.tokens(of: text))
      found += split.count
      marked += expected.count
      shared += split.count(where: expected.contains)
    }
    let f1 = 2 * Double(shared) / Double(found + marked)
    #expect(f1 >= 0.88, "F1 \(f1)")
  }

  @Test(arguments: [
    ("位于雁栖湖畔", "雁栖湖"), ("保护密云水库水源", "密云水库"), ("以习近平同志为核心", "习近平"),
    ("国家地表水考核断面", "地表水"), ("推动京津冀协同发展", "京津冀"), ("在国务院办公厅", "国务院"),
    ("應急管理部", "應急"), ("外国专家的经费", "经费"),
  ])
  func namesAndWordsStayWhole(text: String, word: String) {
    let folded = FoldedText(text)
    let words = Self.tokenizer.tokens(of: folded).map { text[utf8: folded.utf8Range($0.range)] }
    #expect(words.contains(word[...]), "\(words)")
  }

  @Test func aNameThatTheEnglishSpellsInPinyinStaysWhole() {
    let document = AlignedDocument(
      name: "a", sourceLanguage: .chinese, targetLanguage: .english,
      pairs: [
        SegmentPair(
          source: Segment("完善企安安系统功能。"),
          target: Segment("We improved the functions of the Qi’an’an system."))
      ])
    let chinese = LinkedBitext([document]).pairs.map(\.chinese)
    let words = chinese.map { text in text.tokens.map { String(text.string(of: $0)) } }
    #expect(words == [["完善", "企安安", "系统", "功能", "。"]])
  }

  @Test func aNameThatRecursStaysWholeWithoutEnglish() {
    // Other characters, so that those of the name are rare beside them.
    let filler = (0..<300).compactMap { Unicode.Scalar(0x5000 + UInt32($0)) }.map(String.init)
    let texts = filler + ["完善企安安系统", "推广企安安。", "用企安安报告", "“企安安”"]
    var discovery = WordDiscovery()
    for text in texts.map({ FoldedText($0) }) {
      discovery.add(text, Self.tokenizer.tokens(of: text))
    }
    #expect(discovery.words().map(\.word).contains("企安安"))
  }
}
