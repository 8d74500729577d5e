import Bitext
import Linguistics

struct UnbalancedQuotes: Check {
  static let id = "unbalanced-quotes"
  static let severity = Severity.warning
  static let summary = "A quotation mark has no partner."
  static let explanation = """
    A quotation may end some sentences later, English opens it anew in each paragraph, and where \
    the source has a lone mark too the translation follows it. Single marks are left alone, since \
    the closing one is an apostrophe as well; so are languages that quote in another way.
    """
  static let examples = Examples(
    passes: [
      Example("“枫桥经验”", "the “Fengqiao model”"),
      Example("“枫桥经验”", "the \"Fengqiao model\""),
      Example([("“一句。", "“The first."), ("两句。”", "The second.”")]),
      Example([("“一段。", "“The first."), ("“二段。”", "“The second.”")]),
      Example("宽12英寸", "12\" wide"),
      Example("The “model”", "“模式”", from: .english, to: .chinese),
    ],
    fails: [
      Example("“枫桥经验”", "the “Fengqiao model"),
      Example("“枫桥经验”", "the Fengqiao model” spreads"),
      Example("“枫桥经验”好", "the \"Fengqiao model spreads"),
      Example("The “model”", "“模式", from: .english, to: .chinese),
    ])

  func findings(across collection: [LintedDocument], _ context: LintContext) -> [Finding] {
    let balance = DelimiterBalance(delimiters: .quotes) { _, _ in false }
    return collection.filter(\.isLinted).flatMap { linted in
      guard !Self.otherwiseQuoting.contains(String(linted.document.targetLanguage.primary)) else {
        return [Finding]()
      }
      return balance.faults(in: linted.document).map { fault in
        linted.document.pairs[fault.pair].finding(
          of: Self.self,
          fault.opens ? "\(fault.mark) is not closed" : "\(fault.mark) is not opened",
          targetRange: fault.range)
      }
    }
  }

  /// Languages in which “ closes, or ” opens, or » opens (CLDR, delimiters).
  private static let otherwiseQuoting: Set<String> = [
    "af", "bg", "cs", "da", "de", "et", "fi", "he", "hr", "hu", "is", "ka", "lt", "lv", "mk", "nb",
    "nl", "nn", "no", "pl", "ro", "sk", "sl", "sq", "sr", "sv", "uk",
  ]
}
