import Bitext
import XML

/// A sentence on something that XLIFF 2.1 does not allow, with its place.
struct XLIFF2Fault {
  var message: String
  var position: XMLPosition
}

/// The children of one element as they come: whether each is allowed where it stands.
struct XLIFF2Content {
  private let name: String
  private let namespace: String
  private let slots: [XLIFF2Grammar.Slot]
  private let position: XMLPosition
  private var current = 0
  private var counts: [Int]

  init(_ element: XMLElement, _ rule: XLIFF2Grammar.Rule) {
    name = element.name
    namespace = element.namespace
    slots = rule.content
    position = element.position
    counts = [Int](repeating: 0, count: slots.count)
  }

  mutating func take(_ child: XMLElement) -> XLIFF2Fault? {
    let name = XLIFF2Grammar.name(of: child)
    let slot = slots.indices.first { index in
      index >= current
        && (name.map(slots[index].names.contains) ?? false
          || slots[index].takes(child, in: namespace))
    }
    guard let slot else {
      return XLIFF2Fault(
        message: "expected no <\(child.name)> here in <\(self.name)>", position: child.position)
    }
    current = slot
    counts[slot] += 1
    guard counts[slot] > slots[slot].maximum else { return nil }
    return XLIFF2Fault(
      message: "expected one <\(child.name)> in <\(self.name)>", position: child.position)
  }

  func finish() -> [XLIFF2Fault] {
    slots.indices.filter { counts[$0] < slots[$0].minimum }.map { index in
      let names = slots[index].names.map { "<\($0)>" }.joined(separator: " or ")
      return XLIFF2Fault(message: "expected \(names) in <\(name)>", position: position)
    }
  }
}

extension XLIFF2Grammar.Slot {
  /// What is foreign to the core is any other vocabulary, and to a module the core, too.
  fileprivate func takes(_ element: XMLElement, in namespace: String) -> Bool {
    isForeign && element.namespace != namespace
      && !(namespace.isXLIFF && element.namespace.isXLIFF)
  }
}

extension XLIFF2Grammar {
  /// An element with all that is in it, as far as its vocabulary is known.
  static func faults(in node: XMLNode) -> [XLIFF2Fault] {
    let element = node.element
    guard let name = name(of: element) else { return [] }
    guard let rule = rule(of: name) else {
      let isListed = name.split(separator: ":").first.map { listedModules.contains(String($0)) }
      guard !name.contains(":") || isListed == true else { return [] }
      let message = "expected no <\(element.name)>, which XLIFF does not have"
      return [XLIFF2Fault(message: message, position: element.position)]
    }
    var faults = faults(of: element, rule)
    var content = XLIFF2Content(element, rule)
    for part in node.content {
      switch part {
      case .node(let child):
        if let fault = content.take(child.element) { faults.append(fault) }
        faults += Self.faults(in: child)
      case .text(let text):
        if !rule.holdsText, !text.isWhitespace {
          faults.append(
            XLIFF2Fault(
              message: "expected no text in <\(element.name)>", position: text.position))
        }
      }
    }
    return faults + content.finish()
  }

  /// The attributes of an element.
  static func faults(of element: XMLElement, _ rule: Rule) -> [XLIFF2Fault] {
    var faults: [XLIFF2Fault] = []
    func tell(_ message: String) {
      faults.append(XLIFF2Fault(message: message, position: element.position))
    }
    for attribute in element.attributes {
      let (name, value) = allowed(attribute, rule)
      guard let value else {
        tell("expected no attribute “\(attribute.name)” on <\(element.name)>")
        continue
      }
      if !value.holds(attribute.value) {
        tell("expected \(value.words) in \(name), found “\(attribute.value)”")
      }
    }
    for (name, value) in rule.attributes.sorted(by: { utf8Order($0.key, $1.key) }) {
      if case .required = value, element[name] == nil {
        tell("expected an attribute “\(name)” on <\(element.name)>")
      }
    }
    return faults
  }

  /// Nil as value for an attribute that the element does not take.
  private static func allowed(_ attribute: XMLAttribute, _ rule: Rule) -> (String, Value?) {
    let local = attribute.name.split(separator: ":").last.map(String.init) ?? ""
    if attribute.namespace.isEmpty { return (attribute.name, rule.attributes[attribute.name]) }
    if attribute.namespace == "http://www.w3.org/XML/1998/namespace" {
      let value = rule.attributes[attribute.name]
      return (attribute.name, value ?? (rule.others == .all ? .any : nil))
    }
    guard let prefix = prefix(of: attribute.namespace) else {
      return (attribute.name, rule.others == .all ? .any : nil)
    }
    let name = "\(prefix):\(local)"
    guard rule.others != .none else { return (name, nil) }
    return (name, value(of: name) ?? (listedModules.contains(prefix) ? nil : .any))
  }
}

extension XLIFF2Grammar.Value {
  func holds(_ text: String) -> Bool {
    switch self {
    case .any: true
    case .token: text.isNameToken
    case .tokens:
      !text.isEmpty && text.split(separator: " ").allSatisfy { String($0).isNameToken }
    case .prefixed: text.isPrefixedValue
    case .language: LanguageTag(text) != nil
    case .number(let range): Double(text).map { Self.contains($0, range) } ?? false
    case .choice(let values): values.contains(text)
    case .required(let value): value.holds(text)
    }
  }

  /// What is expected, in words.
  var words: String {
    switch self {
    case .any: "text"
    case .token: "a name token"
    case .tokens: "name tokens"
    case .prefixed: "a prefix, a colon and a value"
    case .language: "a language tag"
    case .number(let range):
      range.upperBound == Int.max
        ? "a number from \(range.lowerBound) on"
        : "a number from \(range.lowerBound) to \(range.upperBound)"
    case .choice(let values):
      values.count > 10 ? "one of \(values.count) listed values" : values.joined(separator: " or ")
    case .required(let value): value.words
    }
  }

  private static func contains(_ number: Double, _ range: ClosedRange<Int>) -> Bool {
    number >= Double(range.lowerBound) && number <= Double(range.upperBound)
  }
}
