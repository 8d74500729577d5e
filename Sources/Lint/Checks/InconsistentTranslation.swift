import Bitext
import Linguistics

struct InconsistentTranslation: Check {
  static let id = "inconsistent-translation"
  static let severity = Severity.warning
  static let summary = "The same or nearly the same source text is translated in another way."
  static let explanation = """
    Sources are equal when only blanks, marks, width, case or script of their characters differ; \
    translations likewise. Longer sources that differ in their numbers, or in one word besides, are \
    nearly equal; their translations are compared with the numbers left aside, and have to have \
    less than half of their words in common, or less than 85 per cent for a hint. The rarer translation is \
    reported, or the later one. Short texts, and translations of equal sources that are alike for \
    the most part, are hints.
    """
  static let examples = Examples(
    passes: [
      Example([
        ("深入推进京津冀协同发展。", "We will advance coordinated regional development."),
        ("深入推进京津冀协同发展", "We will advance coordinated regional development"),
      ]),
      Example([("建设", "building"), ("建设", "construction")]),
      Example([("城市的水质更好了。", "Water is cleaner."), ("城市的空气更好了。", "Air is cleaner.")]),
      Example([
        (
          "全年新增就业26.5万人，城镇调查失业率保持在4%左右。",
          "A total of 265,000 jobs were created, with the surveyed urban unemployment rate at around 4%."
        ),
        (
          "全年新增就业27万人，城镇调查失业率保持在5%左右。",
          "A total of 270,000 jobs were created, with the surveyed urban unemployment rate at around 5%."
        ),
      ]),
    ],
    fails: [
      Example([
        ("深入推进京津冀协同发展。", "We will advance coordinated regional development."),
        ("深入推进京津冀协同发展。", "We will advance coordinated regional development."),
        ("深入推进京津冀协同发展。", "Joint growth of the region goes on."),
      ]),
      Example(
        [
          ("The river was restored last year.", "去年治理了河流。"),
          ("The river was restored last year.", "河道已修复。"),
        ],
        from: .english, to: .chinese),
      Example([
        (
          "全年新增就业26.5万人，城镇调查失业率保持在4%左右。",
          "A total of 265,000 jobs were created, with the surveyed urban unemployment rate at around 4%."
        ),
        (
          "全年新增就业27万人，城镇调查失业率保持在5%左右。",
          "New employment reached 270,000, and about 5% of people in towns were out of work."
        ),
      ]),
      Example([
        (
          "加快推进首都城市副中心行政办公区的规划建设工作。",
          "We will speed up the planning and construction of the administrative area."
        ),
        (
          "加快推进首都城市副中心商务办公区的规划建设工作。",
          "Work will go faster on where companies are to sit."
        ),
      ]),
    ])

  /// Words of a source from which on it is no mere label, and on which a near-equal one compares.
  private static let leastWeight = 5
  private static let leastNearWeight = 8
  /// The share of words in common above which a translation is the other one with a word changed.
  private static let revision = 0.75
  /// Likewise of nearly equal sources, where a date in words is no other translation.
  private static let nearRevision = 0.85
  /// The share below which translations of nearly equal sources are different ones.
  private static let difference = 0.5

  func findings(across collection: [LintedDocument], _ context: LintContext) -> [Finding] {
    let exact = RepeatedText(in: collection, by: \.source, maskingNumbers: false)
    let masked = RepeatedText(in: collection, by: \.source, maskingNumbers: true)
    var found = exact.groups.flatMap { group in
      findings(in: group, exact, collection, isEqual: true)
    }
    let known = Set(exact.groups.map(\.places))
    found += masked.groups.filter {
      !known.contains($0.places) && $0.weight >= Self.leastWeight
    }.flatMap { findings(in: $0, masked, collection, isEqual: false) }
    found += nearFindings(masked, collection)
    var seen: Set<Place> = []
    return found.filter { seen.insert($0.place).inserted }
  }

  private func findings(
    in group: RepeatedText.Group, _ texts: RepeatedText, _ collection: [LintedDocument],
    isEqual: Bool
  ) -> [Finding] {
    let variants = texts.variants(of: group, by: \.target)
    guard variants.count > 1, let usual = variants.first, let first = usual.places.first else {
      return []
    }
    return variants.dropFirst().flatMap { variant -> [Finding] in
      let similarity = variant.key.similarity(to: usual.key)
      guard isEqual || similarity <= Self.nearRevision else { return [] }
      let isSure =
        isEqual
        ? group.weight >= Self.leastWeight && similarity <= Self.revision
        : group.weight >= Self.leastNearWeight && similarity < Self.difference
      return variant.places.filter { collection[$0.document].isLinted }.compactMap { index in
        finding(
          at: index, against: first, times: usual.places.count, collection,
          severity: isSure ? Self.severity : .hint, isEqual: isEqual, quotes: usual.places)
      }
    }
  }

  /// Of sources that differ in a word.
  private func nearFindings(
    _ texts: RepeatedText, _ collection: [LintedDocument]
  ) -> [Finding] {
    let near = NearTexts(texts.texts.map(\.key), weight: Self.leastNearWeight)
    func variants(_ text: Int) -> [RepeatedText.Variant] {
      let (key, places) = texts.texts[text]
      return texts.variants(
        of: RepeatedText.Group(places: places, weight: key.weight), by: \.target)
    }
    return near.pairs.compactMap { pair in
      let (first, second) = (variants(pair.first), variants(pair.second))
      let isAlike = first.contains { variant in
        second.contains { variant.key.similarity(to: $0.key) >= Self.difference }
      }
      guard !isAlike, let usual = first.first?.places.first, let other = second.first?.places.first
      else { return nil }
      let (earlier, later) = (min(usual, other), max(usual, other))
      let index = collection[later.document].isLinted ? later : earlier
      guard collection[index.document].isLinted else { return nil }
      return finding(
        at: index, against: index == later ? earlier : later, times: 1, collection,
        severity: Self.severity, isEqual: false, quotes: [index == later ? earlier : later])
    }
  }

  private func finding(
    at index: PairIndex, against other: PairIndex, times: Int, _ collection: [LintedDocument],
    severity: Severity, isEqual: Bool, quotes: [PairIndex]
  ) -> Finding? {
    guard let target = collection[index].target?.text, let usual = collection[other].target?.text
    else { return nil }
    let here = "“\(target.shortened(departingFrom: usual))”"
    let there = "“\(usual.shortened(departingFrom: target))”"
    let often = times == 1 ? "" : ", \(times) times"
    let source = collection[other].source?.text ?? ""
    var message = "the same source is \(here) here, and \(there) elsewhere"
    if !isEqual {
      let own = collection[index].source?.text ?? ""
      message =
        "nearly the same source (“\(source.shortened(departingFrom: own))”) is \(there) elsewhere, "
        + "and \(here) here"
    }
    var finding = collection[index].finding(
      of: Self.self, "\(message) (\(collection.name(of: other))\(often))")
    finding.severity = severity
    finding.rendering = target
    finding.expected = [usual]
    finding.related = quotes.prefix(3).compactMap { collection.quote($0) }
    return finding
  }
}
