extension Tokenizer {
  /// The words of a text as corpora mark them: a figure is one word with the numerals and the unit of
  /// time behind it (`5.8万`, `2024年`, `3月`), as are a figure and its percent sign (GB/T 13715-1992,
  /// section 5). Tokens keep them apart, so that figures can be compared.
  ///
  /// - Returns: Ranges of scalars, ascending; blanks stand in none.
  public static func corpusWords(of text: FoldedText, _ tokens: [Token]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    words.reserveCapacity(tokens.count)
    var isFigure = false
    for token in tokens {
      let part = isFigure ? part(ofFigure: text.scalars[token.range]) : nil
      if let part, let figure = words.last, figure.upperBound == token.range.lowerBound {
        words[words.count - 1] = figure.lowerBound..<token.range.upperBound
        isFigure = part == .numeral
      } else {
        words.append(token.range)
        isFigure = token.kind == .number
      }
    }
    return words
  }

  private enum FigurePart { case numeral, unit }

  /// What a word is if it goes on with a figure; nil where it does not.
  private static func part(ofFigure word: ArraySlice<UInt32>) -> FigurePart? {
    if numerals.contains(Array(word)) { return .numeral }
    return units.contains(Array(word)) ? .unit : nil
  }

  private static let numerals = Set(
    ["十", "百", "千", "万", "亿", "百万", "千万", "万亿", "多", "余"].map { FoldedText($0).scalars })

  private static let units = Set(
    ["年", "月", "日", "时", "点", "分", "秒", "年代", "世纪", "%", "‰"].map { FoldedText($0).scalars })
}
