import Alignment
import Linguistics

/// The stretches of Chinese words of a collection that may be terms, with where and how they stand.
///
/// Sequences are counted level by level: one of n words is looked at only where both sequences of
/// n - 1 words in it occur often enough (the Apriori principle: Agrawal and Srikant, "Fast algorithms
/// for mining association rules", VLDB 1994, section 2.1).
/// - Complexity: linear in the words, times the longest sequence.
struct TermCounts {
  struct Entry {
    var scalars: [UInt32]
    /// As written at the first place.
    var text: String
    var form: TermForm
    /// Words it is split into.
    var words: Int
    var count = 0
    /// Occurrences before which no noun phrase can reach out: after a mark, a verb, a word of grammar.
    var openings = 0
    /// Likewise behind.
    var closings = 0
    /// Occurrences that begin or end in the middle of a word that the lexicon does not know.
    var cuts = 0
    /// Indices of documents, ascending.
    var documents: [Int] = []
    /// Some of the occurrences.
    var occurrences: [Place] = []

    /// See `TermCandidate.isPhrase`.
    var isPhrase: Bool { scalars.count >= 4 && words > 1 }

    /// See `TermCandidate.isFixed`.
    var isFixed: Bool {
      if !form.isDisjoint(with: [.glossary, .quoted]) { return true }
      // 委员会 and the like end the names of many things.
      if ReportWords.nameEndings.contains(text) { return false }
      if form.contains(.headword) { return scalars.count > 2 }
      return scalars.count > 2 && !form.contains(.general)
        && form.isDisjoint(with: [.beginsWithVerb, .routine, .endsWithVerb, .endsLightly])
        && (form.contains(.namedThing) || !form.contains(.holdsVerb))
    }
  }

  struct Place {
    /// Index of the pair.
    var pair: Int
    /// Positions in `LinkedPair.chineseWords`.
    var words: Range<Int>
    /// Whether no noun phrase can reach out before the term, or behind it.
    var opensPhrase: Bool
    var closesPhrase: Bool
    /// Whether the term is a word of the lexicon.
    var isHeadword: Bool
    /// Whether the term begins or ends in the middle of a word.
    var isCut: Bool
  }

  private(set) var entries: [Entry] = []

  private static let mostWords = 8
  private static let mostScalars = 24
  /// Collections of more pairs than this are asked for two occurrences of everything.
  private static let small = 20_000

  /// `known`: folded terms that are candidates whatever they look like.
  init(bitext: LinkedBitext, known: Set<[UInt32]>, leastCount: Int, mostOccurrences: Int) {
    let text = WordStream(of: bitext)
    let least = bitext.pairs.count > Self.small ? max(2, leastCount) : 1
    var numbers = text.numbers
    for length in 1...Self.mostWords {
      if length > 1 { numbers = Self.extended(numbers, text, least) }
      addEntries(numbers, length, text, known, leastCount, mostOccurrences)
    }
  }

  /// Numbers the sequences one word longer than those of `shorter`, by where they begin; -1 for none.
  private static func extended(_ shorter: [Int32], _ text: WordStream, _ least: Int) -> [Int32] {
    var numbers: [UInt64: Int32] = [:]
    var counts: [Int32] = []
    var longer = [Int32](repeating: -1, count: shorter.count)
    for start in shorter.indices.dropLast()
    where shorter[start] >= 0 && shorter[start + 1] >= 0 && text.joins[start + 1] {
      let key = UInt64(shorter[start]) << 32 | UInt64(shorter[start + 1])
      let number = numbers[key] ?? Int32(counts.count)
      if Int(number) == counts.count {
        numbers[key] = number
        counts.append(0)
      }
      counts[Int(number)] += 1
      longer[start] = number
    }
    if least > 1 {
      for start in longer.indices where longer[start] >= 0 {
        if counts[Int(longer[start])] < least { longer[start] = -1 }
      }
    }
    return longer
  }

  /// Adds the sequences of one length that may be terms.
  private mutating func addEntries(
    _ numbers: [Int32], _ length: Int, _ text: WordStream, _ known: Set<[UInt32]>,
    _ leastCount: Int, _ mostOccurrences: Int
  ) {
    let count = Int(numbers.max() ?? -1) + 1
    var counts = [Int32](repeating: 0, count: count)
    var quoted = [Int32](repeating: 0, count: count)
    var firsts = [Int](repeating: 0, count: count)
    for (start, number) in numbers.enumerated() where number >= 0 {
      if counts[Int(number)] == 0 { firsts[Int(number)] = start }
      counts[Int(number)] += 1
      if text.opensQuotation[start], text.isQuoted(start, length) { quoted[Int(number)] += 1 }
    }
    let made = Parallel.map(stretches: 16, of: count) { [counts, quoted, firsts] range in
      range.compactMap { number -> (number: Int, entry: Entry)? in
        guard counts[number] > 0 else { return nil }
        let isQuoted = quoted[number] > 0 && 3 * quoted[number] >= counts[number]
        return Self.entry(
          firsts[number], length, text, known, isQuoted: isQuoted, count: Int(counts[number]),
          leastCount
        ).map { (number, $0) }
      }
    }
    var entryOf = [Int32](repeating: -1, count: count)
    for (number, entry) in made.joined() {
      entryOf[number] = Int32(entries.count)
      entries.append(entry)
    }
    for (start, number) in numbers.enumerated() where number >= 0 && entryOf[Int(number)] >= 0 {
      let place = text.place(start)
      let entry = Int(entryOf[Int(number)])
      entries[entry].count += 1
      let (opens, closes) = (text.opensPhrase(start), text.closesPhrase(start + length))
      if opens { entries[entry].openings += 1 }
      if closes { entries[entry].closings += 1 }
      let isCut = text.cutsWord(at: start) || text.cutsWord(at: start + length)
      if isCut { entries[entry].cuts += 1 }
      let document = text.bitext.pairs[place.pair].document
      if entries[entry].documents.last != document { entries[entry].documents.append(document) }
      // Evenly over the collection.
      let step = (Int(counts[Int(number)]) + mostOccurrences - 1) / mostOccurrences
      if (entries[entry].count - 1) % step == 0 {
        entries[entry].occurrences.append(
          Place(
            pair: place.pair, words: place.word..<(place.word + length), opensPhrase: opens,
            closesPhrase: closes, isHeadword: entries[entry].form.contains(.headword), isCut: isCut)
        )
      }
    }
  }

  /// The sequence that begins at a position, where it may be a term.
  private static func entry(
    _ first: Int, _ length: Int, _ text: WordStream, _ known: Set<[UInt32]>, isQuoted: Bool,
    count: Int, _ leastCount: Int
  ) -> Entry? {
    guard count >= leastCount || !known.isEmpty else { return nil }
    let words = text.words(first, length)
    let scalars = words.flatMap(\.scalars)
    guard scalars.count <= mostScalars else { return nil }
    var traits: TermForm = isQuoted ? .quoted : []
    if !known.isEmpty, known.contains(scalars) { traits.insert(.glossary) }
    if text.isWholeSegment(first, length), length > 1 { traits.insert(.wholeSegment) }
    guard count >= leastCount || traits.contains(.glossary),
      let form = TermForm(words, headword: text.headword(scalars), known: traits),
      count > 1 || !form.contains(.joined) || isQuoted
    else { return nil }
    return Entry(scalars: scalars, text: text.written(first, length), form: form, words: length)
  }

  /// Leaves the entries with the best prospects, in the order in which they were found.
  mutating func keepBest(_ number: Int) {
    guard entries.count > number else { return }
    let prospects = entries.map(TermScore.prospect)
    let bar = prospects.sorted(by: >)[number - 1]
    entries = zip(entries, prospects).filter { $0.1 >= bar }.map(\.0)
  }

  /// Leaves out entries; the others keep their order.
  mutating func remove(where isUnwanted: (Entry) -> Bool) { entries.removeAll(where: isUnwanted) }
}
