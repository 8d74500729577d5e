public import Bitext

/// Writes aligned documents as a translation memory, TMX 1.4b, level 2.
///
/// Each unit says where it comes from: `x-document`, `x-edition`, `x-line` (of the source, 1-based)
/// and `x-confidence` (0 to 1, where the aligner is not certain).
public struct TMXWriter: AlignedDocumentWriter {
  public static let fileExtensions = ["tmx"]
  private let options: WriteOptions

  public init(options: WriteOptions) { self.options = options }

  public func write(
    _ documents: [AlignedDocument], to path: String
  ) throws(FormatError) -> WriteSummary {
    let sourceLanguage = documents.first?.sourceLanguage ?? .chinese
    var adapter = options.profile.map { TMXAdapter($0) }
    let headerLanguage = adapter?.language(sourceLanguage) ?? sourceLanguage
    var writer = try TMXUnitWriter(
      path: path,
      header: .written(
        by: options.toolVersion, date: options.date, sourceLanguage: headerLanguage))
    var summary = WriteSummary()
    for document in documents {
      for pair in document.pairs {
        guard var unit = TranslationUnit(pair, of: document) else {
          summary.leftOut += 1
          continue
        }
        if document.sourceLanguage != sourceLanguage {
          unit.sourceLanguage = document.sourceLanguage
        }
        guard let adapted = adapter == nil ? unit : adapter?.adapted(unit) else {
          summary.leftOut += 1
          continue
        }
        try writer.write(adapted)
        summary.written += 1
      }
    }
    summary.droppedCharacters = try writer.finish()
    summary.changes = adapter?.sentences ?? []
    return summary
  }
}

extension TranslationUnit {
  /// Nil unless the pair has text on both sides.
  init?(_ pair: SegmentPair, of document: AlignedDocument) {
    guard let source = pair.source, let target = pair.target, !source.text.isEmpty,
      !target.text.isEmpty
    else { return nil }
    var properties = [Property("x-document", document.name)]
    if let edition = document.edition {
      properties.append(Property("x-edition", String(edition)))
    }
    if let line = source.anchors.first?.line, line > 0 {
      properties.append(Property("x-line", String(line)))
    }
    if pair.confidence < 1 {
      properties.append(Property("x-confidence", pair.confidence.threePlaces))
    }
    self.init(
      id: pair.id,
      variants: [
        Variant(language: document.sourceLanguage, segment: source),
        Variant(language: document.targetLanguage, segment: target),
      ], properties: properties)
  }
}
