public import Alignment
import Linguistics

/// Tells English noun phrases from other stretches of words, by the kinds of Chinese words that the
/// lexicon says they render.
public struct PhraseGrammar: Sendable {
  private var classes: [String: WordClass] = [:]

  /// That of the base lexicon; made once.
  public static let base = PhraseGrammar(lexicon: Lexicon.base)

  public init(lexicon: LexiconTable) {
    let stems = EnglishStems()
    for word in 0..<Int32(lexicon.words.count) where !lexicon.classes[Int(word)].isEmpty {
      for rendering in lexicon.renderings(of: word) where !rendering.contains(" ") {
        classes[stems.stem(of: Array(rendering.lowercased().utf8)), default: []]
          .formUnion(lexicon.classes[Int(word)])
      }
    }
  }

  /// The classes of the Chinese words that a stem renders.
  func classes(of stem: String) -> WordClass { classes[stem] ?? [] }

  /// 0 for a noun phrase, as far as its first and last words tell; 1 or 2 where it begins with a verb
  /// or ends in a word that is no noun.
  func faults(of phrase: String) -> Int {
    let words = phrase.lowercased().split(whereSeparator: { $0 == " " || $0 == "-" })
    guard let first = words.first, let last = words.last else { return 0 }
    let stems = EnglishStems()
    let firstClasses = classes[stems.stem(of: Array(first.utf8))] ?? []
    let lastClasses = classes[stems.stem(of: Array(last.utf8))] ?? []
    // A participle may stand before a noun: dedicated program.
    let opens =
      !first.hasSuffix("ed") && firstClasses.contains(.verb)
      && firstClasses.isDisjoint(with: [.noun, .adjective])
    // So may a gerund behind one: money laundering.
    let closes = !lastClasses.isEmpty && !lastClasses.contains(.noun) && !last.hasSuffix("ing")
    return (opens ? 1 : 0) + (closes ? 1 : 0)
  }
}
