import XML

/// What modules of XLIFF 2.1 demand beyond their schemas (section 5).
enum XLIFF2ModuleCheck {
  static func faults(in node: XMLNode) -> [XLIFF2Fault] {
    var faults: [XLIFF2Fault] = []
    check(node, &faults)
    return faults
  }

  private static func check(_ node: XMLNode, _ faults: inout [XLIFF2Fault]) {
    func tell(_ message: String) {
      faults.append(XLIFF2Fault(message: message, position: node.element.position))
    }
    switch XLIFF2Grammar.name(of: node.element) {
    case "gls:glossEntry":
      if node.children("translation").isEmpty, node.children("definition").isEmpty {
        tell("expected a <translation> or <definition> in <\(node.element.name)>")
      }
    case "mtc:match":
      if node["subType"] != nil, node["type"] == nil { tell("expected a type beside subType") }
      if node["xml:lang"] != nil { tell("expected no xml:lang on <\(node.element.name)>") }
    case "res:source", "res:target":
      if (node["href"] == nil) == node.children.isEmpty {
        tell("expected either href or content on <\(node.element.name)>")
      }
    case "res:resourceItem":
      if node.child("source") == nil, node.child("target") == nil,
        node.children("reference").isEmpty
      {
        tell("expected a <source>, <target> or <reference> in <\(node.element.name)>")
      }
    case "val:rule":
      let kinds = ["isPresent", "isNotPresent", "startsWith", "endsWith"]
      let own = kinds.count { node[$0] != nil }
      let foreign = node.element.attributes.count { !$0.namespace.isEmpty }
      if own + min(foreign, 1) != 1 {
        tell("expected one of \(kinds.joined(separator: ", ")) on <\(node.element.name)>")
      }
      if node["occurs"] != nil, node["isPresent"] == nil {
        tell("expected isPresent beside occurs")
      }
      if node["existsInSource"] == "yes", node["isNotPresent"] != nil {
        tell("expected no existsInSource beside isNotPresent")
      }
    default: break
    }
    faults += Self.faults(of: node.element)
    for child in node.children { check(child, &faults) }
  }

  /// Tracked changes of a unit say which of its elements they are of, and what of it has changed.
  static func changeFaults(in unit: XMLNode) -> [XLIFF2Fault] {
    let tracked = unit.children("changeTrack").flatMap { $0.children("revisions") }
    guard !tracked.isEmpty else { return [] }
    let all = descendants(of: unit)
    let named = Dictionary(
      all.compactMap { node in node["id"].map { ($0, node) } },
      uniquingKeysWith: { first, _ in first })
    let counts = Dictionary(grouping: named.values, by: \.name).mapValues(\.count)
    var faults: [XLIFF2Fault] = []
    for revisions in tracked {
      func tell(_ message: String) {
        faults.append(XLIFF2Fault(message: message, position: revisions.element.position))
      }
      let kind = revisions["appliesTo"] ?? ""
      guard let id = revisions["ref"] else {
        if counts[kind, default: 0] > 1 {
          tell("expected a ref beside appliesTo, since there are several <\(kind)>")
        }
        continue
      }
      guard let changed = named[id] else {
        tell("expected something of id “\(id)” in the unit, found none")
        continue
      }
      let items = revisions.children("revision").flatMap { $0.children("item") }
      for property in items.compactMap({ $0["property"] })
      where property != "content" && changed[property] == nil {
        tell(
          "expected content or an attribute of <\(changed.name)> as property, found “\(property)”")
      }
    }
    return faults
  }

  private static func descendants(of node: XMLNode) -> [XMLNode] {
    node.children.flatMap { $0.name == "changeTrack" ? [] : [$0] + descendants(of: $0) }
  }

  /// The attributes of the modules on format style and size restriction, on any element.
  static func faults(of element: XMLElement) -> [XLIFF2Fault] {
    var faults: [XLIFF2Fault] = []
    func tell(_ message: String) {
      faults.append(XLIFF2Fault(message: message, position: element.position))
    }
    var found: [String: String] = [:]
    for attribute in element.attributes {
      guard let prefix = XLIFF2Grammar.prefix(of: attribute.namespace) else { continue }
      let local = attribute.name.split(separator: ":").last.map(String.init) ?? ""
      found["\(prefix):\(local)"] = attribute.value
    }
    guard !found.isEmpty else { return [] }
    if found["fs:subFs"] != nil, found["fs:fs"] == nil { tell("expected fs:fs beside fs:subFs") }
    if found["slr:sizeInfo"] != nil, found["slr:sizeInfoRef"] != nil {
      tell("expected not both slr:sizeInfo and slr:sizeInfoRef")
    }
    if let size = found["slr:equivStorage"], UInt(size) == nil {
      tell("expected a number in slr:equivStorage, found “\(size)”")
    }
    // The end of a span says what its beginning says; only one that has none speaks for itself.
    if element.localName == "ec", element["isolated"] != "yes" {
      for name in found.keys.sorted() where name.hasPrefix("fs:") || name.hasPrefix("slr:") {
        tell("expected no attribute “\(name)” on <ec> unless it is isolated")
      }
    }
    return faults
  }
}
