import Bitext
import Linguistics
import TestSupport
import Testing

@Suite struct NumberReaderTests {
  /// The numbers of a text that count something, as `NumberMention.meaning` says them, with `~`,
  /// `>` or `<` before what is about, over or under.
  private func read(_ text: String, _ language: LanguageTag) -> [String] {
    let words = ["一系列", "统一", "一些", "千方百计", "成立", "五一成果", "一成不变"].map { (word: $0, cost: Float(4)) }
    let splitter = WordSplitter.ofNoWords.adding(words)
    let analyzed = AnalyzedText(Segment(text), in: language, by: Tokenizer(splitter: splitter))
    return NumberReader().mentions(in: analyzed).filter { !$0.isIdiom }.map { mention in
      let sign =
        switch mention.modifier {
        case .exact: ""
        case .about: "~"
        case .over: ">"
        case .under: "<"
        }
      let top = mention.upperBound.map { "…\($0)" } ?? ""
      return sign + mention.meaning + top
    }
  }

  @Test(arguments: [
    ("5.8万亩", ["58,000 mu"]), ("400亿千瓦时", ["40,000,000,000 kWh"]), ("1.2万余户", [">12,000"]),
    ("3.42亿人", ["342,000,000"]), ("2万亿元", ["2,000,000,000,000"]), ("三百五十万", ["3,500,000"]),
    ("廿五日", ["25 days"]), ("卅年", ["30 years"]),
    ("三刻钟", ["3 quarters of an hour"]),
    ("一百零五", ["105"]), ("三千五", ["3,500"]), ("3亿5000万", ["350,000,000"]), ("十万", ["100,000"]),
    ("500，000美元", ["500,000"]), ("２０２５年", ["2025"]), ("二〇二五年", ["2025"]), ("2 0 1 2 年", ["2012"]),
    ("七成", ["70%"]), ("约七成人口", ["~70%"]), ("近七成", ["<70%"]), ("七成五", ["75%"]), ("成立七成", ["70%"]),
    ("百分之五", ["5%"]), ("百分之五点五", ["5.5%"]), ("12.5%", ["12.5%"]), ("2.3个百分点", ["2.3%"]),
    ("两个百分点", ["2%"]), ("三分之一", ["1/3"]), ("千分之三", ["0.3%"]), ("1/2", ["0.5"]),
    ("增长三倍", ["3 times"]), ("翻一番", ["2 times"]), ("翻两番", ["4 times"]),
    ("第十六届", ["16th"]), ("第二十一条", ["21st"]), ("“十四五”规划", ["14th"]),
    ("1月14日", ["January", "14"]), ("4·18", ["April", "18"]), ("“21·8”", ["2021", "August"]),
    ("二十世纪", ["20th"]),
    ("20世纪80年代", ["1980"]), ("中华民国九十四年", ["2005"]), ("94年", ["94 years"]),
    ("三至五个", ["3", "5"]), ("二三十个", ["20…30"]), ("十几个", ["11…19"]), ("数百人", ["100…900"]),
    ("约300人", ["~300"]), ("超过300人", [">300"]), ("300人以上", ["300"]), ("300以上", [">300"]),
    ("300多万", [">3,000,000"]), ("18个月", ["18 months"]), ("三点五吨", ["3.5 tonnes"]),
    ("0.5微克", ["0.5"]), ("1千瓦", ["1 kW"]), ("100兆瓦", ["100 MW"]), ("十四五岁", ["14 years…15"]),
    ("一系列", []), ("统一", []), ("千方百计", []), ("一成不变", []), ("百姓", []), ("万里长征", []),
    ("零售", []), ("总数百分之三", ["3%"]), ("○．二", ["0.2"]), ("三十二．六二五", ["32.625"]),
    ("1997-98年", ["1,997", "98 years"]), ("", []), ("年月日", []), ("第", []), ("分之", []), ("万", []),
  ])
  func readsChinese(text: String, numbers: [String]) {
    #expect(read(text, .chinese) == numbers)
  }

  @Test(arguments: [
    ("58,000 mu", ["58,000 mu"]), ("40 billion kWh", ["40,000,000,000 kWh"]),
    ("40 billion kilowatt hours", ["40,000,000,000 kWh"]), ("$1.2bn", ["1,200,000,000"]),
    ("more than 12,000 households", [">12,000"]), ("nearly 70 percent", ["~70%"]),
    ("70 per cent", ["70%"]), ("seventy percent", ["70%"]), ("twenty-five", ["25"]),
    ("one hundred and five", ["105"]), ("two and a half million", ["2,500,000"]),
    ("half a million", ["500,000"]), ("a third of", ["1/3"]), ("two-thirds", ["2/3"]),
    ("three quarters", ["0.75"]), ("1/3", ["1/3"]), ("twice", ["2 times"]),
    ("doubled", ["2 times"]), ("3 times", ["3 times"]), ("hundreds of people", ["100…999"]),
    ("tens of thousands", ["10,000…190,000"]), ("14 January 2025", ["14", "January", "2025"]),
    ("January 14, 2025", ["January", "14", "2025"]), ("the 1980s", ["1980"]),
    ("the Sixteenth", ["16th"]), ("the 16th", ["16th"]), ("twenty-first century", ["21st"]),
    ("it may rain", []), ("in May", ["May"]),
    ("5 million to 10 million", ["5,000,000", "10,000,000"]),
    ("four million and thirty million", ["4,000,000", "30,000,000"]),
    ("between two hundred thousand and nine hundred thousand", ["200,000", "900,000"]),
    ("in november", ["November"]), ("at 10:00", ["10", "0"]),
    ("one million and two hundred thousand", ["1,200,000"]), ("100 square meters", ["100 sq m"]),
    ("300 000 people", ["300,000"]), ("NT$7, 000", ["7,000"]), (".5 mg", ["0.5 mg"]),
    ("five (5) million", ["5", "5,000,000"]), ("two fiscal years", ["2 years"]),
    ("a week", ["1 weeks"]), ("a dozen", ["12…120"]), ("", []), ("$", []), ("and a half", ["0.5"]),
  ])
  func readsEnglish(text: String, numbers: [String]) {
    #expect(read(text, .english) == numbers)
  }

  /// 1912 is the first year of the Republic.
  @Test(arguments: [
    ("民国二十、九十四年", ["20", "1,931"]), ("二十、九十四年", ["20"]), ("民国两百、九十四年", ["200"]),
  ])
  func whereTheRepublicIsNamedANumberMayBeOneOfItsYears(text: String, values: [String]) {
    let analyzed = AnalyzedText(
      Segment(text), in: .chinese,
      by: Tokenizer(splitter: WordSplitter(WordTrie([], costs: []))))
    let mention = NumberReader().mentions(in: analyzed).first
    #expect(mention?.values.map(\.description) == values)
  }

  @Test func mentionsKnowTheirPlace() {
    let text = AnalyzedText(
      Segment("新盖房1000间"), in: .chinese,
      by: Tokenizer(splitter: WordSplitter.ofNoWords))
    #expect(NumberReader().mentions(in: text).map(\.range) == [3..<7])
  }

  @Test(arguments: [1, 2, 3])
  func readsWhateverStands(seed: UInt64) {
    var dice = SplitMix64(seed: seed)
    let alphabet = Array("一二三十百千万亿零〇两几数半第年月日时点分之成倍个多余%0123456789.,- /:()[]至约 thousand and a")
    for language in [LanguageTag.chinese, .english] {
      for _ in 0..<150 {
        let length = Int.random(in: 0...14, using: &dice)
        let text = String(
          (0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &dice)] })
        let analyzed = AnalyzedText(
          Segment(text), in: language,
          by: Tokenizer(splitter: WordSplitter.ofNoWords))
        for mention in NumberReader().mentions(in: analyzed) {
          #expect(!mention.range.isEmpty && mention.range.upperBound <= text.unicodeScalars.count)
        }
      }
    }
  }
}
