/// Numbers in English text.
struct EnglishNumberReader {
  let text: AnalyzedText
  let scalars: [UInt32]
  let tokens: [Token]
  /// By token: the word in small letters; empty for marks and numbers.
  let words: [String]
  var mentions: [NumberMention] = []

  init(_ text: AnalyzedText) {
    self.text = text
    scalars = text.folded.scalars
    tokens = text.tokens
    words = text.tokens.indices.map { text.tokens[$0].kind == .word ? text.word($0) : "" }
  }

  mutating func read() -> [NumberMention] {
    var token = 0
    while token < tokens.count {
      token = max(token + 1, take(token))
    }
    joinShares()
    NumberContext.spreadScale(over: &mentions, scalars)
    NumberContext.completeYears(in: &mentions, scalars)
    return mentions
  }

  func word(_ token: Int) -> String { words.indices.contains(token) ? words[token] : "" }

  func mark(_ token: Int) -> UInt32 {
    tokens.indices.contains(token) && tokens[token].kind == .mark
      ? scalars[tokens[token].range.lowerBound] : 0
  }

  /// Whether a token begins where the one before it ends.
  func touches(_ token: Int) -> Bool {
    token > 0 && token < tokens.count
      && tokens[token - 1].range.upperBound == tokens[token].range.lowerBound
  }

  /// Adds what starts at a token; returns the token to go on with.
  mutating func take(_ first: Int) -> Int {
    switch tokens[first].kind {
    case .number: return takeDigits(first)
    case .word:
      if let month = EnglishNumberWords.month(words[first]), isMonth(first) {
        add(first..<first + 1, [ExactNumber(month)], .month)
        return first + 1
      }
      if let end = takeWords(first) { return end }
      takeLettersAndDigits(first)
      return takeRoman(first)
    case .han, .mark: return first + 1
    }
  }

  mutating func add(
    _ range: Range<Int>, _ values: [ExactNumber], _ kind: NumberMention.Kind,
    upperBound: ExactNumber? = nil, unit: MeasureUnit? = nil
  ) {
    let from = tokens[range.lowerBound].range.lowerBound
    let to = tokens[range.upperBound - 1].range.upperBound
    var mention = NumberMention(
      range: from..<to, values: values, upperBound: upperBound, kind: kind, unit: unit)
    mention.modifier = modifier(before: range.lowerBound, after: range.upperBound)
    mentions.append(mention)
  }

  /// Seven out of ten, nine in ten: shares, though the numbers may count something.
  private mutating func joinShares() {
    for index in mentions.indices.dropLast() {
      let (part, whole) = (mentions[index], mentions[index + 1])
      guard part.kind == .cardinal, whole.kind == .cardinal, part.unit == nil, whole.unit == nil,
        let count = part.value.integer, let total = whole.value.integer,
        count > 0, count < total, total <= 100,
        part.range.upperBound < whole.range.lowerBound
      else { continue }
      let between = scalars[part.range.upperBound..<whole.range.lowerBound]
      let isRatio = !part.isInDigits && [3, 4, 5, 10].contains(total)
      guard between.elementsEqual(Self.outOf) || isRatio && between.elementsEqual(Self.inWord)
      else { continue }
      let share = ExactNumber(mantissa: Int128(count), exponent: 0, divisor: Int128(total))
      mentions[index].kind = .fraction
      mentions[index].values = [share, share.scaled(by: 2), part.value]
      mentions[index + 1].isIdiom = true
    }
  }

  private static let outOf = FoldedText(" out of ").scalars
  private static let inWord = FoldedText(" in ").scalars

  mutating func takeRoman(_ token: Int) -> Int {
    guard let value = EnglishNumberWords.roman(scalars[tokens[token].range]),
      text.isInCapitals(token) || mark(token - 1) == 0x28 || mark(token + 1) == 0x29
    else { return token + 1 }
    add(token..<token + 1, [ExactNumber(value)], .ordinal)
    mentions[mentions.count - 1].isIdiom = true
    return token + 1
  }
}
