import Bitext
import Linguistics

struct FullwidthPunctuation: Check {
  static let id = "fullwidth-punctuation"
  static let severity = Severity.warning
  static let summary = "A full-width mark stands in a text that is not Chinese or Japanese."
  static let explanation = """
    Marks such as ， 。 （ ） and full-width letters and digits come from a Chinese keyboard; in \
    English they leave gaps and cannot be searched for. Marks beside Chinese characters, in a quotation of the \
    original, may stay.
    """
  static let examples = Examples(
    passes: [
      Example("水，电", "water, power"),
      Example("《论语》", "the Analects (《论语》)"),
      Example("Water, power", "水，电", from: .english, to: .chinese),
    ],
    fails: [
      Example("水，电", "water，power"),
      Example("（一）", "（1） Growth"),
      Example("第１条", "Article １"),
    ])

  func findings(in pair: LintedPair, _ context: LintContext) -> [Finding] {
    guard let target = pair.target, !target.language.isWrittenWithoutSpaces,
      target.language.primary != "ko"
    else { return [] }
    guard target.text.unicodeScalars.contains(where: { $0.isFullwidth }),
      target.tokens.contains(where: { $0.kind == .word || $0.kind == .number })
    else { return [] }
    let text = ScalarText(target.text)
    let marks = text.scalars.indices.filter { index in
      text.scalars[index].isFullwidth && text[index - 1]?.isHan != true
        && text[index + 1]?.isHan != true
    }
    guard let first = marks.first else { return [] }
    let mark = text.string(first..<(first + 1))
    let message =
      marks.count == 1 ? "full-width \(mark)" : "full-width \(mark) and \(marks.count - 1) more"
    return [
      pair.finding(of: Self.self, message, targetRange: text.utf8Range(first..<(first + 1)))
    ]
  }
}

extension Unicode.Scalar {
  /// CJK punctuation and the full-width forms of ASCII.
  fileprivate var isFullwidth: Bool {
    switch value {
    case 0x3000...0x3003, 0x3008...0x3011, 0x3014...0x301B, 0xFF01...0xFF5E, 0xFF61...0xFF64: true
    default: false
    }
  }
}
