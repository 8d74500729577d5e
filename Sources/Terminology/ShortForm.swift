import Linguistics

/// Acronyms and the words that they stand for: SVF licence, stored value facility licence.
enum ShortForm {
  enum Link {
    case toWhole
    /// The words are some of those that the acronym stands for: Association of Banks, HKAB.
    case toPart
  }

  /// How two phrases differ where one has an acronym and the other its words: capitals of the acronym
  /// are initials of words, those of grammar passed over or not. Nil where they differ otherwise.
  static func link(_ one: String, _ other: String) -> Link? {
    let (one, other) = (words(one), words(other))
    return link(from: one, to: other) ?? link(from: other, to: one)
  }

  /// A phrase with its acronyms in the singular: CUs, CU.
  static func singular(_ phrase: String) -> String {
    phrase.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let isPlural = word.last == "s" && word.count > 2 && word.dropLast().allSatisfy(\.isUppercase)
      return isPlural ? word.dropLast() : word
    }.joined(separator: " ")
  }

  private static func words(_ phrase: String) -> [Substring] {
    phrase.split { $0 == " " || $0 == "-" || $0 == "," }
  }

  /// From an acronym among words to those of a phrase that they lack.
  private static func link(from words: [Substring], to phrase: [Substring]) -> Link? {
    let lacking = phrase.filter { word in !words.contains { isSame($0, word) } }
    let content = lacking.filter { !EnglishStems.isFunctionWord($0.lowercased()) }
    guard !content.isEmpty else { return nil }
    for acronym in words {
      let letters = acronym.filter(\.isUppercase).lowercased()
      guard letters.count > 1, letters.count + 1 >= acronym.count else { continue }
      for words in [lacking, content] {
        let initials = initials(of: words)
        if letters == initials { return .toWhole }
        let isSure = words.count > 1 || words.allSatisfy { $0.first?.isUppercase == true }
        if isSure, letters.hasPrefix(initials) || letters.hasSuffix(initials) { return .toPart }
      }
    }
    return nil
  }

  private static func initials(of words: [Substring]) -> String {
    words.compactMap(\.first).map { $0.lowercased() }.joined()
  }

  private static func isSame(_ one: Substring, _ other: Substring) -> Bool {
    let (one, other) = (one.lowercased(), other.lowercased())
    return one == other || one + "s" == other || other + "s" == one
  }
}
