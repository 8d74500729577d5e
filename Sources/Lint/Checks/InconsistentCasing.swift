import Bitext
import Linguistics

struct InconsistentCasing: Check {
  static let id = "inconsistent-casing"
  static let severity = Severity.warning
  static let summary = "The same words of a term are capitalised in two ways in the collection."
  static let explanation = """
    “Fellow Deputies” and “Fellow deputies” for the same words of the source: the first word is \
    capitalised in both, a later one is not in both. Headings, the beginnings of sentences and \
    longer names of which the words are a part do not count. Words that are capitalised as a name \
    in one place and wholly small in another are hints, since “the Government” and “a government” \
    are both right; so is everything that is not at least eight to one.
    """
  static let examples = Examples(
    passes: [
      Example([
        ("各位代表！过去一年成绩不少。", "Fellow deputies, much was done last year."),
        ("各位代表！新的一年任务很重。", "Fellow deputies, much is to be done this year."),
      ]),
      Example([
        ("密云水库的水", "water of Miyun Reservoir is clean"),
        ("密云县", "people in Miyun county live well"),
      ]),
      Example([
        ("坚持中国特色社会主义道路", "We stay on the path of socialism with Chinese characteristics."),
        ("学习中国特色社会主义思想", "We study the Thought on Socialism with Chinese Characteristics."),
      ]),
      Example([("城市工作", "The city does well."), ("城市治理", "City Governance Forum")]),
    ],
    fails: [
      Example([
        ("各位代表！过去一年成绩不少。", "Fellow deputies, much was done last year."),
        ("各位代表！新的一年任务很重。", "Fellow Deputies, much is to be done this year."),
      ]),
      Example([
        ("密云水库的水", "the water of Miyun Reservoir is clean"),
        ("密云水库的鱼", "the fish of Miyun Reservoir are back"),
        ("密云水库的岸", "the banks of Miyun reservoir are green"),
      ]),
    ])

  func findings(across collection: [LintedDocument], _ context: LintContext) -> [Finding] {
    var index = CasingIndex()
    collection.forEachEnglishTarget { words, place in index.addNames(of: words, at: place) }
    collection.forEachEnglishTarget { words, place in index.addSmall(of: words, at: place) }
    return index.variants().flatMap {
      VariantReport(of: Self.self).findings(of: $0, in: collection)
    }
  }
}
