import Bitext

/// A program that a memory is written for, with what it needs beyond the specification.
public enum TMXProfile: String, Hashable, Sendable, CaseIterable {
  case omegat, trados, memoq, phrase
}

/// Fits units to a program and counts what it changed.
struct TMXAdapter {
  private let profile: TMXProfile
  private var longSegments = 0
  private var anchors = 0
  private var languages: [String: String] = [:]
  private var repeated = 0

  init(_ profile: TMXProfile) { self.profile = profile }

  /// Nil for a unit that the program would refuse.
  mutating func adapted(_ unit: TranslationUnit) -> TranslationUnit? {
    var unit = unit
    switch profile {
    case .omegat: break
    case .trados:
      let limit = TMXProblem.Kind.tradosSegmentLimit
      if unit.variants.contains(where: { $0.segment.text.unicodeScalars.count > limit }) {
        longSegments += 1
        return nil
      }
      unit.sourceLanguage = unit.sourceLanguage.map { language($0) }
      for index in unit.variants.indices {
        unit.variants[index].language = language(unit.variants[index].language)
        makeAnchorsUnique(&unit.variants[index].segment.codes)
      }
    case .memoq:
      // memoQ's own exports mark units of its aligner so.
      guard !unit.properties.contains(where: { $0.name == "aligned" }) else { break }
      let isSure = !unit.properties.contains { $0.name == "x-confidence" }
      unit.properties.append(Property("aligned", isSure ? "no" : "yes"))
    case .phrase:
      var seen: Set<LanguageTag> = []
      let last = unit.variants.reversed().filter { seen.insert($0.language).inserted }
      repeated += unit.variants.count - last.count
      unit.variants = last.reversed()
    }
    return unit
  }

  mutating func language(_ tag: LanguageTag) -> LanguageTag {
    guard profile == .trados, let regional = Self.withRegion(tag), regional != tag else {
      return tag
    }
    languages[tag.description] = regional.description
    return regional
  }

  /// Sentences on what was changed.
  var sentences: [String] {
    var sentences = languages.sorted { utf8Order($0.key, $1.key) }.map {
      "language \($0.key) written as \($0.value), since Trados memories name a region"
    }
    if longSegments > 0 {
      let limit = TMXProblem.Kind.tradosSegmentLimit
      sentences.append(
        "\(longSegments) units left out, since Trados takes at most \(limit) characters a segment")
    }
    if anchors > 0 {
      sentences.append("\(anchors) codes renumbered, since Trados wants their numbers once each")
    }
    if repeated > 0 {
      sentences.append("\(repeated) variants left out, since Phrase keeps one a language")
    }
    return sentences
  }

  /// The `x` of a code links it to its translation, so each stands for one code of the segment.
  private mutating func makeAnchorsUnique(_ codes: inout [InlineCode]) {
    var seen: Set<String> = []
    var free = (1...).lazy.map(String.init).makeIterator()
    for index in codes.indices {
      guard let at = codes[index].attributes.firstIndex(where: { $0.name == "x" }) else { continue }
      var number = codes[index].attributes[at].value
      if seen.contains(number) {
        while seen.contains(number), let next = free.next() { number = next }
        codes[index].attributes[at].value = number
        anchors += 1
      }
      seen.insert(number)
    }
  }

  /// With the region where most of the language is written, by CLDR's likely subtags; without
  /// script. Nil for a language that is not listed.
  private static func withRegion(_ tag: LanguageTag) -> LanguageTag? {
    let parts = tag.description.split(separator: "-")
    let region = parts.dropFirst().first {
      $0.utf8.count == 2 || ($0.utf8.count == 3 && $0.first?.isNumber == true)
    }
    if let region { return LanguageTag("\(tag.primary)-\(region)") }
    if parts.contains("Hant") { return LanguageTag("zh-TW") }
    return regions[String(tag.primary)].flatMap { LanguageTag("\(tag.primary)-\($0)") }
  }

  private static let regions = [
    "ar": "EG", "cs": "CZ", "da": "DK", "de": "DE", "el": "GR", "en": "US", "es": "ES", "fi": "FI",
    "fr": "FR", "he": "IL", "hi": "IN", "hu": "HU", "id": "ID", "it": "IT", "ja": "JP", "kk": "KZ",
    "km": "KH", "ko": "KR", "lo": "LA", "mn": "MN", "ms": "MY", "my": "MM", "nb": "NO", "nl": "NL",
    "pl": "PL", "pt": "BR", "ro": "RO", "ru": "RU", "sv": "SE", "th": "TH", "tr": "TR", "uk": "UA",
    "vi": "VN", "zh": "CN",
  ]
}
