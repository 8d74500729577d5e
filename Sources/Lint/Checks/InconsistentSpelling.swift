import Bitext
import Linguistics

struct InconsistentSpelling: Check {
  static let id = "inconsistent-spelling"
  static let severity = Severity.warning
  static let summary = "A word is spelt in two ways in the collection."
  static let explanation = """
    British and American forms of one word (“organise” and “organize”), names with and without an \
    apostrophe or with another sort of it, and, as hints, words joined in different ways (“cyber \
    fraud” and “cyber-fraud” in the same position of the sentence). The rarer spelling is reported, once a document, with its \
    other places. Capitalised words inside a sentence are names and keep their spelling; what \
    occurs about as often either way is a hint.
    """
  static let examples = Examples(
    passes: [
      Example([
        ("组织", "we organise it"), ("世界卫生组织", "the World Health Organization"),
        ("组织", "we organise it"),
      ]),
      Example([("高质量发展", "high-quality growth"), ("质量高", "growth of high quality")]),
      Example([("跟进", "follow-up work"), ("跟进", "we follow up cases")]),
      Example([("四小时", "four hours"), ("为了", "for them")]),
    ],
    fails: [
      Example([("组织", "we organise it"), ("组织", "we organise it"), ("组织", "we organize it")]),
      Example([
        ("打击网络诈骗案件", "to crack down on cyber fraud cases"),
        ("打击网络诈骗案件", "to crack down on cyber fraud cases"),
        ("打击网络诈骗案件", "to crack down on cyber-fraud cases"),
      ]),
      Example([
        ("红色", "the colour red"), ("绿色", "the colour green"), ("蓝色", "the color blue"),
      ]),
    ])

  func findings(across collection: [LintedDocument], _ context: LintContext) -> [Finding] {
    var survey = SpellingSurvey()
    collection.forEachEnglishTarget { words, _ in survey.add(words) }
    var index = SpellingIndex(survey)
    collection.forEachEnglishTarget { words, place in index.add(words, at: place) }
    return index.variants().flatMap {
      VariantReport(of: Self.self).findings(of: $0, in: collection)
    }
  }
}
