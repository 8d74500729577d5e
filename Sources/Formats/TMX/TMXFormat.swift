import Bitext

/// A translation memory as a document: one pair a unit, in the two languages that are asked for.
enum TMXFormat: DocumentFormat {
  static let fileExtensions = ["tmx"]

  static func recognises(_ head: FileHead) -> Bool { head.rootElement == "tmx" }

  static func read(
    _ file: InputFile, _ options: ReadOptions
  ) throws(FormatError) -> ReadResult {
    var reader = try TMXReader(file)
    var units: [TranslationUnit] = []
    while let unit = try reader.next() {
      units.append(unit)
      try Limits.checkSegments(units.count, path: file.path)
    }
    var chooser = UnitLanguages(units, header: reader.header.sourceLanguage, options)
    let pairs = units.compactMap { chooser.pair(of: $0) }
    var notices = reader.problems.map(\.description)
    if reader.problemCount > notices.count {
      notices.append("\(file.path): \(reader.problemCount - notices.count) more of the kind")
    }
    if chooser.unitsWithoutPair > 0 {
      notices.append(
        "\(file.path): \(chooser.unitsWithoutPair) of \(units.count) units are not in "
          + "\(chooser.source) and \(chooser.target), left out")
    }
    let document = Document(
      name: file.name.stem, edition: options.edition ?? file.name.edition,
      sourceLanguage: chooser.source, targetLanguage: chooser.target, body: .pairs(pairs))
    return ReadResult(documents: [document], notices: notices)
  }
}

extension SegmentPair {
  /// Two variants of a unit with all that is said of them.
  init(
    _ unit: TranslationUnit, source: TranslationUnit.Variant, target: TranslationUnit.Variant
  ) {
    self.init(id: unit.id, source: source.segment, target: target.segment)
    var properties = unit.properties
    if let at = properties.firstIndex(where: { $0.name == TMXWriter.stateName }),
      let state = TranslationState(rawValue: properties[at].value)
    {
      properties.remove(at: at)
      let byText: TranslationState = target.segment.text.isEmpty ? .initial : .translated
      self.state = state == byText ? nil : state
    }
    annotations = [Annotation](
      of: .pair, notes: unit.notes, properties: properties, attributes: unit.attributes)
    for (subject, variant) in [(Annotation.Subject.source, source), (.target, target)] {
      annotations += [Annotation](
        of: subject, notes: variant.notes, properties: variant.properties,
        attributes: variant.attributes)
    }
  }
}

/// Which two of a memory's languages are read, and which variants of a unit are in them.
struct UnitLanguages {
  let source: LanguageTag
  let target: LanguageTag
  private(set) var unitsWithoutPair = 0

  /// What the options leave open is the header's source language, else the first one met, and the
  /// language that most units have beside it; of equals the first in the alphabet.
  init(_ units: [TranslationUnit], header: LanguageTag?, _ options: ReadOptions) {
    let first = units.first
    var source =
      options.sourceLanguage ?? header ?? first?.sourceLanguage ?? first?.variants.first?.language
    if source == nil || options.targetLanguage.map({ Self.matches($0, source ?? $0) }) == true {
      source = options.sourceLanguage ?? first?.variants.first?.language
    }
    let chosen = source ?? .chinese
    var counts: [LanguageTag: Int] = [:]
    for unit in units {
      for language in Set(unit.variants.map(\.language)) where language != chosen {
        counts[language, default: 0] += 1
      }
    }
    let others = counts.filter { !Self.matches($0.key, chosen) }
    let most = (others.isEmpty ? counts : others).min { ($1.value, $0.key) < ($0.value, $1.key) }
    self.source = chosen
    target = options.targetLanguage ?? most?.key ?? (chosen.isChinese ? .english : .chinese)
  }

  /// Nil for a unit without variants in both languages.
  mutating func pair(of unit: TranslationUnit) -> SegmentPair? {
    guard let source = variant(of: unit, in: source, not: target),
      let target = variant(of: unit, in: target, not: source.language)
    else {
      unitsWithoutPair += 1
      return nil
    }
    return SegmentPair(unit, source: source, target: target)
  }

  /// The variant in exactly the language, else the first in another region or script of it.
  private func variant(
    of unit: TranslationUnit, in language: LanguageTag, not other: LanguageTag
  ) -> TranslationUnit.Variant? {
    unit.variants.first { $0.language == language }
      ?? unit.variants.first { Self.matches($0.language, language) && $0.language != other }
  }

  private static func matches(_ left: LanguageTag, _ right: LanguageTag) -> Bool {
    left.primary == right.primary
  }
}
