import Bitext

/// The words of a text in an alphabet, with their case and place.
struct EnglishWords {
  struct Word {
    /// In small letters; hyphens and apostrophes inside belong to it, curly ones as straight ones.
    var form: String
    /// As it is written.
    var written: String
    /// UTF-8 offsets in the text.
    var range: Range<Int>
    var isCapitalised: Bool
    /// Whether it begins the text or a sentence of it, where capitals say nothing.
    var beginsSentence: Bool
    /// Whether nothing but blanks stands between it and the word before.
    var followsDirectly: Bool
  }

  private(set) var words: [Word] = []
  private let endsWithMark: Bool

  init(_ text: String) {
    let text = ScalarText(text)
    endsWithMark =
      text.scalars.last { !$0.properties.isWhitespace }.map(Self.endMarks.contains) ?? false
    words.reserveCapacity(text.count / 5)
    var index = 0
    var end = 0
    var beginsSentence = true
    while index < text.count {
      guard text.scalars[index].isLetter || text.scalars[index].isDigit else {
        if text.scalars[index].mayBeginSentence { beginsSentence = true }
        index += 1
        continue
      }
      let start = index
      while index < text.count, Self.isPart(text, index) { index += 1 }
      let range = start..<Self.endWithoutPossessive(text, start..<index)
      let written = text.string(range)
      let gap = text.scalars[end..<start]
      words.append(
        Word(
          form: Self.folded(written),
          written: written,
          range: text.utf8Range(range),
          isCapitalised: text.scalars[start].isCapital, beginsSentence: beginsSentence,
          followsDirectly: !words.isEmpty && !gap.isEmpty && gap.allSatisfy(\.isBlank)))
      beginsSentence = false
      end = index
    }
  }

  /// A heading or a name: most words of four letters and more are capitalised, and no mark ends it
  /// unless a number begins it (“2.2.1 Transfer Function.”).
  var isTitle: Bool {
    let isNumbered = words.first?.form.utf8.first.map { (0x30...0x39).contains($0) } ?? false
    if endsWithMark, !isNumbered || words.count > Self.longestHeading { return false }
    let long = words.dropFirst().filter { $0.form.utf8.count >= 4 }
    return long.count { $0.isCapitalised } * 5 >= long.count * 3 && !long.isEmpty
  }

  private static func isPart(_ text: ScalarText, _ index: Int) -> Bool {
    let scalar = text.scalars[index]
    if scalar.isLetter || scalar.isDigit || (0x300...0x36F).contains(scalar.value) { return true }
    guard scalar.isJoiner, let next = text[index + 1] else { return false }
    return next.isLetter || next.isDigit
  }

  private static func folded(_ word: String) -> String {
    if word.utf8.allSatisfy({ $0 < 0x80 && !(0x41...0x5A).contains($0) }) { return word }
    let small = word.lowercased()
    return small.utf8.allSatisfy { $0 < 0x80 } ? small : small.replacing("’", with: "'")
  }

  /// Where a word ends if a possessive ending is no part of it.
  private static func endWithoutPossessive(_ text: ScalarText, _ word: Range<Int>) -> Int {
    guard text.scalars[word.upperBound - 1] == "s", text.utf8Range(word).count > 3 else {
      return word.upperBound
    }
    let mark = text.scalars[word.upperBound - 2]
    return mark == "'" || mark == "’" ? word.upperBound - 2 : word.upperBound
  }

  /// In words, of a heading that ends with a full stop.
  private static let longestHeading = 12
  private static let endMarks: Set<Unicode.Scalar> = [".", "!", "?", ";", ","]
}

extension Unicode.Scalar {
  /// Whether it may stand inside a word.
  fileprivate var isJoiner: Bool {
    switch self {
    case "-", "\u{2010}", "\u{2011}", "'", "’": true
    default: false
    }
  }

  /// Whether a capital behind it may mean nothing but a beginning.
  fileprivate var mayBeginSentence: Bool {
    switch self {
    case ".", "!", "?", ":", ";", "\n", "•", "“", "\"", "(", "。", "！", "？", "—": true
    default: false
    }
  }
}
