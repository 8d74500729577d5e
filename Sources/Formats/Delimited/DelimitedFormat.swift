import Bitext

/// Segment pairs in a TSV or CSV file: a column each for source and target, header optional.
enum DelimitedFormat: DocumentFormat {
  static let fileExtensions = ["tsv", "csv", "tab"]

  static func recognises(_ head: FileHead) -> Bool { false }

  static func read(
    _ file: InputFile, _ options: ReadOptions
  ) throws(FormatError) -> ReadResult {
    let bytes = try file.bytes()
    let text = try TextDecoder.text(of: bytes, path: file.path, encoding: options.encoding)
    let kind: DelimitedRows.Kind = file.name.fileExtension == "csv" ? .commas : .tabs
    var rows = try DelimitedRows(text, kind, path: file.path).rows
    if let first = rows.first, Set(first.map(\.text)).isSuperset(of: glossaryColumns) {
      let notice = "\(file.path): a glossary and no bitext, left out (see yizhi glossary)"
      return ReadResult(documents: [], notices: [notice])
    }
    let header = rows.first.flatMap { ColumnPair(header: $0) }
    if header != nil { rows.removeFirst() }
    let columns = header ?? ColumnPair(of: rows)
    let pairs = rows.map { row in
      SegmentPair(source: cell(columns.source, of: row), target: cell(columns.target, of: row))
    }
    guard rows.contains(where: { $0.count > 1 }) else {
      throw FormatError(
        .malformed("expected rows with a source and a target column"), path: file.path)
    }
    let document = Document(
      name: file.name.stem, edition: options.edition ?? file.name.edition,
      sourceLanguage: options.sourceLanguage ?? columns.sourceLanguage
        ?? language(of: pairs.compactMap(\.source)),
      targetLanguage: options.targetLanguage ?? columns.targetLanguage
        ?? language(of: pairs.compactMap(\.target)),
      body: .pairs(pairs))
    let short = rows.count { $0.count <= max(columns.source, columns.target) }
    var notices =
      short == 0 ? [] : ["\(file.path): \(short) rows have no target column, read as empty"]
    let areNamed = columns.sourceLanguage != nil || options.sourceLanguage != nil
    if !areNamed, document.sourceLanguage.isChinese == document.targetLanguage.isChinese {
      notices.append(
        "\(file.path): expected Chinese and another language in columns \(columns.source + 1) and "
          + "\(columns.target + 1); name the columns in a first line, such as zh and en")
    }
    return ReadResult(documents: [document], notices: notices)
  }

  private static let glossaryColumns: Set = ["source", "target", "status", "policy", "valid"]

  /// A cell that a short row lacks is empty, at the row's end.
  private static func cell(_ index: Int, of row: [Segment]) -> Segment {
    if row.indices.contains(index) { return row[index] }
    guard let last = row.last else { return Segment("") }
    let end = last.place(at: last.text.utf8.count)
    return Segment("", path: end.path, line: end.line, column: end.column)
  }

  /// By the script of most cells.
  private static func language(of segments: [Segment]) -> LanguageTag {
    ColumnPair.language(of: segments) == .chinese ? .chinese : .english
  }
}
