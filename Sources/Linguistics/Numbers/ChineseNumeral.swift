/// A number in Chinese text as it is written: digits, numerals and characters of scale together.
struct ChineseNumeral {
  var value: ExactNumber
  /// The upper end of 二三十, 十几, 数百.
  var upperBound: ExactNumber?
  /// Other readings: 102 for 一百二.
  var alternatives: [ExactNumber] = []
  var end: Int
  var isInDigits = false
  /// A scale without a count: 百, 千, 万.
  var isBare = false
  /// Numerals one after the other without scale: 二〇二五.
  var isDigitString = false
  /// Digits before the decimal point where it is one literal without scale.
  var digitCount = 0
  /// 300多万, 十余万.
  var isOver = false
  /// The power of ten of the scale that ends the number; 0 where none does.
  var scalePower = 0

  static func digit(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x96F6, 0x3007, 0x25CB: 0
    case 0x4E00: 1
    case 0x4E8C, 0x4E24: 2
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    default: nil
    }
  }

  /// The power of ten of 十 百 千 万 亿 兆.
  static func scale(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x5341: 1
    case 0x767E: 2
    case 0x5343: 3
    case 0x4E07: 4
    case 0x4EBF: 8
    case 0x5146: 12
    default: nil
    }
  }

  /// Tens in one character: 廿, 卅.
  static func tens(_ scalar: UInt32) -> Int? {
    switch scalar {
    case 0x5EFF: 20
    case 0x5345: 30
    default: nil
    }
  }

  /// 几 and 数: some count from one to nine.
  static func isVagueDigit(_ scalar: UInt32) -> Bool { scalar == 0x51E0 || scalar == 0x6570 }

  static func mayStart(_ scalar: UInt32) -> Bool {
    NumberLiteral.isDigit(scalar)
      || (scalar >= 0x25CB
        && (digit(scalar) != nil || scale(scalar) != nil || tens(scalar) != nil || scalar == 0x51E0))
  }

  /// The number that starts at `start`; nil where none does.
  init?(_ scalars: [UInt32], at start: Int) {
    guard let low = NumeralParser(scalars, at: start, takesUpper: false) else { return nil }
    value = low.value
    end = low.position
    isInDigits = low.isInDigits
    isBare = low.isBare
    isDigitString = low.isDigitString
    digitCount = low.digitCount
    isOver = low.isOver
    scalePower = low.scalePower
    alternatives = low.alternatives
    guard low.isSpan, let high = NumeralParser(scalars, at: start, takesUpper: true) else { return }
    upperBound = high.value
  }
}

/// Reads one numeral from left to right: `section` collects up to the next 万, 亿 or 兆.
private struct NumeralParser {
  private let scalars: [UInt32]
  /// Whether 二三十 is 30 or 20.
  private let takesUpper: Bool
  private(set) var position: Int
  private var total = ExactNumber(0)
  private var section = ExactNumber(0)
  private var current: ExactNumber?
  private var largestScale = Int.max
  private var lastScale = 0
  private var sawZero = false
  private(set) var isInDigits = false
  private(set) var isBare = false
  private(set) var isDigitString = false
  private(set) var digitCount = 0
  private(set) var isOver = false
  private(set) var isSpan = false
  private(set) var alternatives: [ExactNumber] = []

  init?(_ scalars: [UInt32], at start: Int, takesUpper: Bool) {
    self.scalars = scalars
    self.takesUpper = takesUpper
    position = start
    while position < scalars.count, step(from: start) {}
    guard position > start else { return nil }
    finish()
  }

  var value: ExactNumber { total }

  var scalePower: Int { current == nil ? lastScale : 0 }

  /// Takes one literal, numeral or scale; false at the end of the number.
  private mutating func step(from start: Int) -> Bool {
    let scalar = scalars[position]
    if NumberLiteral.isDigit(scalar) { return takeLiteral() }
    if ChineseNumeral.digit(scalar) != nil { return takeDigits(from: start) }
    if let tens = ChineseNumeral.tens(scalar) { return takeTens(tens, from: start) }
    if ChineseNumeral.isVagueDigit(scalar) { return takeVagueDigit(from: start) }
    guard let scaleAt = scalePosition(from: start),
      let power = ChineseNumeral.scale(scalars[scaleAt]),
      !isUnitPrefix(at: scaleAt, from: start)
    else { return false }
    return takeScale(power, at: scaleAt, from: start)
  }

  private mutating func takeLiteral() -> Bool {
    guard current == nil, !isDigitString else { return false }
    let literal = NumberLiteral(scalars, at: position)
    current = literal.value
    digitCount = literal.isPunctuated ? 0 : literal.digitCount
    isInDigits = true
    position = literal.end
    return true
  }

  private mutating func takeDigits(from start: Int) -> Bool {
    guard current == nil else { return false }
    var end = position
    var digits: [Int] = []
    while end < scalars.count, let digit = ChineseNumeral.digit(scalars[end]) {
      digits.append(digit)
      end += 1
    }
    let followsScale = position > start
    if followsScale, digits.first == 0 {
      sawZero = true
      digits.removeFirst()
      position += 1
      if digits.isEmpty { return true }
    }
    if digits.count == 1 {
      current = ExactNumber(digits[0])
      position = end
      takeDecimals()
      return true
    }
    if digits.count == 2, digits[0] > 0, digits[1] == digits[0] + 1 {
      current = ExactNumber(takesUpper ? digits[1] : digits[0])
      isSpan = true
      position = end
      return true
    }
    guard !followsScale else {
      current = ExactNumber(digits[0])
      position += 1
      return false
    }
    current = ExactNumber(digits.prefix(18).reduce(0) { $0 * 10 + $1 })
    if digits.count == 2 {
      // 九二 may be 1992.
      alternatives = digits.map { ExactNumber($0) }
      alternatives.append(ExactNumber(1900 + 10 * digits[0] + digits[1]))
    }
    if digits.count == 3 {
      // 二二八 is February 28, 三七五 is 37.5%.
      let value = digits.reduce(0) { $0 * 10 + $1 }
      alternatives = [ExactNumber(value).scaled(by: -1), ExactNumber(value % 100)]
      alternatives.append(ExactNumber(digits[0]))
    }
    isDigitString = true
    digitCount = digits.count
    position = end
    takeDecimals()
    return false
  }

  /// 三点五: decimals after 点, unless they are minutes.
  private mutating func takeDecimals() {
    guard position + 1 < scalars.count, scalars[position] == 0x70B9 || scalars[position] == 0x2E
    else { return }
    var end = position + 1
    var value = current ?? ExactNumber(0)
    while end < scalars.count, let digit = ChineseNumeral.digit(scalars[end]),
      let sum = value.plus(ExactNumber(digit).scaled(by: position + 0 - end))
    {
      value = sum
      end += 1
    }
    guard end > position + 1 else { return }
    if end < scalars.count, scalars[end] == 0x5206 || ChineseNumeral.scale(scalars[end]) == 1 {
      return
    }
    current = value
    position = end
  }

  private mutating func takeTens(_ tens: Int, from start: Int) -> Bool {
    guard position == start else { return false }
    add(ExactNumber(tens))
    lastScale = 1
    position += 1
    return true
  }

  private mutating func takeVagueDigit(from start: Int) -> Bool {
    let isSome = scalars[position] == 0x51E0
    let isBeforeScale =
      position + 1 < scalars.count && ChineseNumeral.scale(scalars[position + 1]) != nil
    guard current == nil, isBeforeScale || (isSome && position > start && lastScale == 1) else {
      return false
    }
    current = ExactNumber(takesUpper ? 9 : 1)
    isSpan = true
    position += 1
    return true
  }

  /// The next scale: here, after a blank that follows digits, or after 多 or 余.
  private mutating func scalePosition(from start: Int) -> Int? {
    var at = position
    while isInDigits, at < scalars.count, scalars[at] == 0x20 { at += 1 }
    guard at < scalars.count else { return nil }
    if position > start, scalars[at] == 0x591A || scalars[at] == 0x4F59 || scalars[at] == 0x6765,
      at + 1 < scalars.count, let power = ChineseNumeral.scale(scalars[at + 1]), power >= 4
    {
      isOver = true
      return at + 1
    }
    if isInDigits, current != nil, scalars[at] == 0x5341 { return nil }
    return ChineseNumeral.scale(scalars[at]) == nil ? nil : at
  }

  /// 千 of 千瓦, 百 of 百分点, 兆 of 兆瓦.
  private func isUnitPrefix(at position: Int, from start: Int) -> Bool {
    guard position + 1 < scalars.count else { return false }
    let next = scalars[position + 1]
    switch scalars[position] {
    case 0x5343 where next == 0x5B57 || next == 0x6BD4:
      let after = position + 2 < scalars.count ? scalars[position + 2] : 0
      return after == 0x8282 || after == 0x7279
    case 0x5343: return Self.kiloUnits.contains(next) && position > start
    case 0x767E: return next == 0x5206 && position > start
    case 0x5146: return Self.kiloUnits.contains(next)
    default: return false
    }
  }

  private static let kiloUnits = Set("克瓦米赫帕伏卡焦安".unicodeScalars.map(\.value))

  private mutating func takeScale(_ power: Int, at scaleAt: Int, from start: Int) -> Bool {
    if power >= 4 {
      let isAlone = current == nil && section == ExactNumber(0) && total == ExactNumber(0)
      if isAlone { isBare = true }
      add(current ?? ExactNumber(isAlone ? 1 : 0))
      if power > largestScale || largestScale == .max {
        total = (total.plus(section) ?? total).scaled(by: power)
      } else {
        total = total.plus(section.scaled(by: power)) ?? total
      }
      section = ExactNumber(0)
      largestScale = power
    } else {
      if current == nil, scaleAt > start, power > 1 || lastScale == 1 { return false }
      if current == nil, power > 1 { isBare = true }
      add((current ?? ExactNumber(1)).scaled(by: power))
    }
    current = nil
    digitCount = 0
    sawZero = false
    lastScale = power
    position = scaleAt + 1
    return true
  }

  private mutating func add(_ part: ExactNumber) { section = section.plus(part) ?? section }

  private mutating func finish() {
    if let rest = current {
      // 一百二 is 120 and 三万五 is 35,000, unless 零 stands between.
      let isShort = lastScale >= 2 && !sawZero && !isInDigits && !isSpan && rest.exponent == 0
      if isShort {
        let plain = section.plus(rest).flatMap { total.plus($0) }
        add(rest.scaled(by: lastScale - 1))
        if let plain { alternatives.append(plain) }
      } else {
        add(rest)
      }
    }
    total = total.plus(section) ?? total
  }
}
