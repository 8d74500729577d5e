public import Bitext

/// Writes aligned documents as a gettext PO file; a text that is met again is told from the first by
/// a context with its document and number. Pairs without source cannot be said.
public struct POWriter: AlignedDocumentWriter {
  public static let fileExtensions = ["po"]
  private let options: WriteOptions

  public init(options: WriteOptions) { self.options = options }

  public func write(
    _ documents: [AlignedDocument], to path: String
  ) throws(FormatError) -> WriteSummary {
    let file = try AtomicFile(path)
    let source = documents.first?.sourceLanguage ?? .english
    let target = documents.first?.targetLanguage ?? .chinese
    try file.write(
      """
      msgid ""
      msgstr ""
      "MIME-Version: 1.0\\n"
      "Content-Type: text/plain; charset=UTF-8\\n"
      "Content-Transfer-Encoding: 8bit\\n"
      "Language: \(target)\\n"
      "X-Source-Language: \(source)\\n"
      "X-Generator: yizhi \(options.toolVersion)\\n"

      """)
    var summary = WriteSummary()
    var seen: Set<[UInt8]> = []
    var emptyCodes = 0
    for document in documents {
      for (index, pair) in document.pairs.enumerated() {
        guard let source = pair.source, !source.text.isEmpty else {
          summary.leftOut += 1
          continue
        }
        let isMetAgain = !seen.insert(Array(source.textWithNativeCodes.utf8)).inserted
        let context = isMetAgain ? "\(document.name)#\(index + 1)" : nil
        try file.write(Self.entry(pair, source, context: context))
        summary.written += 1
        emptyCodes += [source, pair.target].lazy.compactMap(\.self).flatMap(\.codes)
          .count { $0.content.isEmpty }
      }
    }
    try file.commit()
    if emptyCodes > 0 {
      summary.changes.append("PO has no inline codes: \(emptyCodes) without a text left out")
    }
    return summary
  }

  private static func entry(_ pair: SegmentPair, _ source: Segment, context: String?) -> String {
    var text = "\n"
    for note in pair.annotations.notes(of: .pair) {
      for line in note.split(whereSeparator: \.isNewline) { text += "#. \(line)\n" }
    }
    if let line = source.anchors.first?.line, line > 0, !source.path.contains(" ") {
      text += "#: \(source.path):\(line)\n"
    }
    if let context { text += "msgctxt \(quoted(context))\n" }
    text += "msgid \(quoted(source.textWithNativeCodes))\n"
    return text + "msgstr \(quoted(pair.target?.textWithNativeCodes ?? ""))\n"
  }

  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\r": quoted += "\\r"
      case "\t": quoted += "\\t"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
