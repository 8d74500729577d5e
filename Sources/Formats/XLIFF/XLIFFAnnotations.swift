import Bitext
import XML

/// What XLIFF says of a unit besides its texts: notes in both versions, contexts in version 1.2
/// (section 2.2, `<context-group>`), metadata in version 2 (section 5.4).
enum XLIFFAnnotations {
  // MARK: Reading

  static func version1(_ node: XMLNode) -> [Annotation] {
    var found = node.children("note").map {
      Annotation(.note, of: subject($0["annotates"]), $0.text)
    }
    for context in node.children("context-group").flatMap({ $0.children("context") }) {
      let (kind, subject) = kind(ofContext: context["context-type"] ?? "")
      found.append(Annotation(kind, of: subject, context.text))
    }
    return found
  }

  static func version2(_ node: XMLNode) -> [Annotation] {
    let notes = node.child("notes")?.children("note") ?? []
    var found = notes.map { Annotation(.note, of: subject($0["appliesTo"]), $0.text) }
    for metadata in node.children("metadata") {
      for group in metadata.children("metaGroup") { add(group, category: "", .pair, to: &found) }
    }
    return found
  }

  private static func add(
    _ group: XMLNode, category: String, _ outer: Annotation.Subject, to found: inout [Annotation]
  ) {
    let own = group["category"] ?? ""
    let path = [category, own == properties ? "" : own].filter { !$0.isEmpty }.joined(
      separator: "/")
    let subject = group["appliesTo"].map { Self.subject($0) } ?? outer
    for child in group.children {
      let name = child["type"] ?? ""
      switch child.name {
      case "metaGroup": add(child, category: path, subject, to: &found)
      case "meta" where path == attributes:
        found.append(Annotation(.attribute(name), of: subject, child.text))
      case "meta":
        let name = path.isEmpty ? name : path + "/" + name
        found.append(Annotation(.property(name), of: subject, child.text))
      default: continue
      }
    }
  }

  private static func subject(_ name: String?) -> Annotation.Subject {
    switch name {
    case "source": .source
    case "target": .target
    default: .pair
    }
  }

  /// The categories of our own metadata.
  private static let properties = "tmx-properties"
  private static let attributes = "tmx-attributes"

  // MARK: Writing

  static func writeVersion1(
    _ annotations: [Annotation], _ xml: inout XMLWriter, depth: Int
  ) {
    let contexts = annotations.compactMap { annotation in
      contextType(annotation).map { (type: $0, text: annotation.text) }
    }
    if !contexts.isEmpty {
      xml.newline(depth: depth)
      xml.start("context-group")
      for context in contexts {
        xml.newline(depth: depth + 1)
        xml.element(
          "context", [XMLAttribute("context-type", context.type)], text: context.text)
      }
      xml.newline(depth: depth)
      xml.end()
    }
    for note in annotations where note.kind == .note {
      xml.newline(depth: depth)
      let subject = note.subject == .pair ? "general" : note.subject.rawValue
      xml.element("note", [XMLAttribute("annotates", subject)], text: note.text)
    }
  }

  /// In the order that the schema of version 2 wants: metadata, then notes.
  static func writeVersion2(
    _ annotations: [Annotation], _ xml: inout XMLWriter, depth: Int
  ) {
    let groups = Annotation.Subject.allCases.flatMap { subject in
      [
        (subject, Self.properties, annotations.properties(of: subject)),
        (subject, Self.attributes, annotations.attributes(of: subject)),
      ]
    }.filter { !$0.2.isEmpty }
    if !groups.isEmpty {
      xml.newline(depth: depth)
      xml.start("metadata", [XMLAttribute("xmlns", "urn:oasis:names:tc:xliff:metadata:2.0")])
      for (subject, category, values) in groups {
        xml.newline(depth: depth + 1)
        xml.start("metaGroup", [XMLAttribute("category", category)])
        if subject != .pair { xml.attribute("appliesTo", subject.rawValue) }
        for value in values {
          xml.newline(depth: depth + 2)
          xml.element("meta", [XMLAttribute("type", value.name)], text: value.value)
        }
        xml.newline(depth: depth + 1)
        xml.end()
      }
      xml.newline(depth: depth)
      xml.end()
    }
    let notes = annotations.filter { $0.kind == .note }
    guard !notes.isEmpty else { return }
    xml.newline(depth: depth)
    xml.start("notes")
    for note in notes {
      xml.newline(depth: depth + 1)
      xml.start("note")
      if note.subject != .pair { xml.attribute("appliesTo", note.subject.rawValue) }
      xml.text(note.text)
      xml.end()
    }
    xml.newline(depth: depth)
    xml.end()
  }
}

// MARK: - Contexts of version 1.2

extension XLIFFAnnotations {
  /// The property of a context that is not ours: `x-context:sourcefile`.
  private static let foreign = "x-context:"
  private static let standard: Set = [
    "database", "element", "elementtitle", "linenumber", "numparams", "paramnotes", "record",
    "recordtitle", "sourcefile",
  ]

  /// `x-tmx-target-prop:NAME` for a property of the target; nil for a note.
  static func contextType(_ annotation: Annotation) -> String? {
    let subject = annotation.subject == .pair ? "" : annotation.subject.rawValue + "-"
    switch annotation.kind {
    case .note: return nil
    case .property(let name):
      if annotation.subject == .pair, name.hasPrefix(foreign) {
        let type = String(name.dropFirst(foreign.count))
        let isPlain = !type.hasPrefix("x-tmx-") && !type.hasPrefix("x-context:")
        if standard.contains(type) || (isPlain && type.hasPrefix("x-") && encoded(type) == type) {
          return type
        }
      }
      return "x-tmx-\(subject)prop:" + encoded(name)
    case .attribute(let name): return "x-tmx-\(subject)attribute:" + encoded(name)
    }
  }

  static func kind(ofContext type: String) -> (Annotation.Kind, Annotation.Subject) {
    for subject in Annotation.Subject.allCases {
      let prefix = "x-tmx-" + (subject == .pair ? "" : subject.rawValue + "-")
      if type.hasPrefix(prefix + "prop:") {
        return (.property(decoded(type.dropFirst(prefix.count + 5))), subject)
      }
      if type.hasPrefix(prefix + "attribute:") {
        return (.attribute(decoded(type.dropFirst(prefix.count + 10))), subject)
      }
    }
    return (.property(foreign + type), .pair)
  }

  /// Without white space, which a type must not have: such a character becomes `%20;`.
  private static func encoded(_ name: String) -> String {
    var encoded = String.UnicodeScalarView()
    for scalar in name.unicodeScalars {
      if scalar.properties.isWhitespace || scalar == "%" {
        encoded.append(contentsOf: "%\(String(scalar.value, radix: 16));".unicodeScalars)
      } else {
        encoded.append(scalar)
      }
    }
    // A type is at least one character long.
    return encoded.isEmpty ? "%;" : String(encoded)
  }

  private static func decoded(_ name: Substring) -> String {
    var decoded = String.UnicodeScalarView()
    var rest = name.unicodeScalars
    while let scalar = rest.popFirst() {
      guard scalar == "%", let end = rest.firstIndex(of: ";") else {
        decoded.append(scalar)
        continue
      }
      if let value = UInt32(String(rest[..<end]), radix: 16).flatMap(Unicode.Scalar.init) {
        decoded.append(value)
      }
      rest = rest[rest.index(after: end)...]
    }
    return String(decoded)
  }
}
