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
    let header = rows.first.flatMap { Header(row: $0) }
    if header != nil { rows.removeFirst() }
    let columns = header ?? Header(source: 0, target: 1)
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
    let notices =
      short == 0 ? [] : ["\(file.path): \(short) rows have no target column, read as empty"]
    return ReadResult(documents: [document], notices: notices)
  }

  /// A cell that a short row lacks is empty, at the row's end.
  private static func cell(_ index: Int, of row: [Segment]) -> Segment {
    if row.indices.contains(index) { return row[index] }
    guard let last = row.last else { return Segment("") }
    let end = last.place(at: last.text.utf8.count)
    return Segment("", path: end.path, line: end.line, column: end.column)
  }

  /// By the script of most cells.
  private static func language(of segments: [Segment]) -> LanguageTag {
    let sample = segments.prefix(200).map { TextLanguage(of: $0.text) }
    let chinese = sample.count { $0 == .chinese }
    return chinese > 0 && 2 * chinese >= sample.count { $0 != .neutral } ? .chinese : .english
  }

  /// Which columns hold source and target.
  private struct Header {
    var source: Int
    var target: Int
    var sourceLanguage: LanguageTag?
    var targetLanguage: LanguageTag?

    init(source: Int, target: Int) {
      self.source = source
      self.target = target
    }

    /// Nil unless the row names `source` and `target`, or two languages by their tags.
    init?(row: [Segment]) {
      let names = row.map { $0.text.lowercased() }
      if let source = names.firstIndex(of: "source"), let target = names.firstIndex(of: "target") {
        self.init(source: source, target: target)
        return
      }
      let tags = row.enumerated().compactMap { index, cell in
        FileName("x." + cell.text + ".x").language.map { (index, $0) }
      }
      guard tags.count >= 2, tags.count == row.count || tags[0].0 == 0 && tags[1].0 == 1 else {
        return nil
      }
      self.init(source: tags[0].0, target: tags[1].0)
      sourceLanguage = tags[0].1
      targetLanguage = tags[1].1
    }
  }
}
