import Alignment
import Glibc
import Linguistics

/// The chunks of a collection with where and how they stand.
struct ChunkCounts {
  struct Entry {
    var scalars: [UInt32]
    /// As written at the first place.
    var text: String
    var form: TermChunker.Form
    /// Words it is split into.
    var words: Int
    var count = 0
    /// Occurrences that are no part of a longer chunk that occurs as often.
    var standingAlone = 0
    /// Indices of documents, ascending.
    var documents: [Int] = []
    /// The first occurrences: index of the pair, positions in `LinkedPair.chineseWords`.
    var occurrences: [(pair: Int, words: Range<Int>)] = []

    /// See `TermCandidate.isFixed`.
    var isFixed: Bool {
      if !form.isDisjoint(with: [.glossary, .quoted]) { return true }
      if form.contains(.headword) { return scalars.count > 2 }
      return scalars.count > 2 && !form.contains(.general)
        && form.isDisjoint(with: [.beginsWithVerb, .endsWithVerb, .endsLightly])
        && (form.contains(.namedThing) || !form.contains(.holdsVerb))
    }

    /// What the form alone says, in log odds.
    var prior: Double {
      var prior = 0.0
      let length = scalars.count
      if form.contains(.glossary) { prior += 4 }
      if form.contains(.headword), length > 2 { prior += 1.2 }
      if form.contains(.oneWord), length <= 2 { prior -= 1.5 }
      if form.contains(.quoted) { prior += 2 }
      if form.contains(.namedThing) { prior += 0.8 }
      if form.contains(.wholePhrase) { prior += 0.5 }
      if form.contains(.general) { prior -= 1.2 }
      if form.contains(.endsLightly) { prior -= 1 }
      if form.contains(.fragment) { prior -= 0.5 }
      if form.contains(.beginsWithVerb), !form.contains(.headword) { prior -= 1.5 }
      if form.contains(.endsWithVerb), !form.contains(.headword) { prior -= 0.7 }
      if length > 8 { prior -= 0.3 * Double(length - 8) }
      let nested = 1 - Double(standingAlone) / Double(max(1, count))
      prior -= (form.contains(.headword) && length > 2 ? 0.3 : 0.8) * nested
      prior -= 0.4 * Double(max(0, words - 2))
      return prior
    }
  }

  private(set) var chunks: [Entry] = []

  init(bitext: LinkedBitext, known: Set<[UInt32]>, mostOccurrences: Int) {
    let chunker = TermChunker(lexicon: bitext.lexicon)
    var indices: [[UInt32]: Int] = [:]
    for (position, pair) in bitext.pairs.enumerated() {
      for chunk in chunker.chunks(of: pair, known: known) {
        let tokens = pair.chineseWords[chunk.words]
        guard let first = tokens.first, let last = tokens.last else { continue }
        let range =
          pair.chinese.tokens[first].range.lowerBound..<pair.chinese.tokens[last].range.upperBound
        let scalars = Array(pair.chinese.folded.scalars[range])
        let index =
          indices[scalars]
          ?? {
            chunks.append(
              Entry(
                scalars: scalars,
                text: String(pair.chinese.text[utf8: pair.chinese.folded.utf8Range(range)]),
                form: chunk.form, words: chunk.words.count))
            indices[scalars] = chunks.count - 1
            return chunks.count - 1
          }()
        chunks[index].form.formUnion(chunk.form.intersection([.quoted, .wholePhrase]))
        chunks[index].count += 1
        if chunks[index].documents.last != pair.document {
          chunks[index].documents.append(pair.document)
        }
        if chunks[index].occurrences.count < mostOccurrences {
          chunks[index].occurrences.append((position, chunk.words))
        }
      }
    }
    countStandingAlone(indices)
  }

  /// A chunk stands alone as often as it occurs, less the occurrences of the longer chunk that holds
  /// it most often (the nesting term of the C-value: Frantzi, Ananiadou and Mima 2000).
  private mutating func countStandingAlone(_ indices: [[UInt32]: Int]) {
    var most = [Int](repeating: 0, count: chunks.count)
    for entry in chunks where entry.scalars.count > 2 {
      let count = entry.scalars.count
      for start in 0..<count {
        for end in (start + 2)...max(start + 2, count) where end <= count && end - start < count {
          if let index = indices[Array(entry.scalars[start..<end])] {
            most[index] = max(most[index], entry.count)
          }
        }
      }
    }
    for index in chunks.indices {
      chunks[index].standingAlone = max(0, chunks[index].count - most[index])
    }
  }

  /// Leaves the chunks with the best prospects, in the order of their first places.
  mutating func keepBest(_ number: Int, leastCount: Int) {
    chunks.removeAll { $0.count < leastCount && !$0.form.contains(.glossary) }
    guard chunks.count > number else { return }
    let prospects = chunks.map { $0.prior + 0.8 * log(Double(1 + $0.count)) }
    let bar = prospects.sorted(by: >)[number - 1]
    chunks = zip(chunks, prospects).filter { $0.1 >= bar }.map(\.0)
  }
}
