import Bitext
import Linguistics

struct EmptyTarget: Check {
  static let id = "empty-target"
  static let severity = Severity.error
  static let summary = "The source says something, the translation is empty."
  static let explanation = """
    A bilingual file has a place for the translation, and nothing stands there. A source without a \
    letter, a character or a digit needs no translation. Text that the aligner could not pair at \
    all is `omission`.
    """
  static let examples = Examples(
    passes: [
      Example("加强监管。", "We will tighten oversight."),
      Example("——", ""),
      Example("", ""),
    ],
    fails: [
      Example("加强监管。", ""),
      Example("2024", "  "),
      Example("Strengthen oversight.", "", from: .english, to: .chinese),
    ])

  func findings(in pair: LintedPair, _ context: LintContext) -> [Finding] {
    guard let source = pair.source, let target = pair.target,
      target.text.unicodeScalars.allSatisfy(\.properties.isWhitespace),
      source.tokens.contains(where: { $0.kind != .mark })
    else { return [] }
    return [pair.finding(of: Self.self, "the translation is empty")]
  }
}
