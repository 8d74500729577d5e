import Linguistics

/// What was learned of a word, before it is decided whether it is kept.
struct LearnedRow {
  let word: String
  let scalars: [UInt32]
  /// Occurrences.
  let count: Float
  /// Expected links with English words, all together.
  let links: Float
  /// The likeliest first, without those below the limits.
  private(set) var translations: [Translation]

  /// A stem with its expected links, and their cell in `AgreedLinks`.
  struct Translation {
    var stem: String
    var count: Float
    var cell: Int
  }

  init(
    word: String, count: Float, translations: [Translation], _ limits: LexiconLearner.Limits
  ) {
    self.word = word
    self.count = count
    scalars = FoldedText(word).scalars
    let links = translations.reduce(0) { $0 + $1.count }
    self.links = links
    self.translations =
      translations.enumerated()
      .filter {
        $1.count >= limits.leastCount && $1.count / max(links, 1) >= limits.leastProbability
      }
      .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
  }

  private func probability(of translation: Translation) -> Float {
    translation.count / max(links, 1)
  }

  func isFrequent(_ limits: LexiconLearner.Limits) -> Bool {
    guard scalars.count == 1 else { return count >= limits.leastWordCount }
    return count >= limits.leastCharacterCount
      && translations.first.map(probability) ?? 0 >= limits.leastCharacterProbability
  }

  /// Whether a word is likelier a stretch of characters that begins or ends in the middle of a phrase
  /// (七日内将), or a rare one linked with its neighbours' translations.
  ///
  /// Of a word that no list has, words of grammar and acronyms are no translations.
  mutating func isDoubtful(
    _ limits: LexiconLearner.Limits, beside lexicon: LexiconTable, _ agreed: AgreedLinks
  ) -> Bool {
    guard let id = lexicon.trie.id(of: scalars) else {
      translations.removeAll {
        EnglishStems.isFunctionWord($0.stem) || Self.isAcronym($0.stem, beside: lexicon)
      }
      guard let likeliest = translations.first else { return true }
      return count < limits.leastCountAgainstWritten
        || !limits.linksOfUnlisted.contains(links / count)
        || probability(of: likeliest) < limits.leastProbabilityOfUnlisted
        || !hasShapeOfWord
        || agreed.companion(of: likeliest.cell) == nil && agreed.isCut(likeliest.cell)
    }
    guard count < limits.leastCountAgainstWritten, scalars.count > 1 else { return false }
    let written = lexicon.contentStems(of: id)
    return !written.isEmpty && written.isDisjoint(with: translations.map(\.stem))
  }

  /// Whether characters that stood single but kept together can be a word: two of them, of which the
  /// first is no numeral or determiner. Three or four are mostly a phrase.
  private var hasShapeOfWord: Bool {
    scalars.count == 2 && HanTable.numericValue(of: scalars[0]) == nil
      && !Self.determiners.contains(scalars[0])
  }

  private static let determiners = FoldedText("每各两几某这那此该本").scalars

  /// Whether a stem is so short that a lexicon that lacks it would know it, were it a word.
  private static func isAcronym(_ stem: String, beside lexicon: LexiconTable) -> Bool {
    stem.utf8.count <= 4 && lexicon.stems.id(of: stem.utf8) == nil
  }
}

extension LexiconTable {
  /// The stems of a word's written renderings, without words of grammar.
  fileprivate func contentStems(of word: Int32) -> Set<String> {
    let english = EnglishStems()
    return Set(
      renderings(of: word).flatMap { english.stems(of: $0) }
        .filter { !EnglishStems.isFunctionWord($0) })
  }
}
