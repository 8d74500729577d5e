import Bitext
import XML

/// The content elements of TMX 1.4b, section 3.2.
enum TMXCodes {
  /// What an element inside a segment is; nil for one whose text is text of the segment (`hi`, and
  /// elements that TMX does not know).
  static func role(of element: String, _ attributes: [Property]) -> InlineCode.Role? {
    switch element {
    case "bpt": .opening
    case "ept": .closing
    case "it": attributes.first { $0.name == "pos" }?.value == "end" ? .closing : .opening
    case "ph", "ut", "x": .standalone
    default: nil
    }
  }

  /// A code as the TMX element that it is written as.
  struct Written {
    var code: InlineCode
    var element: String
    var attributes: [XMLAttribute]
  }

  /// TMX's own codes stay what they are; other formats' spans become `bpt` and `ept`, their
  /// standalone codes `ph`. A span without its other end becomes `it`, a `hi` without it nothing.
  /// Numbers of `bpt` are made unique in the segment, as section 3.2 demands.
  static func writable(_ codes: [InlineCode]) -> [Written] {
    guard !codes.isEmpty else { return [] }
    let partners = partners(of: codes)
    var numbers = Numbers(codes)
    return codes.enumerated().compactMap { index, code in
      switch code.element {
      case "ph", "ut", "it":
        return Written(code: code, element: code.element, attributes: standard(code))
      case "hi":
        guard partners[index] != nil else { return nil }
        return Written(code: code, element: "hi", attributes: kept(code, ["x", "type"]))
      default: break
      }
      guard code.role != .standalone else {
        return Written(code: code, element: "ph", attributes: kept(code, ["x", "assoc", "type"]))
      }
      guard let partner = partners[index] else {
        let position = XMLAttribute("pos", code.role == .opening ? "begin" : "end")
        return Written(
          code: code, element: "it", attributes: [position] + kept(code, ["x", "type"]))
      }
      let opening = min(index, partner)
      let number = XMLAttribute("i", numbers.number(of: opening, codes[opening]))
      return code.role == .opening
        ? Written(code: code, element: "bpt", attributes: [number] + kept(code, ["x", "type"]))
        : Written(code: code, element: "ept", attributes: [number])
    }
  }

  /// Codes that open or close a span whose other end the segment lacks.
  static func unpairedCount(_ codes: [InlineCode]) -> Int {
    let partners = partners(of: codes)
    return codes.indices.count { index in
      codes[index].role != .standalone && codes[index].element != "it" && partners[index] == nil
    }
  }

  /// For each code that opens or closes a span, the index of its other end: the one of the same
  /// name and number. A span ends behind its beginning.
  private static func partners(of codes: [InlineCode]) -> [Int: Int] {
    struct Span: Hashable {
      var name: String
      var number: String
    }
    /// Beginnings without an end so far, the latest last.
    var open: [Span: [Int]] = [:]
    var partners: [Int: Int] = [:]
    for (index, code) in codes.enumerated() where code.element != "it" && !isIsolated(code) {
      let span = Span(name: name(code), number: number(code) ?? "")
      switch code.role {
      case .opening: open[span, default: []].append(index)
      case .closing:
        guard let opening = open[span]?.popLast() else { continue }
        partners[index] = opening
        partners[opening] = index
      case .standalone: continue
      }
    }
    return partners
  }

  /// One name for both ends of a span.
  private static func name(_ code: InlineCode) -> String {
    switch code.element {
    case "ept": "bpt"
    case "ex": "bx"
    case "ec": "sc"
    default: code.element
    }
  }

  /// What both ends of a span have in common: in TMX `i`, in XLIFF 1.2 `rid` or `id`, in XLIFF 2
  /// the `id` of the beginning.
  private static func number(_ code: InlineCode) -> String? {
    func value(_ name: String) -> String? { code.attributes.first { $0.name == name }?.value }
    switch code.element {
    case "bpt", "ept": return value("i") ?? value("rid") ?? value("id")
    case "bx", "ex": return value("rid") ?? value("id")
    case "ec": return value("startRef")
    case "sc": return value("id")
    default: return nil
    }
  }

  /// XLIFF 2 marks a code whose other end stands in another unit.
  private static func isIsolated(_ code: InlineCode) -> Bool {
    code.attributes.contains(Property("isolated", "yes"))
  }

  /// A number that TMX takes as `i` and `x`: digits only.
  private static func isNumber(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// The numbers of the spans of one segment.
  private struct Numbers {
    private var given: [Int: String] = [:]
    private var used: Set<String> = []
    private let wanted: Set<String>
    private var next = 1

    init(_ codes: [InlineCode]) { wanted = Set(codes.compactMap(TMXCodes.number)) }

    /// Its own number, unless an earlier span has it.
    mutating func number(of opening: Int, _ code: InlineCode) -> String {
      if let number = given[opening] { return number }
      var number = TMXCodes.number(code) ?? ""
      let isOwn = code.attributes.contains { $0.name == "i" }
      if number.isEmpty || used.contains(number) || !(isOwn || TMXCodes.isNumber(number)) {
        while used.contains(String(next)) || wanted.contains(String(next)) { next += 1 }
        number = String(next)
      }
      used.insert(number)
      given[opening] = number
      return number
    }
  }

  private static func standard(_ code: InlineCode) -> [XMLAttribute] {
    switch code.element {
    case "it":
      let position = XMLAttribute("pos", code.role == .closing ? "end" : "begin")
      return [position] + kept(code, ["x", "type"])
    case "ph": return kept(code, ["x", "assoc", "type"])
    default: return kept(code, ["x"])
    }
  }

  private static func kept(_ code: InlineCode, _ names: Set<String>) -> [XMLAttribute] {
    let attributes = isFromTMX(code) ? code.attributes : translated(code.attributes)
    return attributes.filter { names.contains($0.name) }.map { XMLAttribute($0.name, $0.value) }
  }

  private static func isFromTMX(_ code: InlineCode) -> Bool {
    !code.attributes.contains { ["id", "rid", "startRef", "ctype"].contains($0.name) }
  }

  /// The attributes of an XLIFF code as TMX has them: its id links it to its translation, as `x`
  /// does.
  private static func translated(_ attributes: [Property]) -> [Property] {
    func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    var found: [Property] = []
    if let id = value("id"), isNumber(id) { found.append(Property("x", id)) }
    if let assoc = value("assoc") { found.append(Property("assoc", assoc)) }
    if let type = value("ctype") {
      found.append(Property("type", XLIFFCodeType.tmxType(ctype: type)))
    } else if let type = value("type") {
      found.append(Property("type", XLIFFCodeType.tmxType(type, subType: value("subType"))))
    }
    return found
  }
}
