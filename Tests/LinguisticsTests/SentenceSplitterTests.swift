import TestSupport
import Testing

@testable import Linguistics

/// In the examples a bar stands where a sentence or clause ends.
@Suite struct SentenceSplitterTests {
  private let splitter = SentenceSplitter()

  private func text(of marked: String) -> String { marked.filter { $0 != "|" } }

  private func sentences(_ text: String) -> [String] {
    splitter.sentences(in: text).map { String(text[utf8: $0]) }
  }

  private func expectSentences(_ marked: String) {
    let expected = marked.split(separator: "|").map { part in
      String(part.trimmingBlanks)
    }
    #expect(sentences(text(of: marked)) == expected)
  }

  @Test(arguments: [
    "今天下雨。|明天天晴。",
    "真的吗？|真的！|太好了",
    "一是稳增长；|二是调结构；|三是惠民生。",
    "真的吗？！|是的。",
    "他说：“我们一定要办好。”|会后，大家散去。",
    "“为什么？”|他问。",
    "落实“人民至上！”的要求。",
    "喊出“冲啊！”，大家一起上。",
    "提出“为了谁、依靠谁、我是谁？”等问题。|",
    "他走了。|等问题解决再来。",
    "等等……|",
    "他想了想……还是走了。",
    "建成公园（含绿地；不含广场）12处；|建成步道3条。",
    "（一个括号没有合上。|一是稳增长；|二是调结构。",
    "完成改造[1]。|新增岗位（见附表）。|",
    "成效明显。[19]|下一步继续推进。",
    "成效明显。[1][2]|下一步继续推进。",
    "成效明显[19]。|下一步",
    "（一）坚持稳中求进。|（二）坚持改革。",
    "“《条例》颁布实施！”|会议指出。",
    "她说：「好的。」|然后离开。",
  ])
  func splitsChinese(marked: String) { expectSentences(marked) }

  @Test(arguments: [
    "一是稳增长;|二是调结构。",
    "GDP增长5.2%;|投资增长3.5%。",
    "现在,我代表市政府,向大会报告工作,请予审议。",
    "增长5.2%,达到3.5万亿元,居全国第2位。",
    "真的吗?|真的!|好.|",
    "1.加强生态保护。|2.推进污染治理。",
    "平均3.5公里。|",
    "研发投入（R&D）占2.9%.|其他见附件.",
    "10:30开会。",
  ])
  func splitsChineseWithHalfWidthMarks(marked: String) { expectSentences(marked) }

  @Test(arguments: [
    "It rained today.| Tomorrow will be fine.",
    "Really?| Yes!| Good.",
    "Mr. Smith met Dr. Li and Prof. Wang.| They talked.",
    "Guests included J. F. Kennedy and A. Lincoln.| All left.",
    "Output grew by 5.2 percent.| Prices fell by 1.5.| Good.",
    "The total was 3.| Of these, two failed.",
    "The U.S. economy grew.| So did others.",
    "It opens at 9 a.m. every day.| It closes at 5 p.m.| Tickets are free.",
    "See No. 5 and Art. 12 of the Law.| It applies.",
    "Rivers, e.g. Yongding, and lakes, i.e. Yanqi, were cleaned.| Good.",
    "Parks, rivers, etc. were cleaned.| We built roads, bridges, etc.| Good.",
    "Acme Co., Ltd. signed.| Beta Inc. followed.",
    "10. Making Beijing safer",
    "2.1. Fiscal revenue",
    "(3). Health",
    "II Overall Requirements",
    "II. Overall Requirements",
    "iv. Public transport",
    "a. Roads and bridges",
    "It was built in 2024.| Work went on.",
    "“We will win.”| The hall applauded.",
    "“Will we win?” asked the mayor.| “Yes!” they said.",
    "(See the annex.)| The rest follows.",
    "Services improved.[19]| The time was cut.",
    "Services improved.[1][2]| The time was cut.",
    "Services improved[19].| The time was cut.",
    "He paused... and went on.| Then he stopped...| He left.",
    "He paused… and went on.| Then he stopped…| He left.",
    "Visit www.beijing.gov.cn for details.| It is free.",
    "First, we acted; second, we checked; third, we reported.",
    "About approx. 500 people live near Mt. Tai.| It is high.",
    "The 14th Five-Year Plan (2021-2025) ends.| A new one begins.",
    "Phase II.| The third phase begins.",
    "Title without a stop\n| Text with one.",
    "Growth slowed in 2015.| the bank kept its rates.",
    "Reserves were ample in 2015 (Chart 3).| the ratio rose to 12.4%.| it fell later.",
    "It was signed on 1 May, 2015.| the bank kept its rates.",
    "Tasks: 1. the first; 2. the second; 3. the third.| All matter.",
    "It was rated triple-A.| In May the outlook was stable.",
    "Output in Phase A.| The next phase begins.",
    "It was founded by A. Lincoln and Jean-P. Martin.| They met.",
    "See the Banking Ordinance (Cap. 66).| The Fund is used for that.",
    "It is licensed under Cap. 155 and Sch. 4.| Others are not.",
    "Small firms, incl. those in towns, and approx. half of the shops were open.| Good.",
    "The max. speed and the min. age rose; see ref. a of it.| Good.",
    "“We are ready.” said the mayor.| All agreed.",
    "Visit the site of node.js or yizhi.dev. the rest is known.",
  ])
  func splitsEnglish(marked: String) { expectSentences(marked) }

  @Test(arguments: [
    "企业与IBM Corp.签署协议。|", "第一行\n|第二行", "环球 (Global.)| 甲；|乙。",
    "会议通过《Plan B》。| The plan is good.| 很好。",
  ])
  func splitsMixedText(marked: String) { expectSentences(marked) }

  @Test(arguments: ["", " ", "\n\n", "\u{3000}\t"])
  func blanksHaveNoSentences(text: String) { #expect(sentences(text).isEmpty) }

  @Test(arguments: ["。", "...", "“”", "[19]", "!"])
  func marksAloneAreKept(text: String) { #expect(sentences(text) == [text]) }

  @Test(arguments: [1, 2, 3, 4, 5])
  func sentencesHoldEveryCharacterThatIsNotBlank(seed: UInt64) {
    var texts = RandomText(seed: seed)
    for _ in 0..<300 {
      let text = texts.next()
      var end = 0
      for range in splitter.sentences(in: text) {
        #expect(end <= range.lowerBound && !range.isEmpty)
        #expect(text[utf8: end..<range.lowerBound].isBlank)
        let sentence = text[utf8: range]
        #expect(sentence.trimmingBlanks == sentence, "\(text.debugDescription)")
        end = range.upperBound
      }
      #expect(text[utf8: end..<text.utf8.count].isBlank)
    }
  }

  @Test(arguments: [1, 2, 3])
  func aSentenceSplitsNoFurther(seed: UInt64) {
    let pieces = ["城市", "水库建设", "增长5.2%", "。", "！", "？", "；", "，", "“", "”", "[3]", "（", "）"]
    var texts = RandomText(seed: seed, pieces: pieces)
    for _ in 0..<300 {
      let text = texts.next()
      // A bracket that opens in one sentence and closes in the next changes what stands between.
      guard !text.contains("（"), !text.contains("）") else { continue }
      for sentence in sentences(text) { #expect(sentences(sentence) == [sentence], "\(text)") }
    }
  }

  @Test func aLongTextIsSplitInLinearTime() {
    let text = String(repeating: "稳中求进；We will act. ", count: 5_000)
    #expect(splitter.sentences(in: text).count == 10_000)
    #expect(splitter.sentences(in: String(repeating: "水", count: 100_000)).count == 1)
    #expect(splitter.sentences(in: String(repeating: "(", count: 20_000)).count == 1)
    #expect(splitter.sentences(in: "a." + String(repeating: " ", count: 20_000)).count == 1)
  }

  // MARK: - Clauses

  @Test(arguments: [
    "坚持稳中求进，|推动高质量发展，|增进民生福祉。",
    "现在,|我代表市政府,|向大会报告。",
    "总的看：|成绩来之不易；|问题不容忽视。",
    "落实“稳增长，促改革，惠民生”部署，|完成目标。",
    "建成公园（绿地，步道）12处，|步道3条。",
    "总额1,420亿元，|增长5.2%。",
    "会议10:30开始，|11:30结束",
    "“一件事”,|“一次办”,|效果好",
    "《条例，办法》，|已施行",
    "没有逗号的句子。",
    "甲、乙、丙",
    "，|，|",
    "完成”，|继续",
  ])
  func cutsClauses(marked: String) {
    let text = text(of: marked)
    let expected = marked.split(separator: "|").map(String.init)
    #expect(splitter.clauses(in: text).map { String(text[utf8: $0]) } == expected)
  }

  @Test(arguments: [1, 2, 3])
  func clausesMakeUpTheSentence(seed: UInt64) {
    var texts = RandomText(seed: seed)
    for _ in 0..<300 {
      let text = texts.next()
      let ranges = splitter.clauses(in: text)
      #expect(ranges.map { String(text[utf8: $0]) }.joined() == text)
      #expect(ranges.allSatisfy { !$0.isEmpty })
      #expect(ranges.first?.lowerBound ?? 0 == 0)
    }
  }
}

extension StringProtocol {
  fileprivate var isBlank: Bool { unicodeScalars.allSatisfy(\.properties.isWhitespace) }

  fileprivate var trimmingBlanks: SubSequence {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return self[startIndex..<startIndex] }
    return self[first..<scalars.index(after: last)]
  }
}
