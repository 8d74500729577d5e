public import Bitext
import Linguistics

/// How much of a bitext a lexicon explains.
public struct LexiconCoverage: Hashable, Sendable {
  /// Chinese words with a meaning of their own: no numbers, no words of grammar.
  public private(set) var words = 0
  /// Those of which the English segment beside them holds a translation, words of grammar apart.
  public private(set) var explained = 0

  public init(of documents: [AlignedDocument], by lexicon: LexiconTable) {
    let tokenizer = Tokenizer(splitter: lexicon.splitter)
    for document in documents {
      var text = ParallelSentences(tokenizer: tokenizer)
      for pair in document.pairs.indices {
        let sides = document.sides(of: pair)
        guard let chinese = sides.chinese, let english = sides.english else { continue }
        text.addChinese(chinese.text)
        text.addEnglish(english.text)
      }
      let rows = text.types.rows(from: lexicon)
      let isContent = (0..<Int32(text.types.english.count)).map {
        !EnglishStems.isFunctionWord(text.types.english[$0])
      }
      for pair in 0..<text.chinese.count {
        let english = Set(text.english.types(of: pair..<(pair + 1)))
        for type in text.chinese.types(of: pair..<(pair + 1)) where text.types.isContent(type) {
          words += 1
          if rows.row(type).contains(where: {
            english.contains(rows.types[$0]) && isContent[Int(rows.types[$0])]
          }) {
            explained += 1
          }
        }
      }
    }
  }

  public var share: Double { words == 0 ? 0 : Double(explained) / Double(words) }
}
