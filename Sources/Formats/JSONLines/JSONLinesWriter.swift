public import Bitext

/// Writes aligned documents as JSON lines, an object a pair: `source`, `target`, `confidence`,
/// `document`, `edition`, `sourceLine`, `targetLine`, languages; what a pair lacks is left out.
public struct JSONLinesWriter: AlignedDocumentWriter {
  public static let fileExtensions = ["jsonl", "ndjson"]

  public init(options: WriteOptions) {}

  public func write(
    _ documents: [AlignedDocument], to path: String
  ) throws(FormatError) -> WriteSummary {
    let file = try AtomicFile(path)
    var summary = WriteSummary()
    for document in documents {
      for pair in document.pairs {
        try file.write(JSONText.object(Self.fields(pair, document)) + "\n")
        summary.written += 1
      }
    }
    try file.commit()
    return summary
  }

  private static func fields(
    _ pair: SegmentPair, _ document: AlignedDocument
  ) -> [(name: String, value: String)] {
    var fields: [(name: String, value: String)] = []
    if let source = pair.source { fields.append(("source", JSONText.string(source.text))) }
    if let target = pair.target { fields.append(("target", JSONText.string(target.text))) }
    fields.append(("confidence", pair.confidence.threePlaces))
    fields.append(("document", JSONText.string(document.name)))
    if let edition = document.edition { fields.append(("edition", String(edition))) }
    fields.append(("sourceLanguage", JSONText.string(document.sourceLanguage.description)))
    fields.append(("targetLanguage", JSONText.string(document.targetLanguage.description)))
    for (name, segment) in [("source", pair.source), ("target", pair.target)] {
      guard let segment, let line = segment.anchors.first?.line else { continue }
      fields.append((name + "Path", JSONText.string(segment.path)))
      fields.append((name + "Line", String(line)))
    }
    return fields
  }
}
