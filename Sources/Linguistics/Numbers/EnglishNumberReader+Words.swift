/// Numbers in words.
extension EnglishNumberReader {
  /// Adds the number in words that starts at a token; nil where none does.
  mutating func takeWords(_ first: Int) -> Int? {
    if words[first] == "a" || words[first] == "an" { return takeArticle(first) }
    if words[first] == "clock", isRoundTheClock(first) {
      add(first..<first + 1, [ExactNumber(24)], .cardinal)
      mentions[mentions.count - 1].isIdiom = true
      return first + 1
    }
    // Mn is manganese where no number stands before it.
    if EnglishNumberWords.isAbbreviation(words[first]) { return nil }
    switch EnglishNumberWords.word(words[first]) {
    case nil: return nil
    case .multiple(let factor):
      add(first..<first + 1, [factor, factor - 1].map { ExactNumber($0) }, .multiple)
      mentions[mentions.count - 1].isIdiom = isAdjective(first)
      return first + 1
    case .hidden(let value):
      add(first..<first + 1, [ExactNumber(value)], .cardinal)
      mentions[mentions.count - 1].isIdiom = true
      return first + 1
    case .decade(let decade):
      add(first..<first + 1, [decade, 1900 + decade].map { ExactNumber($0) }, .year)
      return first + 1
    case .vague(let low, let high): return takeVague(first, low: low, high: high)
    case .part(2): return takeHalf(first)
    case .part(let divisor):
      let share = ExactNumber(mantissa: 1, exponent: 0, divisor: Int128(divisor))
      add(first..<first + 1, [share, share.scaled(by: 2)], .fraction)
      return first + 1
    default: return takePhrase(first, from: first, ExactNumber?.none)
    }
  }

  private static let afterDouble: Set<String> = [
    "the", "its", "their", "that", "those", "what", "in", "by", "from", "to", "over", "within",
  ]

  /// A double track is two, but twice nothing.
  private func isAdjective(_ word: Int) -> Bool {
    let next = self.word(word + 1)
    return words[word] == "double" && !Self.afterDouble.contains(next)
      && (!next.isEmpty || mark(word + 1) == 0x2D)
  }

  /// `round-the-clock`, `around the clock`.
  private func isRoundTheClock(_ clock: Int) -> Bool {
    let before = words[max(0, clock - 4)..<clock].filter { !$0.isEmpty }
    return before.last == "the" && ["round", "around"].contains(before.dropLast().last)
  }

  /// `a million`, `a third of`, `a half`, `a week`.
  private mutating func takeArticle(_ article: Int) -> Int? {
    let next = article + 1
    switch EnglishNumberWords.word(word(next)) {
    case .hundred, .scale, .dozen:
      return takePhrase(article, from: next, ExactNumber(1))
    case .ordinal(let divisor) where (3...10).contains(divisor) && word(next + 1) == "of":
      let share = ExactNumber(mantissa: 1, exponent: 0, divisor: Int128(divisor))
      add(article..<next + 1, [share, share.scaled(by: 2)], .fraction)
      return next + 1
    case nil:
      guard let unit = MeasureUnits.english(word(next)) else { return nil }
      add(article..<next + 1, [ExactNumber(1)], .cardinal, unit: unit)
      return next + 1
    default: return nil
    }
  }

  /// `half`, `half a million`, `half an hour`.
  private mutating func takeHalf(_ half: Int) -> Int {
    let share = ExactNumber(mantissa: 5, exponent: -1)
    let next = word(half + 1) == "a" || word(half + 1) == "an" ? half + 2 : half + 1
    switch EnglishNumberWords.word(word(next)) {
    case .scale, .dozen, .hundred:
      if let end = takePhrase(half, from: next, share) { return end }
    default: break
    }
    let unit = MeasureUnits.english(word(next))
    add(half..<half + 1, [share, ExactNumber(50)], .fraction, unit: unit)
    return half + 1
  }

  /// `hundreds`, `tens of thousands`, `hundreds of millions`.
  private mutating func takeVague(_ first: Int, low: Int, high: Int) -> Int {
    if word(first + 1) == "of",
      case .vague(let nextLow, _) = EnglishNumberWords.word(word(first + 2))
    {
      let (bottom, top) = (low * nextLow, (high / low * 2 + 1) * low * nextLow)
      add(
        first..<first + 3, [ExactNumber(bottom)], .cardinal, upperBound: ExactNumber(top))
      return first + 3
    }
    add(first..<first + 1, [ExactNumber(low)], .cardinal, upperBound: ExactNumber(high))
    return first + 1
  }

  /// Units, tens, hundreds and scales; `start` is the first word after an article or `half`.
  private mutating func takePhrase(
    _ first: Int, from start: Int, _ count: ExactNumber?
  ) -> Int? {
    var phrase = WordPhrase(current: count, end: start)
    var beforeAnd: WordPhrase?
    while phrase.goesOn(word(phrase.end)) {
      if (0..<3).allSatisfy({ word(phrase.end + $0) == Self.andAHalf[$0] }) {
        phrase.addHalf()
        phrase.end += 3
      }
      let connector = connectorLength(phrase)
      guard connector > 0 else { continue }
      if phrase.isAfterScale { beforeAnd = phrase }
      phrase.end += connector
    }
    // `five million and ten million` are two.
    if let beforeAnd, case .scale(let power) = EnglishNumberWords.word(word(phrase.end)),
      power >= beforeAnd.smallestScale
    {
      phrase = beforeAnd
    }
    guard phrase.end > start, let value = phrase.value else { return nil }
    if let divisor = phrase.divisor {
      let ratio = ExactNumber(mantissa: 1, exponent: 0, divisor: Int128(divisor))
      let share = value.times(ratio) ?? value
      // Three quarters may be nine months.
      let quarters = divisor == 4 ? [value] : []
      add(first..<phrase.end, [share, share.scaled(by: 2)] + quarters, .fraction)
      return phrase.end
    }
    add(first..<phrase.end, [value], phrase.isOrdinal ? .ordinal : .cardinal)
    let last = mentions.count - 1
    mentions[last].scalePower = phrase.scalePower
    if phrase.isDozen { mentions[last].upperBound = value.scaled(by: 1) }
    if phrase.isBare, ["several", "few", "many"].contains(word(first - 1)) {
      mentions[last].upperBound = value.times(ExactNumber(9))
    }
    if phrase.isOrdinal {
      // First of all, in the first place.
      mentions[last].isIdiom = value == ExactNumber(1)
      return phrase.end
    }
    let end = unitEnd(&mentions[last], phrase.end)
    mentions[last].range =
      mentions[last].range.lowerBound..<tokens[end - 1].range.upperBound
    return end
  }

  private static let andAHalf = ["and", "a", "half"]

  /// How many tokens join the phrase to its next word: a hyphen, `and`, or none.
  private func connectorLength(_ phrase: WordPhrase) -> Int {
    let end = phrase.end
    if mark(end) == 0x2D, touches(end), touches(end + 1), phrase.accepts(word(end + 1)) { return 1 }
    if word(end) == "and", phrase.isOpen, phrase.accepts(word(end + 1)) { return 1 }
    return 0
  }
}
