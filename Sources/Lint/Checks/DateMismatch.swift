import Bitext

public struct DateMismatch: Check {
  public static let id = "date-mismatch"
  public static let severity = Severity.error
  public static let summary = "A year, month or day of the source is another in the translation."
  public static let explanation = """
    Years, months and days are compared by value: 二〇二五年 with 2025, 1月14日 with 14 January, \
    20世纪80年代 with the 1980s, 中华民国九十四年 with 2005. A year that only the translation names is a hint \
    where the source leaves it to the context (去年, 年底), and so is a year that only the source names; \
    otherwise a date without its counterpart is a warning, and one that faces another an error.
    """
  public static let examples = Examples(passes: passes, fails: fails)

  public init() {}

  public func findings(in pair: LintedPair, _ context: LintContext) -> [Finding] {
    NumberFault.all(in: pair).filter(\.isDate).map { $0.finding(of: Self.self, in: pair) }
  }

  private static let passes = [
    Example("2025年1月14日", "January 14, 2025"),
    Example("二〇二五年一月十四日", "14 January 2025"),
    Example("20世纪80年代", "the 1980s"),
    Example("七十年代初", "in the early seventies"),
    Example("中华民国九十四年十月二十五日", "October 25, 2005"),
    Example("自9月起", "from September"),
    Example("# 3月8日", "# 8 MARCH"),
    Example("1997至98年", "in 1997-98"),
    Example(
      "落实“八五”普法规划。", "We carried out the Eighth Five-Year Plan (2021-2025) for publicising law."),
    Example("去年底增至30座。", "It rose to 30 by the end of 2024."),
    Example("五月廿五日", "May 25"),
    Example("“一二·九”运动", "the December 9th Movement"),
    Example("九二共识", "the 1992 Consensus"),
    Example("January 14, 2025", "2025年1月14日", from: .english, to: .chinese),
  ]

  private static let fails = [
    Example("2025年1月14日", "January 14, 2024"),
    Example("2025年1月14日", "January 15, 2025"),
    Example("2025年1月14日", "June 14, 2025"),
    Example("# 6月9日", "# 6 June"),
    Example("自2019年起实施。", "It has been in force since 2016."),
    Example("十一月十八日", "19th November"),
    Example("January 14, 2025", "2025年1月15日", from: .english, to: .chinese),
  ]
}
