import Bitext
import Linguistics

struct UnbalancedBrackets: Check {
  static let id = "unbalanced-brackets"
  static let severity = Severity.warning
  static let summary = "A bracket is opened and not closed, or closed and not opened."
  static let explanation = """
    A bracket may be closed some sentences later, `a)` and `1)` number a list, and where the source \
    has a lone bracket too the translation follows it.
    """
  static let examples = Examples(
    passes: [
      Example("细颗粒物（PM2.5）", "fine particulate matter (PM2.5)"),
      Example("一是增长", "a) growth; b) jobs; iv) homes"),
      Example([("（第一句。", "(The first."), ("第二句。）", "The second.)")]),
      Example("（一", "(1"),
      Example("Growth (jobs)", "增长（就业)", from: .english, to: .chinese),
    ],
    fails: [
      Example("细颗粒物（PM2.5）", "fine particulate matter (PM2.5"),
      Example("细颗粒物（PM2.5）下降", "fine particulate matter PM2.5) fell"),
      Example("Read the Analects", "读《论语", from: .english, to: .chinese),
    ])

  func findings(across collection: [LintedDocument], _ context: LintContext) -> [Finding] {
    let balance = DelimiterBalance(delimiters: .brackets, isExempt: isListMarkOrSmiley)
    return collection.filter(\.isLinted).flatMap { linted in
      balance.faults(in: linted.document).map { fault in
        linted.document.pairs[fault.pair].finding(
          of: Self.self,
          fault.opens ? "\(fault.mark) is not closed" : "\(fault.mark) is not opened",
          targetRange: fault.range)
      }
    }
  }

  /// `a)`, `12)`, `iv)`, `一）` at the beginning or after a blank; `:)`.
  private func isListMarkOrSmiley(_ text: ScalarText, _ mark: LoneDelimiter) -> Bool {
    guard !mark.opens else { return false }
    if let before = text[mark.position - 1], before == ":" || before == ";" { return true }
    var start = mark.position
    while start > 0, text.scalars[start - 1].isLetter || text.scalars[start - 1].isDigit {
      start -= 1
    }
    guard (1...3).contains(mark.position - start) else { return false }
    return text[start - 1].map {
      $0.properties.isWhitespace || "，。；：,;、".unicodeScalars.contains($0)
    }
      ?? true
  }
}
