import Bitext
import Linguistics

struct SourceTextInTarget: Check {
  static let id = "source-text-in-target"
  static let severity = Severity.warning
  static let summary = "Words of the source stand untranslated in the translation."
  static let explanation = """
    Chinese characters in a translation into another script, or three or more running words of the \
    source in a translation into Chinese. A translation may give the original in brackets or \
    quotation marks, or explain a character that the source speaks of as such.
    """
  static let examples = Examples(
    passes: [
      Example("打造花园城市。", "We will build a garden city."),
      Example("“枫桥经验”", "the Fengqiao model (枫桥经验)"),
      Example("“人”字有两笔。", "The character “人” has two strokes."),
      Example(
        "The iPhone Pro Max sells well.", "iPhone Pro Max 很畅销。", from: .english, to: .chinese),
      Example(
        "He read Harry Potter and the Goblet of Fire.", "他读了Harry Potter and the Goblet of Fire。",
        from: .english, to: .chinese),
    ],
    fails: [
      Example("打造花园城市。", "We will build a 花园城市 here."),
      Example(
        "The model of grassroots governance works.", "该 model of grassroots governance 有效。",
        from: .english, to: .chinese),
      Example(
        "The Council adopted the resolution.", "安理会通过了The Council adopted the该决议。",
        from: .english, to: .chinese),
    ])

  func findings(in pair: LintedPair, _ context: LintContext) -> [Finding] {
    guard let source = pair.source, let target = pair.target,
      source.language.primary != target.language.primary
    else { return [] }
    return target.language.isWrittenWithoutSpaces
      ? leftWords(pair, source, target) : leftCharacters(pair, source, target)
  }

  private func leftCharacters(
    _ pair: LintedPair, _ source: AnalyzedText, _ target: AnalyzedText
  ) -> [Finding] {
    guard source.language.isChinese, target.language.primary != "ko",
      target.text.unicodeScalars.contains(where: \.isHan)
    else { return [] }
    let text = ScalarText(target.text)
    let runs = text.runs(where: \.isHan)
    guard !runs.isEmpty, !target.isMostlyHan else { return [] }
    let enclosed = Enclosure(text)
    return runs.filter { run in
      !enclosed.contains(run) && source.folded.scalars.contains(target.folded.scalars[run])
    }.map { run in
      pair.finding(
        of: Self.self, "\(text.string(run)) is not translated",
        targetRange: text.utf8Range(run))
    }
  }

  /// Runs of words of the source that are no name: three with small letters, or four with a small one that
  /// carries meaning and another small one.
  private func leftWords(
    _ pair: LintedPair, _ source: AnalyzedText, _ target: AnalyzedText
  ) -> [Finding] {
    guard target.tokens.contains(where: { $0.kind == .han }) else { return [] }
    let text = ScalarText(target.text)
    let enclosed = Enclosure(text)
    func isSmall(_ token: Token) -> Bool { !text.scalars[token.range.lowerBound].isCapital }
    return target.tokens.split { $0.kind != .word }.compactMap { run in
      let small = run.filter(isSmall)
      let hasSentence =
        run.count >= 4 && small.count >= 2
        && small.contains { !EnglishStems.isFunctionWord(target.string(of: $0)) }
      let left = hasSentence ? run : run.split { !isSmall($0) }.first { $0.count >= 3 }
      guard let first = left?.first, let last = left?.last else { return nil }
      let range = first.range.lowerBound..<last.range.upperBound
      guard !enclosed.contains(range),
        source.folded.scalars.contains(target.folded.scalars[range])
      else { return nil }
      return pair.finding(
        of: Self.self, "“\(text.string(range))” is not translated",
        targetRange: text.utf8Range(range))
    }
  }
}
