internal import Linguistics
internal import Synchronization

/// Words of text with blanks as numbers: words that differ in inflection or spelling have the same.
///
/// Shared by all threads; numbers only serve to be compared, so their order has no effect.
final class StemTable: Sendable {
  private struct State: ~Copyable {
    let stems = EnglishStems()
    /// Folded words as they stand in texts, and the stem of each.
    var words = Interner()
    var stemOfWord: [Int32] = []
    var stemIds = Interner()
    var buffer: [UInt8] = []

    mutating func stem(of word: ArraySlice<UInt32>) -> Int32 {
      buffer.removeAll(keepingCapacity: true)
      for scalar in word {
        if scalar < 0x80 {
          buffer.append(UInt8(scalar))
        } else if let scalar = Unicode.Scalar(scalar) {
          buffer.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
      }
      StemTable.americanise(&buffer)
      let id = words.intern(buffer)
      if Int(id) < stemOfWord.count { return stemOfWord[Int(id)] }
      let stem = stemIds.intern(StemTable.spelling(stems.stem(of: buffer)).utf8)
      stemOfWord.append(stem)
      return stem
    }
  }

  private let state = Mutex(State())

  /// The stems of words by the places of their scalars, in order.
  func stems(of words: [Range<Int>], in text: FoldedText) -> [Int32] {
    state.withLock { state in
      var ids: [Int32] = []
      ids.reserveCapacity(words.count)
      for word in words { ids.append(state.stem(of: text.scalars[word])) }
      return ids
    }
  }

  /// A stem as text.
  func string(of stem: Int32) -> String { state.withLock { $0.stemIds[stem] } }

  /// `-isation`, `-ise`, `-ised`, `-ising` with z, which the stemmer knows better.
  private static func americanise(_ word: inout [UInt8]) {
    guard word.count > 6 else { return }
    for ending in britishEndings where word.count - ending.count >= 3 && word.ends(with: ending) {
      word[word.count - ending.count + 1] = 0x7A
      return
    }
  }

  private static let britishEndings = [
    "isation", "isations", "ise", "ises", "ised", "ising", "iser", "isers", "yse", "ysed", "ysing",
  ].map { Array($0.utf8) }

  /// British and American spellings, and irregular forms, as one.
  static func spelling(_ stem: String) -> String {
    if let form = forms[stem] { return form }
    guard stem.utf8.count > 4 else { return stem }
    if stem.hasSuffix("our") { return stem.dropLast(2) + "r" }
    if stem.hasSuffix("is") || stem.hasSuffix("ys") { return stem.dropLast() + "z" }
    return stem
  }

  private static let forms: [String: String] = [
    "centr": "center", "metr": "meter", "theatr": "theater", "programm": "program",
    "defenc": "defens", "licenc": "licens", "catalogu": "catalog", "councillor": "councilor",
    "fulfil": "fulfill", "grey": "gray", "children": "child", "men": "man", "women": "woman",
    "built": "build", "upheld": "uphold", "held": "hold", "made": "make", "kept": "keep",
    "taken": "take", "took": "take", "led": "lead", "sought": "seek", "ageing": "age",
    "driven": "drive", "drove": "drive", "consortia": "consortium", "lives": "life",
    "live": "life", "wellb": "well", "risen": "rise", "rose": "rise",
  ]
}

/// The words of a text with blanks, as expressions are looked up in it.
public struct MatchableWords: Sendable {
  /// Words and numbers without articles and possessive endings, in order.
  let tokens: [Token]
  let stems: [Int32]
  /// Which sentence or clause each word stands in; an expression does not go over its end.
  let clauses: [Int32]
  let text: AnalyzedText

  init(_ text: AnalyzedText, table: StemTable) {
    var tokens: [Token] = []
    var clauses: [Int32] = []
    tokens.reserveCapacity(text.tokens.count)
    clauses.reserveCapacity(text.tokens.count)
    var clause: Int32 = 0
    var isAfterApostrophe = false
    for token in text.tokens {
      let first = text.folded.scalars[token.range.lowerBound]
      if token.kind == .mark {
        if Self.closingMarks.contains(first) { clause += 1 }
        isAfterApostrophe = first == 0x27
        continue
      }
      defer { isAfterApostrophe = false }
      if isAfterApostrophe, token.range.count == 1, first == 0x73 { continue }
      if Self.isArticle(text.folded.scalars[token.range]) { continue }
      tokens.append(token)
      clauses.append(clause)
    }
    self.text = text
    self.tokens = tokens
    self.clauses = clauses
    stems = table.stems(of: tokens.map { Self.singular($0, in: text) }, in: text.folded)
  }

  /// The first word from `start` on that has a stem. A text is short, so a scan beats an index.
  func position(of stem: Int32, from start: Int = 0) -> Int? {
    guard start < stems.count else { return nil }
    return stems[start...].firstIndex(of: stem)
  }

  /// UTF-8 offsets of words in the text.
  func range(_ words: ClosedRange<Int>) -> Range<Int> {
    text.folded.utf8Range(
      tokens[words.lowerBound].range.lowerBound..<tokens[words.upperBound].range.upperBound)
  }

  /// `.`, `!`, `?`, `;` and their full-width forms.
  private static let closingMarks: Set<UInt32> = [0x2E, 0x21, 0x3F, 0x3B, 0x3002]

  /// A token without the small `s` of a plural in capitals: `SMEs`.
  private static func singular(_ token: Token, in text: AnalyzedText) -> Range<Int> {
    let range = token.range
    guard range.count >= 3, text.folded.scalars[range.upperBound - 1] == 0x73 else { return range }
    let end = text.folded.utf8Range(range).upperBound
    let ending = Array(text.text[utf8: end - 2..<end].utf8)
    let isPlural = ending[1] == 0x73 && (0x41...0x5A).contains(ending[0])
    return isPlural ? range.lowerBound..<range.upperBound - 1 : range
  }

  static func isArticle(_ word: ArraySlice<UInt32>) -> Bool {
    word.elementsEqual([0x74, 0x68, 0x65]) || word.elementsEqual([0x61])
      || word.elementsEqual([0x61, 0x6E])
  }
}

extension [UInt8] {
  fileprivate func ends(with ending: [UInt8]) -> Bool {
    count >= ending.count && suffix(ending.count).elementsEqual(ending)
  }
}
