import Linguistics

/// Acronyms of one side of a document with the words of the other side that stand beside them.
///
/// A lexicon has few acronyms, and one of them may stand for a name of many words.
struct AcronymLinks {
  /// Pairs by acronym, by word, and by both.
  private var acronymCounts: [Substring: Int] = [:]
  private var wordCounts: [Int32: Int] = [:]
  private var jointCounts: [Substring: [Int32: Int]] = [:]

  /// By acronym: how closely the words that most often stand beside it do so.
  private var strongest: [Substring: Double] = [:]

  /// Dice's coefficient from which on a word and an acronym belong together.
  private static let leastAssociation = 0.5

  mutating func add(_ words: [AccountedWord], against other: AnalyzedText) {
    let types = Set(words.map(\.type))
    for type in types { wordCounts[type, default: 0] += 1 }
    for acronym in Self.acronyms(of: other) {
      acronymCounts[acronym, default: 0] += 1
      for type in types { jointCounts[acronym, default: [:]][type, default: 0] += 1 }
    }
  }

  /// Letters of the acronyms of `other` that neither stand in `own` nor belong to one of `words`:
  /// each may stand for a word that seems to have no translation.
  func unlinkedLetters(
    in other: AnalyzedText, own: AnalyzedText, words: [AccountedWord]
  ) -> Int {
    Self.acronyms(of: other).subtracting(Self.acronyms(of: own))
      .filter { acronym in !words.contains { isLinked(acronym, $0.type) } }
      .reduce(0) { $0 + $1.utf8.count }
  }

  /// Whether the word is one of those that most often stand beside the acronym.
  private func isLinked(_ acronym: Substring, _ type: Int32) -> Bool {
    guard let best = strongest[acronym] else { return false }
    return association(of: acronym, with: type) >= 0.9 * best
  }

  /// Dice's coefficient.
  private func association(of acronym: Substring, with type: Int32) -> Double {
    guard let joint = jointCounts[acronym]?[type], joint > 2 else { return 0 }
    let sum = acronymCounts[acronym, default: 0] + wordCounts[type, default: 0]
    return Double(2 * joint) / Double(max(1, sum))
  }

  /// To be called after the last pair.
  mutating func settle() {
    for (acronym, counts) in jointCounts {
      let best = counts.keys.map { association(of: acronym, with: $0) }.max() ?? 0
      if best >= Self.leastAssociation { strongest[acronym] = best }
    }
  }

  /// Words of two and more capitals.
  private static func acronyms(of text: AnalyzedText) -> Set<Substring> {
    Set(
      text.tokens.lazy.filter { $0.kind == .word }.map { text.string(of: $0) }
        .filter { $0.utf8.count > 1 && $0.utf8.allSatisfy { (0x41...0x5A).contains($0) } })
  }
}
