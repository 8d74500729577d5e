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
    chinese.append(
      types.addChinese(text, tokenizer.tokens(of: text)), length: sentence.utf8.count,
      isNote: Self.isNote(text))
    return chinese.count - 1
  }

  @discardableResult mutating func addEnglish(_ sentence: String) -> Int {
    let text = FoldedText(sentence)
    english.append(
      types.addEnglish(text, tokenizer.tokens(of: text)), length: sentence.utf8.count,
      isNote: Self.isNote(text))
    return english.count - 1
  }

  /// Whether a text opens as notes and their headings do: with a mark, or with the word and a colon.
  private static func isNote(_ text: FoldedText) -> Bool {
    let scalars = text.scalars
    guard let first = scalars.first else { return false }
    if noteMarks.contains(first) { return true }
    if first == 0x5B {
      let digits = scalars.dropFirst().prefix { (0x30...0x39).contains($0) }
      return !digits.isEmpty && digits.endIndex < scalars.endIndex
        && scalars[digits.endIndex] == 0x5D
    }
    return noteWords.contains { word in
      scalars.starts(with: word)
        && scalars.dropFirst(word.count).first { $0 != 0x20 } == 0x3A
    }
  }

  /// *, †, ‡, ※, and ① to ⑳.
  private static let noteMarks = Set<UInt32>(
    [0x2A, 0x2020, 0x2021, 0x203B] + Array(0x2460...0x2473))
  private static let noteWords = [
    "注", "註", "注释", "註釋", "附注", "附註", "脚注", "说明", "note", "notes", "footnote", "footnotes",
    "remark",
    "remarks", "annotation", "annotations",
  ].map { FoldedText($0).scalars }
}
