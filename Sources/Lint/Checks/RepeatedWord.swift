import Bitext
import Linguistics

struct RepeatedWord: Check {
  static let id = "repeated-word"
  static let severity = Severity.warning
  static let summary = "A word stands twice in a row."
  static let explanation = """
    “The the” comes from editing. English says “that that” and “had had” for good, doubles words \
    for emphasis (“very very”) and has names such as New York, New York; Chinese doubles verbs and \
    adjectives, so there only 的的 and a repeated stretch of three or more characters are reported.
    """
  static let examples = Examples(
    passes: [
      Example("他知道这一点。", "He knew that that was so."),
      Example("他早就去了。", "He had had a very very long day."),
      Example("巴登-巴登", "Baden Baden"),
      Example("第2、2、3类", "types 2 2 and 3"),
      Example("Study it well.", "好好研究研究，目的的确明确。", from: .english, to: .chinese),
    ],
    fails: [
      Example("城市的发展", "the growth of of the city"),
      Example("城市的发展", "The the growth of the city"),
      Example("完善供水系统", "an improved water water system"),
      Example("The city's growth", "城市的的发展", from: .english, to: .chinese),
      Example("Build the river park", "建设滨河公园建设滨河公园", from: .english, to: .chinese),
    ])

  func findings(in pair: LintedPair, _ context: LintContext) -> [Finding] {
    guard let target = pair.target else { return [] }
    return target.language.isChinese
      ? repeatedCharacters(pair, target) : repeatedWords(pair, target)
  }

  private func repeatedWords(_ pair: LintedPair, _ target: AnalyzedText) -> [Finding] {
    let tokens = target.tokens
    let scalars = target.folded.scalars
    var findings: [Finding] = []
    for index in tokens.indices.dropFirst() {
      let (first, second) = (tokens[index - 1], tokens[index])
      guard first.kind == .word, second.kind == .word, first.range.count == second.range.count,
        scalars[first.range] == scalars[second.range],
        scalars[first.range.upperBound..<second.range.lowerBound].allSatisfy({ $0 <= 0x20 })
      else { continue }
      let word = String(target.string(of: second))
      guard !isRightTwice(String(target.string(of: first)), word, in: tokens, at: index) else {
        continue
      }
      let range =
        target.range(of: first).lowerBound..<target.range(of: second).upperBound
      findings.append(
        pair.finding(of: Self.self, "“\(word)” stands twice in a row", targetRange: range))
    }
    return findings
  }

  private func isRightTwice(
    _ first: String, _ second: String, in tokens: [Token], at index: Int
  ) -> Bool {
    let word = second.lowercased()
    if Self.rightTwice.contains(word) { return true }
    if EnglishStems.isFunctionWord(word) { return false }
    // A name such as Baden Baden; three times is a chant.
    let isName =
      first.unicodeScalars.first?.isCapital == true
      && second.unicodeScalars.first?.isCapital == true
    return isName || word.unicodeScalars.count == 1
  }

  private func repeatedCharacters(_ pair: LintedPair, _ target: AnalyzedText) -> [Finding] {
    let text = ScalarText(target.text)
    let particles = text.runs { $0 == "的" }.filter { run in
      run.count == 2 && !(text[run.lowerBound - 1].map(Self.beforeNoun.contains) ?? true)
        && !(text[run.upperBound].map(Self.afterNoun.contains) ?? false)
    }
    let stretches = text.runs(where: \.isHan).compactMap { repetition(in: text, $0) }
    return (particles + stretches).map { range in
      let half = range.lowerBound..<(range.lowerBound + range.count / 2)
      return pair.finding(
        of: Self.self, "“\(text.string(half))” stands twice in a row",
        targetRange: text.utf8Range(range))
    }
  }

  /// The first stretch of three or more characters that is followed by itself.
  private func repetition(in text: ScalarText, _ run: Range<Int>) -> Range<Int>? {
    guard run.count >= 6 else { return nil }
    for start in run.lowerBound...(run.upperBound - 6) {
      for length in 3...max(3, min(20, (run.upperBound - start) / 2))
      where text.scalars[start..<(start + length)]
        == text.scalars[(start + length)..<(start + 2 * length)]
      {
        guard Set(text.scalars[start..<(start + length)]).count > 1 else { continue }
        return start..<(start + 2 * length)
      }
    }
    return nil
  }

  /// Characters that make a word with a 的 after them: 目的, 标的, 有的, 是的, 真的, 别的, 似的.
  private static let beforeNoun: Set<Unicode.Scalar> = ["目", "标", "有", "是", "真", "别", "似"]
  /// Characters that make a word with a 的 before them: 的确, 的士.
  private static let afterNoun: Set<Unicode.Scalar> = ["确", "士"]
  /// Words that grammar or emphasis doubles.
  private static let rightTwice: Set<String> = [
    "that", "had", "very", "so", "no", "yes", "many", "long", "far", "much", "more", "never", "ha",
    "bye", "blah", "hear", "knock", "now", "there", "is", "her", "do", "too", "really", "again",
    "ever", "big", "oh", "well", "please",
  ]
}
