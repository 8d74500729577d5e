import Linguistics
import TestSupport

@testable import Alignment

/// Sentences of an invented language pair, each word with one translation that the lexicon knows.
struct RandomBitext {
  private(set) var chinese: [String] = []
  private(set) var english: [String] = []
  /// The beads that the sentences were made as.
  private(set) var beads: [(source: Range<Int>, target: Range<Int>)] = []

  static let vocabulary: [(chinese: String, english: String)] = (0..<300).map { number in
    let characters = [0x4E00 + 2 * number, 0x4E01 + 2 * number].compactMap(Unicode.Scalar.init)
    let consonants = Array("bcdfghjklmnpqrtvwxz")
    return (
      String(String.UnicodeScalarView(characters)),
      "\(consonants[number % 19])\(consonants[number / 19])kt"
    )
  }

  static let lexicon: LexiconTable = {
    var builder = LexiconBuilder()
    for word in vocabulary { builder.add(word.chinese, renderings: [word.english]) }
    return builder.table()
  }()

  init(seed: UInt64, beads count: Int) {
    var dice = SplitMix64(seed: seed)
    for _ in 0..<count {
      let shapes = [(1, 1), (1, 1), (1, 1), (1, 1), (1, 2), (2, 1), (1, 3)]
      let omissions = [(0, 1), (1, 0)]
      let isOmission = Int.random(in: 0..<20, using: &dice) == 0
      let shape = (isOmission ? omissions : shapes).randomElement(using: &dice) ?? (1, 1)
      let bead = (
        source: chinese.count..<(chinese.count + shape.0),
        target: english.count..<(english.count + shape.1)
      )
      let words = (0..<Int.random(in: 4...10, using: &dice)).map { _ in
        Int.random(in: Self.vocabulary.indices, using: &dice)
      }
      for part in bead.source {
        let share = Self.share(words, part - bead.source.lowerBound, of: shape.0)
        chinese.append(share.map { Self.vocabulary[$0].chinese }.joined() + "。")
      }
      for part in bead.target {
        var share = Self.share(words, part - bead.target.lowerBound, of: shape.1)
        if shape.0 == 0 { share.shuffle(using: &dice) }
        english.append(share.map { Self.vocabulary[$0].english }.joined(separator: " ") + ".")
      }
      beads.append(bead)
    }
  }

  private static func share(_ words: [Int], _ part: Int, of parts: Int) -> [Int] {
    Array(words[(words.count * part / parts)..<(words.count * (part + 1) / parts)])
  }

  var pairing: SentencePairing {
    var text = ParallelSentences(tokenizer: Tokenizer(splitter: Self.lexicon.splitter))
    for sentence in chinese { text.addChinese(sentence) }
    for sentence in english { text.addEnglish(sentence) }
    return SentencePairing(text: text, rows: text.types.rows(from: Self.lexicon))
  }
}

/// Whether beads hold each sentence once, in order.
func cover(_ beads: [Bead], source: Int, target: Int) -> Bool {
  var (i, j) = (0, 0)
  for bead in beads {
    guard bead.source.lowerBound == i, bead.target.lowerBound == j,
      !bead.source.isEmpty || !bead.target.isEmpty
    else { return false }
    (i, j) = (bead.source.upperBound, bead.target.upperBound)
  }
  return i == source && j == target
}
