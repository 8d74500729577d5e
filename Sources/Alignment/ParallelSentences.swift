import Linguistics

/// The sentences of a text in Chinese and another language, as types.
struct ParallelSentences: Sendable {
  private(set) var types = ParallelTypes()
  private(set) var chinese = SentenceTypes()
  private(set) var english = SentenceTypes()
  private let tokenizer: Tokenizer

  init(tokenizer: Tokenizer) { self.tokenizer = tokenizer }

  /// Returns the index of the sentence.
  @discardableResult mutating func addChinese(_ sentence: String) -> Int {
    let text = FoldedText(sentence)
    chinese.append(types.addChinese(text, tokenizer.tokens(of: text)), length: sentence.utf8.count)
    return chinese.count - 1
  }

  @discardableResult mutating func addEnglish(_ sentence: String) -> Int {
    let text = FoldedText(sentence)
    english.append(types.addEnglish(text, tokenizer.tokens(of: text)), length: sentence.utf8.count)
    return english.count - 1
  }
}
