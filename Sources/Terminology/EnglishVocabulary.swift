import Alignment
import Linguistics

/// What is known of the stems of a collection, by their numbers in `LinkedBitext.stems`.
struct EnglishVocabulary: Sendable {
  /// Words of grammar.
  let isFunction: [Bool]
  /// Words of grammar that join clauses rather than the words of a term: through, while, by.
  let isClauseWord: [Bool]
  /// And, or.
  let isCoordinator: [Bool]
  let classes: [WordClass]
  private let numbers: [String: Int32]

  init(of bitext: LinkedBitext, grammar: PhraseGrammar) {
    let stems = bitext.stems
    isFunction = stems.map(EnglishStems.isFunctionWord)
    isClauseWord = stems.map(Self.isClauseWord)
    isCoordinator = stems.map { $0 == "and" || $0 == "or" }
    classes = stems.map(grammar.classes)
    numbers = Dictionary(uniqueKeysWithValues: zip(stems, Int32(0)...))
  }

  private static func isClauseWord(_ word: String) -> Bool {
    EnglishStems.isFunctionWord(word) && !joints.contains(word) || prepositions.contains(word)
  }

  private static let prepositions: Set = [
    "like", "along", "dure", "during", "amid", "across", "via", "sinc", "since", "until", "despit",
    "despite", "both", "whether", "throughout", "toward", "towards", "among",
  ]

  /// Whether a phrase is more than the name of one thing.
  static func holdsClauseWord(_ phrase: String) -> Bool {
    phrase.lowercased().split(separator: " ").contains { isClauseWord(String($0)) }
  }

  private static let joints: Set = [
    "a", "an", "the", "of", "for", "and", "or", "to", "in", "on", "at", "with", "from", "over",
    "between", "under", "s", "all", "other", "one", "not", "no", "up", "out", "our", "us",
  ]

  /// The stems of a rendering; nil where one of them does not stand in the collection.
  func stems(of rendering: String) -> [Int32]? {
    let stems = EnglishStems().stems(of: rendering).map { numbers[$0] }
    return stems.contains(nil) || stems.isEmpty ? nil : stems.compactMap(\.self)
  }
}
