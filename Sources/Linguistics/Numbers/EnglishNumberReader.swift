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

  /// Digits within a word: `pm2` of PM2.5, `g20`.
  mutating func takeLettersAndDigits(_ token: Int) {
    var position = tokens[token].range.lowerBound
    while position < tokens[token].range.upperBound {
      guard NumberLiteral.isDigit(scalars[position]) else {
        position += 1
        continue
      }
      let literal = NumberLiteral(scalars, at: position)
      let end = min(literal.end, tokens[token].range.upperBound)
      mentions.append(
        NumberMention(
          range: position..<literal.end, values: [literal.value], isInDigits: true, role: .code))
      position = max(end, literal.end)
    }
  }

  mutating func takeRoman(_ token: Int) -> Int {
    guard let value = EnglishNumberWords.roman(Array(scalars[tokens[token].range])),
      text.isInCapitals(token) || mark(token - 1) == 0x28 || mark(token + 1) == 0x29
    else { return token + 1 }
    add(token..<token + 1, [ExactNumber(value)], .ordinal)
    mentions[mentions.count - 1].isIdiom = true
    return token + 1
  }

  // MARK: Digits

  /// Digits with what belongs to them; the tokens of a number may hold several literals (`1.2.3`).
  mutating func takeDigits(_ token: Int) -> Int {
    let range = tokens[token].range
    var position = range.lowerBound
    // `PM2.5` is read as the word `pm2`.
    if let last = mentions.last, last.range.upperBound > position { return token + 1 }
    while position < range.upperBound {
      let literal = NumberLiteral(scalars, at: position)
      var mention = NumberMention(
        range: position..<literal.end, values: [literal.value], isInDigits: true)
      mention.role = role(of: mention.range, token)
      position = literal.end
      while position < range.upperBound, !NumberLiteral.isDigit(scalars[position]) { position += 1 }
      guard position >= range.upperBound else {
        mentions.append(mention)
        continue
      }
      // `100 000` is two tokens.
      var last = token
      while last + 1 < tokens.count, tokens[last + 1].range.lowerBound < literal.end { last += 1 }
      mention.modifier = modifier(before: token, after: last + 1)
      let end = classify(&mention, literal, last)
      mention.range = mention.range.lowerBound..<tokens[end - 1].range.upperBound
      mentions.append(mention)
      return end
    }
    return token + 1
  }

  /// `Article 4` and `Paragraph (2)` at the beginning number the text like a mark of a list.
  func role(of range: Range<Int>, _ token: Int) -> NumberMention.Role {
    let first = mark(token - 1) == 0x28 ? token - 2 : token - 1
    if (0...1).contains(first), EnglishNumberWords.headings.contains(word(first)) {
      return .listMark
    }
    return NumberContext.role(scalars, range)
  }

  /// Sets kind, scale and unit; returns the token after the mention.
  func classify(
    _ mention: inout NumberMention, _ literal: NumberLiteral, _ token: Int
  ) -> Int {
    var next = token + 1
    if touches(next), ["st", "nd", "rd", "th"].contains(word(next)) {
      let month = word(next + 1) == "of" ? next + 2 : next + 1
      mention.kind = isMonth(month) || isMonth(token - 1) ? .day : .ordinal
      return next + 1
    }
    if touches(next), word(next) == "s", literal.digitCount == 4 || literal.digitCount == 2 {
      mention.kind = .year
      if let decade = literal.value.integer, decade < 100 {
        mention.values.append(ExactNumber(1900 + decade))
      }
      return next + 1
    }
    if NumberContext.isMinute(scalars, at: mention.range.lowerBound) {
      mention.kind = .time
      return next
    }
    if mark(next) == 0x3A, touches(next), touches(next + 1), tokens[next + 1].kind == .number {
      mention.kind = .time
    }
    if let fraction = fractionEnd(&mention, literal, token) { return fraction }
    next = scaleEnd(&mention, isRepeated(token) ? next + 1 : next)
    if next == token + 2, isRepeated(token) { next = token + 1 }
    if isClock(next), let hour = mention.value.integer, hour <= 12 {
      mention.kind = .time
    }
    if mention.kind == .time, let hour = mention.value.integer, hour <= 24 {
      mention.values.append(ExactNumber(hour < 12 ? hour + 12 : hour - 12))
      return next
    }
    let end = unitEnd(&mention, next)
    if end == token + 1, mention.kind == .cardinal, !literal.isPunctuated {
      classifyDate(&mention, literal, token)
    }
    return end
  }

  /// Whether digits in brackets repeat the word before them: `five (5) million`.
  func isRepeated(_ token: Int) -> Bool {
    mark(token - 1) == 0x28 && mark(token + 1) == 0x29
      && EnglishNumberWords.word(word(token - 2)) != nil
  }

  func isClock(_ token: Int) -> Bool {
    ["am", "pm", "a.m", "p.m", "o'clock"].contains(word(token))
  }

  /// `14 January`, `January 14`, `2025`.
  func classifyDate(
    _ mention: inout NumberMention, _ literal: NumberLiteral, _ token: Int
  ) {
    guard let value = literal.value.integer else { return }
    if literal.digitCount == 4, (1500...2100).contains(value) {
      mention.kind = .year
    } else if (1...31).contains(value) {
      let before = mark(token - 1) == 0x2C ? token - 2 : token - 1
      if isMonth(token + 1) || isMonth(before) { mention.kind = .day }
    }
  }

  func isMonth(_ token: Int) -> Bool {
    words.indices.contains(token) && EnglishNumberWords.month(words[token]) != nil
      && (text.isCapitalised(token) || words[token].utf8.count > 5)
  }

  /// `1/3`; dates such as 9/11 are left apart.
  func fractionEnd(
    _ mention: inout NumberMention, _ literal: NumberLiteral, _ token: Int
  ) -> Int? {
    guard mark(token + 1) == 0x2F, touches(token + 1), touches(token + 2),
      tokens[token + 2].kind == .number,
      let numerator = literal.value.integer,
      let denominator = NumberLiteral(scalars, at: tokens[token + 2].range.lowerBound).value
        .integer,
      let share = NumberContext.fraction(numerator, over: denominator)
    else { return nil }
    mention.kind = .fraction
    mention.values = [share, share.scaled(by: 2)]
    return token + 3
  }

  /// Million, bn, hundred thousand after a number; `m` and `k` may be units.
  func scaleEnd(_ mention: inout NumberMention, _ start: Int) -> Int {
    var end = start
    while true {
      let at = mark(end) == 0x2D && touches(end) && touches(end + 1) ? end + 1 : end
      let power: Int
      switch EnglishNumberWords.word(word(at)) {
      case .scale(let scale): power = scale
      case .hundred: power = 2
      case .dozen:
        mention.values = mention.values.compactMap { $0.times(ExactNumber(12)) }
        return at + 1
      default:
        if end == start, touches(end), let power = ["k": 3, "m": 6, "b": 9][word(end)] {
          mention.values.append(mention.value.scaled(by: power))
        }
        return end
      }
      mention.values = mention.values.map { $0.scaled(by: power) }
      mention.scalePower += power
      end = at + 1
    }
  }

  // MARK: What follows a number

  /// Percent, times or a unit; returns the token after it.
  func unitEnd(_ mention: inout NumberMention, _ start: Int) -> Int {
    var next = mark(start) == 0x2D && touches(start) && touches(start + 1) ? start + 1 : start
    if EnglishNumberWords.beforeUnits.contains(word(next)) { next += 1 }
    if let end = percentEnd(next) {
      mention.kind = .percent
      mention.values = [mention.value, mention.value.scaled(by: -2)]
      return end
    }
    switch word(next) {
    case "times", "fold":
      mention.kind = .multiple
      mention.values += [mention.value.plus(ExactNumber(-1))].compactMap(\.self)
      return next + 1
    case "square", "sq": return areaEnd(&mention, next)
    case "cubic":
      mention.unit = MeasureUnits.english("m3")
      return word(next + 1).isEmpty ? start : next + 2
    default: break
    }
    guard let unit = MeasureUnits.english(word(next)) else { return start }
    let isHours = word(next + 1) == "hours" || word(next + 1) == "hour"
    if unit.dimension == .power, isHours {
      mention.unit = MeasureUnit(.energy, unit.size, unit.name + "h")
      return next + 2
    }
    mention.unit = unit
    return next + 1
  }

  func percentEnd(_ token: Int) -> Int? {
    if mark(token) == 0x25 { return token + 1 }
    switch word(token) {
    case "percent", "percentage", "pct", "pc": return token + 1
    case "per" where word(token + 1) == "cent": return token + 2
    default: return nil
    }
  }

  func areaEnd(_ mention: inout NumberMention, _ square: Int) -> Int {
    guard let side = MeasureUnits.english(word(square + 1)), side.dimension == .length,
      let size = side.size.times(side.size)
    else { return square }
    mention.unit = MeasureUnit(.area, size, "sq " + side.name)
    return square + 2
  }

  func modifier(before first: Int, after end: Int) -> NumberMention.Modifier {
    var before = first - 1
    while before >= 0, ["a", "an", "the", "$", "us"].contains(words[before]) || isMoney(before) {
      before -= 1
    }
    switch word(before) {
    case "about", "around", "approximately", "roughly", "some", "circa", "nearly", "almost",
      "estimated", "average":
      return .about
    case "over", "above", "exceeding", "exceed", "exceeded", "exceeds", "least", "than":
      return word(before - 1) == "less" || word(before - 1) == "fewer" ? .under : .over
    case "under", "below", "within", "most",
      "to" where word(before - 1) == "up":
      return .under
    case "close", "near": return .about
    default: break
    }
    if ["plus", "or"].contains(word(end)) || mark(end) == 0x2B { return .over }
    return .exact
  }

  func isMoney(_ token: Int) -> Bool { [0x24, 0xA5, 0x20AC, 0xA3].contains(mark(token)) }
}
