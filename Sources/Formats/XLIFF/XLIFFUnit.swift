import Bitext
import XML

/// A unit of an XLIFF file with its segments.
struct XLIFFUnit: Sendable {
  struct SegmentEntry: Sendable {
    var id: String
    var source: Segment
    /// Nil where the file has no target.
    var target: Segment?
    var state: XLIFFState?
  }

  var id: String
  var isTranslatable: Bool
  var segments: [SegmentEntry] = []
  var annotations: [Annotation] = []
  var position: XMLPosition

  /// One pair a segment; a missing target is an empty segment at the unit's place.
  func pairs(path: String) -> [SegmentPair] {
    segments.map { segment in
      let isOnly = segments.count == 1 || segment.id.isEmpty
      var pair = SegmentPair(
        id: isOnly ? id : "\(id)/\(segment.id)", source: segment.source,
        target: segment.target
          ?? Segment("", path: path, line: position.line, column: position.column),
        annotations: annotations)
      pair.set(segment.state)
      return pair
    }
  }
}

/// Turns inline markup into text and codes.
struct XLIFFInline {
  /// Native code by its id (XLIFF 2, `<originalData>`).
  var originalData: [String: String] = [:]
  /// Phrase writes its codes into the text: `{1}`, `{b>`, `<b}`.
  var hasCodesInText = false
  let path: String

  func segment(_ node: XMLNode) -> Segment {
    var builder = SegmentBuilder(path: path)
    add(node.content, to: &builder)
    builder.placeIfEmpty(at: node.element.position)
    return hasCodesInText ? builder.segment.withPhraseCodes : builder.segment
  }

  /// Several elements as one text.
  func segment(_ content: [XMLNode.Content], at position: XMLPosition) -> Segment {
    var builder = SegmentBuilder(path: path)
    add(content, to: &builder)
    builder.placeIfEmpty(at: position)
    return hasCodesInText ? builder.segment.withPhraseCodes : builder.segment
  }

  private func add(_ content: [XMLNode.Content], to builder: inout SegmentBuilder) {
    for content in content {
      switch content {
      case .text(let text): builder.append(text)
      case .node(let node): add(node, to: &builder)
      }
    }
  }

  private func add(_ node: XMLNode, to builder: inout SegmentBuilder) {
    let attributes = node.properties
    switch node.name {
    case "g":
      builder.append(code: "g", .opening, attributes)
      add(node.content, to: &builder)
      builder.append(code: "g", .closing, attributes)
    case "pc":
      builder.append(code: "pc", .opening, attributes, data(node["dataRefStart"]))
      add(node.content, to: &builder)
      builder.append(code: "pc", .closing, attributes, data(node["dataRefEnd"]))
    case "x": builder.append(code: "x", .standalone, attributes)
    case "bx": builder.append(code: "bx", .opening, attributes)
    case "ex": builder.append(code: "ex", .closing, attributes)
    case "bpt": builder.append(code: "bpt", .opening, attributes, native(node))
    case "ept": builder.append(code: "ept", .closing, attributes, native(node))
    case "it":
      let role: InlineCode.Role = node["pos"] == "close" ? .closing : .opening
      builder.append(code: "it", role, attributes, native(node))
    case "ph" where node.content.isEmpty:
      builder.append(code: "ph", .standalone, attributes, data(node["dataRef"]))
    case "ph": builder.append(code: "ph", .standalone, attributes, native(node))
    case "sc": builder.append(code: "sc", .opening, attributes, data(node["dataRef"]))
    case "ec": builder.append(code: "ec", .closing, attributes, data(node["dataRef"]))
    case "cp": builder.append(code: "cp", .standalone, attributes)
    // Annotations (`mrk`, `sm`, `em`) and elements of other vocabularies say nothing about the text.
    default: add(node.content, to: &builder)
    }
  }

  private func data(_ reference: String?) -> [InlineCode.Content] {
    guard let reference, let text = originalData[reference] else { return [] }
    return text.isEmpty ? [] : [.native(text)]
  }

  private func native(_ node: XMLNode) -> [InlineCode.Content] {
    node.content.map { content in
      switch content {
      case .text(let text): .native(text.text)
      case .node(let sub): .subflow(sub.text, attributes: sub.properties)
      }
    }
  }
}

extension Segment {
  /// The segment with `{1}`, `{1>` and `<1}` taken out of the text and made codes.
  var withPhraseCodes: Segment {
    var parts: [Segment] = []
    var found: [InlineCode] = []
    var kept = 0
    let bytes = Array(text.utf8)
    var start = 0
    var index = 0
    while index < bytes.count {
      guard let (end, role) = Self.phraseCode(bytes, at: index) else {
        index += 1
        continue
      }
      if start < index { parts.append(self[start..<index]) }
      kept += index - start
      let name = String(decoding: bytes[(index + 1)..<(end - 1)], as: UTF8.self)
      found.append(
        InlineCode(
          offset: kept, role: role, element: role == .standalone ? "ph" : "g",
          attributes: [Property("id", name)]))
      index = end
      start = end
    }
    guard !found.isEmpty else { return self }
    if start < bytes.count { parts.append(self[start..<bytes.count]) }
    var segment = Segment.joined(parts, separator: "")
    if parts.isEmpty { segment = Segment("", path: path, anchors: Array(anchors.prefix(1))) }
    segment.codes = (segment.codes + found).sorted { $0.offset < $1.offset }
    return segment
  }

  /// Where a code ends that begins at `index`, and what it is.
  private static func phraseCode(
    _ bytes: [UInt8], at index: Int
  ) -> (end: Int, role: InlineCode.Role)? {
    guard bytes[index] == 0x7B || bytes[index] == 0x3C else { return nil }
    let name = bytes[(index + 1)...].prefix {
      (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x5E || $0 == 0x5F
    }
    guard !name.isEmpty, name.count <= 8, name.endIndex < bytes.count else { return nil }
    switch (bytes[index], bytes[name.endIndex]) {
    case (0x7B, 0x7D): return (name.endIndex + 1, .standalone)
    case (0x7B, 0x3E): return (name.endIndex + 1, .opening)
    case (0x3C, 0x7D): return (name.endIndex + 1, .closing)
    default: return nil
    }
  }
}
