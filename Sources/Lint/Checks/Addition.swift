import Bitext
import Linguistics

struct Addition: Check {
  static let id = "addition"
  static let severity = Severity.warning
  static let summary = "The translation says something that the source does not."
  static let explanation = """
    Either the aligner found no source for one or more sentences of the translation, or a stretch of \
    the translation stands for nothing in the source while the translation is longer than usual, \
    judged as for `omission`. A few words of explanation are no addition, nor are brackets.
    """
  static let examples = Examples(
    passes: [
      Example("加强监管。", "We will tighten oversight, both online and offline."),
      Example("", "2024"),
    ],
    fails: [
      Example("", "We will also build a park beside the river and a school beside the park.")
    ])

  func findings(across collection: [LintedDocument], _ context: LintContext) -> [Finding] {
    Completeness(side: .target).faults(across: collection, context).map { fault in
      let pair = collection[fault.document].document.pairs[fault.pairs.lowerBound]
      var finding = pair.finding(of: Self.self, fault.message, targetRange: fault.range)
      if !fault.isSure { finding.severity = .hint }
      return finding
    }
  }
}
