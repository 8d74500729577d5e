import Bitext
import XML

extension XLIFFUnit {
  /// A `<trans-unit>` of XLIFF 1.0 to 1.2, plain or as Trados, memoQ and Phrase write it.
  ///
  /// Where `<seg-source>` has segments (`<mrk mtype="seg">`), the ones of the same `mid` in
  /// `<target>` are their translations (XLIFF 1.2, section 2.6).
  init(version1 node: XMLNode, path: String) {
    id = node["id"] ?? ""
    isTranslatable = node["translate"] != "no"
    position = node.element.position
    annotations = XLIFFAnnotations.version1(node)
    var inline = XLIFFInline(path: path)
    inline.hasCodesInText = node.element.attributes.contains { $0.name.hasPrefix("m:") }
    let target = node.child("target")
    let state =
      (target?["state"]).map { XLIFFState(version1: $0) }
      ?? node["mq:status"].map { XLIFFState(memoQ: $0) }
      ?? node["m:confirmed"].map { XLIFFState(phrase: $0) }
    let sourceMarks = node.child("seg-source").map(Self.segmentMarks) ?? []
    let targetMarks = target.map(Self.segmentMarks) ?? []
    guard !sourceMarks.isEmpty else {
      if let source = node.child("source") {
        segments = [
          SegmentEntry(
            id: "", source: inline.segment(source), target: target.map { inline.segment($0) },
            state: state)
        ]
      }
      return
    }
    let confirmations = Self.tradosStates(node)
    segments = sourceMarks.map { mark in
      let mid = mark["mid"] ?? ""
      var translation = targetMarks.first { $0["mid"] == mid }.map { inline.segment($0) }
      // Some tools segment the source only, as a whole.
      if translation == nil, sourceMarks.count == 1, targetMarks.isEmpty {
        translation = target.map { inline.segment($0) }
      }
      return SegmentEntry(
        id: mid, source: inline.segment(mark), target: translation,
        state: confirmations[mid].map { XLIFFState(trados: $0) } ?? state)
    }
  }

  private static func segmentMarks(_ node: XMLNode) -> [XMLNode] {
    node.children.flatMap { child in
      child.name == "mrk" && child["mtype"] == "seg" ? [child] : segmentMarks(child)
    }
  }

  /// `conf` of `<sdl:seg-defs><sdl:seg id="…">`.
  private static func tradosStates(_ node: XMLNode) -> [String: String] {
    let definitions = node.child("seg-defs")?.children("seg") ?? []
    return Dictionary(
      definitions.compactMap { seg in seg["id"].flatMap { id in seg["conf"].map { (id, $0) } } },
      uniquingKeysWith: { first, _ in first })
  }

  /// A `<unit>` of XLIFF 2.
  init(version2 node: XMLNode, path: String) {
    id = node["id"] ?? ""
    isTranslatable = node["translate"] != "no"
    position = node.element.position
    annotations = XLIFFAnnotations.version2(node)
    var inline = XLIFFInline(path: path)
    for data in node.child("originalData")?.children("data") ?? [] {
      if let id = data["id"] { inline.originalData[id] = data.text }
    }
    for segment in node.children("segment") {
      guard let source = segment.child("source") else { continue }
      segments.append(
        SegmentEntry(
          id: segment["id"] ?? String(segments.count + 1), source: inline.segment(source),
          target: segment.child("target").map { inline.segment($0) },
          state: XLIFFState(version2: segment["state"], segment["subState"])))
    }
  }
}
