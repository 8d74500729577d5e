/// Numbers in words.
extension EnglishNumberReader {
  /// Adds the number in words that starts at a token; nil where none does.
  mutating func takeWords(_ first: Int) -> Int? {
    if words[first] == "a" || words[first] == "an" { return takeArticle(first) }
    switch EnglishNumberWords.word(words[first]) {
    case nil: return nil
    case .multiple(let factor):
      add(first..<first + 1, [factor, factor - 1].map { ExactNumber($0) }, .multiple)
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

/// A number in words, as far as it has been read.
struct WordPhrase {
  /// Up to the last scale.
  private var total: ExactNumber?
  /// Since then.
  private var current: ExactNumber?
  /// What may be added to `current`: below 10 after tens, below 100 after hundreds.
  private var room = 0
  /// The power of ten of the last scale.
  private(set) var smallestScale = Int.max
  private(set) var isOrdinal = false
  private(set) var divisor: Int?
  private(set) var scalePower = 0
  /// A scale without a count.
  private(set) var isBare = false
  /// A dozen, which may be some ten.
  private(set) var isDozen = false
  var end: Int

  init(current: ExactNumber?, end: Int) {
    self.current = current
    self.end = end
  }

  var value: ExactNumber? {
    guard let total else { return current }
    return current.flatMap { total.plus($0) } ?? total
  }

  /// Whether `and` may follow: two hundred and five.
  var isOpen: Bool { room == 100 || (total != nil && current == nil) }

  var isAfterScale: Bool { total != nil && current == nil }

  func accepts(_ text: String) -> Bool {
    var copy = self
    return copy.goesOn(text)
  }

  /// Takes a word into the number; false where it does not belong to it.
  mutating func goesOn(_ text: String) -> Bool {
    guard !isOrdinal, divisor == nil, let word = EnglishNumberWords.word(text) else { return false }
    let isTaken =
      switch word {
      case .unit(let value): add(value, below: 0)
      case .tens(let value): add(value, below: 10)
      case .hundred: multiply(by: 2)
      case .scale(let power): multiply(by: power)
      case .dozen: multiplyByTwelve()
      case .ordinal(let value): addOrdinal(value)
      case .part(let divisor): divide(by: divisor)
      case .vague, .multiple, .hidden, .decade: false
      }
    if isTaken { end += 1 }
    return isTaken
  }

  private mutating func add(_ value: Int, below nextRoom: Int) -> Bool {
    if let current {
      guard value < room, let sum = current.plus(ExactNumber(value)) else { return false }
      self.current = sum
    } else {
      current = ExactNumber(value)
    }
    room = nextRoom
    scalePower = 0
    return true
  }

  /// One and a half, two and a half million.
  mutating func addHalf() {
    current = current.flatMap { $0.plus(ExactNumber(mantissa: 5, exponent: -1)) }
  }

  private mutating func multiply(by power: Int) -> Bool {
    if current == nil, total != nil { return false }
    if total != nil, power >= smallestScale { return false }
    isBare = current == nil
    let scaled = (current ?? ExactNumber(1)).scaled(by: power)
    scalePower += power
    if power == 2 {
      current = scaled
      room = 100
    } else {
      total = total.flatMap { $0.plus(scaled) } ?? scaled
      smallestScale = power
      current = nil
      room = 0
    }
    return true
  }

  private mutating func multiplyByTwelve() -> Bool {
    guard total == nil else { return false }
    isDozen = true
    current = (current ?? ExactNumber(1)).times(ExactNumber(12))
    room = 0
    return true
  }

  private mutating func addOrdinal(_ value: Int) -> Bool {
    if let current, room == 0 {
      guard current == ExactNumber(1), (3...10).contains(value) else { return false }
      divisor = value
      return true
    }
    if value >= 100, let current {
      self.current = current.times(ExactNumber(value))
    } else {
      guard add(value, below: 0) else { return false }
    }
    isOrdinal = true
    return true
  }

  private mutating func divide(by divisor: Int) -> Bool {
    guard current != nil, total == nil else { return false }
    self.divisor = divisor
    return true
  }
}
