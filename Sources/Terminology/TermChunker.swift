import Alignment
import Linguistics

/// Finds the stretches of Chinese words that may be terms: noun phrases without particles, routine
/// verbs, numbers and measure words around them.
struct TermChunker {
  let lexicon: LexiconTable

  /// A possible term in one pair.
  struct Chunk {
    /// Positions in `LinkedPair.chineseWords`.
    var words: Range<Int>
    var form: Form
  }

  /// What a chunk looks like; each trait speaks for or against it.
  struct Form: OptionSet, Hashable {
    let rawValue: UInt16

    /// A headword of a written list, as a whole.
    static let headword = Form(rawValue: 1)
    /// Stands in quotation marks or book title marks, as a whole.
    static let quoted = Form(rawValue: 2)
    /// Ends in a word that names of things end in (水库, 工程, 体系).
    static let namedThing = Form(rawValue: 4)
    static let beginsWithVerb = Form(rawValue: 8)
    static let endsWithVerb = Form(rawValue: 16)
    /// Words of everyday language only.
    static let general = Form(rawValue: 32)
    /// Holds a character that is no word.
    static let fragment = Form(rawValue: 64)
    static let oneWord = Form(rawValue: 128)
    /// Nothing more of the phrase stands before or after it.
    static let wholePhrase = Form(rawValue: 256)
    static let glossary = Form(rawValue: 512)
    /// Ends in a noun that says nothing by itself (水平, 力度).
    static let endsLightly = Form(rawValue: 1024)
    /// All of a segment, such as a salutation.
    static let wholeSegment = Form(rawValue: 2048)
    /// A verb, or a word that may be one, stands in it.
    static let holdsVerb = Form(rawValue: 4096)
  }

  private static let mostWords = 6
  private static let characters = 2...14

  /// All chunks of a pair, by start then end.
  func chunks(of pair: LinkedPair, known: Set<[UInt32]>) -> [Chunk] {
    let words = pair.chineseWords.map { Word(pair.chinese, $0, lexicon) }
    var chunks: [Chunk] = []
    for phrase in phrases(words, pair) {
      for start in phrase {
        var end = start
        var length = 0
        while end < phrase.upperBound, end - start < Self.mostWords {
          length += words[end].scalars.count
          end += 1
          guard length <= Self.characters.upperBound else { break }
          guard length >= Self.characters.lowerBound else { continue }
          let isKnown = !known.isEmpty && known.contains(words[start..<end].flatMap(\.scalars))
          if let form = form(words, start..<end, in: phrase, pair, isKnown: isKnown) {
            chunks.append(Chunk(words: start..<end, form: form))
          }
        }
      }
    }
    return chunks
  }

  /// Stretches without a mark or a word of grammar in them.
  private func phrases(_ words: [Word], _ pair: LinkedPair) -> [Range<Int>] {
    var phrases: [Range<Int>] = []
    var start: Int?
    for (index, word) in words.enumerated() {
      let follows =
        index > 0 && pair.chineseWords[index] == pair.chineseWords[index - 1] + 1
        && words[index - 1].range.upperBound == word.range.lowerBound
      if let first = start, !follows || word.isBoundary {
        phrases.append(first..<index)
        start = nil
      }
      if start == nil, !word.isBoundary { start = index }
    }
    if let start { phrases.append(start..<words.count) }
    return phrases
  }

  private func form(
    _ words: [Word], _ range: Range<Int>, in phrase: Range<Int>, _ pair: LinkedPair, isKnown: Bool
  ) -> Form? {
    let first = words[range.lowerBound]
    let last = words[range.upperBound - 1]
    var form: Form = isKnown ? .glossary : []
    let scalars = words[range].flatMap(\.scalars)
    if let id = lexicon.trie.id(of: scalars), lexicon.classes[Int(id)].contains(.noun) {
      form.insert(.headword)
    }
    if pair.chinese.folded.isQuoted(first.range.lowerBound..<last.range.upperBound) {
      form.insert(.quoted)
    }
    if range == phrase { form.insert(.wholePhrase) }
    if range.count == 1 {
      form.insert(.oneWord)
      if !first.classes.isEmpty, !first.classes.contains(.noun),
        form.isDisjoint(with: [.quoted, .glossary])
      {
        return nil
      }
      if first.scalars.count < 2 { return nil }
    }
    if words[range].contains(where: { $0.scalars.count == 1 && !$0.isAffix }) {
      form.insert(.fragment)
    }
    if words[range].allSatisfy(\.isGeneral) { form.insert(.general) }
    if range.count > 1, ReportWords.lightNouns.contains(last.text) { form.insert(.endsLightly) }
    if words[range].contains(where: { $0.classes.contains(.verb) }) { form.insert(.holdsVerb) }
    if first.isVerb || ReportWords.routineVerbs.contains(first.text) {
      form.insert(.beginsWithVerb)
    }
    if last.isVerb { form.insert(.endsWithVerb) }
    if range.count > 1 || scalars.count > 2, Self.isNamedThing(scalars) { form.insert(.namedThing) }
    if form.contains(.beginsWithVerb),
      form.isDisjoint(with: [.headword, .quoted, .namedThing, .glossary])
    {
      return nil
    }
    if range.count > 1, last.classes.contains(.adjective), !last.classes.contains(.noun),
      form.isDisjoint(with: [.headword, .quoted, .glossary])
    {
      return nil
    }
    return form
  }

  /// Ends of names of places, institutions, undertakings and facilities.
  private static let suffixes: Set<String> = [
    "水库", "公园", "行动", "工程", "体系", "机制", "计划", "系统", "平台", "中心", "设施", "制度", "项目",
    "基地", "园区", "委员会", "办公室", "大会", "政府", "机构", "银行", "大学", "医院", "学校", "集团", "公司",
    "协会", "基金", "指数", "战略", "规划", "条例", "办法", "标准", "目录", "名录", "清单", "指南", "方案", "试点",
    "示范区", "先行区", "自贸区", "开发区", "新区", "城区", "街区", "社区", "片区", "流域", "湿地", "森林", "走廊",
    "绿道", "管线", "管网", "站点", "口岸", "通道", "经验", "模式", "精神", "主义", "理念", "格局", "空间", "城市",
    "技术", "产业", "经济", "市场", "企业", "能源", "电力", "污染", "天气", "风险", "隐患", "资源", "资产", "监督",
    "审计", "服务", "保险", "基金会", "组织", "论坛", "峰会", "会议", "活动", "用地", "农田", "乡村", "校园", "热线",
    "湖", "河", "江", "山", "区", "县", "镇", "乡", "村", "路", "桥", "站", "港", "厅", "局", "部", "委", "院",
    "法", "率", "量", "额", "费", "税", "券", "债", "网", "线", "点", "圈", "带", "群", "库", "站", "馆", "场", "所",
  ]

  private static func isNamedThing(_ scalars: [UInt32]) -> Bool {
    (1...3).contains { length in
      guard scalars.count > length else { return false }
      var suffix = ""
      suffix.unicodeScalars.append(
        contentsOf: scalars.suffix(length).compactMap { Unicode.Scalar($0) })
      return suffixes.contains(suffix)
    }
  }
}

/// A Chinese word with what the lexicon says of its kind.
private struct Word {
  let range: Range<Int>
  let scalars: [UInt32]
  let kind: Token.Kind
  let classes: WordClass

  init(_ text: AnalyzedText, _ token: Int, _ lexicon: LexiconTable) {
    range = text.tokens[token].range
    kind = text.tokens[token].kind
    scalars = Array(text.folded.scalars[range])
    let id = kind == .han ? lexicon.trie.id(of: scalars) : nil
    classes = id.map { lexicon.classes[Int($0)] } ?? []
  }

  /// Numbers, measure words and words of grammar end a phrase.
  var isBoundary: Bool {
    if kind == .number { return true }
    if kind == .word { return false }
    if scalars.count == 1, Self.particles.contains(scalars[0]) { return true }
    return !classes.isEmpty && classes.isDisjoint(with: [.noun, .verb, .adjective])
  }

  var isVerb: Bool { classes.contains(.verb) && !classes.contains(.noun) }

  var isGeneral: Bool { classes.contains(.general) || classes.isEmpty && scalars.count == 1 }

  var text: String { String(String.UnicodeScalarView(scalars.compactMap { Unicode.Scalar($0) })) }

  /// A single character that forms words with its neighbours: 微花园, 绿电, 超充站.
  var isAffix: Bool { classes.contains(.noun) || classes.contains(.adjective) }

  private static let particles: Set<UInt32> = Set(
    "的地得了着过和与及或等之其该在是对为将把被从向以由于到不也都就更最再已还又并而但则让使各每某这那个名项条座处所家批".unicodeScalars
      .map(\.value))
}
