import Bitext
import Linguistics
import TestSupport
import Testing

@Suite struct TransliteratorTests {
  private let transliterator = Transliterator()
  private let tokenizer = Tokenizer(splitter: WordSplitter.ofNoWords)

  private func score(_ chinese: String, _ english: String) -> Double {
    transliterator.score(
      chinese: FoldedText(chinese).scalars, english: FoldedText(english).scalars)
  }

  @Test(arguments: [
    ("枫桥", "Fengqiao"), ("企安安", "Qi'an'an"), ("企安安", "Qi’an’an"), ("大宁", "Da'ning"),
    ("大宁", "Daning"), ("雁栖", "Yanqi"), ("凉水", "Liangshui"), ("凉水", "Liang Shui"),
    ("密云", "Miyun"), ("密雲", "Miyun"), ("吕梁", "Lüliang"), ("吕梁", "Lvliang"),
    ("吕梁", "Luliang"), ("吕梁", "Lyuliang"), ("女娲", "Nüwa"), ("陕西", "Shaanxi"),
    ("陕西", "Shanxi"), ("西安", "Xi'an"), ("西安", "Xī’ān"), ("长城", "Changcheng"),
    ("北京", "Peking"), ("清华", "Tsinghua"), ("香港", "Hong Kong"), ("香港", "Hongkong"),
    ("习近平", "Xi Jinping"), ("高雄", "Kaohsiung"), ("台北", "T'ai-pei"), ("臺北", "Taipei"),
    ("蒋介石", "Chiang Kai-shek"), ("新竹", "Hsinchu"), ("重庆", "Chongqing"),
    ("重庆", "Zhongqing"), ("大栅栏", "Dashilan"),
  ])
  func matchesEachSpelling(chinese: String, english: String) {
    #expect(score(chinese, english) == 1)
  }

  @Test(arguments: [("密云", "Minyun"), ("雁栖", "Yangqi"), ("凉水", "Liangshu")])
  func aSlipCostsItsLetters(chinese: String, english: String) {
    let score = score(chinese, english)
    #expect(score > 0.7)
    #expect(score < 1)
  }

  @Test(arguments: [
    ("密云", "Reservoir"), ("水库", "Miyun"), ("西安", "Xia'n"), ("", "Miyun"), ("密云", ""),
    ("abc", "abc"), ("山西", "Shaanxi"),
  ])
  func othersAreNoMatch(chinese: String, english: String) {
    #expect(score(chinese, english) < 1)
  }

  private func found(_ chinese: String, _ english: String) -> [String] {
    let folded = FoldedText(chinese)
    let analyzed = AnalyzedText(Segment(english), in: .english, by: tokenizer)
    return transliterator.matches(chinese: folded, english: analyzed).map { match in
      let from = analyzed.tokens[match.english.lowerBound].range.lowerBound
      let to = analyzed.tokens[match.english.upperBound - 1].range.upperBound
      let name = analyzed.text[utf8: analyzed.folded.utf8Range(from..<to)]
      return "\(chinese[utf8: folded.utf8Range(match.chinese)])=\(name)"
    }
  }

  @Test(arguments: [
    ("密云水库和雁栖湖的水", "water of Miyun Reservoir and Yanqi Lake", ["密云=Miyun", "雁栖=Yanqi"]),
    ("习近平总书记在北京", "General Secretary Xi Jinping in Beijing", ["习近平=Xi Jinping", "北京=Beijing"]),
    ("海河流经天津", "The Hai River runs through Tianjin", ["海=Hai", "天津=Tianjin"]),
    ("孙逸仙与孙中山", "Sun Yat-sen", ["孙逸仙=Sun Yat-sen"]),
    ("李先生说", "Mr. Li said", ["李=Li"]),
    ("李先生说", "Li said", []),
    ("北京到北京", "from Beijing to Beijing", ["北京=Beijing", "北京=Beijing"]),
    ("我们妇女", "Women like us", []),
    ("他和你", "He and you", []),
    ("吃那个", "in China", ["吃那=China"]),
    ("“企安安”系统", "the Qi'an'an system", ["企安安=Qi'an'an"]),
  ])
  func findsNames(chinese: String, english: String, names: [String]) {
    #expect(found(chinese, english) == names)
  }

  @Test(arguments: [1, 2, 3])
  func anySpellingOfAnyReadingMatches(seed: UInt64) {
    var dice = SplitMix64(seed: seed)
    for _ in 0..<500 {
      let name = (0..<Int.random(in: 1...4, using: &dice)).map { _ in
        UInt32.random(in: 0x4E00...0x9FA5, using: &dice)
      }
      let readings = name.map { HanTable.readings(of: $0).randomElement(using: &dice) }
      guard !readings.contains(nil) else { continue }
      let joined = readings.compactMap(\.self).joined(
        separator: Bool.random(using: &dice) ? "" : "-")
      #expect(
        transliterator.score(chinese: name, english: FoldedText(joined).scalars) == 1, "\(joined)")
    }
  }
}
