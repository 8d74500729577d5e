public import Bitext

/// Writes aligned documents as a translation memory, TMX 1.4b, level 2.
///
/// Each unit says where it comes from, unless the file that it was read from said so already:
/// `x-document`, `x-edition`, `x-line` (of the source, 1-based) and `x-confidence` (0 to 1, where the
/// aligner is not certain). `x-state` is the state of a translation that is not just translated.
public struct TMXWriter: AlignedDocumentWriter {
  public static let fileExtensions = ["tmx"]
  static let stateName = "x-state"
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
    let annotations = pair.annotations
    var properties = annotations.properties(of: .pair)
    let isFromMemory = properties.contains { $0.name == "x-document" }
    if !isFromMemory { properties = Self.origin(of: pair, source, in: document) + properties }
    if let state = pair.state {
      properties.append(Property(TMXWriter.stateName, state.rawValue))
    }
    func variant(
      _ segment: Segment, _ language: LanguageTag, _ subject: Annotation.Subject
    ) -> Variant {
      Variant(
        language: language, segment: segment, properties: annotations.properties(of: subject),
        notes: annotations.notes(of: subject), attributes: annotations.attributes(of: subject))
    }
    self.init(
      id: pair.id,
      variants: [
        variant(source, document.sourceLanguage, .source),
        variant(target, document.targetLanguage, .target),
      ], properties: properties, notes: annotations.notes(of: .pair),
      attributes: annotations.attributes(of: .pair))
  }

  private static func origin(
    of pair: SegmentPair, _ source: Segment, in document: AlignedDocument
  ) -> [Property] {
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
    return properties
  }
}
