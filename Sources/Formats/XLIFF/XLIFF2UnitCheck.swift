import Bitext
import XML

/// What XLIFF 2.1 demands of one unit: segments with a source, ids met once, references that lead
/// somewhere, spans that begin and end.
struct XLIFF2UnitCheck {
  private(set) var notices: [String] = []
  private let unit: XMLNode
  private let path: String
  private let data: Set<String>
  private var segmentIDs: Set<String> = []
  private var orders: Set<String> = []

  init(_ unit: XMLNode, path: String) {
    self.unit = unit
    self.path = path
    data = Set(
      (unit.child("originalData")?.children("data") ?? []).compactMap { $0["id"] })
  }

  mutating func run(_ sourceLanguage: LanguageTag?, _ targetLanguage: LanguageTag?) {
    checkData()
    checkNotes()
    var side: [String: Side] = ["source": Side(), "target": Side()]
    for part in unit.children where part.name == "segment" || part.name == "ignorable" {
      checkPart(part, hasTargetLanguage: targetLanguage != nil)
      for text in part.children where side[text.name] != nil {
        checkAttributes(text)
        checkLanguage(of: text, text.name == "source" ? sourceLanguage : targetLanguage)
        checkInline(text, &side[text.name, default: Side()])
      }
    }
    for side in side.values { checkSpans(side) }
  }

  /// The codes of one language in a unit.
  private struct Side {
    var ids: Set<String> = []
    var open: [String: XMLNode] = [:]
  }

  private mutating func checkNotes() {
    guard let notes = unit.child("notes") else { return }
    if notes.children("note").isEmpty { tell("expected a <note> in <notes>", notes) }
    let ids = notes.children("note").compactMap { $0["id"] }
    if Set(ids).count < ids.count { tell("expected ids of notes that are met once", notes) }
  }

  private mutating func checkAttributes(_ node: XMLNode) {
    guard let allowed = Self.attributes[node.name] else { return }
    for attribute in node.element.attributes where !allowed.contains(attribute.name) {
      tell("expected no attribute “\(attribute.name)” on <\(node.name)>", node)
    }
  }

  /// Elements that take no attributes of other vocabularies (XLIFF 2.1, section 4.2.2).
  private static let attributes: [String: Set<String>] = [
    "segment": ["id", "canResegment", "state", "subState"], "ignorable": ["id"],
    "source": ["xml:lang", "xml:space"], "target": ["xml:lang", "xml:space", "order"],
  ]

  private static let types: Set = ["fmt", "ui", "quote", "link", "image", "other"]

  private mutating func checkLanguage(of text: XMLNode, _ language: LanguageTag?) {
    guard let code = text["xml:lang"] else { return }
    if LanguageTag(code) == nil || (language != nil && LanguageTag(code) != language) {
      tell("expected the language of the document on <\(text.name)>, found “\(code)”", text)
    }
  }

  /// Both ends of a span say the same of what may be done with it.
  private mutating func checkAlike(_ start: XMLNode, _ end: XMLNode) {
    for name in ["canCopy", "canDelete", "canOverlap"] where start[name] != end[name] {
      let isDefault = [start[name] ?? "yes", end[name] ?? "yes"] == ["yes", "yes"]
      if !isDefault { tell("expected the same \(name) on <sc> and <ec>", end) }
    }
    let isFixed = ["no", "firstNo"].contains(start["canReorder"])
    if isFixed != (end["canReorder"] == "no") {
      tell("expected the canReorder of <ec> to suit that of <sc>", end)
    }
  }

  private mutating func checkType(_ code: XMLNode) {
    let isAnnotation = ["mrk", "sm"].contains(code.name)
    if isAnnotation, code["type"] == "comment", (code["value"] == nil) == (code["ref"] == nil) {
      tell("expected a value or a reference on a comment, and not both", code)
    }
    guard !isAnnotation, ["pc", "sc", "ph"].contains(code.name) else { return }
    if let type = code["type"], !Self.types.contains(type) {
      tell("expected a type of fmt, ui, quote, link, image or other, found “\(type)”", code)
    }
    if let sub = code["subType"] {
      if code["type"] == nil { tell("expected a type beside subType", code) }
      let own = ["xlf:lb", "xlf:pb", "xlf:b", "xlf:i", "xlf:u", "xlf:var"]
      if !sub.contains(":") || (sub.hasPrefix("xlf:") && !own.contains(sub))
        || (own.prefix(5).contains(sub) && code["type"] != "fmt")
        || (sub == "xlf:var" && code["type"] != "ui")
      {
        tell("expected a subType that suits the type, found “\(sub)”", code)
      }
    }
    if code["copyOf"] != nil, code["dataRef"] != nil || code["dataRefStart"] != nil {
      tell("expected no original data on a copied code", code)
    }
  }

  private mutating func checkData() {
    guard let original = unit.child("originalData") else { return }
    var seen: Set<String> = []
    if original.children("data").isEmpty { tell("expected <data> in <originalData>", original) }
    for data in original.children {
      guard data.name == "data" else {
        tell("expected no <\(data.name)> in <originalData>", data)
        continue
      }
      if !seen.insert(data["id"] ?? "").inserted { tell("expected ids that are met once", data) }
      if data.children.contains(where: { $0.name != "cp" }) {
        tell("expected no element but <cp> in <data>", data)
      }
    }
  }

  private mutating func checkPart(_ part: XMLNode, hasTargetLanguage: Bool) {
    checkAttributes(part)
    if let id = part["id"], !segmentIDs.insert(id).inserted {
      tell("expected ids that are met once, found “\(id)” again", part)
    }
    if part.children("source").count != 1 {
      tell("expected one <source> in <\(part.name)>", part)
    }
    for child in part.children
    where child.element.namespace.isXLIFF && !["source", "target"].contains(child.name) {
      tell("expected no <\(child.name)> in <\(part.name)>", child)
    }
    if part.children.contains(where: { !$0.element.namespace.isXLIFF }) {
      tell("expected no foreign element in <\(part.name)>", part)
    }
    if let state = part["state"], !XLIFF2Rules.states.contains(state) {
      tell("expected a state of initial, translated, reviewed or final", part)
    }
    if part["subState"] != nil, part["state"] == nil {
      tell("expected a state beside subState", part)
    }
    guard let target = part.child("target") else { return }
    if !hasTargetLanguage { tell("expected trgLang on <xliff>, since there are targets", target) }
    if let order = target["order"], !orders.insert(order).inserted {
      tell("expected orders that are met once, found “\(order)” again", target)
    }
  }

  private mutating func checkInline(_ node: XMLNode, _ side: inout Side) {
    for child in node.children where child.element.namespace.isXLIFF {
      checkCode(child, &side)
      checkInline(child, &side)
    }
  }

  private mutating func checkCode(_ code: XMLNode, _ side: inout Side) {
    for name in ["dataRef", "dataRefStart", "dataRefEnd"] {
      if let reference = code[name], !data.contains(reference) {
        tell("expected <data> of id “\(reference)”, found none", code)
      }
    }
    checkType(code)
    switch code.name {
    case "pc", "sc", "ph", "mrk", "sm":
      let id = code["id"] ?? ""
      if !id.isNameToken { tell("expected an id on <\(code.name)>", code) }
      if !side.ids.insert(id).inserted { tell("expected ids that are met once", code) }
      let isIsolated = code["isolated"] == "yes"
      if (code.name == "sc" && !isIsolated) || code.name == "sm" { side.open[id] = code }
    case "ec", "em":
      let isIsolated = code["isolated"] == "yes"
      guard !isIsolated else {
        if code["id"] == nil || code["startRef"] != nil {
          tell("expected an id and no startRef on an isolated <ec>", code)
        }
        return
      }
      guard let start = side.open.removeValue(forKey: code["startRef"] ?? "") else {
        return tell("expected the beginning of the span that <\(code.name)> ends", code)
      }
      if code.name == "ec" { checkAlike(start, code) }
    case "cp":
      let value = UInt32(code["hex"] ?? "", radix: 16)
      let isForbidden = value.map { $0 < 0x20 && ![0x9, 0xA, 0xD].contains($0) || $0 >= 0xD800 }
      if isForbidden != true { tell("expected in hex a character that XML forbids", code) }
    default: tell("expected no <\(code.name)> in text", code)
    }
  }

  private mutating func checkSpans(_ side: Side) {
    for code in side.open.values.sorted(by: { $0.element.position < $1.element.position }) {
      tell("expected the end of the span that <\(code.name)> begins", code)
    }
  }

  private mutating func tell(_ message: String, _ node: XMLNode) {
    let position = node.element.position
    notices.append("\(path):\(position.line):\(position.column): \(message)")
  }
}
