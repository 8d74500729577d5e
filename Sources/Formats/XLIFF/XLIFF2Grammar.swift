/// What the schemas of XLIFF 2.1 say of elements: their attributes, and what they hold in which
/// order (`xliff_core_2.0.xsd`, and the schemas of the modules).
enum XLIFF2Grammar {
  /// What an attribute may hold.
  indirect enum Value: Sendable {
    case any, token, tokens, prefixed, language
    case number(ClosedRange<Int>)
    case choice([String])
    case required(Value)

    static let yesNo = choice(["yes", "no"])
    static let reordering = choice(["yes", "no", "firstNo"])
    static let direction = choice(["ltr", "rtl", "auto"])
    static let space = choice(["default", "preserve"])
    static let side = choice(["source", "target"])
    static let normalization = choice(["none", "nfc", "nfd"])
    static let type = choice(["fmt", "ui", "quote", "link", "image", "other"])
    static let percentage = number(0...100)
  }

  /// A place in the order of what an element holds.
  struct Slot: Sendable {
    /// Names as in `rules`; `foreign` elements are those of modules and of other vocabularies.
    var names: [String]
    var isForeign = false
    var minimum = 0
    var maximum = Int.max

    static let foreign = Slot(names: [], isForeign: true)
    static let text = Slot(names: ["cp", "ph", "pc", "sc", "ec", "mrk", "sm", "em"])

    static func one(_ name: String) -> Slot { Slot(names: [name], minimum: 1, maximum: 1) }
    static func optional(_ name: String) -> Slot { Slot(names: [name], maximum: 1) }
    static func any(_ names: String...) -> Slot { Slot(names: names) }
    static func some(_ names: String...) -> Slot { Slot(names: names, minimum: 1) }
  }

  /// Which attributes of other vocabularies an element takes.
  enum Others: Sendable { case none, modules, all }

  struct Rule: Sendable {
    var attributes: [String: Value] = [:]
    var others = Others.none
    var content: [Slot] = []
    var holdsText = false
  }

  /// Elements of the core by their names, those of modules with the module's prefix; nil for an
  /// element that its vocabulary does not have.
  static func rule(of name: String) -> Rule? { rules[name] }

  private static let rules = core.merging(modules) { first, _ in first }

  private static let core: [String: Rule] = [
    "xliff": Rule(
      attributes: [
        "version": .required(.any), "srcLang": .required(.language), "trgLang": .language,
        "xml:space": .space,
      ], others: .all, content: [.some("file")]),
    "file": Rule(
      attributes: structural(["original": .any]), others: .all,
      content: [.optional("skeleton"), .foreign, .optional("notes"), .some("unit", "group")]),
    "skeleton": Rule(attributes: ["href": .any], content: [.foreign], holdsText: true),
    "group": Rule(
      attributes: structural(["name": .any, "type": .prefixed]), others: .all,
      content: [.foreign, .optional("notes"), .any("unit", "group")]),
    "unit": Rule(
      attributes: structural(["name": .any, "type": .prefixed]), others: .all,
      content: [
        .foreign, .optional("notes"), .optional("originalData"), .some("segment", "ignorable"),
      ]),
    "segment": Rule(
      attributes: [
        "id": .token, "canResegment": .yesNo, "subState": .prefixed,
        "state": .choice(["initial", "translated", "reviewed", "final"]),
      ], content: [.one("source"), .optional("target")]),
    "ignorable": Rule(
      attributes: ["id": .token], content: [.one("source"), .optional("target")]),
    "notes": Rule(content: [.some("note")]),
    "note": Rule(
      attributes: [
        "id": .token, "appliesTo": .side, "category": .any, "priority": .number(1...10),
      ], others: .all, holdsText: true),
    "originalData": Rule(content: [.some("data")]),
    "data": Rule(
      attributes: [
        "id": .required(.token), "dir": .direction, "xml:space": .choice(["preserve"]),
      ], content: [.any("cp")], holdsText: true),
    "source": Rule(
      attributes: ["xml:lang": .language, "xml:space": .space], content: [.text],
      holdsText: true),
    "target": Rule(
      attributes: [
        "xml:lang": .language, "xml:space": .space, "order": .number(1...Int.max),
      ], content: [.text], holdsText: true),
    "cp": Rule(attributes: ["hex": .required(.any)]),
    "ph": Rule(
      attributes: code([
        "id": .required(.token), "dataRef": .token, "disp": .any, "equiv": .any,
        "subFlows": .tokens,
      ]), others: .modules),
    "pc": Rule(
      attributes: code([
        "id": .required(.token), "canOverlap": .yesNo, "dataRefStart": .token,
        "dataRefEnd": .token, "dispStart": .any, "dispEnd": .any, "equivStart": .any,
        "equivEnd": .any, "subFlowsStart": .tokens, "subFlowsEnd": .tokens, "dir": .direction,
      ]), others: .modules, content: [.text], holdsText: true),
    "sc": Rule(attributes: end(["id": .required(.token)]), others: .modules),
    "ec": Rule(attributes: end(["id": .token, "startRef": .token]), others: .modules),
    "mrk": Rule(attributes: annotation, others: .all, content: [.text], holdsText: true),
    "sm": Rule(attributes: annotation, others: .all),
    "em": Rule(attributes: ["startRef": .required(.token)]),
  ]

  private static let annotation: [String: Value] = [
    "id": .required(.token), "translate": .yesNo, "type": .any, "ref": .any, "value": .any,
  ]

  private static func structural(_ own: [String: Value]) -> [String: Value] {
    own.merging([
      "id": .required(.token), "canResegment": .yesNo, "translate": .yesNo,
      "srcDir": .direction, "trgDir": .direction, "xml:space": .space, "xml:lang": .language,
    ]) { own, _ in own }
  }

  private static func code(_ own: [String: Value]) -> [String: Value] {
    own.merging([
      "canCopy": .yesNo, "canDelete": .yesNo, "canReorder": .reordering, "copyOf": .token,
      "subType": .prefixed, "type": .type,
    ]) { own, _ in own }
  }

  private static func end(_ own: [String: Value]) -> [String: Value] {
    code(
      own.merging([
        "canOverlap": .yesNo, "dataRef": .token, "dir": .direction, "disp": .any, "equiv": .any,
        "isolated": .yesNo, "subFlows": .tokens,
      ]) { own, _ in own })
  }
}
