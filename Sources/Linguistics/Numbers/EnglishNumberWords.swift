/// Number words of English, in small letters.
enum EnglishNumberWords {
  enum Word: Sendable {
    /// 1 to 19.
    case unit(Int)
    /// 20 to 90.
    case tens(Int)
    case hundred
    /// A power of ten: 3, 6, 9, 12.
    case scale(Int)
    case dozen
    /// An ordinal that ends a number: first, twentieth, hundredth.
    case ordinal(Int)
    /// Plural of a scale: hundreds, tens of thousands. A power of ten, or dozens.
    case vague(low: Int, high: Int)
    /// A part of a whole: half, third(s), quarter(s).
    case part(Int)
    /// Twice, double, threefold.
    case multiple(Int)
    /// Both, pair, couple, decade: a number that the word holds.
    case hidden(Int)
    /// The seventies.
    case decade(Int)
  }

  static func word(_ text: String) -> Word? { words[text] }

  private static let words: [String: Word] = {
    var words: [String: Word] = [:]
    for (index, name) in units.enumerated() { words[name] = .unit(index + 1) }
    for (index, name) in tens.enumerated() {
      words[name] = .tens(20 + 10 * index)
      words[name.dropLast() + "ieth"] = .ordinal(20 + 10 * index)
      words[name.dropLast() + "ies"] = .decade(20 + 10 * index)
    }
    for (index, name) in ordinals.enumerated() { words[name] = .ordinal(index + 1) }
    for (name, power) in scales { words[name] = .scale(power) }
    words["zero"] = .hidden(0)
    words["hundred"] = .hundred
    words["hundredth"] = .ordinal(100)
    words["thousandth"] = .ordinal(1000)
    words["dozen"] = .dozen
    for (name, low, high) in vague { words[name] = .vague(low: low, high: high) }
    for (name, divisor) in parts { words[name] = .part(divisor) }
    for (name, factor) in multiples { words[name] = .multiple(factor) }
    for (name, value) in hidden { words[name] = .hidden(value) }
    return words
  }()

  private static let units = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
  ]
  private static let tens = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
  ]
  private static let ordinals = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
  ]
  private static let scales = [
    ("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12), ("bn", 9), ("mn", 6),
    ("tn", 12), ("lakh", 5), ("crore", 7),
  ]

  /// A scale that is a word only after a number.
  static func isAbbreviation(_ word: String) -> Bool { ["bn", "mn", "tn"].contains(word) }

  private static let vague = [
    ("tens", 10, 99), ("dozens", 12, 99), ("scores", 20, 199), ("hundreds", 100, 999),
    ("thousands", 1000, 99_999), ("millions", 1_000_000, 999_999_999),
    ("billions", 1_000_000_000, 999_999_999_999),
    ("trillions", 1_000_000_000_000, 999_999_999_999_999),
  ]
  private static let parts = [
    ("half", 2), ("halves", 2), ("thirds", 3), ("quarter", 4), ("quarters", 4), ("fourths", 4),
    ("fifths", 5), ("sixths", 6), ("sevenths", 7), ("eighths", 8), ("ninths", 9), ("tenths", 10),
    ("hundredths", 100), ("thousandths", 1000),
  ]
  private static let multiples = [
    ("twice", 2), ("double", 2), ("doubled", 2), ("doubles", 2), ("doubling", 2), ("twofold", 2),
    ("triple", 3), ("tripled", 3), ("tripling", 3), ("treble", 3), ("trebled", 3),
    ("threefold", 3), ("thrice", 3), ("quadruple", 4), ("quadrupled", 4), ("fourfold", 4),
    ("quadrupling", 4), ("fivefold", 5), ("sixfold", 6), ("tenfold", 10), ("hundredfold", 100),
  ]
  private static let hidden = [
    ("both", 2), ("pair", 2), ("pairs", 2), ("couple", 2), ("twin", 2), ("dual", 2), ("single", 1),
    ("once", 1), ("sole", 1), ("trio", 3), ("biennial", 2), ("teens", 10), ("fortnight", 14),
    ("primary", 1), ("secondary", 2), ("tertiary", 3), ("halved", 2), ("halve", 2),
    ("halving", 2), ("monday", 1), ("tuesday", 2),
    ("centenary", 100), ("centenaries", 100), ("centennial", 100), ("bicentenary", 200),
    ("bicentennial", 200), ("wednesday", 3), ("thursday", 4), ("friday", 5), ("saturday", 6),
  ]

  /// Words before the number of a heading or of what a text refers to.
  static let headings: Set<String> = [
    "article", "articles", "paragraph", "paragraphs", "subparagraph", "subparagraphs", "section",
    "sections", "chapter", "chapters", "item", "items", "part", "appendix", "annex", "chart",
    "table", "figure", "fig", "note", "no", "box", "clause", "rule", "page", "pages", "step",
  ]

  /// Adjectives between a number and its unit.
  static let beforeUnits: Set<String> = [
    "fiscal", "calendar", "consecutive", "whole", "full", "more", "additional", "working",
    "business", "straight", "successive", "metric",
  ]

  /// 1 to 12 by the name or its abbreviation.
  static func month(_ word: String) -> Int? { months[word] }

  static func monthName(_ month: Int) -> String? {
    (1...12).contains(month) ? monthNames[month - 1] : nil
  }

  private static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static let months: [String: Int] = {
    var months = ["sept": 9]
    for (index, name) in monthNames.enumerated() {
      months[name.lowercased()] = index + 1
      months[String(name.lowercased().prefix(3))] = index + 1
    }
    return months
  }()

  /// The value of a Roman numeral up to 39; nil for other words.
  static func roman(_ letters: ArraySlice<UInt32>) -> Int? {
    guard !letters.isEmpty, letters.count <= 7 else { return nil }
    var total = 0
    var last = 0
    for letter in letters.reversed() {
      let value: Int
      switch letter {
      case 0x69: value = 1
      case 0x76: value = 5
      case 0x78: value = 10
      default: return nil
      }
      total += value < last ? -value : value
      last = max(last, value)
    }
    return total
  }
}
