import Bitext

/// XLIFF 1.0 to 1.2 and 2.x as documents: one pair a segment, one document a pair of languages.
enum XLIFFFormat: DocumentFormat {
  static let fileExtensions = ["xlf", "xliff", "sdlxliff", "mqxliff", "mxliff", "mqxlz"]

  static func recognises(_ head: FileHead) -> Bool {
    head.rootElement?.split(separator: ":").last == "xliff"
  }

  static func read(
    _ file: InputFile, _ options: ReadOptions
  ) throws(FormatError) -> ReadResult {
    var reader = try XLIFFReader(file)
    var groups: [(source: LanguageTag, target: LanguageTag, pairs: [SegmentPair])] = []
    var locked = 0
    while let unit = try reader.next() {
      guard unit.isTranslatable else {
        locked += 1
        continue
      }
      let source = options.sourceLanguage ?? reader.sourceLanguage ?? .chinese
      let target =
        options.targetLanguage ?? reader.targetLanguage
        ?? (source.isChinese ? .english : .chinese)
      if groups.last?.source != source || groups.last?.target != target {
        groups.append((source, target, []))
      }
      groups[groups.count - 1].pairs += unit.pairs(path: file.path)
      try Limits.checkSegments(groups[groups.count - 1].pairs.count, path: file.path)
    }
    let documents = groups.map { group in
      Document(
        name: file.name.stem, edition: options.edition ?? file.name.edition,
        sourceLanguage: group.source, targetLanguage: group.target, body: .pairs(group.pairs))
    }
    var notices = reader.notices
    if locked > 0 {
      notices.append("\(file.path): \(locked) units are marked as not to be translated, left out")
    }
    if documents.isEmpty { notices.append("\(file.path): no units to read") }
    return ReadResult(documents: documents, notices: notices)
  }
}
