public import Bitext
import XML

/// Writes aligned documents as XLIFF 2.1, a `<file>` a document and a `<unit>` a pair. All documents
/// must be in the languages of the first one; others are left out.
public struct XLIFF2Writer: AlignedDocumentWriter {
  public static let fileExtensions: [String] = []

  public init(options: WriteOptions) {}

  public func write(
    _ documents: [AlignedDocument], to path: String
  ) throws(FormatError) -> WriteSummary {
    let file = try AtomicFile(path)
    var xml = try XMLWriter.opened(on: file)
    var summary = WriteSummary()
    let source = documents.first?.sourceLanguage ?? .chinese
    let target = documents.first?.targetLanguage ?? .english
    xml.start(
      "xliff",
      [
        XMLAttribute("xmlns", "urn:oasis:names:tc:xliff:document:2.0"),
        XMLAttribute("version", "2.1"), XMLAttribute("srcLang", source.description),
        XMLAttribute("trgLang", target.description),
      ])
    for (index, document) in documents.enumerated() {
      let pairs = document.numberedPairs.filter { $0.pair.source != nil }
      guard document.sourceLanguage == source, document.targetLanguage == target else {
        summary.leftOut += document.pairs.count
        continue
      }
      summary.leftOut += document.pairs.count - pairs.count
      guard !pairs.isEmpty else { continue }
      xml.newline(depth: 1)
      xml.start(
        "file",
        [XMLAttribute("id", "f\(index + 1)"), XMLAttribute("original", document.name)])
      for (id, pair) in pairs {
        guard let source = pair.source else { continue }
        unit(&xml, id, source, pair)
        summary.written += 1
        if let failure = file.failure { throw failure }
      }
      xml.newline(depth: 1)
      xml.end()
    }
    xml.newline()
    xml.end()
    summary.droppedCharacters = try xml.finish(file)
    return summary
  }

  private func unit(_ xml: inout XMLWriter, _ id: String, _ source: Segment, _ pair: SegmentPair) {
    let sourceCodes = XLIFFCodes.codes(of: source)
    let targetCodes = pair.target.map(XLIFFCodes.codes) ?? []
    var data: [String] = []
    for native in (sourceCodes + targetCodes).map(\.native)
    where !native.isEmpty && !data.contains(native) {
      data.append(native)
    }
    xml.newline(depth: 2)
    xml.start("unit", [XMLAttribute("id", id)])
    var annotations = pair.annotations
    let state = state(of: pair, &annotations)
    XLIFFAnnotations.writeVersion2(annotations, &xml, depth: 3)
    if !data.isEmpty {
      xml.newline(depth: 3)
      xml.start("originalData")
      for (index, text) in data.enumerated() {
        xml.newline(depth: 4)
        xml.element("data", [XMLAttribute("id", "d\(index + 1)")], text: text)
      }
      xml.newline(depth: 3)
      xml.end()
    }
    xml.newline(depth: 3)
    xml.start("segment", state)
    side(&xml, "source", source, sourceCodes, data)
    if let target = pair.target { side(&xml, "target", target, targetCodes, data) }
    xml.newline(depth: 3)
    xml.end()
    xml.newline(depth: 2)
    xml.end()
  }

  /// `initial` is what a segment without state is. A detail that `subState` takes (a prefix and a
  /// value) stands there instead of among the annotations.
  private func state(
    of pair: SegmentPair, _ annotations: inout [Annotation]
  ) -> [XMLAttribute] {
    let state = XMLAttribute("state", pair.effectiveState.rawValue)
    if let detail = pair.stateDetail, detail.isPrefixedValue, !detail.hasPrefix("xlf:") {
      annotations.removeAll { $0.kind == .property(XLIFFState.detailName) }
      return [state, XMLAttribute("subState", detail)]
    }
    return pair.effectiveState == .initial ? [] : [state]
  }

  private func side(
    _ xml: inout XMLWriter, _ name: String, _ segment: Segment, _ codes: [XLIFFCodes.Code],
    _ data: [String]
  ) {
    xml.newline(depth: 4)
    xml.start(name, [XMLAttribute("xml:space", "preserve")])
    xml.mixed(segment, codes) { xml, code in
      var attributes = [XMLAttribute(code.kind == .end ? "startRef" : "id", code.id)]
      if code.kind == .loneStart || code.kind == .loneEnd {
        attributes.append(XMLAttribute("isolated", "yes"))
      }
      if code.kind != .end, let type = code.type.flatMap(XLIFFCodeType.typeAndSubType) {
        attributes.append(XMLAttribute("type", type.type))
        if let subType = type.subType { attributes.append(XMLAttribute("subType", subType)) }
      }
      if let index = data.firstIndex(of: code.native) {
        attributes.append(XMLAttribute("dataRef", "d\(index + 1)"))
      }
      let name =
        switch code.kind {
        case .start, .loneStart: "sc"
        case .end, .loneEnd: "ec"
        case .alone: "ph"
        }
      xml.start(name, attributes)
      xml.end()
    }
    xml.end()
  }
}
