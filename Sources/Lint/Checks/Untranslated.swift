import Bitext
import Linguistics

struct Untranslated: Check {
  static let id = "untranslated"
  static let severity = Severity.error
  static let summary = "The target is still in the source language."
  static let explanation = """
    The target of a pair is mostly Chinese although its language is another one, or it repeats a \
    source of at least three words. Codes, numbers and names of one or two words may stay as they \
    are; Chinese words inside a translation are `source-text-in-target`.
    """
  static let examples = Examples(
    passes: [
      Example("加强监管。", "We will tighten oversight."),
      Example("PM2.5", "PM2.5"),
      Example("风骨（fenggu）", "fenggu (风骨)"),
      Example("Yanqi Lake", "Yanqi Lake", from: .english, to: .chinese),
    ],
    fails: [
      Example("加强监管。", "加强监管。"),
      Example("实施PM2.5治理。", "實施PM2.5治理。"),
      Example(
        "We will tighten oversight.", "We will tighten oversight.", from: .english, to: .chinese),
    ])

  func findings(in pair: LintedPair, _ context: LintContext) -> [Finding] {
    guard let source = pair.source, let target = pair.target,
      source.language.primary != target.language.primary
    else { return [] }
    let isCopy =
      target.language.isWrittenWithoutSpaces
      ? repeats(source, target)
      : target.isMostlyHan && target.language.primary != "ko" || repeats(source, target)
    return isCopy ? [pair.finding(of: Self.self, "the text is not translated")] : []
  }

  private func repeats(_ source: AnalyzedText, _ target: AnalyzedText) -> Bool {
    let words = words(of: source)
    guard words.count >= 3, words == self.words(of: target) else { return false }
    return source.tokens.contains { token in
      token.kind == .word && token.range.count > 1
        && source.string(of: token).unicodeScalars.allSatisfy { !$0.isCapital }
    }
  }

  private func words(of text: AnalyzedText) -> [ArraySlice<UInt32>] {
    text.tokens.filter { $0.kind == .word }.map { text.folded.scalars[$0.range] }
  }
}

extension AnalyzedText {
  /// Whether the text is Chinese rather than another language, by its script: a word of Latin
  /// letters says about as much as two characters.
  var isMostlyHan: Bool {
    let han = text.unicodeScalars.count(where: \.isHan)
    return han >= 2 && han > 2 * tokens.count { $0.kind == .word }
  }
}
