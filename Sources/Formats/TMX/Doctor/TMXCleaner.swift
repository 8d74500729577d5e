import Bitext

/// Turns units as they come into units that every tool takes, and counts what it did.
struct TMXCleaner {
  /// In the order in which they are told.
  enum Change: String, CaseIterable, Hashable, Sendable {
    case blankVariant = "variants without text left out"
    case loneVariant = "units without a pair of texts left out"
    case attribute = "attributes that TMX does not have left out"
    case dateRewritten = "dates rewritten as YYYYMMDDThhmmssZ"
    case dateDropped = "dates that cannot be understood left out"
    case segmentType = "unknown segment types left out"
    case unpairedCode = "codes without their other end made isolated codes"
    case sourceLanguage = "source languages of units left out, since no variant has them"
  }

  private(set) var counts: [Change: Int] = [:]

  /// Nil where nothing is left that is a pair.
  mutating func cleaned(_ unit: TranslationUnit) -> TranslationUnit? {
    var unit = unit
    clean(&unit.attributes, allowed: TMXGrammar.unitAttributes)
    let all = unit.variants.count
    unit.variants.removeAll { $0.segment.text.allSatisfy(\.isWhitespace) }
    count(.blankVariant, all - unit.variants.count)
    guard unit.variants.count > 1 else {
      count(.loneVariant, 1)
      return nil
    }
    for index in unit.variants.indices {
      clean(&unit.variants[index].attributes, allowed: TMXGrammar.variantAttributes)
      count(.unpairedCode, TMXCodes.unpairedCount(unit.variants[index].segment.codes))
    }
    if let source = unit.sourceLanguage,
      !unit.variants.contains(where: { $0.language.primary == source.primary })
    {
      unit.sourceLanguage = nil
      count(.sourceLanguage, 1)
    }
    return unit
  }

  /// Sentences on what was done.
  var sentences: [String] {
    Change.allCases.compactMap { change in counts[change].map { "\($0) \(change.rawValue)" } }
  }

  private mutating func clean(_ attributes: inout [Property], allowed: Set<String>) {
    let all = attributes.count
    attributes.removeAll { !allowed.contains($0.name) }
    count(.attribute, all - attributes.count)
    attributes = attributes.compactMap { attribute in
      if attribute.name == "segtype", !TMXGrammar.segmentTypes.contains(attribute.value) {
        count(.segmentType, 1)
        return nil
      }
      guard TMXGrammar.dates.contains(attribute.name), !TMXGrammar.isDate(attribute.value) else {
        return attribute
      }
      guard let date = Self.date(attribute.value) else {
        count(.dateDropped, 1)
        return nil
      }
      count(.dateRewritten, 1)
      return Property(attribute.name, date)
    }
  }

  private mutating func count(_ change: Change, _ number: Int) {
    if number > 0 { counts[change, default: 0] += number }
  }

  /// A date that has its digits in the right order: `2018-06-11 05:09:06 UTC`, `20180611T050906`,
  /// `2018-06-11`. One with another zone than UTC is not understood.
  static func date(_ text: String) -> String? {
    let zone = ["UTC", "GMT", "Z"].first { text.hasSuffix($0) }
    let text = text.dropLast(zone?.count ?? 0)
    let digits = text.filter { $0.isASCII && $0.isNumber }
    let rest = text.filter { !($0.isASCII && $0.isNumber) && !"-:/T. ".contains($0) }
    guard rest.isEmpty else { return nil }
    // What stands behind the seconds are parts of a second, if a point is before it.
    guard [8, 12, 14].contains(digits.count) || (digits.count > 14 && text.contains(".")) else {
      return nil
    }
    let time = (digits.dropFirst(8) + "000000").prefix(6)
    let date = digits.prefix(8) + "T" + time + "Z"
    return TMXGrammar.isDate(String(date)) ? String(date) : nil
  }
}
