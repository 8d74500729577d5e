/// What a number is, by the characters that follow it.
extension ChineseNumberReader {
  /// Sets kind, unit and readings by what follows the number; returns the end of the mention.
  mutating func classify(
    _ mention: inout NumberMention, _ numeral: ChineseNumeral, from start: Int, to end: Int
  ) -> Int {
    let next = afterBlanks(end)
    let value = numeral.value
    if let end = percentEnd(&mention, value, next) { return end }
    if has(Han.plenum, at: next) {
      mention.kind = .ordinal
      return end
    }
    // 一季度 is the first quarter; three quarters are 三个季度.
    if has(Han.quarter, at: next), (1...4).contains(value.integer ?? 0),
      !has(Han.first, at: start - 1)
    {
      mention.kind = .ordinal
      return next + Han.quarter.count
    }
    switch at(next) {
    case Han.year: return classifyYear(&mention, numeral, start, next)
    case Han.month where (1...12).contains(value.integer ?? 0):
      mention.kind = .month
      return next + 1
    case Han.day, Han.number:
      if (1...31).contains(value.integer ?? 0), mention.kind != .ordinal,
        at(next) == Han.number || mentions.last?.kind == .month
      {
        mention.kind = .day
        return next + 1
      }
    case Han.hour, Han.oClock, Han.colon:
      let isClock = at(next) != Han.colon || NumberLiteral.isDigit(at(next + 1))
      if isClock, mention.kind != .ordinal, let hour = value.integer, (0...24).contains(hour) {
        mention.kind = .time
        mention.values += [ExactNumber(hour < 12 ? hour + 12 : hour - 12)]
        return end
      }
    case Han.generation where at(next + 1) == Han.period:
      mention.kind = .ordinal
      if let decade = ChineseNumeral(scalars, at: next + 2), at(decade.end) == Han.year,
        at(decade.end + 1) == Han.era
      {
        mention.isIdiom = true
      }
      return next + 2
    case Han.dozen: mention.values.append(value.times(ExactNumber(12)) ?? value)
    case Han.times:
      mention.kind = .multiple
      // 增长三倍 may be four times as much, 去年的三倍 is not.
      let increased = at(start - 1) == Han.of ? nil : value.plus(ExactNumber(1))
      mention.values += [increased, value.scaled(by: 2)].compactMap(\.self)
      return next + 1
    case Han.doubling where (1...6).contains(value.integer ?? 0):
      mention.kind = .multiple
      mention.values = [ExactNumber(1 << (value.integer ?? 0))]
      return next + 1
    default: break
    }
    return classifyUnit(&mention, next, end)
  }

  func classifyUnit(_ mention: inout NumberMention, _ next: Int, _ end: Int) -> Int {
    guard let (unit, unitEnd) = MeasureUnits.chinese(scalars, at: next) else {
      if at(next) == Han.piece, at(next + 1) == Han.half { addHalf(&mention) }
      return end
    }
    mention.unit = unit
    if at(unitEnd) == Han.half { addHalf(&mention) }
    if let years = mentions.last, years.range.upperBound == mention.range.lowerBound,
      years.unit?.name == "years", unit.name == "months",
      let months = years.value.times(ExactNumber(12))?.plus(mention.value)
    {
      mention.values.append(months)
    }
    return unitEnd
  }

  /// 两年半 is two and a half years.
  func addHalf(_ mention: inout NumberMention) {
    if let more = mention.value.plus(ExactNumber(mantissa: 5, exponent: -1)) {
      mention.values.append(more)
    }
  }

  /// 5%, 5个百分点, 七成, 七成五, 八折.
  func percentEnd(
    _ mention: inout NumberMention, _ value: ExactNumber, _ next: Int
  ) -> Int? {
    func become(_ percent: ExactNumber, end: Int) -> Int {
      mention.kind = .percent
      mention.values = [percent, percent.scaled(by: -2)]
      mention.upperBound = nil
      return end
    }
    if at(next) == 0x25 { return become(value, end: next + 1) }
    if at(next) == 0x2030 { return become(value.scaled(by: -1), end: next + 1) }
    if has(Han.percentagePoints, at: next) {
      return become(value, end: next + Han.percentagePoints.count)
    }
    guard let tenths = value.integer, (1...9).contains(tenths), mention.kind != .ordinal else {
      if has(Han.percentagePoints, at: next + 1) {
        return become(value, end: next + 1 + Han.percentagePoints.count)
      }
      return nil
    }
    if has(Han.percentagePoints, at: next + 1), at(next) == Han.piece {
      return become(value, end: next + 1 + Han.percentagePoints.count)
    }
    if at(next) == Han.tenth, !Han.afterTenth.contains(at(next + 1)), isWordEnd(next) {
      if let digit = ChineseNumeral.digit(at(next + 1)) {
        return become(ExactNumber(tenths * 10 + digit), end: next + 2)
      }
      var end = become(ExactNumber(tenths * 10), end: next + 1)
      if at(next + 1) == Han.half { end = become(ExactNumber(tenths * 10 + 5), end: next + 2) }
      mention.upperBound = nil
      return end
    }
    if at(next) == Han.discount, isWordEnd(next) {
      let end = become(ExactNumber(tenths * 10), end: next + 1)
      mention.values.append(ExactNumber(100 - tenths * 10))
      return end
    }
    return nil
  }

  /// 2025年, 二〇二五年, 94年, 80年代, 民国九十四年.
  func classifyYear(
    _ mention: inout NumberMention, _ numeral: ChineseNumeral, _ start: Int, _ next: Int
  ) -> Int {
    guard let year = numeral.value.integer, mention.kind != .ordinal else {
      mention.unit = MeasureUnits.chinese(scalars, at: next)?.unit
      return next + 1
    }
    if numeral.digitCount == 4, (1000...2999).contains(year) {
      mention.kind = .year
      return next + 1
    }
    if at(next + 1) == Han.era, year < 100 {
      let century = mentions.last.flatMap { $0.range.upperBound == start ? $0.value.integer : nil }
      mention.kind = .year
      let ahead = (century ?? 20) * 100 - 100
      mention.values = [ahead + year, year, 1900 + year, 2000 + year].map { ExactNumber($0) }
      mention.upperBound = numeral.upperBound?.plus(ExactNumber(ahead))
      return next + 2
    }
    mention.unit = MeasureUnits.chinese(scalars, at: next)?.unit
    let isRepublic = has(Han.republic, at: start - 2)
    if isRepublic || (30...130).contains(year) {
      let western = ExactNumber(year + 1911)
      mention.values.insert(western, at: isRepublic ? 0 : mention.values.count)
      if isRepublic { mention.kind = .year }
    }
    if numeral.isInDigits, numeral.digitCount == 2 {
      mention.values += [ExactNumber(2000 + year), ExactNumber(1900 + year)]
    }
    if at(next + 1) == Han.half { addHalf(&mention) }
    return next + 1
  }
}
