import Bitext
import Linguistics

struct Addition: Check {
  static let id = "addition"
  static let severity = Severity.warning
  static let summary = "The translation says something that the source does not."
  static let explanation = """
    Either the aligner found no source for one or more sentences of the translation, or the \
    translation is far longer than this document's own translations of sources of that length are; \
    with a lexicon, words of the translation must also be unaccounted for. A few words of \
    explanation are no addition.
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
    collection.filter(\.isLinted).flatMap { linted in
      Completeness(side: .target).faults(in: linted.document, context).map { fault in
        var finding = linted.document.pairs[fault.pairs.lowerBound].finding(
          of: Self.self, fault.message)
        if !fault.isSure { finding.severity = .hint }
        return finding
      }
    }
  }
}
