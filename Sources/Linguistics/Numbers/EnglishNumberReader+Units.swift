/// What stands around a number: scales, units, and words that make it less exact.
extension EnglishNumberReader {
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
    if unit.name == "years", mention.value == ExactNumber(5),
      ["plan", "plans"].contains(word(next + 1))
    {
      // “十四五” has no other number than its own.
      mention.isIdiom = true
    }
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
    while before >= 0, ["a", "an", "the", "us"].contains(words[before]) || isMoney(before) {
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

  /// Whether a token is the sign of a currency: $, HK$, €.
  func isMoney(_ token: Int) -> Bool {
    [0x24, 0xA5, 0x20AC, 0xA3].contains(mark(token)) || word(token).hasSuffix("$")
  }
}
