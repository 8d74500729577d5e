import Glibc

/// How much a candidate looks like a term that belongs in a glossary, in log odds.
///
/// The weights are those of a logistic regression on term lists made by people: of annual reports of a
/// monetary authority, of public health texts, and of the sample reports; rounded to a tenth. Set by
/// hand, because those lists hardly hold such cases: what counts for the glossary, for words of two
/// characters, routine verbs and characters at the edges, and the constant, which is no prior
/// probability: it only puts most of what a report offers above zero.
struct TermScore {
  private var sum = 0.0

  /// What the form of a candidate and its places say.
  static func prospect(_ entry: TermCounts.Entry) -> Double {
    var score = TermScore()
    score.add(entry)
    return score.sum
  }

  /// What its renderings say, too.
  static func score(
    _ entry: TermCounts.Entry, _ renderings: [TermCandidate.Rendering]
  ) -> Double {
    var score = TermScore()
    score.add(entry)
    let best = renderings[0]
    let seen = Double(renderings.reduce(0) { $0 + $1.count })
    score.sum += 1.2 * best.score
    // A slogan in quotation marks is often explained rather than rendered.
    if entry.form.contains(.quoted) { score.sum -= 2.2 * (1 - best.score) }
    score.sum += 0.5 * Double(best.count) / max(1, seen)
    score.sum += 1.4 * seen / Double(max(1, entry.occurrences.count))
    if !best.target.contains(where: { $0 == " " || $0 == "-" }) { score.sum -= 0.8 }
    return score.sum - 3.87
  }

  private mutating func add(_ entry: TermCounts.Entry) {
    let count = Double(entry.count)
    let length = entry.scalars.count
    // A word of two characters is frequent because it is a word, a longer phrase because it is a term.
    let isShort = length == 2 && entry.form.contains(.oneWord)
    sum += (isShort ? 0.4 : 0.9) * log(count) + (count > 1 ? 0.7 : 0)
    sum += 0.8 * Double(entry.openings) / count
    if entry.form.contains(.headword), length > 2 { sum += 2.3 }
    if entry.form.contains(.headword), length == 2,
      entry.form.isDisjoint(with: [.general, .holdsVerb])
    {
      sum += 0.5
    }
    sum -= 3 * Double(entry.cuts) / count
    // A character before or behind which the phrase goes on belongs to the word there.
    if entry.form.contains(.beginsWithCharacter), entry.openings == 0 { sum -= 1 }
    if entry.form.contains(.endsWithCharacter), entry.closings == 0 { sum -= 0.7 }
    for (trait, weight) in Self.weights where entry.form.isSuperset(of: trait) { sum += weight }
    if length == 2 { sum += 0.3 }
    if length == 3 { sum -= 0.6 }
    sum -= 0.1 * Double(max(0, entry.words - 2))
  }

  private static let weights: [(TermForm, Double)] = [
    (.glossary, 8), (.quoted, 2.2), (.wholeSegment, 1), (.namedThing, 0.7),
    (.endsWithCharacter, 0.2), (.beginsWithVerb, -0.8), (.endsWithVerb, -0.8), (.clause, -0.7),
    (.endsWithAdjective, -1.8), (.adverbial, -0.1), (.routine, -1), (.endsLightly, -0.2),
    (.general, -0.2), (.oneWord, -0.2), ([.general, .oneWord], -0.9), (.fragment, -0.3),
    (.joined, -0.8), (.latin, -0.8),
  ]
}
