import Linguistics

/// Which words of a collection occur in more than one spelling, so that only their places need be
/// kept.
struct SpellingSurvey {
  /// Words in small letters that are no names.
  private var vocabulary: Set<String> = []
  private var hyphenated: Set<String> = []
  /// Names with an apostrophe, by their letters.
  private(set) var names: Set<String> = []

  mutating func add(_ text: EnglishWords) {
    let isTitle = text.isTitle
    for word in text.words {
      if word.form.utf8.contains(0x27) {
        if word.isApostropheName { names.insert(word.letters) }
      } else if word.form.utf8.contains(0x2D) {
        hyphenated.insert(word.form)
      } else if word.form.utf8.count >= 4, !word.isName(inTitle: isTitle) {
        vocabulary.insert(word.form)
      }
    }
  }

  /// Words that have another spelling in the collection.
  func variableWords() -> Set<String> {
    var words: Set<String> = []
    for word in vocabulary {
      guard let american = SpellingVariants.american(word), american != word,
        vocabulary.contains(american)
      else { continue }
      words.insert(word)
      words.insert(american)
    }
    for compound in hyphenated {
      let letters = compound.filter { $0 != "-" }
      if vocabulary.contains(letters) { words.insert(letters) }
    }
    return words
  }

  /// The second parts of compounds that occur with a hyphen, by their first parts.
  func compoundParts() -> [String: Set<String>] {
    var parts: [String: Set<String>] = [:]
    for compound in hyphenated {
      guard let (first, second) = Self.parts(of: compound) else { continue }
      parts[first, default: []].insert(second)
    }
    return parts
  }

  /// The two content words of a compound; nil for any other.
  static func parts(of compound: String) -> (first: String, second: String)? {
    let parts = compound.split(separator: "-")
    guard parts.count == 2,
      parts.allSatisfy({ part in
        part.utf8.count > 2 && part.utf8.allSatisfy { $0 > 0x39 }
          && !EnglishStems.isFunctionWord(part)
      })
    else { return nil }
    return (String(parts[0]), String(parts[1]))
  }
}

extension EnglishWords.Word {
  func isName(inTitle isTitle: Bool) -> Bool { isCapitalised && (!beginsSentence || isTitle) }

  /// Whether the word is a name with an apostrophe rather than a contraction.
  var isApostropheName: Bool {
    isCapitalised && !Self.contractions.contains(where: form.hasSuffix)
  }

  /// The word as it is written without its apostrophes.
  var letters: String { written.filter { $0 != "'" && $0 != "’" } }

  private static let contractions = [
    "n't", "'re", "'ll", "'ve", "'d", "'m", "'s", "s'", "'clock",
  ]
}
