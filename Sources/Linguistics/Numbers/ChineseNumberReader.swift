/// Numbers in Chinese text.
struct ChineseNumberReader {
  let scalars: [UInt32]
  let tokens: [Token]
  var mentions: [NumberMention] = []
  /// The token that holds the position read last; tokens are asked for in ascending order.
  var token = 0

  init(_ text: AnalyzedText) {
    scalars = text.folded.scalars
    tokens = text.tokens
  }

  mutating func read() -> [NumberMention] {
    var position = 0
    while position < scalars.count {
      let scalar = scalars[position]
      if let value = EnclosedNumbers.value(scalar) {
        takeEnclosed(value, at: position)
        position += 1
      } else if scalar == Han.half {
        position = takeHalf(at: position)
      } else if ChineseNumeral.mayStart(scalar) || isVague(at: position),
        let numeral = ChineseNumeral(scalars, at: position)
      {
        position = take(numeral, from: position)
      } else {
        position += 1
      }
    }
    addRepublicanYears()
    classifyDottedDates()
    NumberContext.spreadScale(over: &mentions, scalars)
    NumberContext.completeYears(in: &mentions, scalars)
    return mentions
  }

  /// Where 民国 stands, a number may be a year of the Republic (1912 is its first).
  mutating func addRepublicanYears() {
    guard scalars.indices.contains(where: { has(Han.republic, at: $0) }) else { return }
    for index in mentions.indices where mentions[index].kind == .cardinal {
      guard let year = mentions[index].value.integer, (1...130).contains(year) else { continue }
      mentions[index].values.append(ExactNumber(year + 1911))
    }
  }

  /// 4·18 is April 18, “21·8” is August 2021.
  mutating func classifyDottedDates() {
    for index in mentions.indices.dropLast() {
      let (first, second) = (mentions[index], mentions[index + 1])
      guard second.range.lowerBound == first.range.upperBound + 1,
        at(first.range.upperBound) == Han.middleDot, first.kind == .cardinal,
        let left = first.value.integer, let right = second.value.integer
      else { continue }
      if (1...12).contains(left), (1...31).contains(right) {
        if left == 1, first.upperBound == ExactNumber(2) {
          // “一二·九”: 12, not one or two.
          mentions[index].values = [ExactNumber(12)]
          mentions[index].upperBound = nil
        }
        mentions[index].kind = .month
        mentions[index + 1].kind = .day
      } else if (13...99).contains(left), (1...12).contains(right) {
        mentions[index].kind = .year
        mentions[index].values.insert(ExactNumber(2000 + left), at: 0)
        mentions[index + 1].kind = .month
      }
    }
  }

  func isVague(at position: Int) -> Bool {
    scalars[position] == Han.several && position + 1 < scalars.count
      && ChineseNumeral.scale(scalars[position + 1]) != nil
      && !has(Han.parts, at: position + 2) && !Han.beforeCount.contains(at(position - 1))
  }

  func at(_ position: Int) -> UInt32 {
    scalars.indices.contains(position) ? scalars[position] : 0
  }

  func has(_ phrase: [UInt32], at position: Int) -> Bool {
    position >= 0 && position <= scalars.count && scalars[position...].starts(with: phrase)
  }

  func afterBlanks(_ position: Int) -> Int {
    var position = position
    while at(position) == 0x20 { position += 1 }
    return position
  }

  /// ①, ⑵, Ⅳ.
  mutating func takeEnclosed(_ value: Int, at position: Int) {
    mentions.append(
      NumberMention(
        range: position..<position + 1, values: [ExactNumber(value)], kind: .ordinal,
        isIdiom: true, role: .listMark))
  }

  /// 一半, 半年, 过半: half of something.
  mutating func takeHalf(at position: Int) -> Int {
    let values = [ExactNumber(mantissa: 5, exponent: -1), ExactNumber(50)]
    mentions.append(
      NumberMention(
        range: position..<position + 1, values: values, kind: .fraction,
        unit: MeasureUnits.chinese(scalars, at: position + 1)?.unit))
    return position + 1
  }

  /// Adds the mention that a numeral begins; returns where to read on.
  mutating func take(_ numeral: ChineseNumeral, from start: Int) -> Int {
    if let end = takeFraction(numeral, from: start) { return end }
    if let end = takeSlashed(numeral, from: start) { return end }
    if let end = takePlan(from: start) { return end }
    var mention = NumberMention(
      range: start..<numeral.end, values: [numeral.value] + numeral.alternatives,
      upperBound: numeral.upperBound, isInDigits: numeral.isInDigits)
    mention.role = NumberContext.role(scalars, mention.range)
    mention.scalePower = numeral.scalePower
    if NumberContext.isDocument(scalars, mention.range) {
      mention.role = .code
    } else if scalars[..<start].last(where: { $0 != 0x20 }) == Han.ordinal {
      mention.kind = .ordinal
    }
    if mention.role != .code, start <= 3, start > 0,
      scalars[..<start].allSatisfy({ Han.headings.contains($0) })
    {
      mention.role = .listMark
    }
    var end = numeral.end
    var isOver = numeral.isOver
    if Han.over.contains(at(end)), numeral.value.approximation >= 10 {
      isOver = true
      end += 1
    }
    mention.modifier = isOver ? .over : modifier(before: start, after: end)
    end = classify(&mention, numeral, from: start, to: end)
    mention.range = start..<end
    if mention.role == .listMark,
      mention.unit != nil || (mention.kind != .cardinal && mention.kind != .ordinal)
    {
      mention.role = .plain
    }
    if NumberContext.isMinute(scalars, at: start) { mention.kind = .time }
    if mention.value == ExactNumber(2019), has(Han.coronavirus, at: end) {
      // COVID-19
      mention.values.append(ExactNumber(19))
    }
    mention.isIdiom = mention.isIdiom || isIdiom(numeral, mention)
    mentions.append(mention)
    return end
  }

  /// 三分之一, 百分之五, 千分之三.
  mutating func takeFraction(_ numeral: ChineseNumeral, from start: Int) -> Int? {
    guard has(Han.parts, at: numeral.end), let whole = numeral.value.integer, whole > 0 else {
      return nil
    }
    let partStart = afterBlanks(numeral.end + Han.parts.count)
    guard partStart < scalars.count, let part = ChineseNumeral(scalars, at: partStart) else {
      return nil
    }
    var mention = NumberMention(range: start..<part.end, values: [part.value], kind: .percent)
    mention.isInDigits = part.isInDigits
    let ratio = ExactNumber(mantissa: 1, exponent: 0, divisor: Int128(whole))
    let share = part.value.times(ratio) ?? part.value
    switch whole {
    case 100:
      mention.values = [part.value, share]
      mention.upperBound = part.upperBound
    case 1000, 10_000: mention.values = [share.scaled(by: 2), share]
    default:
      mention.kind = .fraction
      mention.values = [share, share.scaled(by: 2)]
    }
    // One part in a thousand.
    if part.value == ExactNumber(1) { mention.values.append(numeral.value) }
    mention.modifier = modifier(before: start, after: part.end)
    mentions.append(mention)
    return part.end
  }

  /// 1/2.
  mutating func takeSlashed(_ numeral: ChineseNumeral, from start: Int) -> Int? {
    guard at(numeral.end) == 0x2F, NumberLiteral.isDigit(at(numeral.end + 1)),
      let numerator = numeral.value.integer
    else { return nil }
    let literal = NumberLiteral(scalars, at: numeral.end + 1)
    guard let share = NumberContext.fraction(numerator, over: literal.value.integer ?? 0) else {
      return nil
    }
    mentions.append(
      NumberMention(
        range: start..<literal.end, values: [share, share.scaled(by: 2)], kind: .fraction,
        isInDigits: true))
    return literal.end
  }

  /// “十四五”: the 14th Five-Year Plan.
  mutating func takePlan(from start: Int) -> Int? {
    guard at(start) == Han.ten, let digit = ChineseNumeral.digit(at(start + 1)), digit > 0,
      at(start + 2) == Han.five, ChineseNumeral.scale(at(start + 3)) == nil,
      !Han.afterCount.contains(at(start + 3))
    else { return nil }
    mentions.append(
      NumberMention(
        range: start..<start + 3, values: [ExactNumber(10 + digit)], kind: .ordinal))
    return start + 3
  }

  func modifier(before start: Int, after end: Int) -> NumberMention.Modifier {
    for (words, modifier) in Han.modifiersAfter where words.contains(where: { has($0, at: end) }) {
      return modifier
    }
    var before = start
    while before > 0, scalars[before - 1] == 0x20 { before -= 1 }
    for (words, modifier) in Han.modifiersBefore
    where words.contains(where: { has($0, at: before - $0.count) }) {
      return modifier
    }
    return .exact
  }

  /// Whether the character at `position` ends its word.
  func isWordEnd(_ position: Int) -> Bool {
    let token = tokens[token...].first { $0.range.upperBound > position }
    return token.map { $0.range.upperBound == position + 1 } ?? true
  }

  /// A scale without a count, or a small numeral within a word that is no count of anything.
  mutating func isIdiom(_ numeral: ChineseNumeral, _ mention: NumberMention) -> Bool {
    guard !numeral.isInDigits else { return false }
    if numeral.isDigitString, numeral.digitCount == 3, mention.unit == nil { return true }
    if numeral.isBare || numeral.value == ExactNumber(0) { return true }
    // The National Day holiday, “十一”.
    if numeral.value == ExactNumber(11), at(mention.range.lowerBound - 1) == 0x22,
      at(mention.range.upperBound) == 0x22
    {
      return true
    }
    guard mention.kind == .cardinal, mention.unit == nil else { return false }
    while token < tokens.count, tokens[token].range.upperBound <= mention.range.lowerBound {
      token += 1
    }
    guard token < tokens.count else { return false }
    let word = tokens[token].range
    let rest = scalars[word].filter { !ChineseNumeral.mayStart($0) }
    return word.lowerBound < mention.range.lowerBound
      || (word.upperBound > numeral.end && rest.contains { !Han.measures.contains($0) })
  }
}
