import Bitext
import Linguistics

struct SourceTextInTarget: Check {
  static let id = "source-text-in-target"
  static let severity = Severity.warning
  static let summary = "Words of the source stand untranslated in the translation."
  static let explanation = """
    Chinese characters in a translation into another script, or running words of the source in a \
    translation into Chinese that are no name: three or more in small letters, or four with capitals \
    among them of which two are small. A translation may give the original in brackets or \
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
    func range(_ run: ArraySlice<Token>) -> Range<Int>? {
      guard let first = run.first, let last = run.last else { return nil }
      let range = first.range.lowerBound..<last.range.upperBound
      let stands = source.folded.scalars.contains(target.folded.scalars[range])
      return stands && !enclosed.contains(range) ? range : nil
    }
    func isSentence(_ run: ArraySlice<Token>) -> Bool {
      let small = run.filter(isSmall)
      return run.count >= 4 && small.count >= 2
        && small.contains { !EnglishStems.isFunctionWord(target.string(of: $0)) }
    }
    let left = target.tokens.split { $0.kind != .word }.flatMap { run in
      if isSentence(run), let whole = range(run) { return [whole] }
      return run.split { !isSmall($0) }.filter { $0.count >= 3 }.compactMap(range)
    }
    return left.map { range in
      pair.finding(
        of: Self.self, "“\(text.string(range))” is not translated",
        targetRange: text.utf8Range(range))
    }
  }
}
