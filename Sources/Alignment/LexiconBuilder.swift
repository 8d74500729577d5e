internal import Glibc
import Linguistics

/// Collects entries from word lists and learned statistics, and makes a `LexiconTable` of them.
///
/// The result does not depend on the order in which entries were added.
public struct LexiconBuilder: ~Copyable {
  /// Written renderings of a headword, the commonest first.
  private var written: [String: [String]] = [:]
  private var classes: [String: WordClass] = [:]
  private var learned: [String: [String: Float]] = [:]
  private var wordCounts: [String: Float] = [:]
  private var stemCounts: [String: Float] = [:]
  private var english: EnglishStems

  public init() { english = EnglishStems() }

  /// Adds a headword with its renderings, the commonest first.
  public mutating func add(
    _ headword: String, renderings: [String], as wordClass: WordClass = .noun
  ) {
    let key = Self.folded(headword)
    guard !key.isEmpty else { return }
    classes[key, default: []].formUnion(wordClass)
    for rendering in renderings where !written[key, default: []].contains(rendering) {
      written[key, default: []].append(rendering)
    }
  }

  /// Adds p(stem | word) as learned from text, and the word's count there.
  public mutating func addLearned(
    _ word: String, count: Float, stems: [(stem: String, probability: Float)]
  ) {
    let key = Self.folded(word)
    wordCounts[key, default: 0] += count
    for (stem, probability) in stems { learned[key, default: [:]][stem] = probability }
  }

  public mutating func addStemCount(_ stem: String, _ count: Float) {
    stemCounts[stem, default: 0] += count
  }

  /// The most that the probabilities of a row come to, as the thousandths in a list are rounded.
  static let mostOfRow: Float = 1.02

  /// Whether folded scalars can be a headword: the dictionary holds the Basic Multilingual Plane, and is
  /// built by recursion.
  static func isHeadword(_ scalars: [UInt32]) -> Bool {
    !scalars.isEmpty && scalars.count <= longestHeadword && scalars.allSatisfy { $0 < 0x10000 }
  }

  /// The written share of p(stem | word) where a word has both written and learned entries.
  static let writtenShare: Float = 0.6

  public consuming func table() -> LexiconTable {
    let headwords = Set(written.keys).union(learned.keys).union(wordCounts.keys)
      .filter { Self.isHeadword($0.unicodeScalars.map(\.value)) }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var stems = Interner()
    var phrases = Interner()
    var rowStarts: [Int32] = [0]
    var entryStems: [Int32] = []
    var entryProbabilities: [Float] = []
    var renderingStarts: [Int32] = [0]
    var renderings: [Int32] = []
    for headword in headwords {
      let phrasesHere = written[headword] ?? []
      for (stem, probability) in row(of: phrasesHere, learned[headword] ?? [:]) {
        entryStems.append(stems.intern(stem.utf8))
        entryProbabilities.append(probability)
      }
      rowStarts.append(Int32(entryStems.count))
      renderings += phrasesHere.map { phrases.intern($0.utf8) }
      renderingStarts.append(Int32(renderings.count))
    }
    let totalStems = stemCounts.values.sorted().reduce(0, +)
    let (sortedStems, stemNumbers) = StringTable.sorted(stems)
    let (sortedPhrases, phraseNumbers) = StringTable.sorted(phrases)
    return LexiconTable(
      words: StringTable(headwords),
      trie: WordTrie(
        headwords.enumerated().map { ($1.unicodeScalars.map(\.value), Int32($0)) },
        costs: costs(of: headwords)),
      classes: Numbers(headwords.map { classes[$0] ?? [] }), stems: sortedStems,
      stemProbabilities: Numbers(
        (0..<Int32(stems.count)).map {
          totalStems > 0 ? (stemCounts[sortedStems[$0]] ?? 0) / totalStems : 0
        }),
      rowStarts: Numbers(rowStarts), entryStems: Numbers(entryStems.map { stemNumbers[Int($0)] }),
      entryProbabilities: Numbers(entryProbabilities), renderingStarts: Numbers(renderingStarts),
      renderings: Numbers(renderings.map { phraseNumbers[Int($0)] }), phrases: sortedPhrases)
  }

  /// p(stem | word), likeliest first: rendering `r` of a written entry weighs 1/(r + 1), its words
  /// share that weight, function words at a quarter of the others.
  private mutating func row(
    of phrases: [String], _ learned: [String: Float]
  ) -> [(stem: String, probability: Float)] {
    var row: [String: Float] = [:]
    var total: Float = 0
    for (rank, phrase) in phrases.enumerated() {
      let stems = english.stems(of: phrase)
      let weights = stems.map { EnglishStems.isFunctionWord($0) ? Float(0.25) : 1 }
      let sum = weights.reduce(0, +)
      guard sum > 0 else { continue }
      let share = 1 / Float(rank + 1)
      total += share
      for (stem, weight) in zip(stems, weights) { row[stem, default: 0] += share * weight / sum }
    }
    let scale = total > 0 ? (learned.isEmpty ? 1 : Self.writtenShare) / total : 0
    row = row.mapValues { $0 * scale }
    let rest = total > 0 ? 1 - Self.writtenShare : 1
    for (stem, probability) in learned { row[stem, default: 0] += probability * rest }
    let sum = row.values.sorted().reduce(0, +)
    if sum > Self.mostOfRow { row = row.mapValues { $0 / sum } }
    return row.map { (stem: $0.key, probability: $0.value) }
      .sorted { ($1.probability, $0.stem) < ($0.probability, $1.stem) }
  }

  /// -ln p(word): by count where text was seen, else as if a word of its length were rare.
  ///
  /// A word of up to four characters costs less than its parts together, so that names and idioms
  /// stay whole. A longer one costs more than words of two characters that it is made of, and than
  /// words joined by words of grammar (以习近平同志为核心的党中央): it is a phrase, and stays whole only where
  /// its parts are no words. So does one of four characters that says no more than its halves
  /// (矛盾纠纷).
  private func costs(of headwords: [String]) -> [Float] {
    let total = max(1, wordCounts.values.sorted().reduce(0, +))
    var costs: [String: Float] = [:]
    for word in headwords {
      let length = word.unicodeScalars.count
      if length > 4 || length == 4 && isSumOfHalves(word) {
        costs[word] = 10.6 * Float((length + 1) / 2)
      } else {
        let floor: Float = length == 1 ? 12 : 10.5
        let count = wordCounts[word] ?? 0
        costs[word] = count > 0 ? min(floor, -logf(count / total)) : floor
      }
    }
    return headwords.map { word in
      let cost = costs[word] ?? 0
      guard word.unicodeScalars.count > 4, let parts = costOfParts(of: word, costs) else {
        return cost
      }
      return max(cost, parts + 0.1)
    }
  }

  /// What the cheapest way costs to split a phrase into other words and characters of grammar.
  private func costOfParts(of phrase: String, _ costs: [String: Float]) -> Float? {
    let characters = Array(phrase)
    var best = [Float?](repeating: nil, count: characters.count + 1)
    best[0] = 0
    for start in characters.indices {
      guard let reached = best[start] else { continue }
      for end in (start + 1)...characters.count where end - start < characters.count {
        let part = String(characters[start..<end])
        guard let cost = costs[part], end - start > 1 || classes[part]?.contains(.function) == true
        else { continue }
        best[end] = min(best[end] ?? .infinity, reached + cost)
      }
    }
    return best[characters.count]
  }

  /// Whether a rendering of a word holds words that render its first half and words that render its
  /// second half, and no other. Names are more than their halves: a capital that neither half has
  /// tells them.
  private func isSumOfHalves(_ word: String) -> Bool {
    let halves = [String(word.prefix(2)), String(word.suffix(2))].map { written[$0] ?? [] }
    let stems = halves.map {
      $0.reduce(into: Set<String>()) { $0.formUnion(english.stems(of: $1)) }
    }
    let capitals = Set(halves.joined().flatMap(Self.capitalized))
    return (written[word] ?? []).contains { rendering in
      guard capitals.isSuperset(of: Self.capitalized(rendering)) else { return false }
      let content = english.stems(of: rendering).filter { !EnglishStems.isFunctionWord($0) }
      return stems.allSatisfy { half in content.contains(where: half.contains) }
        && content.allSatisfy { stem in stems.contains { $0.contains(stem) } }
    }
  }

  /// The words of a rendering that have a capital.
  private static func capitalized(_ rendering: String) -> [Substring] {
    rendering.split(separator: " ").filter { $0.contains(where: \.isUppercase) }
  }

  private static func folded(_ headword: String) -> String {
    var text = ""
    for scalar in FoldedText(headword).scalars {
      if let scalar = Unicode.Scalar(scalar) { text.unicodeScalars.append(scalar) }
    }
    return text
  }
}
