import Bitext

/// A document whose two languages are in a text file each.
enum TextFilePair {
  static func read(
    _ source: InputFile, _ target: InputFile, _ options: ReadOptions
  ) throws(FormatError) -> ReadResult {
    let sourceText = try source.text(options)
    let targetText = try target.text(options)
    let sourceSide = side(sourceText, source.name, options)
    let targetSide = side(targetText, target.name, options)
    var sourceLanguage = options.sourceLanguage ?? source.name.language ?? sourceSide.language
    var targetLanguage = options.targetLanguage ?? target.name.language ?? targetSide.language
    if sourceLanguage == targetLanguage {
      // The script does not tell them apart; what the user or a name says stays as it is.
      if options.targetLanguage == nil, target.name.language == nil {
        targetLanguage = sourceLanguage.isChinese ? .english : .chinese
      } else if options.sourceLanguage == nil, source.name.language == nil {
        sourceLanguage = targetLanguage.isChinese ? .english : .chinese
      }
    }
    let document = Document(
      name: commonStem(source.name.stem, target.name.stem),
      edition: options.edition ?? sourceSide.edition ?? targetSide.edition,
      sourceLanguage: sourceLanguage, targetLanguage: targetLanguage,
      body: .paragraphs([
        ParagraphPair(source: sourceSide.segments, target: targetSide.segments)
      ]))
    return ReadResult(
      documents: [document],
      notices: emptiness(sourceSide, source.path) + emptiness(targetSide, target.path),
      suppressions: sourceSide.suppressions + targetSide.suppressions)
  }

  private struct Side {
    var segments: [Segment]
    var suppressions: [Suppression]
    var language: LanguageTag
    var edition: Int?
  }

  private static func side(_ text: TextFile, _ name: FileName, _ options: ReadOptions) -> Side {
    let reader = TextBlockReader(
      text, markup: options.segmented ? .none : PlainReport.markup(of: name))
    let segments =
      options.segmented
      ? text.lines.enumerated().map { index, line in
        Segment(trimming: line, path: text.path, line: index + 1)
      } : reader.blocks.map(\.segment)
    let chinese = reader.blocks.count { $0.language == .chinese }
    return Side(
      segments: segments, suppressions: reader.suppressions,
      language: 2 * chinese >= reader.blocks.count && chinese > 0 ? .chinese : .english,
      edition: PlainReport.edition(of: name, reader.blocks))
  }

  private static func emptiness(_ side: Side, _ path: String) -> [String] {
    side.segments.contains { !$0.text.isEmpty }
      ? [] : ["\(path): expected text, found blank lines only"]
  }

  /// `report-2024` of twice that name; of two names, the source's.
  private static func commonStem(_ source: String, _ target: String) -> String {
    source.isEmpty ? target : source
  }
}
