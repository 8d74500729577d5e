extension Tokenizer {
  /// The words of a text as corpora mark them: a figure, in digits or in characters, is one word with
  /// the numerals and the unit of time behind it (`5.8万`, `2024年`, `三年`, `第十四`), as are a figure
  /// and its percent sign (GB/T 13715-1992, section 5). Tokens keep them apart, so that figures can be
  /// compared.
  ///
  /// - Returns: Ranges of scalars, ascending; blanks stand in none.
  public static func corpusWords(of text: FoldedText, _ tokens: [Token]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    words.reserveCapacity(tokens.count)
    var figure = Figure.none
    for token in tokens {
      let word = text.scalars[token.range]
      let next = figure.followed(by: word)
      if let next, let last = words.last, last.upperBound == token.range.lowerBound {
        words[words.count - 1] = last.lowerBound..<token.range.upperBound
        figure = next
      } else {
        words.append(token.range)
        figure = token.kind == .number ? .digits : .init(characters: word)
      }
    }
    return words
  }

  /// What the last word is, as far as it can go on.
  private enum Figure {
    case none, digits, characters

    /// What a word of Han characters is: a figure if all are numerals but for a 第 in front.
    init(characters word: ArraySlice<UInt32>) {
      let numerals = word.first == Self.ordinal ? word.dropFirst() : word
      self = numerals.allSatisfy(Self.isNumeral) ? .characters : .none
    }

    /// The figure with another word; nil where they do not join.
    func followed(by word: ArraySlice<UInt32>) -> Figure? {
      guard self != .none else { return nil }
      if Self.multiples.contains(Array(word)) { return self }
      if self == .characters, word.allSatisfy(Self.isNumeral) { return self }
      return Self.units.contains(Array(word)) ? Figure.none : nil
    }

    private static let ordinal: UInt32 = 0x7B2C
    private static let numerals = FoldedText("〇零一二两三四五六七八九十百千万亿").scalars

    private static func isNumeral(_ scalar: UInt32) -> Bool { numerals.contains(scalar) }

    private static let multiples = Set(
      ["十", "百", "千", "万", "亿", "百万", "千万", "万亿", "多", "余"].map { FoldedText($0).scalars })

    private static let units = Set(
      ["年", "月", "日", "时", "点", "分", "秒", "年代", "世纪", "%", "‰"].map { FoldedText($0).scalars })
  }
}
