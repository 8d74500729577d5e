import Bitext
import Linguistics

public struct NameMismatch: Check {
  public static let id = "name-mismatch"
  public static let severity = Severity.warning
  public static let summary = "A Chinese name is misspelt in pinyin."
  public static let explanation = """
    A name of two to four characters before a generic word (密云水库) whose English (Miyun Reservoir) \
    differs by one letter from every spelling of the characters. All listed readings count, with \
    syllables joined or parted, ü as u, v or yu, Wade-Giles and older names. The check speaks only \
    where the generic words answer to each other, the misspelt name is itself possible in pinyin, \
    and nothing else in the source explains it.
    """
  public static let examples = Examples(
    passes: [
      Example("密云水库", "Miyun Reservoir"),
      Example("雁栖湖公园", "Yanqi Lake Park"),
      Example("在陕西省", "in Shaanxi Province"),
      Example("吕梁山", "Lyuliang Mountains"),
      Example("湖北省与河北省", "Hebei Province and Hubei Province"),
      Example("淡水河", "Tamsui River"),
      Example("密云的水库", "the reservoir of Miyun"),
    ],
    fails: [
      Example("密云水库", "Minyun Reservoir"),
      Example("雁栖湖公园", "the park at Yangqi Lake"),
      Example("永定河", "Yonding River"),
      Example("Miyung District", "密云区", from: .english, to: .chinese),
    ])

  public init() {}

  public func findings(in pair: LintedPair, _ context: LintContext) -> [Finding] {
    guard let source = pair.source, let target = pair.target else { return [] }
    let isFromChinese = source.language.isChinese && target.language.primary == "en"
    guard isFromChinese || (source.language.primary == "en" && target.language.isChinese) else {
      return []
    }
    let (chinese, english) = isFromChinese ? (source, target) : (target, source)
    return Transliterator().slips(chinese: chinese.folded, english: english).map { slip in
      let name = String(chinese.text[utf8: chinese.folded.utf8Range(slip.chinese)])
      let written = english.string(of: english.tokens[slip.english.lowerBound])
      let (from, to) = (
        chinese.folded.utf8Range(slip.chinese),
        english.range(of: english.tokens[slip.english.lowerBound])
      )
      var finding = pair.finding(
        of: Self.self, "\(written) is no spelling of \(name), which reads \(slip.spelling)",
        targetRange: isFromChinese ? to : from, sourceRange: isFromChinese ? from : to)
      finding.term = name
      finding.rendering = String(written)
      finding.expected = [slip.spelling]
      return finding
    }
  }
}
