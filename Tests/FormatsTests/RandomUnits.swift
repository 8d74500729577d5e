import Bitext
import TestSupport

/// Random translation units with everything that TMX can hold.
enum RandomUnits {
  static func unit(using generator: inout SplitMix64) -> TranslationUnit {
    var unit = TranslationUnit(variants: [])
    if Bool.random(using: &generator) { unit.id = text(using: &generator, upTo: 8) }
    unit.sourceLanguage =
      [nil, .chinese, LanguageTag("en-GB")].randomElement(using: &generator) ?? nil
    unit.attributes = [
      Property("usagecount", "3"), Property("changeid", text(using: &generator, upTo: 9)),
    ]
    unit.properties = properties(using: &generator)
    unit.notes = notes(using: &generator)
    for tag in ["zh-Hans-CN", "en", "fr-CA"].prefix(Int.random(in: 1...3, using: &generator)) {
      guard let language = LanguageTag(tag) else { continue }
      unit.variants.append(
        TranslationUnit.Variant(
          language: language, segment: segment(using: &generator),
          properties: properties(using: &generator), notes: notes(using: &generator),
          attributes: [Property("creationid", "c")]))
    }
    return unit
  }

  /// Notes, properties and attributes of a pair and its sides.
  static func annotations(using generator: inout SplitMix64) -> [Annotation] {
    Annotation.Subject.allCases.flatMap { subject in
      let attributes = Bool.random(using: &generator) ? [Property("creationid", "甲 b")] : []
      return [Annotation](
        of: subject, notes: notes(using: &generator),
        properties: properties(using: &generator) + [Property("no blank % ; name", "v")],
        attributes: attributes)
    }
  }

  static func withoutPlaces(_ unit: TranslationUnit) -> TranslationUnit {
    var unit = unit
    unit.place = nil
    for index in unit.variants.indices {
      unit.variants[index].segment.path = ""
      unit.variants[index].segment.anchors = []
    }
    return unit
  }

  /// Any scalars that XML 1.0 allows.
  static func text(using generator: inout SplitMix64, upTo limit: Int) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...limit, using: &generator) {
      if let scalar = "甲乙a b<>&\"'\n\t\r…é😀]".unicodeScalars.randomElement(using: &generator),
        Int.random(in: 0..<4, using: &generator) > 0
      {
        text.append(scalar)
      } else if let scalar = Unicode.Scalar(UInt32.random(in: 0x20..<0x11_0000, using: &generator)),
        scalar.value != 0xFFFE, scalar.value != 0xFFFF
      {
        text.append(scalar)
      }
    }
    return String(text)
  }

  static func segment(using generator: inout SplitMix64) -> Segment {
    var segment = Segment("")
    var number = 0
    for _ in 0..<Int.random(in: 0...6, using: &generator) {
      segment.text += text(using: &generator, upTo: 12)
      code(&segment, &number, &generator)
    }
    segment.text += text(using: &generator, upTo: 12)
    return segment
  }

  private static func code(
    _ segment: inout Segment, _ number: inout Int, _ generator: inout SplitMix64
  ) {
    func add(_ role: InlineCode.Role, _ element: String, _ attributes: [Property] = []) {
      var code = InlineCode(
        offset: segment.text.utf8.count, role: role, element: element, attributes: attributes)
      if element != "hi" { code.content = content(using: &generator) }
      segment.codes.append(code)
    }
    number += 1
    let identifier = Property("i", String(number))
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: add(.standalone, "ph", [Property("x", "1"), Property("type", "image")])
    case 1:
      add(.opening, "bpt", [identifier, Property("type", "bold")])
      segment.text += text(using: &generator, upTo: 5)
      add(.closing, "ept", [identifier])
    case 2:
      add(.opening, "hi", [Property("type", "t")])
      segment.text += text(using: &generator, upTo: 5)
      add(.closing, "hi")
    case 3: add(.closing, "it", [Property("pos", "end")])
    default: add(.standalone, "ut", [Property("x", "9")])
    }
  }

  private static func content(using generator: inout SplitMix64) -> [InlineCode.Content] {
    switch Int.random(in: 0..<3, using: &generator) {
    case 0: []
    case 1: [.native("<b title=\"甲\">")]
    default: [.native("<a>"), .subflow("a & b", attributes: [Property("type", "x-t")])]
    }
  }

  private static func properties(using generator: inout SplitMix64) -> [Property] {
    (0..<Int.random(in: 0...2, using: &generator)).map {
      Property("x-p\($0)", text(using: &generator, upTo: 10))
    }
  }

  private static func notes(using generator: inout SplitMix64) -> [String] {
    (0..<Int.random(in: 0...2, using: &generator)).map { _ in text(using: &generator, upTo: 10) }
  }
}
