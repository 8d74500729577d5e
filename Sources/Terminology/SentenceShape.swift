import Alignment
import Linguistics

/// What the English words of a pair are as parts of phrases: where a phrase may begin, end and be
/// parted.
struct SentenceShape {
  struct Word {
    var isFunction: Bool
    /// And, or.
    var isCoordinator: Bool
    /// What stands before it.
    var gap: Gap
    /// Whether a hyphen joins it to the next word.
    var opensCompound = false
    /// A number behind other words.
    var isCount: Bool
    /// What a span loses, in nats, that begins with it, ends in it, or has it inside.
    var opening: Float
    var closing: Float
    var inside: Float
    /// How many quotation marks stand before it: what stands in marks is rendered inside marks.
    var quotes: Int

    var followsComma: Bool { gap == .comma }
  }

  /// What stands between a word and the one before.
  enum Gap {
    case blank, hyphen, name, quotationMark
    /// It may part the members of a list.
    case comma
    /// No span crosses it.
    case mark

    fileprivate var costOfCut: Float {
      switch self {
      case .hyphen: Cost.hyphenCut
      case .name: Cost.nameCut
      case .blank, .comma, .quotationMark, .mark: 0
      }
    }
  }

  private enum Cost {
    /// For p = 1 that the first word is a verb.
    static let verbFirst: Float = 2
    /// Likewise that the last word is a verb.
    static let verbLast: Float = 1.4
    /// Likewise that the last word is an adjective, an adverb or a participle.
    static let modifierLast: Float = 3.7
    static let verbInside: Float = 2.4
    static let numberLast: Float = 2
    /// A word of grammar that seldom stands in a term.
    static let clauseWord: Float = 3
    static let hyphenCut: Float = 2.7
    static let nameCut: Float = 2
  }

  private(set) var words: [Word] = []
  private let readings: [EnglishTagger.Reading]

  /// `stems`: those of the English words, see `LinkedBitext.stems(of:)`.
  /// `readings`: what kinds of words they are, see `EnglishTagger`.
  init(
    of pair: LinkedPair, stems: ArraySlice<Int32>, vocabulary: EnglishVocabulary,
    readings: [EnglishTagger.Reading]
  ) {
    self.readings = readings
    words.reserveCapacity(readings.count)
    for (index, (stem, reading)) in zip(stems, readings).enumerated() {
      let gap = Self.gap(before: index, in: pair)
      if index > 0 {
        words[index - 1].closing += gap.costOfCut
        words[index - 1].opensCompound = gap == .hyphen
      }
      let isCount = index > 0 && pair.english.tokens[pair.englishWords[index]].kind == .number
      let clauseWord = vocabulary.isClauseWord[Int(stem)] ? Cost.clauseWord : 0
      words.append(
        Word(
          isFunction: vocabulary.isFunction[Int(stem)],
          isCoordinator: vocabulary.isCoordinator[Int(stem)], gap: gap, isCount: isCount,
          opening: gap.costOfCut + Cost.verbFirst * reading.verb,
          closing: Cost.verbLast * reading.verb + Cost.modifierLast * reading.modifier
            + (isCount ? Cost.numberLast : 0),
          inside: Cost.verbInside * reading.verb + clauseWord,
          quotes: (words.last?.quotes ?? 0) + (gap == .quotationMark ? 1 : 0)))
    }
  }

  /// Whether words begin and end as a noun phrase may. In titles, capitals join what is no name.
  func isPhrase(_ span: Range<Int>) -> Bool {
    let last = span.upperBound - 1
    let ending = readings[last].verb + readings[last].modifier
    return words[span.lowerBound].gap != .hyphen && readings[span.lowerBound].verb < Self.likely
      && !words[last].opensCompound && !words[last].isCount && ending < Self.likely
  }

  /// Whether a noun may follow words that they belong to.
  func isModifier(_ span: Range<Int>) -> Bool {
    guard span.upperBound < words.count else { return false }
    let next = words[span.upperBound]
    return !next.isFunction && next.gap != .comma && next.gap != .mark
      && readings[span.upperBound].verb < 0.5
  }

  /// The probability from which a word counts as a verb, or as no noun, at the end of a phrase.
  private static let likely: Float = 0.67

  /// Where the members of a list may be left out that share other words with a term: production of
  /// (grain and) vegetables, statistical (and fiscal) oversight. What is left out is of the same kind
  /// as the member that stays.
  func gaps() -> [Range<Int>] {
    func isAlike(_ one: Int, _ other: Int) -> Bool {
      !words[one].isFunction && !words[other].isFunction
        && abs(readings[one].modifier - readings[other].modifier) < 0.5
        && abs(readings[one].verb - readings[other].verb) < 0.5
    }
    func hasNewVerb(_ gap: Range<Int>, _ member: Int) -> Bool {
      readings[member].verb < 0.5 && readings[gap].contains { $0.verb > 0.5 }
    }
    func isUncut(_ gap: Range<Int>) -> Bool {
      gap.lowerBound > 0 && gap.upperBound < words.count
        && !words[gap.lowerBound - 1].opensCompound && !words[gap.upperBound - 1].opensCompound
        && !words[gap.upperBound].followsComma
        && (words[gap.lowerBound].followsComma || !words[gap].contains(where: \.followsComma))
    }
    return words.indices.filter { words[$0].isCoordinator }.flatMap { place in
      let firsts = (max(0, place - Self.longestGap)...place).filter {
        ($0 == place) != words[$0].followsComma
      }
      let behind = firsts.flatMap { first in
        (2...Self.longestGap).map { first..<(place + $0) }
      }.filter { gap in
        isUncut(gap) && isAlike(gap.lowerBound - 1, gap.upperBound - 1)
          && !hasNewVerb(gap, gap.lowerBound - 1)
      }
      let before = (2...Self.longestGap).map { (place + 1 - $0)..<(place + 1) }.filter { gap in
        isUncut(gap) && isAlike(gap.lowerBound, gap.upperBound)
          && !hasNewVerb(gap, gap.upperBound)
      }
      return behind + before
    }
  }

  private static let longestGap = 5

  private static func gap(before word: Int, in pair: LinkedPair) -> Gap {
    guard word > 0 else { return .mark }
    let text = pair.english
    let (before, here) = (pair.englishWords[word - 1], pair.englishWords[word])
    for mark in (before + 1)..<max(before + 1, here) {
      switch text.scalar(at: text.tokens[mark].range.lowerBound) {
      case 0x2E, 0x3B, 0x3A, 0x3F, 0x21, 0x28, 0x29, 0x2014: return .mark
      case 0x2C: return .comma
      case 0x22: return .quotationMark
      default: break
      }
    }
    let end = text.tokens[before].range.upperBound
    if end + 1 == text.tokens[here].range.lowerBound, text.scalar(at: end) == 0x2D {
      return .hyphen
    }
    let isName = [before, here].allSatisfy {
      text.string(of: text.tokens[$0]).utf8.first.map { (0x41...0x5A).contains($0) } ?? false
    }
    return isName && here == before + 1 ? .name : .blank
  }
}
