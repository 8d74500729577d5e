/// English words as the stems that a lexicon keeps.
public struct EnglishStems: ~Copyable {
  private let stemmer = Stemmer(language: .english)
  private static let tokenizer = Tokenizer(splitter: .ofNoWords)

  public init() {}

  /// The stems of the words and numbers of `text`, in order; marks are left out.
  ///
  /// `chosen`: the words and numbers that are wanted, of all.
  public func stems(
    of text: String, chosen: ([Token]) -> ArraySlice<Token> = { $0[...] }
  ) -> [String] {
    let folded = FoldedText(text)
    return chosen(Self.tokenizer.tokens(of: folded).filter { $0.kind != .mark }).map { token in
      let word = folded.utf8(of: token.range)
      return token.kind == .word ? stem(of: word) : String(decoding: word, as: UTF8.self)
    }
  }

  /// The stem of a folded word. A word of which the algorithm leaves a word of grammar (underlying,
  /// willing) is its own stem, unless it is a form of that.
  public func stem(of word: [UInt8]) -> String {
    let word = String(decoding: word, as: UTF8.self)
    let stem = stemmer.stem(word)
    guard stem.utf8.count < word.utf8.count, Self.isFunctionWord(stem),
      !Self.isFunctionWord(word), !Self.formsOfFunctionWords.contains(word), !word.contains("'")
    else { return stem }
    return word
  }

  private static let formsOfFunctionWords: Set = [
    "being", "doing", "having", "hers", "ones", "others", "ours", "theirs",
  ]

  /// Words of grammar, written or as stems: they say little about what a text means.
  public static func isFunctionWord(_ stem: some StringProtocol) -> Bool {
    functionWords.contains(String(stem))
  }

  private static let functionWords: Set<String> = [
    "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "with", "from", "as", "and", "or",
    "but", "is", "are", "was", "were", "be", "been", "be", "have", "has", "had", "do", "did",
    "does",
    "will", "would", "shall", "should", "can", "could", "may", "might", "must", "it", "its", "this",
    "that", "these", "those", "they", "their", "them", "we", "our", "us", "he", "his", "him", "she",
    "her", "i", "my", "me", "you", "your", "who", "which", "what", "when", "where", "there", "not",
    "no", "so", "if", "than", "then", "into", "upon", "such", "other", "also", "all", "more", "s",
    "up", "out", "about", "one", "through", "between", "under", "over", "any", "ani", "each",
    "while", "doe",
  ]
}
