import Foundation
import Linguistics
import Testing

@testable import Alignment

/// The word splitter with the base lexicon, against words that others marked.
@Suite struct WordSplittingTests {
  private static let news = Reports.root + "/../shared/data/wordalign-dev/test.zh.tok"

  /// The newswire cuts shorter (峰/会, 印/尼) and joins figures to units (3月), so that 1 is not to be
  /// reached; jieba 0.42 reaches .78.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: news), "no ../shared here"))
  func mostWordsOfNewsAreFound() throws {
    let tokenizer = Tokenizer(splitter: Lexicon.base.splitter)
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
      let tokens = tokenizer.tokens(of: FoldedText(words.joined())).map(\.range)
      found += tokens.count
      marked += expected.count
      shared += tokens.count(where: expected.contains)
    }
    let f1 = 2 * Double(shared) / Double(found + marked)
    #expect(f1 > 0.82, "F1 \(f1)")
  }
}
