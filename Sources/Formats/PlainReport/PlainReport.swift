import Bitext

/// A report as a text file in which two languages take turns, line by line or block by block.
enum PlainReport: DocumentFormat {
  static let fileExtensions = ["txt", "md", "markdown", "text"]

  static func recognises(_ head: FileHead) -> Bool { false }

  static func read(
    _ file: InputFile, _ options: ReadOptions
  ) throws(FormatError) -> ReadResult {
    let text = try TextBlockReader(file.text(options), markup: markup(of: file.name))
    guard let leading = InterleavedBlocks.leading(of: text.blocks) else {
      throw FormatError(.unreadable("expected text, found blank lines only"), path: file.path)
    }
    let pairs = InterleavedBlocks(text.blocks, leading: leading).pairs
    return result(
      file, options, text.blocks, pairs, leading: leading, suppressions: text.suppressions)
  }

  /// A Word document: rows of tables are pairs, and the paragraphs between them are paired like the
  /// lines of a text.
  static func read(
    _ document: DOCXBlocks, _ file: InputFile, _ options: ReadOptions
  ) throws(FormatError) -> ReadResult {
    var runs: [(blocks: [TextBlock], row: (chinese: [TextBlock], other: [TextBlock])?)] = []
    var blocks: [TextBlock] = []
    var run: [TextBlock] = []
    for item in document.items {
      switch item {
      case .block(let block): run.append(block)
      case .row(let chinese, let other):
        runs.append((run, (chinese, other)))
        run = []
      }
    }
    runs.append((run, nil))
    for index in runs.indices {
      runs[index].blocks.settleNeutralBlocks()
      blocks += runs[index].blocks
    }
    let onlyRows = blocks.isEmpty && runs.contains { $0.row != nil }
    guard let leading = onlyRows ? .chinese : InterleavedBlocks.leading(of: blocks) else {
      throw FormatError(.unreadable("expected text, found empty paragraphs only"), path: file.path)
    }
    var pairs: [(first: [TextBlock], second: [TextBlock])] = []
    for run in runs {
      pairs += InterleavedBlocks(run.blocks, leading: leading).pairs
      if let row = run.row {
        pairs.append(leading == .chinese ? (row.chinese, row.other) : (row.other, row.chinese))
        blocks += row.chinese + row.other
      }
    }
    return result(file, options, blocks, pairs, leading: leading, suppressions: [])
  }

  private static func result(
    _ file: InputFile, _ options: ReadOptions, _ blocks: [TextBlock],
    _ pairs: [(first: [TextBlock], second: [TextBlock])], leading: TextLanguage,
    suppressions: [Suppression]
  ) -> ReadResult {
    let languages = languages(of: file.name, leading: leading, options)
    let sourceIsFirst = (leading == .chinese) == languages.source.isChinese
    let paragraphs = pairs.map { pair in
      let first = pair.first.map(\.segment)
      let second = pair.second.map(\.segment)
      return sourceIsFirst
        ? ParagraphPair(source: first, target: second)
        : ParagraphPair(source: second, target: first)
    }
    let document = Document(
      name: file.name.stem, edition: options.edition ?? edition(of: file.name, blocks),
      sourceLanguage: languages.source, targetLanguage: languages.target,
      body: .paragraphs(paragraphs))
    return ReadResult(
      documents: [document], notices: notices(blocks, path: file.path),
      suppressions: suppressions)
  }

  static func markup(of name: FileName) -> TextBlockReader.Markup {
    ["md", "markdown"].contains(name.fileExtension) ? .markdown : .none
  }

  /// The year in the file's name, else that of a date in the first ten blocks.
  static func edition(of name: FileName, _ blocks: [TextBlock]) -> Int? {
    if let edition = name.edition { return edition }
    for block in blocks.prefix(10) {
      if let year = ReportDate.year(in: block.segment.text) { return year }
    }
    return nil
  }

  private static func languages(
    of name: FileName, leading: TextLanguage, _ options: ReadOptions
  ) -> (source: LanguageTag, target: LanguageTag) {
    let chinese = [options.sourceLanguage, options.targetLanguage, name.language]
      .compactMap(\.self).first(where: \.isChinese)
    let other = [options.sourceLanguage, options.targetLanguage, name.language]
      .compactMap(\.self).first { !$0.isChinese }
    let sourceIsChinese =
      options.sourceLanguage?.isChinese ?? options.targetLanguage.map { !$0.isChinese }
      ?? (leading == .chinese)
    let pair = (chinese ?? .chinese, other ?? .english)
    return sourceIsChinese ? pair : (pair.1, pair.0)
  }

  private static func notices(_ blocks: [TextBlock], path: String) -> [String] {
    let chinese = blocks.count { $0.language == .chinese }
    guard chinese == 0 || chinese == blocks.count else { return [] }
    let language = chinese == 0 ? "no Chinese" : "nothing but Chinese"
    return ["\(path): expected a report in two languages, found \(language)"]
  }
}
