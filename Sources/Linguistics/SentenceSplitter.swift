/// Finds the sentences of a text, Chinese or in a script with full stops and capitals.
public struct SentenceSplitter: Sendable {
  public init() {}

  /// Ranges of UTF-8 offsets of the sentences of `text`, without the blanks around them; together
  /// they hold every character that is not blank.
  public func sentences(in text: String) -> [Range<Int>] {
    let scalars = Array(text.unicodeScalars)
    var offsets: [Int] = []
    offsets.reserveCapacity(scalars.count + 1)
    var offset = 0
    for scalar in scalars {
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)

    var ranges: [Range<Int>] = []
    var start = 0
    for end in ends(in: scalars) {
      var first = start
      var last = end
      while first < last, scalars[first].properties.isWhitespace { first += 1 }
      while last > first, scalars[last - 1].properties.isWhitespace { last -= 1 }
      if first < last { ranges.append(offsets[first]..<offsets[last]) }
      start = end
    }
    return ranges
  }

  /// Ranges of UTF-8 offsets of the clauses of a Chinese sentence, cut after commas, semicolons and
  /// colons that stand outside quotation marks and brackets; together they hold all the text.
  public func clauses(in sentence: String) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    var offset = 0
    var depth = 0
    var before: Unicode.Scalar = " "
    for scalar in sentence.unicodeScalars {
      offset += UTF8.width(scalar)
      switch scalar {
      case "“", "‘", "「", "『", "(", "（", "《", "[": depth += 1
      case "”", "’", "」", "』", ")", "）", "》", "]": depth = max(0, depth - 1)
      case "，", "；", "：", ",", ";", ":":
        guard depth == 0, before.isHan || before.closesQuote || scalar.value > 0x7F else { break }
        ranges.append(start..<offset)
        start = offset
      default: break
      }
      before = scalar
    }
    if start < offset { ranges.append(start..<offset) }
    return ranges
  }

  private func ends(in scalars: [Unicode.Scalar]) -> [Int] {
    var ends: [Int] = []
    var position = 0
    var brackets = 0
    while position < scalars.count {
      let scalar = scalars[position]
      position += 1
      switch scalar {
      case "(", "（", "[", "【": brackets += 1
      case ")", "）", "]", "】": brackets = max(0, brackets - 1)
      case "。", "！", "？", "；", "…":
        guard brackets == 0 || scalar != "；" else { continue }
        while position < scalars.count,
          scalar == "…" ? scalars[position] == "…" : scalars[position].endsSentence
        {
          position += 1
        }
        let close = endOfClosers(in: scalars, from: position)
        // “……” inside a sentence, and a mark before 的 or a comma, or “？” before 等, end nothing.
        guard
          close >= scalars.count
            || !scalars[close].continuesSentence && (close == position || scalars[close] != "等")
        else { continue }
        guard scalar != "…" || isEndOfEllipsis(in: scalars, at: close) else { continue }
        position = close
        brackets = 0
        ends.append(position)
      case ".", "!", "?":
        while position < scalars.count, ".!?".unicodeScalars.contains(scalars[position]) {
          position += 1
        }
        let close = endOfClosers(in: scalars, from: position)
        guard isEnd(in: scalars, from: ends.last ?? 0, stop: position - 1, close: close) else {
          continue
        }
        position = close
        brackets = 0
        ends.append(position)
      case ";" where isBetweenHan(scalars, position - 1) && brackets == 0:
        ends.append(position)
      case "\n":
        ends.append(position)
      default: continue
      }
    }
    if ends.last != scalars.count { ends.append(scalars.count) }
    return ends
  }

  /// A half-width semicolon of Chinese text: Chinese stands near it on both sides, with nothing but
  /// numbers and marks or a short word in between.
  private func isBetweenHan(_ scalars: [Unicode.Scalar], _ mark: Int) -> Bool {
    Self.isNearHan(scalars[..<mark].suffix(16).reversed())
      && Self.isNearHan(scalars[(mark + 1)...].prefix(16))
  }

  private static func isNearHan(_ scalars: some Sequence<Unicode.Scalar>) -> Bool {
    var isBeyondWord = false
    for (distance, scalar) in scalars.enumerated() {
      if scalar.isHan { return distance < 4 || !isBeyondWord }
      isBeyondWord = isBeyondWord || scalar.properties.isAlphabetic
    }
    return false
  }

  /// “…” ends a sentence before a blank, unless the sentence goes on with a small letter.
  private func isEndOfEllipsis(in scalars: [Unicode.Scalar], at close: Int) -> Bool {
    guard close < scalars.count else { return true }
    return scalars[close].properties.isWhitespace
      && scalars[close...].first { !$0.properties.isWhitespace }?.properties.isLowercase != true
  }

  private func endOfClosers(in scalars: [Unicode.Scalar], from start: Int) -> Int {
    var end = start
    while end < scalars.count, scalars[end].closesQuote { end += 1 }
    // Footnote marks such as [19] belong to the sentence that they follow.
    while end < scalars.count, scalars[end] == "[",
      let close = scalars[end...].prefix(6).firstIndex(of: "]"),
      scalars[(end + 1)..<close].allSatisfy({ ("0"..."9").contains($0) })
    {
      end = close + 1
    }
    return end
  }

  /// Whether a full stop (or ! or ?) at `stop`, with closing quotes up to `close`, ends the sentence
  /// that begins at `start`: it stands before a blank, Chinese or the end, and not after the number of
  /// a heading, an abbreviation or an initial before a name.
  private func isEnd(
    in scalars: [Unicode.Scalar], from start: Int, stop: Int, close: Int
  ) -> Bool {
    guard close < scalars.count else { return true }
    let isBeforeHan = scalars[close].isHan
    guard isBeforeHan || scalars[close].properties.isWhitespace else { return false }
    guard let next = scalars[close...].first(where: { !$0.properties.isWhitespace }) else {
      return true
    }
    if next.properties.isLowercase { return false }
    guard scalars[stop] == "." else { return true }
    if isNumbering(scalars[..<stop], from: start) { return false }
    var word = String.UnicodeScalarView()
    for scalar in scalars[start..<stop].reversed() {
      guard scalar.properties.isAlphabetic && !scalar.isHan || scalar == "." else { break }
      word.append(scalar)
    }
    return isEnd(after: String(String.UnicodeScalarView(word.reversed())), before: next)
  }

  /// Whether a full stop after `word` ends a sentence if the next one would begin with `next`.
  private func isEnd(after word: String, before next: Unicode.Scalar) -> Bool {
    if word.unicodeScalars.count == 1, word.unicodeScalars.allSatisfy(\.properties.isUppercase) {
      return false
    }
    if Self.titles.contains(word) { return false }
    if Self.abbreviations.contains(word) {
      return next.properties.isUppercase && !Self.beforeNumbers.contains(word)
    }
    return true
  }

  /// Whether nothing but the number of a heading or list item stands before a full stop:
  /// `10. Making`, `2.1. Revenue`, `(3). Health`, `II. Requirements`, `a. Roads`, `1.加强`.
  private func isNumbering(_ scalars: ArraySlice<Unicode.Scalar>, from start: Int) -> Bool {
    let opening = "(（".unicodeScalars
    let number = scalars[start...]
      .drop { $0.properties.isWhitespace || opening.contains($0) }
      .reversed().drop { $0 == ")" || $0 == "）" }
    guard !number.isEmpty, number.count <= 8 else { return false }
    if number.count == 1 {
      return number.allSatisfy { $0.isASCII && $0.properties.isAlphabetic || isDigit($0) }
    }
    return number.allSatisfy { "IVXLC".unicodeScalars.contains($0) }
      || number.allSatisfy { "ivx".unicodeScalars.contains($0) }
      || number.allSatisfy { isDigit($0) || $0 == "." }
        && number.split(separator: ".").allSatisfy { $0.count <= 3 }
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// Abbreviations before a name or a number: they end no sentence, whatever follows.
  private static let titles: Set<String> = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Gen", "Sen", "Rep", "Gov", "Capt", "Col", "Lt", "Sgt",
    "Messrs", "Rev", "Hon", "vs", "cf", "e.g", "i.e", "viz", "Mt",
    "Ft", "Dept", "Univ", "approx",
  ]
  /// Abbreviations that may end a sentence: they do where a capital follows.
  private static let abbreviations: Set<String> = [
    "U.S", "U.K", "U.N", "E.U", "a.m", "p.m", "etc", "Inc", "Ltd", "Co", "Corp", "Jr", "Sr", "al",
    "Ph.D", "B.C", "A.D", "No", "Nos", "Art", "Fig", "Vol", "Sec", "Ch", "para", "pp", "p", "ed",
    "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
  ]
  /// Those that stand before a number, and never end a sentence in practice.
  private static let beforeNumbers: Set<String> = [
    "No", "Nos", "Art", "Fig", "Vol", "Sec", "Ch", "para", "pp", "p", "ed",
  ]
}

extension Unicode.Scalar {
  fileprivate var endsSentence: Bool { "。！？；!?".unicodeScalars.contains(self) }

  fileprivate var closesQuote: Bool { "”’」』》〉）)]】\"'".unicodeScalars.contains(self) }

  /// A character before which a closing quote ended no sentence: “……！”的, “……？”，
  fileprivate var continuesSentence: Bool { "，,、的；：".unicodeScalars.contains(self) }
}
