import Bitext
import XML

/// What XLIFF 2.1 demands of one unit beyond its schema: ids met once, references that lead
/// somewhere, spans that begin and end, languages and white space that agree.
struct XLIFF2UnitCheck {
  private(set) var faults: [XLIFF2Fault] = []
  /// Units that codes refer to, which may stand anywhere in the file.
  private(set) var subFlows: [XLIFF2Reference] = []
  private let unit: XMLNode
  private let scope: XLIFF2Scope
  private let languages: XLIFF2Scope.Languages?
  private let data: Set<String>
  private let notes: Set<String>
  private var fileID: String?

  init(_ unit: XMLNode, _ scope: XLIFF2Scope, _ languages: XLIFF2Scope.Languages?) {
    self.unit = unit
    self.scope = scope
    self.languages = languages
    data = Set((unit.child("originalData")?.children("data") ?? []).compactMap { $0["id"] })
    notes = Set((unit.child("notes")?.children("note") ?? []).compactMap { $0["id"] })
  }

  /// Codes and annotations of one language.
  private struct Side {
    var ids: Set<String> = []
    var open: [String: XMLNode] = [:]
    var codes: [XMLNode] = []
  }

  private var parts: [XMLNode] {
    unit.children.filter { $0.name == "segment" || $0.name == "ignorable" }
  }

  /// - Parameter file: The id of the file that the unit is in.
  mutating func run(file: String?) {
    fileID = file
    checkData()
    var source = Side()
    var target = Side()
    var partIDs: Set<String> = []
    if unit.children("segment").isEmpty { tell("expected a <segment> in <unit>", unit) }
    for part in parts {
      if let id = part["id"], !partIDs.insert(id).inserted { faults.append(.repeated(part)) }
      if part["subState"] != nil, part["state"] == nil {
        tell("expected a state beside subState", part)
      }
      if let text = part.child("source") { check(text, languages?.source, &source) }
      guard let text = part.child("target") else { continue }
      check(text, languages?.target, &target)
      if languages?.hasTarget == false {
        tell("expected trgLang on <xliff>, since there are targets", text)
      }
      checkSpace(part.child("source"), text)
    }
    checkOrder()
    for side in [source, target] {
      for code in side.open.values.sorted(by: { $0.element.position < $1.element.position }) {
        tell("expected the end of the span that <\(code.name)> begins", code)
      }
      checkCopies(side.codes)
    }
    faults += XLIFF2EditingHints.faults(in: parts)
    checkMatches(ids: source.ids.union(partIDs).union(target.ids))
  }

  private mutating func check(_ text: XMLNode, _ language: LanguageTag?, _ side: inout Side) {
    if let code = text["xml:lang"] ?? scope.language,
      LanguageTag(code) == nil || (language != nil && LanguageTag(code) != language)
    {
      tell("expected the language of the document on <\(text.name)>, found “\(code)”", text)
    }
    checkInline(text, &side)
  }

  private mutating func checkSpace(_ source: XMLNode?, _ target: XMLNode) {
    guard let source else { return }
    if XLIFF2Scope(scope, source.element).space != XLIFF2Scope(scope, target.element).space {
      tell("expected the same xml:space on <source> and <target>", target)
    }
  }

  /// A target without order stands where its segment stands.
  private mutating func checkOrder() {
    var seen: Set<String> = []
    let all = parts
    for (index, part) in all.enumerated() {
      guard let target = part.child("target") else { continue }
      let order = target["order"] ?? String(index + 1)
      if !seen.insert(order).inserted {
        tell("expected orders that are met once, found “\(order)” again", target)
      }
    }
  }

  private mutating func checkData() {
    var seen: Set<String> = []
    for data in unit.child("originalData")?.children ?? [] {
      if let id = data["id"], !seen.insert(id).inserted { faults.append(.repeated(data)) }
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
    for name in ["subFlows", "subFlowsStart", "subFlowsEnd"] {
      for id in code[name]?.split(separator: " ") ?? [] {
        subFlows.append(XLIFF2Reference(id: String(id), position: code.element.position))
      }
    }
    checkType(code)
    faults += XLIFF2ModuleCheck.faults(of: code.element)
    let isIsolated = code["isolated"] == "yes"
    switch code.name {
    case "pc", "sc", "ph", "mrk", "sm":
      let id = code["id"] ?? ""
      if !side.ids.insert(id).inserted { faults.append(.repeated(code)) }
      if (code.name == "sc" && !isIsolated) || code.name == "sm" { side.open[id] = code }
      if ["mrk", "sm"].contains(code.name) {
        checkAnnotation(code)
      } else {
        side.codes.append(code)
      }
    case "ec" where isIsolated:
      if code["id"] == nil || code["startRef"] != nil {
        tell("expected an id and no startRef on an isolated <ec>", code)
      }
    case "ec", "em":
      guard let start = side.open.removeValue(forKey: code["startRef"] ?? "") else {
        return tell("expected the beginning of the span that <\(code.name)> ends", code)
      }
      if code.name == "ec" { checkAlike(start, code) }
    case "cp":
      let value = UInt32(code["hex"] ?? "", radix: 16)
      let isForbidden = value.map { $0 < 0x20 && ![0x9, 0xA, 0xD].contains($0) || $0 >= 0xD800 }
      if isForbidden != true { tell("expected in hex a character that XML forbids", code) }
    default: return
    }
  }

  /// Both ends of a span say the same of what may be done with it.
  private mutating func checkAlike(_ start: XMLNode, _ end: XMLNode) {
    for name in ["canCopy", "canDelete", "canOverlap"]
    where (start[name] ?? "yes") != (end[name] ?? "yes") {
      tell("expected the same \(name) on <sc> and <ec>", end)
    }
    let isFixed = ["no", "firstNo"].contains(start["canReorder"])
    if isFixed != (end["canReorder"] == "no") {
      tell("expected the canReorder of <ec> to suit that of <sc>", end)
    }
  }

  private mutating func checkType(_ code: XMLNode) {
    guard ["pc", "sc", "ph"].contains(code.name) else { return }
    if let sub = code["subType"] {
      if code["type"] == nil { tell("expected a type beside subType", code) }
      let own = ["xlf:lb", "xlf:pb", "xlf:b", "xlf:i", "xlf:u", "xlf:var"]
      if (sub.hasPrefix("xlf:") && !own.contains(sub))
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

  private mutating func checkCopies(_ codes: [XMLNode]) {
    let originals = Dictionary(
      codes.compactMap { code in code["id"].map { ($0, code) } },
      uniquingKeysWith: { first, _ in first })
    for code in codes {
      guard let id = code["copyOf"] else { continue }
      guard let original = originals[id] else {
        tell("expected a code of id “\(id)” to copy, found none", code)
        continue
      }
      if original["canCopy"] == "no" { tell("expected a code that may be copied", code) }
    }
  }

  /// A comment has its text beside it, or in a note of the unit (section 4.3.1.14, `ref`).
  private mutating func checkAnnotation(_ annotation: XMLNode) {
    let isComment = annotation["type"] == "comment"
    if isComment, (annotation["value"] == nil) == (annotation["ref"] == nil) {
      tell("expected a value or a reference on a comment, and not both", annotation)
    }
    guard let reference = annotation["ref"] else { return }
    guard reference.hasPrefix("#") else {
      if isComment { tell("expected a reference to a note of the unit", annotation) }
      return
    }
    let (fragment, fault) = XLIFF2Fragment.parse(reference)
    guard let fragment else {
      return tell(fault ?? "expected a reference, found “\(reference)”", annotation)
    }
    guard isComment else { return }
    let isHere =
      fragment.selectors.count == 1
      || (fragment.id(of: "u") == unit["id"]
        && (fragment.id(of: "f") == nil || fragment.id(of: "f") == fileID))
    if fragment.leaf?.prefix != "n" || !isHere || !notes.contains(fragment.leaf?.id ?? "") {
      tell("expected a reference to a note of the unit, found “\(reference)”", annotation)
    }
  }

  /// A match says which span or segment of the unit it is for (section 5.1.6.6, `ref`).
  private mutating func checkMatches(ids: Set<String>) {
    for match in unit.child("matches")?.children("match") ?? [] {
      guard let reference = match["ref"] else { continue }
      let fragment = reference.hasPrefix("#") ? XLIFF2Fragment.parse(reference).fragment : nil
      guard let leaf = fragment?.leaf, ["", "t"].contains(leaf.prefix) else {
        tell("expected a reference such as #1 to a part of the unit, found “\(reference)”", match)
        continue
      }
      if !ids.contains(leaf.id) {
        tell("expected something of id “\(leaf.id)” in the unit, found none", match)
      }
    }
  }

  private mutating func tell(_ message: String, _ node: XMLNode) {
    faults.append(XLIFF2Fault(message: message, position: node.element.position))
  }
}
