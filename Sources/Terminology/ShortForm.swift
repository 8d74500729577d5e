import Linguistics

/// Acronyms and the words that they stand for: SVF licence, stored value facility licence.
enum ShortForm {
  /// Whether two phrases differ in that one has an acronym where the other has its words; capitals of
  /// the acronym are initials of the words, those of grammar passed over or not.
  static func links(_ one: String, _ other: String) -> Bool {
    var (one, other) = (words(one), words(other))
    while let last = one.last, let end = other.last, isSame(last, end) {
      one.removeLast()
      other.removeLast()
    }
    while let first = one.first, let start = other.first, isSame(first, start) {
      one.removeFirst()
      other.removeFirst()
    }
    return spells(one, other) || spells(other, one)
  }

  private static func words(_ phrase: String) -> [Substring] {
    phrase.split { $0 == " " || $0 == "-" || $0 == "," }
  }

  private static func isSame(_ one: Substring, _ other: Substring) -> Bool {
    let (one, other) = (one.lowercased(), other.lowercased())
    return one == other || one + "s" == other || other + "s" == one
  }

  private static func spells(_ acronym: [Substring], _ words: [Substring]) -> Bool {
    guard acronym.count == 1, let acronym = acronym.first, words.count > 1 else { return false }
    let letters = acronym.filter(\.isUppercase).lowercased()
    guard letters.count > 1, letters.count + 1 >= acronym.count else { return false }
    let content = words.filter { !EnglishStems.isFunctionWord($0.lowercased()) }
    return [words, content].contains {
      $0.compactMap(\.first).map { $0.lowercased() }.joined() == letters
    }
  }
}
