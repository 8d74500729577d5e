import Bitext

/// A gettext PO file as a document: a pair for each text and each plural. Obsolete entries are left
/// out; fuzzy ones are kept with half the confidence, since gettext itself does not use them.
enum POFormat: DocumentFormat {
  static let fileExtensions = ["po", "pot"]

  static func recognises(_ head: FileHead) -> Bool { false }

  static func read(
    _ file: InputFile, _ options: ReadOptions
  ) throws(FormatError) -> ReadResult {
    let bytes = try file.bytes()
    let text = try TextDecoder.text(
      of: bytes, path: file.path, encoding: options.encoding ?? POFile.charset(of: bytes))
    let po = try POFile(TextFile(path: file.path, text: text))
    let used = po.entries.filter { !$0.isObsolete }
    let pairs = used.flatMap { Self.pairs(of: $0) }
    let language = (po.header["language"] ?? "").split(separator: "@").first
      .flatMap { LanguageTag($0.split(separator: ".").first ?? "") }
    let source =
      options.sourceLanguage ?? po.header["x-source-language"].flatMap { LanguageTag($0) }
      ?? .english
    let document = Document(
      name: file.name.stem, edition: options.edition ?? file.name.edition, sourceLanguage: source,
      targetLanguage: options.targetLanguage ?? language ?? file.name.language
        ?? (source.isChinese ? .english : .chinese), body: .pairs(pairs))
    var notices: [String] = []
    let obsolete = po.entries.count - used.count
    if obsolete > 0 {
      notices.append("\(file.path): \(obsolete) obsolete entries left out")
    }
    let fuzzy = used.count(where: \.isFuzzy)
    if fuzzy > 0 { notices.append("\(file.path): \(fuzzy) entries are fuzzy") }
    return ReadResult(documents: [document], notices: notices)
  }

  private static func pairs(of entry: POFile.Entry) -> [SegmentPair] {
    let confidence = entry.isFuzzy ? 0.5 : 1
    let notes = entry.comments.filter { !$0.isEmpty }.map { Annotation(.note, $0) }
    guard let plural = entry.plural else {
      return [
        SegmentPair(
          id: entry.context, source: entry.id, target: entry.translations.first ?? Segment(""),
          confidence: confidence, annotations: notes)
      ]
    }
    return entry.translations.enumerated().map { form, translation in
      let source = form == 0 && entry.translations.count > 1 ? entry.id : plural
      return SegmentPair(
        id: entry.context, source: source, target: translation, confidence: confidence,
        annotations: notes)
    }
  }
}
