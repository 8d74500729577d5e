import Bitext
import Testing

@testable import Linguistics

@Suite struct TokenizedTextTests {
  private func texts(_ text: String) -> (analyzed: AnalyzedText, kept: TokenizedText) {
    let analyzed = AnalyzedText(
      Segment(text), in: .chinese, by: Tokenizer(splitter: .ofNoWords))
    return (analyzed, TokenizedText(analyzed))
  }

  @Test(arguments: ["", "Plain text, as it is.", "“十四五”規劃 (2021—2025)、ＡＢＣ 及其他。", "naïve 𠀀 café"])
  func tellsWhatTheAnalyzedTextTells(text: String) {
    let (analyzed, kept) = texts(text)
    #expect(kept.tokens == analyzed.tokens)
    for token in analyzed.tokens {
      #expect(kept.utf8Range(token.range) == analyzed.range(of: token))
      #expect(kept.string(of: token) == analyzed.string(of: token))
      for position in token.range {
        #expect(kept.scalar(at: position) == analyzed.folded.scalars[position])
      }
    }
  }

  @Test(arguments: [
    ("“城市”", true), ("「城市」", true), ("《城市》", true), ("“城市》", false), ("的城市的", false),
  ])
  func quotationMarksEnclose(text: String, isQuoted: Bool) {
    #expect(texts(text).kept.isQuoted(1..<3) == isQuoted)
  }

  @Test func nothingEnclosesAWholeText() {
    #expect(!texts("城市").kept.isQuoted(0..<2))
    #expect(!texts("“城市").kept.isQuoted(1..<3))
  }
}
