import Alignment
import Linguistics

/// The Chinese words of all pairs, one after the other.
struct WordStream {
  let bitext: LinkedBitext
  /// Each word by its number in `LinkedBitext.words`.
  private(set) var numbers: [Int32] = []
  /// Whether a word follows the one before without a mark or a blank.
  private(set) var joins: [Bool] = []
  /// Whether an opening quotation mark stands before a word.
  private(set) var opensQuotation: [Bool] = []
  private var pairOf: [Int32] = []
  private let pairStarts: [Int]
  private let vocabulary: ChineseVocabulary

  init(of bitext: LinkedBitext) {
    self.bitext = bitext
    vocabulary = ChineseVocabulary(of: bitext)
    var starts: [Int] = []
    for (index, pair) in bitext.pairs.enumerated() {
      starts.append(numbers.count)
      var end: Int?
      var isHan = false
      for (token, number) in zip(pair.chineseWords, bitext.words(of: index)) {
        let range = pair.chinese.tokens[token].range
        let joinsWord = end == range.lowerBound
        let before =
          joinsWord || range.lowerBound == 0 ? 0 : pair.chinese.scalar(at: range.lowerBound - 1)
        // A hyphen in COVID-19, a blank between letters and characters in N95 口罩.
        let isGlued =
          end.map { $0 + 1 == range.lowerBound } ?? false
          && (before == 0x2D
            || before == 0x20 && isHan != (pair.chinese.tokens[token].kind == .han))
        joins.append(joinsWord || isGlued)
        opensQuotation.append(before == 0x22 || before == 0x300A)
        numbers.append(number)
        pairOf.append(Int32(index))
        end = range.upperBound
        isHan = pair.chinese.tokens[token].kind == .han
      }
    }
    pairStarts = starts
  }

  func words(_ start: Int, _ length: Int) -> [ChineseVocabulary.Word] {
    numbers[start..<(start + length)].map { vocabulary[$0] }
  }

  func place(_ start: Int) -> (pair: Int, word: Int) {
    let pair = Int(pairOf[start])
    return (pair, start - pairStarts[pair])
  }

  private func range(_ start: Int, _ length: Int) -> (text: TokenizedText, scalars: Range<Int>) {
    let (index, word) = place(start)
    let pair = bitext.pairs[index]
    let first = pair.chinese.tokens[pair.chineseWords[word]].range.lowerBound
    let last = pair.chinese.tokens[pair.chineseWords[word + length - 1]].range.upperBound
    return (pair.chinese, first..<last)
  }

  func written(_ start: Int, _ length: Int) -> String {
    let (text, scalars) = range(start, length)
    return text.string(of: scalars)
  }

  func isQuoted(_ start: Int, _ length: Int) -> Bool {
    let (text, scalars) = range(start, length)
    return text.isQuoted(scalars)
  }

  func isWholeSegment(_ start: Int, _ length: Int) -> Bool {
    let (pair, word) = place(start)
    return word == 0 && length == bitext.pairs[pair].chineseWords.count
  }

  /// Whether the word before a position is none of the same noun phrase.
  func opensPhrase(_ position: Int) -> Bool {
    guard position > 0, joins[position] else { return true }
    let before = vocabulary[numbers[position - 1]]
    return before.isBoundary || before.isVerb || before.isRoutineVerb
  }

  /// Whether the word at a position is none of the noun phrase before it.
  func closesPhrase(_ position: Int) -> Bool {
    guard position < numbers.count, joins[position] else { return true }
    let next = vocabulary[numbers[position]]
    return next.isBoundary || next.isVerb
  }

  /// Whether a position lies between two characters that are no words of their own (全|域), between a
  /// number and what it counts, or behind a prefix (非|住宅).
  func cutsWord(at position: Int) -> Bool {
    guard position > 0, position < numbers.count, joins[position] else { return false }
    let (before, next) = (vocabulary[numbers[position - 1]], vocabulary[numbers[position]])
    return before.isCharacter && next.isCharacter || before.kind == .number && next.isMeasure
      || before.isPrefix
  }

  /// The classes of a headword of the lexicon.
  func headword(_ scalars: [UInt32]) -> WordClass? {
    bitext.lexicon.trie.id(of: scalars).map { bitext.lexicon.classes[Int($0)] }
  }
}
