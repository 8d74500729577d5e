/// A number as it stands in a text, with what it means.
public struct NumberMention: Hashable, Sendable {
  /// Scalars of the folded text, with the scale, the sign of percent or the unit that belongs to
  /// it: `5.8万亩`, `40 billion kWh`.
  public var range: Range<Int>
  /// The value, followed by other readings: `15年` is 15 or 2015. Never empty. Percent is counted
  /// in hundredths, so 70% is 70.
  public var values: [ExactNumber]
  /// The largest value of what names a span or only a size: 30 for 二三十, 999 for 数百.
  public var upperBound: ExactNumber?
  public var kind: Kind
  public var modifier: Modifier
  public var unit: MeasureUnit?
  /// A numeral that is part of a word or a set phrase and counts nothing: 统一, 千方百计.
  public var isIdiom: Bool
  /// Written with Arabic digits.
  public var isInDigits: Bool
  /// Numbers an item of a list, or a note, or is joined to letters (`G20`): at the edge of the text.
  public var role: Role
  /// The power of ten of the last character or word of scale: 4 in 5.8万, 9 in 3 billion.
  var scalePower = 0
  /// Whether this number and the next one are the ends of a span: 3 in `3 to 5`.
  var opensSpan = false

  public enum Kind: UInt8, Hashable, Sendable {
    case cardinal, ordinal, percent, fraction
    /// Times as much: 三倍, 翻番, twofold.
    case multiple
    case year, month, day
    /// The hour or minute of a time of day.
    case time
  }

  public enum Modifier: UInt8, Hashable, Sendable {
    case exact, about, over, under
  }

  public enum Role: UInt8, Hashable, Sendable {
    case plain
    /// `三、`, `(2)`, `4.` at the beginning.
    case listMark
    /// `[19]`.
    case noteMark
    /// Part of a name with letters: `G20`, `COVID-19`, `m2`.
    case code
  }

  public init(
    range: Range<Int>, values: [ExactNumber], upperBound: ExactNumber? = nil,
    kind: Kind = .cardinal, modifier: Modifier = .exact, unit: MeasureUnit? = nil,
    isIdiom: Bool = false, isInDigits: Bool = false, role: Role = .plain
  ) {
    precondition(!values.isEmpty, "a number has a value")
    self.range = range
    self.values = values
    self.upperBound = upperBound
    self.kind = kind
    self.modifier = modifier
    self.unit = unit
    self.isIdiom = isIdiom
    self.isInDigits = isInDigits
    self.role = role
  }

  public var value: ExactNumber { values[0] }

  /// At least a thousand with a word of scale.
  public var isLarge: Bool { scalePower >= 3 && upperBound == nil }

  /// What the number means: `58,000 mu`, `70%`, `16th`, `January`.
  public var meaning: String {
    switch kind {
    case .percent: "\(value)%"
    case .ordinal: Self.ordinal(value)
    case .multiple: "\(value) times"
    case .month: value.integer.flatMap(EnglishNumberWords.monthName) ?? "\(value)"
    case .year: value.integer.map { "\($0)" } ?? "\(value)"
    case .cardinal, .fraction, .day, .time:
      if let unit, unit.dimension != .money { "\(value) \(unit.name)" } else { "\(value)" }
    }
  }

  private static func ordinal(_ value: ExactNumber) -> String {
    guard let number = value.integer else { return "\(value)" }
    let suffix =
      switch (number % 100, number % 10) {
      case (11...13, _): "th"
      case (_, 1): "st"
      case (_, 2): "nd"
      case (_, 3): "rd"
      default: "th"
      }
    return "\(value)\(suffix)"
  }

  public var isDate: Bool { kind == .year || kind == .month || kind == .day }
}

/// A unit by what it measures and its size in the smallest unit of that kind in use here.
public struct MeasureUnit: Hashable, Sendable {
  public enum Dimension: UInt8, Hashable, Sendable {
    case length, area, mass, volume, duration, power, energy, money
  }

  public var dimension: Dimension
  /// In metres, square metres, grams, litres, hours, watts, watt-hours; 1 for money.
  public var size: ExactNumber
  /// As a message names it: `mu`, `km`.
  public var name: String

  public init(_ dimension: Dimension, _ size: ExactNumber, _ name: String) {
    self.dimension = dimension
    self.size = size
    self.name = name
  }
}
