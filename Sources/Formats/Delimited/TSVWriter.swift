public import Bitext

/// Writes aligned documents as two columns, source and target, under a header with their languages.
///
/// A tab or line end inside a segment becomes a blank. A missing side is an empty cell.
public struct TSVWriter: AlignedDocumentWriter {
  public static let fileExtensions = ["tsv"]

  public init(options: WriteOptions) {}

  public func write(
    _ documents: [AlignedDocument], to path: String
  ) throws(FormatError) -> WriteSummary {
    let file = try AtomicFile(path)
    let source = documents.first?.sourceLanguage ?? .chinese
    let target = documents.first?.targetLanguage ?? .english
    try file.write("\(source)\t\(target)\n")
    var summary = WriteSummary()
    for pair in documents.lazy.flatMap(\.pairs) {
      try file.write(Self.cell(pair.source) + "\t" + Self.cell(pair.target) + "\n")
      summary.written += 1
    }
    try file.commit()
    return summary
  }

  private static func cell(_ segment: Segment?) -> String {
    guard let segment else { return "" }
    var text = String.UnicodeScalarView()
    for scalar in segment.textWithNativeCodes.unicodeScalars {
      text.append("\t\n\r".unicodeScalars.contains(scalar) ? " " : scalar)
    }
    return String(text)
  }
}
