import Linguistics

/// Acronyms and the words that they stand for: SVF licence, stored value facility licence.
enum ShortForm {
  /// Whether one phrase has an acronym where the other has its words, or some of them (Association of
  /// Banks, HKAB): capitals of the acronym are initials of words, those of grammar passed over or not.
  static func link(_ one: String, _ other: String) -> Bool {
    let (one, other) = (words(one), words(other))
    return links(one, to: other) || links(other, to: one)
  }

  /// Whether a word is an acronym of all the words of a phrase.
  static func isAcronym(_ one: String, of phrase: String) -> Bool {
    guard let letters = letters(of: one[...]) else { return false }
    let words = words(phrase)
    let content = words.filter { !EnglishStems.isFunctionWord($0.lowercased()) }
    return [words, content].contains { letters == initials(of: $0) }
  }

  /// A phrase with its acronyms in the singular: CUs, CU.
  static func singular(_ phrase: String) -> String {
    phrase.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let isPlural = word.last == "s" && word.count > 2 && word.dropLast().allSatisfy(\.isUppercase)
      return isPlural ? word.dropLast() : word
    }.joined(separator: " ")
  }

  /// The capitals of an acronym, as small letters; nil for other words.
  private static func letters(of word: Substring) -> String? {
    let letters = word.filter(\.isUppercase).lowercased()
    return letters.count > 1 && letters.count + 1 >= word.count ? letters : nil
  }

  private static func words(_ phrase: String) -> [Substring] {
    phrase.split { $0 == " " || $0 == "-" || $0 == "," }
  }

  /// Whether an acronym among words stands for those of a phrase that they lack.
  private static func links(_ words: [Substring], to phrase: [Substring]) -> Bool {
    let lacking = phrase.filter { word in !words.contains { isSame($0, word) } }
    let content = lacking.filter { !EnglishStems.isFunctionWord($0.lowercased()) }
    guard !content.isEmpty else { return false }
    return words.contains { acronym in
      guard let letters = letters(of: acronym) else { return false }
      return [lacking, content].contains { words in
        let initials = initials(of: words)
        let isSure = words.count > 1 || words.allSatisfy { $0.first?.isUppercase == true }
        return letters == initials || passesOver(one: initials, to: letters)
          || isSure && (letters.hasPrefix(initials) || letters.hasSuffix(initials))
      }
    }
  }

  /// Whether an acronym leaves out one of four and more words, not the first: SME, small and
  /// medium-sized enterprise.
  private static func passesOver(one initials: String, to letters: String) -> Bool {
    guard letters.count > 2, initials.count == letters.count + 1 else { return false }
    return initials.indices.dropFirst().contains { index in
      var rest = initials
      rest.remove(at: index)
      return rest == letters
    }
  }

  private static func initials(of words: [Substring]) -> String {
    words.compactMap(\.first).map { $0.lowercased() }.joined()
  }

  private static func isSame(_ one: Substring, _ other: Substring) -> Bool {
    let (one, other) = (one.lowercased(), other.lowercased())
    return one == other || one + "s" == other || other + "s" == one
  }
}
