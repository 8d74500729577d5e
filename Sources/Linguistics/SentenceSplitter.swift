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
}

extension Unicode.Scalar {
  fileprivate var endsSentence: Bool { "。！？；!?".unicodeScalars.contains(self) }

  fileprivate var closesQuote: Bool { "”’」』》〉）)]】\"'".unicodeScalars.contains(self) }

  /// A character before which a closing quote ended no sentence: “……！”的, “……？”，
  fileprivate var continuesSentence: Bool { "，,、的；：".unicodeScalars.contains(self) }
}
