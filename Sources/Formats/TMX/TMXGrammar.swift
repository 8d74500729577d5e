/// The elements of TMX 1.4b.
enum TMXElement: Int, CaseIterable {
  case tu, tuv, seg, prop, note, bpt, ept, ph, it, hi, ut, sub, tmx, header, body, ude, map

  /// Nil for an element that TMX does not have.
  /// - Complexity: O(1); the elements of a name's length and first letter are few.
  init?(name: String) {
    let utf8 = name.utf8
    guard utf8.count < Self.byLength.count, let first = utf8.first else { return nil }
    for (element, candidate) in Self.byLength[utf8.count]
    where candidate.utf8.first == first && candidate == name {
      self = element
      return
    }
    return nil
  }

  var name: String { Self.names[rawValue] }

  private static let names = allCases.map { "\($0)" }
  private static let byLength = (0...6).map { length in
    allCases.filter { $0.name.utf8.count == length }.map { ($0, $0.name) }
  }
}

/// What `tmx14.dtd` says of elements and attributes.
enum TMXGrammar {
  /// Lists, not sets: they are short, and what is met most often stands first.
  struct Rule {
    var required: [String] = []
    var optional: [String] = []
    var children: [TMXElement] = []

    func allows(_ attribute: String) -> Bool {
      optional.contains(attribute) || required.contains(attribute)
        || attribute == "xmlns" || attribute.hasPrefix("xmlns:") || attribute == "xml:space"
    }
  }

  static let segmentTypes: Set = ["block", "paragraph", "sentence", "phrase"]

  static let headerAttributes = [
    "creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype",
  ]

  static let variantAttributes: Set = [
    "o-encoding", "datatype", "usagecount", "lastusagedate", "creationtool",
    "creationtoolversion", "creationdate", "creationid", "changedate", "changeid", "o-tmf",
  ]

  static let unitAttributes = variantAttributes.union(["segtype"])

  static let dates: Set = ["creationdate", "changedate", "lastusagedate"]

  static func rule(of element: TMXElement) -> Rule {
    let language = ["xml:lang", "lang"]
    let codes: [TMXElement] = [.bpt, .ept, .ph, .it, .hi, .ut]
    return switch element {
    case .tu:
      Rule(
        optional: ["tuid", "srclang"] + unitAttributes.sorted(), children: [.tuv, .prop, .note])
    case .tuv:
      Rule(optional: language + variantAttributes.sorted(), children: [.seg, .prop, .note])
    case .seg: Rule(children: codes)
    case .prop: Rule(required: ["type"], optional: language + ["o-encoding"])
    case .note: Rule(optional: language + ["o-encoding"])
    case .bpt: Rule(required: ["i"], optional: ["x", "type"], children: [.sub])
    case .ept: Rule(required: ["i"], children: [.sub])
    case .ph: Rule(optional: ["x", "assoc", "type"], children: [.sub])
    case .it: Rule(required: ["pos"], optional: ["x", "type"], children: [.sub])
    case .hi: Rule(optional: ["x", "type"], children: codes)
    case .ut: Rule(optional: ["x"], children: [.sub])
    case .sub: Rule(optional: ["datatype", "type"], children: codes)
    case .tmx: Rule(required: ["version"], children: [.header, .body])
    case .header:
      Rule(
        required: headerAttributes,
        optional: ["o-encoding", "creationdate", "creationid", "changedate", "changeid"],
        children: [.note, .prop, .ude])
    case .body: Rule(children: [.tu])
    case .ude: Rule(required: ["name"], optional: ["base"], children: [.map])
    case .map: Rule(required: ["unicode"], optional: ["code", "ent", "subst"])
    }
  }

  /// `YYYYMMDDThhmmssZ` (TMX 1.4b, section 2.3, "Dates"), with a month, day and time that exist.
  static func isDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 16, bytes[8] == 0x54, bytes[15] == 0x5A else { return false }
    func number(_ range: Range<Int>) -> Int? {
      range.reduce(0) { value, index in
        guard let value, (0x30...0x39).contains(bytes[index]) else { return nil }
        return 10 * value + Int(bytes[index] - 0x30)
      }
    }
    guard number(0..<4) != nil, let month = number(4..<6), let day = number(6..<8),
      let hour = number(9..<11), let minute = number(11..<13), let second = number(13..<15)
    else { return false }
    return (1...12).contains(month) && (1...31).contains(day) && hour < 24 && minute < 60
      && second < 61
  }
}
