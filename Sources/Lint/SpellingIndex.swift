import Bitext
import Linguistics

/// Where words stand whose spelling may vary.
struct SpellingIndex {
  private typealias Occurrence = WrittenVariants.Occurrence

  /// By spelling in small letters: words that may be British or American, compounds written as one
  /// word, with a hyphen or apart, names with an apostrophe.
  private var words: [String: [Occurrence]] = [:]
  private var compounds: [String: [Compound: [Occurrence]]] = [:]
  private var names: [String: [String: [Occurrence]]] = [:]
  /// Capitalised words without an apostrophe, by the word.
  private var plainNames: [String: [Occurrence]] = [:]
  /// Compounds with a hyphen, by their letters.
  private var hyphenated: [String: [String: [Occurrence]]] = [:]

  /// A compound in its position: what follows decides whether English joins its parts.
  private struct Compound: Hashable {
    var isHyphenated: Bool
    /// The word that it stands before; empty at the end of a clause.
    var next: String
    var written: String
  }

  private let variableWords: Set<String>
  private let compoundParts: [String: Set<String>]
  private let apostropheNames: Set<String>

  init(_ survey: SpellingSurvey) {
    variableWords = survey.variableWords()
    compoundParts = survey.compoundParts()
    apostropheNames = survey.names
  }

  mutating func add(_ text: EnglishWords, at index: PairIndex) {
    let isTitle = text.isTitle
    for (position, word) in text.words.enumerated() {
      let occurrence = Occurrence(index: index, range: word.range)
      let next = position + 1 < text.words.count ? text.words[position + 1] : nil
      if word.form.utf8.contains(0x27) {
        if word.isApostropheName {
          names[word.letters, default: [:]][word.written, default: []].append(occurrence)
        }
      } else if word.isCapitalised, apostropheNames.contains(word.written) {
        plainNames[word.written, default: []].append(occurrence)
      }
      if word.form.utf8.contains(0x2D) {
        addHyphenated(word, next, occurrence)
      } else if variableWords.contains(word.form), !word.isName(inTitle: isTitle) {
        words[word.form, default: []].append(occurrence)
      }
      if let next, next.followsDirectly, let parts = compoundParts[word.form],
        parts.contains(next.form)
      {
        let after = position + 2 < text.words.count ? text.words[position + 2] : nil
        addOpen(word, next, after, index)
      }
    }
  }

  /// Everything that occurs in more than one way, in the order of spelling.
  func variants() -> [WrittenVariants] {
    spellings() + joints() + closures() + apostrophes()
  }

  // MARK: Words

  private func spellings() -> [WrittenVariants] {
    words.keys.sorted().compactMap { british in
      guard let american = SpellingVariants.american(british), american != british,
        let britishPlaces = words[british], let americanPlaces = words[american]
      else { return nil }
      let forms = [
        WrittenVariants.Form(written: british, places: britishPlaces),
        WrittenVariants.Form(written: american, places: americanPlaces),
      ]
      return WrittenVariants(
        forms: forms.sortedByFrequency, sureRatio: 2, needsSharedTerm: false,
        severity: .warning)
    }
  }

  // MARK: Compounds

  private mutating func addHyphenated(
    _ word: EnglishWords.Word, _ next: EnglishWords.Word?, _ occurrence: Occurrence
  ) {
    let parts = word.form.split(separator: "-")
    // “re-form” is not “reform”.
    if parts.count == 2, parts[0] != "re", parts[1].utf8.count > 2 {
      hyphenated[parts.joined(), default: [:]][word.form, default: []].append(occurrence)
    }
    guard let (first, second) = SpellingSurvey.parts(of: word.form) else { return }
    let compound = Compound(isHyphenated: true, next: Self.position(next), written: word.form)
    compounds[first + " " + second, default: [:]][compound, default: []].append(occurrence)
  }

  private mutating func addOpen(
    _ first: EnglishWords.Word, _ second: EnglishWords.Word, _ next: EnglishWords.Word?,
    _ index: PairIndex
  ) {
    let written = first.form + " " + second.form
    let compound = Compound(isHyphenated: false, next: Self.position(next), written: written)
    compounds[written, default: [:]][compound, default: []].append(
      Occurrence(index: index, range: first.range.lowerBound..<second.range.upperBound))
  }

  /// The noun that a compound stands before. A word of grammar may join it to one further on, so
  /// such a position is like no other.
  private static func position(_ next: EnglishWords.Word?) -> String {
    guard let next, next.followsDirectly else { return "" }
    return EnglishStems.isFunctionWord(next.form) ? "" : next.form
  }

  private func joints() -> [WrittenVariants] {
    compounds.keys.sorted().flatMap { key -> [WrittenVariants] in
      guard let all = compounds[key] else { return [] }
      let nexts = Set(all.keys.filter { $0.isHyphenated && !$0.next.isEmpty }.map(\.next))
      return nexts.sorted().compactMap { next in
        let forms = all.filter { $0.key.next == next }
          .map { WrittenVariants.Form(written: "\($0.key.written) \(next)", places: $0.value) }
        guard forms.count > 1 else { return nil }
        return WrittenVariants(
          forms: forms.sortedByFrequency, sureRatio: 2, needsSharedTerm: false,
          severity: .hint)
      }
    }
  }

  /// “pre-school” and “preschool”.
  private func closures() -> [WrittenVariants] {
    hyphenated.keys.sorted().compactMap { letters in
      guard let closed = words[letters], let joined = hyphenated[letters] else { return nil }
      let forms =
        joined.map { WrittenVariants.Form(written: $0.key, places: $0.value) }
        + [WrittenVariants.Form(written: letters, places: closed)]
      return WrittenVariants(
        forms: forms.sortedByFrequency, sureRatio: 3, needsSharedTerm: false, severity: .hint)
    }
  }

  // MARK: Names

  private func apostrophes() -> [WrittenVariants] {
    names.keys.sorted().compactMap { name in
      guard var written = names[name] else { return nil }
      if let plain = plainNames[name] { written[name] = plain }
      guard written.count > 1 else { return nil }
      let forms = written.map { WrittenVariants.Form(written: $0.key, places: $0.value) }
      // Xi'an and Xian may be two places.
      return WrittenVariants(
        forms: forms.sortedByFrequency, sureRatio: 1, needsSharedTerm: written[name] != nil,
        isName: true, severity: .warning)
    }
  }
}

extension [WrittenVariants.Form] {
  /// The most frequent first, of equally frequent ones the earliest.
  var sortedByFrequency: [WrittenVariants.Form] {
    sorted { left, right in
      guard left.places.count == right.places.count else {
        return left.places.count > right.places.count
      }
      let (first, second) = (left.places.first, right.places.first)
      guard let first, let second else { return left.written < right.written }
      return first.index == second.index
        ? first.range.lowerBound < second.range.lowerBound : first.index < second.index
    }
  }
}
