import Linguistics

extension LexiconTable {
  /// One translation, with where it comes from.
  public struct Translation: Hashable, Sendable {
    public var text: String
    public var source: Source
    /// The share of the word's translations, 0...1.
    public var weight: Double

    public enum Source: String, Hashable, Sendable {
      /// A rendering that a word list gives.
      case listed
      /// A stem with its probability, from lists and from text.
      case stem
    }
  }

  public var translationCount: Int { entryStems.count }

  /// What the lexicon knows of a word, Chinese (in either script) or English, the likeliest first.
  ///
  /// - Complexity: constant for a Chinese word, linear in the lexicon for an English one.
  public func translations(of word: String) -> [Translation] {
    let scalars = FoldedText(word).scalars
    if let id = trie.id(of: scalars) { return translations(ofHeadword: id) }
    let stem = EnglishStems().stems(of: word).joined(separator: " ")
    guard let id = stems.id(of: stem.utf8) else { return [] }
    var found: [Translation] = []
    for headword in 0..<Int32(words.count) {
      for entry in row(of: headword) where entryStems[entry] == id {
        found.append(
          Translation(
            text: words[headword], source: .stem, weight: Double(entryProbabilities[entry])))
      }
    }
    return found.sorted { ($1.weight, $0.text) < ($0.weight, $1.text) }
  }

  private func translations(ofHeadword id: Int32) -> [Translation] {
    let listed = renderings(of: id)
    let total = listed.indices.reduce(0) { $0 + 1 / Double($1 + 1) }
    return listed.enumerated().map {
      Translation(text: $1, source: .listed, weight: 1 / Double($0 + 1) / total)
    }
      + row(of: id).map {
        Translation(
          text: stems[entryStems[$0]], source: .stem, weight: Double(entryProbabilities[$0]))
      }
  }
}
