import Bitext

public struct NumberMismatch: Check {
  public static let id = "number-mismatch"
  public static let severity = Severity.error
  public static let summary = "A number of the source has another value in the translation."
  public static let explanation = """
    Numbers are compared by value, whatever their form: digits and numerals, 万 and 亿 with million \
    and billion, 成 and 分之 with percentages and fractions, 第十六届 with Sixteenth, “十四五” with 14th, \
    and quantities in other units (mu and hectares, months and years) within three per cent. A \
    rounder number is right where one side says about, nearly or more than.

    An error is a number of the source that the translation lacks while it has another that nothing \
    in the source explains. Where only one side has such a number the finding is a warning, or a \
    hint where the context may explain it: a small number, or the number of a provision that the \
    source calls the preceding one. Years and remarks that the translation adds in brackets are no \
    fault. Numerals that count nothing (一系列, 千方百计, 统一) are left out, and so are numbers in \
    words up to ten that one side lacks; but where both sides have just one fraction, multiple, \
    ordinal, count or quantity of a kind without a counterpart, they are held against each other.

    Texts other than Chinese with English are not compared.
    """
  public static let examples = Examples(passes: passes, fails: fails)

  public init() {}

  public func findings(in pair: LintedPair, _ context: LintContext) -> [Finding] {
    NumberFault.all(in: pair).filter { !$0.isDate }.map { $0.finding(of: Self.self, in: pair) }
  }

  private static let passes = [
    Example("新增绿地5.8万亩。", "We added 58,000 mu of green space."),
    Example("新增绿地5.8万亩。", "We added 3,867 hectares of green space."),
    Example("全年发电400亿千瓦时。", "The year's output was 40 billion kWh."),
    Example("惠及1.2万余户。", "More than 12,000 households benefited."),
    Example("近七成居民满意。", "Nearly 70% of the residents are satisfied."),
    Example("三分之一的企业参加。", "A third of the companies took part."),
    Example("用水量下降百分之五点五。", "Water use fell by 5.5 percent."),
    Example("第十六届代表大会", "The Sixteenth Congress"),
    Example("“十四五”规划", "The 14th Five-Year Plan"),
    Example("二十届四中全会", "The Fourth Plenary Session of the 20th Central Committee"),
    Example("产量翻了两番。", "Output quadrupled."),
    Example("增长三倍。", "It grew threefold."),
    Example("半年内完成。", "It will be done within six months."),
    Example("二三十个村", "20 to 30 villages"),
    Example("数百名志愿者", "Hundreds of volunteers"),
    Example("采取一系列措施，千方百计统一思想。", "We took measures and did all we could to agree."),
    Example("第五条至第七条", "Articles 5, 6 and 7"),
    Example("三百万元以上九百万元以下", "between three million and nine million yuan"),
    Example("期限二年三个月。", "The period is twenty-seven months."),
    Example("见图5.3", "see Figure 5-3"),
    Example("三、附则", "3. Supplementary provisions"),
    Example("依前条规定", "in accordance with Article 12"),
    Example("全天24小时服务", "services round the clock"),
    Example("含Mn和Cr的钢", "steel with Mn and Cr"),
    Example("出口额是五年前的3倍。", "Exports were three times those of five years ago."),
    Example("产量增长三倍。", "Output quadrupled."),
    Example("市第十五届人民代表大会第四次会议", "the Fourth Session of the Fifteenth People's Congress"),
    Example("工程用了一年半时间。", "The project took a year and a half."),
    Example("产量增加一倍，建成复线。", "Output rose by 100% with the double-track line."),
    Example("“十四五”规划", "the 14th Five-Year Plan (2021-2025)"),
    Example("粮食产量1400亿斤。", "Grain output was 70 million metric tons."),
    Example("新增百万亩森林。", "We added a million mu of forest."),
    Example("前三季度增长很快，四季度更快。", "Growth was fast in the first three quarters and faster in Q4."),
    Example("建设一刻钟生活圈。", "We built 15-minute living circles."),
    Example("七成居民满意，商品打八折。", "Seven out of ten residents liked 20% off."),
    Example("落实“十四五”规划的关键一年", "a crucial year for the 14th Five-Year Plan"),
    Example("第71/243号决议第32段", "paragraph 32 of resolution 71/243"),
    Example("15时30分开会。", "The meeting began at 3.30 p.m."),
    Example("We opened 1,000 reading rooms.", "新建图书室1000间。", from: .english, to: .chinese),
    Example("Nearly half a million people", "近50万人", from: .english, to: .chinese),
  ]

  private static let fails = [
    Example("新增绿地5.8万亩。", "We added 5,800 mu of green space."),
    Example("全年发电400亿千瓦时。", "The year's output was 40 million kWh."),
    Example("新建图书室1000间。", "We opened 1,200 reading rooms."),
    Example("近七成居民满意。", "Nearly 17% of the residents are satisfied."),
    Example("第十六届代表大会", "The 17th Congress"),
    Example("三分之一的企业参加。", "Two-fifths of the 40 companies took part."),
    Example("用水量下降百分之五点五。", "Water use fell by 6.5 percent."),
    Example("七日内申报。", "It is reported within 9 days."),
    Example("由3.2%升至4.7%。", "It rose from 3.2% to 4.1%."),
    Example("五、附则", "6. Supplementary provisions"),
    Example("共三千五百人参加，比上年增加一成。", "A total of 3,500 took part, 15% more than before."),
    Example("两个中心共300人。", "The two centres have 300 staff and 450 volunteers."),
    Example("五分之三的村庄通了公交。", "Two-fifths of the villages have bus services."),
    Example("出口额是五年前的3倍。", "Exports were four times those of five years ago."),
    Example("人均收入翻一番。", "Per capita income tripled."),
    Example("市第十五届人民代表大会第四次会议", "the Fifth Session of the Fifteenth People's Congress"),
    Example("党的十九届五中全会", "the Sixth Plenary Session of the 19th Central Committee"),
    Example("居全国第二位。", "It ranked third in the country."),
    Example("工程用了一年半时间。", "The project took two and a half years."),
    Example("三个项目建成。", "Four projects were completed."),
    Example("二季度增长很快。", "Growth was fast in the third quarter."),
    Example("产量翻了两番。", "Output doubled."),
    Example("第71/243号决议", "resolution 71/234"),
    Example("新建管道12公里。", "We laid 12 meters of pipelines."),
    Example("We opened 1,000 reading rooms.", "新建图书室1100间。", from: .english, to: .chinese),
    Example("a loan of $5.3 billion", "贷款5.3亿美元", from: .english, to: .chinese),
  ]
}
