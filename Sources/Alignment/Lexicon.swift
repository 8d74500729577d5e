internal import CBaseLexicon
public import Linguistics

/// What the program knows of words before it reads a text.
public enum Lexicon {
  /// The lexicon that ships with the program; used where it lies.
  public static let base: LexiconTable = {
    let bytes = unsafe UnsafeRawBufferPointer(
      start: yizhi_base_lexicon_bytes(), count: Int(yizhi_base_lexicon_size))
    guard let table = unsafe try? LexiconTable(decoding: bytes, place: .lasting) else {
      preconditionFailure("the base lexicon in the program is damaged")
    }
    return table
  }()
}

extension LexiconTable {
  public var splitter: WordSplitter { WordSplitter(trie) }
}
