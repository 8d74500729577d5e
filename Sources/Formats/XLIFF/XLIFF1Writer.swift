public import Bitext
import XML

/// Writes aligned documents as XLIFF 1.2, a `<file>` a document and a `<trans-unit>` a pair.
public struct XLIFF1Writer: AlignedDocumentWriter {
  public static let fileExtensions = ["xlf", "xliff"]
  private let options: WriteOptions

  public init(options: WriteOptions) { self.options = options }

  public func write(
    _ documents: [AlignedDocument], to path: String
  ) throws(FormatError) -> WriteSummary {
    let file = try AtomicFile(path)
    var xml = try XMLWriter.opened(on: file)
    var summary = WriteSummary()
    xml.start(
      "xliff",
      [
        XMLAttribute("version", "1.2"),
        XMLAttribute("xmlns", "urn:oasis:names:tc:xliff:document:1.2"),
      ])
    for document in documents {
      startFile(&xml, document)
      for (id, pair) in document.numberedPairs {
        guard let source = pair.source else {
          summary.leftOut += 1
          continue
        }
        unit(&xml, id, source, pair)
        summary.written += 1
        if let failure = file.failure { throw failure }
      }
      xml.newline(depth: 2)
      xml.end()
      xml.newline(depth: 1)
      xml.end()
    }
    xml.newline()
    xml.end()
    summary.droppedCharacters = try xml.finish(file)
    return summary
  }

  private func startFile(_ xml: inout XMLWriter, _ document: AlignedDocument) {
    xml.newline(depth: 1)
    xml.start(
      "file",
      [
        XMLAttribute("original", document.name), XMLAttribute("datatype", "plaintext"),
        XMLAttribute("source-language", document.sourceLanguage.description),
        XMLAttribute("target-language", document.targetLanguage.description),
      ])
    xml.newline(depth: 2)
    xml.start("header")
    xml.start(
      "tool",
      [
        XMLAttribute("tool-id", "yizhi"), XMLAttribute("tool-name", "yizhi"),
        XMLAttribute("tool-version", options.toolVersion),
      ])
    xml.end()
    xml.end()
    xml.newline(depth: 2)
    xml.start("body")
  }

  private func unit(_ xml: inout XMLWriter, _ id: String, _ source: Segment, _ pair: SegmentPair) {
    xml.newline(depth: 3)
    xml.start("trans-unit", [XMLAttribute("id", id), XMLAttribute("xml:space", "preserve")])
    xml.newline(depth: 4)
    xml.start("source")
    write(&xml, source)
    xml.end()
    var annotations = pair.annotations
    if let target = pair.target {
      xml.newline(depth: 4)
      xml.start("target", [XMLAttribute("state", state(of: pair, &annotations))])
      write(&xml, target)
      xml.end()
    }
    XLIFFAnnotations.writeVersion1(annotations, &xml, depth: 4)
    xml.newline(depth: 3)
    xml.end()
  }

  /// The state that the file had that the pair came from, which then is no annotation, or the one
  /// of the pair.
  private func state(of pair: SegmentPair, _ annotations: inout [Annotation]) -> String {
    let prefix = XLIFFState.version1Prefix
    if let detail = pair.stateDetail, detail.hasPrefix(prefix) {
      let name = String(detail.dropFirst(prefix.count))
      let found = XLIFFState(version1: name)
      if XLIFFState.isVersion1(name), found.state == pair.effectiveState, found.detail == detail {
        annotations.removeAll { $0.kind == .property(XLIFFState.detailName) }
        return name
      }
    }
    return XLIFFState.name(of: pair.effectiveState)
  }

  private func write(_ xml: inout XMLWriter, _ segment: Segment) {
    xml.mixed(segment, XLIFFCodes.codes(of: segment)) { xml, code in
      var attributes = [XMLAttribute("id", code.id)]
      if code.kind == .start || code.kind == .end {
        attributes.append(XMLAttribute("rid", code.id))
      }
      if code.kind == .loneStart { attributes.append(XMLAttribute("pos", "open")) }
      if code.kind == .loneEnd { attributes.append(XMLAttribute("pos", "close")) }
      if let type = code.type.flatMap(XLIFFCodeType.ctype), code.kind != .end {
        attributes.append(XMLAttribute("ctype", type))
      }
      let name =
        switch code.kind {
        case .start: "bpt"
        case .end: "ept"
        case .loneStart, .loneEnd: "it"
        case .alone: "ph"
        }
      xml.start(name, attributes)
      for content in code.content {
        switch content {
        case .native(let native): xml.text(native)
        case .subflow(let text, let attributes):
          let type = attributes.first { $0.name == "type" || $0.name == "ctype" }?.value
          let ctype = type.flatMap(XLIFFCodeType.ctype).map { XMLAttribute("ctype", $0) }
          xml.element("sub", ctype.map { [$0] } ?? [], text: text)
        }
      }
      xml.end()
    }
  }
}

extension AlignedDocument {
  /// The pairs with ids for a file in which each must be met once and be a name token: their own, if
  /// all are that, else numbers.
  var numberedPairs: [(id: String, pair: SegmentPair)] {
    let ids = pairs.compactMap(\.id)
    let areUsable =
      ids.count == pairs.count && Set(ids).count == ids.count && ids.allSatisfy(\.isNameToken)
    return pairs.enumerated().map { index, pair in
      (areUsable ? pair.id ?? "" : String(index + 1), pair)
    }
  }
}
