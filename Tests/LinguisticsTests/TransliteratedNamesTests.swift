import Testing

@testable import Linguistics

@Suite struct TransliteratedNamesTests {
  private let tokenizer = Tokenizer(
    splitter: WordSplitter(
      WordTrie(
        ["科尔", "教授", "加拿大", "安全", "哈哈"].enumerated().map {
          ($1.unicodeScalars.map(\.value), Int32($0))
        }, costs: [5, 5, 5, 5, 5])))

  private func names(_ text: String) -> [String] {
    let folded = FoldedText(text)
    return TransliteratedNames.ranges(in: folded, tokenizer.tokens(of: folded))
      .map { String(text[utf8: folded.utf8Range($0)]) }
  }

  @Test(arguments: [
    ("教授特威切尔说", ["特威切尔"]), ("由科尔布写", ["科尔布"]), ("乔伊尔·菲舍尔", ["乔伊尔", "菲舍尔"]),
  ])
  func findsNamesThatWereCut(text: String, expected: [String]) {
    #expect(names(text) == expected)
  }

  @Test(arguments: ["科尔教授", "哈哈哈", "加拿大的安全", "特别", "莫, 尔, 斯", ""])
  func findsNothingElse(text: String) { #expect(names(text).isEmpty) }
}
