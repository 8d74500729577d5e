import Bitext
import Linguistics

struct Omission: Check {
  static let id = "omission"
  static let severity = Severity.warning
  static let summary = "Text of the source has no counterpart in the translation."
  static let explanation = """
    Either the aligner found no translation for one or more sentences, or the translation is far \
    shorter than this document's own translations of sources of that length are; with a lexicon, \
    words of the source must also be unaccounted for. There is no fixed ratio: a document with too \
    few pairs to learn from is not judged by length. Notes in one language only are hints.
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
            "第七条河流完成治理，两岸建成了公园，周边居民的出行更加方便，水质达到三类标准。",
            "River seven was restored."
          )
        ])
    ])

  /// Pairs enough to learn the usual lengths from.
  private static let report = (1...60).map { number in
    (
      source: "第\(number)条河流完成治理，两岸建成了公园，周边居民的出行更加方便\(number % 3 == 0 ? "" : "，水质达标")。",
      target: "River \(number) was restored, parks were built on both of its banks, and people who "
        + "live nearby find it easier to get about\(number % 3 == 0 ? "" : "; its water is clean")."
    )
  }

  func findings(across collection: [LintedDocument], _ context: LintContext) -> [Finding] {
    collection.filter(\.isLinted).flatMap { linted in
      Completeness(side: .source).faults(in: linted.document, context).map { fault in
        var finding = linted.document.pairs[fault.pairs.lowerBound].finding(
          of: Self.self, fault.message)
        if !fault.isSure { finding.severity = .hint }
        return finding
      }
    }
  }
}
