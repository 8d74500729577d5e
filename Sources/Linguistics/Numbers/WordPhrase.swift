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
