/// Numbers in digits, with their kinds.
extension EnglishNumberReader {
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
    if NumberContext.isDocument(scalars, range) { return .code }
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
    // 3.30 p.m.
    if isClock(next), literal.isPunctuated, let time = mention.value.scaled(by: 2).integer,
      (100..<1260).contains(time), time % 100 < 60
    {
      mention.kind = .time
      mention.values = [time / 100, time / 100 + 12, time % 100].map { ExactNumber($0) }
      return next
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
}
