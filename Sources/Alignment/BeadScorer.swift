import Glibc
import Linguistics

/// Sentences of one language as the numbers that scoring needs.
struct SentenceTypes: Sendable {
  /// The types of sentence `i` are `types[starts[i]..<starts[i + 1]]`.
  private(set) var types: [Int32] = []
  private(set) var starts: [Int32] = [0]
  /// UTF-8 bytes of the sentences before each, and of all.
  private var ends: [Int] = [0]
  /// Notes before each sentence, and of all.
  private var noteCounts: [Int] = [0]

  var count: Int { ends.count - 1 }

  mutating func append(_ sentence: [Int32], length: Int, isNote: Bool = false) {
    noteCounts.append(noteCounts[count] + (isNote ? 1 : 0))
    types += sentence
    starts.append(Int32(types.count))
    ends.append(ends[ends.count - 1] + length)
  }

  /// The types of some of the sentences, in this order; without lengths and notes.
  func selecting(_ sentences: [Int]) -> SentenceTypes {
    if sentences.count == count { return self }
    return sentences.reduce(into: SentenceTypes()) { $0.append(Array(types[range($1)]), length: 0) }
  }

  /// How many of consecutive sentences are notes or their headings.
  func notes(in sentences: Range<Int>) -> Int {
    noteCounts[sentences.upperBound] - noteCounts[sentences.lowerBound]
  }

  /// Length of consecutive sentences, in UTF-8 bytes.
  func length(of sentences: Range<Int>) -> Float {
    Float(ends[sentences.upperBound] - ends[sentences.lowerBound])
  }

  func range(_ sentence: Int) -> Range<Int> { Int(starts[sentence])..<Int(starts[sentence + 1]) }

  /// The number of words of consecutive sentences.
  func words(of sentences: Range<Int>) -> Int {
    Int(starts[sentences.upperBound] - starts[sentences.lowerBound])
  }

  /// The types of consecutive sentences.
  func types(of sentences: Range<Int>) -> [Int32] {
    Array(types[Int(starts[sentences.lowerBound])..<Int(starts[sentences.upperBound])])
  }
}

/// Scores how likely sentences translate each other, against the chance that they merely stand there.
///
/// With A the Chinese and B the English sentences of a bead, the score is the log likelihood ratio of
/// a mixture of IBM Model 1 (Brown et al. 1993; Moore 2002, section 3.2) and the plain word
/// frequencies, against those frequencies alone:
///
///     F(A, B) = Σ_{e ∈ B} ln( λ + (1 - λ) · Σ_{c ∈ A} t(e | c) / (|A| · p(e)) )
///
/// and likewise G(A, B) over the Chinese words given the English ones. A rare word that is explained
/// counts for more than a common one; |A| in the denominator is what keeps beads small.
struct BeadScorer: Sendable {
  private(set) var source: SentenceTypes
  private(set) var target: SentenceTypes
  let rows: TranslationRows
  /// p(source | target), entry for entry of `rows`.
  let reversed: [Float]
  /// 1 / p(type).
  let sourceRarity: [Float]
  let targetRarity: [Float]
  /// (1 - λ) / p(type).
  let sourceWeight: [Float]
  let targetWeight: [Float]

  /// λ: the share of words that have no counterpart that the lexicon knows.
  static let background: Float = 0.6

  init(source: SentenceTypes, target: SentenceTypes, types: ParallelTypes, rows: TranslationRows) {
    self.source = source
    self.target = target
    self.rows = rows
    reversed = rows.reversed(
      sourceCounts: types.chineseCounts, targetTypes: types.english.count)
    sourceRarity = Self.rarities(types.chineseCounts)
    targetRarity = Self.rarities(types.englishCounts)
    sourceWeight = sourceRarity.map { (1 - Self.background) * $0 }
    targetWeight = targetRarity.map { (1 - Self.background) * $0 }
  }

  /// The scorer of other sentences of the same text.
  func scoring(_ source: SentenceTypes, _ target: SentenceTypes) -> BeadScorer {
    var scorer = self
    scorer.source = source
    scorer.target = target
    return scorer
  }

  /// Inverse probabilities, those of rare types bounded as if the text were longer.
  private static func rarities(_ counts: [Float]) -> [Float] {
    let total = counts.reduce(0, +)
    return counts.map { min(10_000, (total + 1_000) / ($0 + 0.5)) }
  }
}

/// For one source sentence, all its translations by target type.
///
/// A look-up of a target word costs one array access.
struct SourceSentenceIndex {
  /// `first[type]` is one more than the first entry of the type, 0 for none.
  private var first: [Int32]
  private var next: [Int32] = []
  private var position: [Int32] = []
  private var forward: [Float] = []
  private var backward: [Float] = []
  private var used: [Int32] = []
  /// By target type, for one target sentence: occurrences, and how well they are explained.
  private var counts: [Float]
  private var sums: [Float]
  private var found: [Int32] = []

  init(targetTypes: Int) {
    first = Array(repeating: 0, count: targetTypes)
    counts = Array(repeating: 0, count: targetTypes)
    sums = counts
  }

  mutating func fill(_ sentence: Int, of scorer: BeadScorer) {
    for type in used { first[Int(type)] = 0 }
    used.removeAll(keepingCapacity: true)
    next.removeAll(keepingCapacity: true)
    position.removeAll(keepingCapacity: true)
    forward.removeAll(keepingCapacity: true)
    backward.removeAll(keepingCapacity: true)
    let range = scorer.source.range(sentence)
    for token in range {
      let weight = scorer.sourceWeight[Int(scorer.source.types[token])]
      for entry in scorer.rows.row(scorer.source.types[token]) {
        let type = scorer.rows.types[entry]
        next.append(first[Int(type)])
        if first[Int(type)] == 0 { used.append(type) }
        position.append(Int32(token - range.lowerBound))
        forward.append(scorer.rows.probabilities[entry])
        backward.append(scorer.reversed[entry] * weight)
        first[Int(type)] = Int32(next.count)
      }
    }
  }

  /// Adds which words of the indexed sentence and of target sentence `j` explain each other, and how
  /// well for how rare they are.
  ///
  /// - Complexity: the words of the target sentence and the entries for its types; words that stand
  ///   again and again are looked at once.
  mutating func addMatches(_ j: Int, of scorer: BeadScorer, to matches: inout SentenceMatches) {
    found.removeAll(keepingCapacity: true)
    let range = scorer.target.range(j)
    for token in range {
      let type = scorer.target.types[token]
      guard first[Int(type)] > 0 else { continue }
      if counts[Int(type)] == 0 { found.append(type) }
      counts[Int(type)] += 1
    }
    for type in found {
      var entry = first[Int(type)]
      var sum: Float = 0
      while entry > 0 {
        let index = Int(entry - 1)
        sum += forward[index]
        matches.source.append(
          WordMatch(word: Int(position[index]), value: backward[index] * counts[Int(type)]))
        entry = next[index]
      }
      sums[Int(type)] = sum * scorer.targetWeight[Int(type)]
      counts[Int(type)] = 0
    }
    if !found.isEmpty {
      for token in range where first[Int(scorer.target.types[token])] > 0 {
        matches.target.append(
          WordMatch(word: token, value: sums[Int(scorer.target.types[token])]))
      }
    }
    matches.endSentence()
  }
}

/// A word with the share of it that words of one other sentence explain, times (1 - λ) / p(word).
struct WordMatch {
  private let index: Int32
  let value: Float

  init(word: Int, value: Float) {
    index = Int32(word)
    self.value = value
  }

  var word: Int { Int(index) }
}

/// The words of one source sentence and of some target sentences in a row that explain each other.
struct SentenceMatches {
  /// Words of the target sentences, numbered as in the text, in order.
  var target: [WordMatch] = []
  /// Words of the source sentence by position, one target sentence after the other.
  var source: [WordMatch] = []
  private var sourceStarts = [0]

  mutating func removeAll() {
    target.removeAll(keepingCapacity: true)
    source.removeAll(keepingCapacity: true)
    sourceStarts.removeAll(keepingCapacity: true)
    sourceStarts.append(0)
  }

  mutating func endSentence() { sourceStarts.append(source.count) }

  /// Which of `source` the `index`-th of the target sentences explains.
  func source(_ index: Int) -> Range<Int> { sourceStarts[index]..<sourceStarts[index + 1] }
}
