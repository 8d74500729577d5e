import Bitext
import Linguistics

struct Omission: Check {
  static let id = "omission"
  static let severity = Severity.warning
  static let summary = "Text of the source has no counterpart in the translation."
  static let explanation = """
    Either the aligner found no translation for one or more sentences, or a stretch of the source \
    has no translation in the target: neither a word that the lexicon gives, nor the same number, \
    Latin word or a name in pinyin, while the translation is shorter than this document's own \
    translations of sources of that length. How often each word is found in right pairs and in \
    strange ones is learned from the document, and the evidence of words and of lengths is added; \
    there is no fixed ratio. Without Chinese and English on the two sides lengths alone are judged. \
    Notes in one language only are hints.
    """
  static let examples = Examples(
    passes: [
      Example("加强监管。", "We will tighten oversight."),
      Example(Self.report),
      Example("Growth continued.", "增长持续。", from: .english, to: .chinese),
    ],
    fails: [
      Example(
        Self.report + [
          (
            "第7条河流完成治理，两岸建成了公园，周边居民的出行更加方便，水质达到三类标准。",
            "River 7 was restored."
          )
        ]),
      Example(
        Self.report + [
          (
            "第8条河流完成治理，两岸建成了公园，农村义务教育学校的教师待遇明显提高，周边居民出行更加方便。",
            "River 8 was restored, parks were built on both of its banks, and people who live nearby "
              + "get about easily."
          )
        ]),
    ])

  /// Pairs enough to learn the usual lengths and words from.
  private static let report = (1...64).map { number in
    let (source, target) = sentences[number % sentences.count]
    return (source: "\(number)、\(source)", target: "\(number). \(target)")
  }

  private static let sentences = [
    (
      "这条河流完成治理，两岸建成了公园，周边居民出行更加方便。",
      "The river was restored, parks were built on both banks, and residents get about more easily."
    ),
    (
      "新增学位两万个，乡村学校的教师待遇明显提高。",
      "We added 20,000 school places, and teachers in village schools are paid far better."
    ),
    (
      "医院开设夜间门诊，老年人看病不再排长队。",
      "Hospitals opened night clinics, so that elderly patients no longer wait in long queues."
    ),
    (
      "企业办理登记只需一天，费用全部免除。",
      "Businesses are registered within one day, and all fees have been waived."
    ),
    (
      "空气质量持续改善，蓝天比上年多了十天。",
      "Air quality continued to improve, with ten more days of blue sky than in the previous year."
    ),
    (
      "地铁新线开通运营，早晚高峰的拥堵得到缓解。",
      "A new metro line went into operation, which eased congestion at the morning and evening peaks."
    ),
    (
      "图书馆延长开放时间，读者人数创下新高。",
      "Libraries extended their opening hours, and the number of readers reached a new high."
    ),
    (
      "粮食产量再获丰收，农民收入稳步增长。",
      "The grain harvest was good once again, and the incomes of farmers grew steadily."
    ),
  ]

  func findings(across collection: [LintedDocument], _ context: LintContext) -> [Finding] {
    Completeness(side: .source).faults(across: collection, context).map { fault in
      let pair = collection[fault.document].document.pairs[fault.pairs.lowerBound]
      var finding = pair.finding(of: Self.self, fault.message, sourceRange: fault.range)
      if !fault.isSure { finding.severity = .hint }
      return finding
    }
  }
}
