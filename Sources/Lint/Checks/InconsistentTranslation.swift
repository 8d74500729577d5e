import Bitext
import Linguistics

struct InconsistentTranslation: Check {
  static let id = "inconsistent-translation"
  static let severity = Severity.warning
  static let summary = "The same source text is translated in another way elsewhere."
  static let explanation = """
    Sources are equal when only blanks, marks, width, case or script of their characters differ; \
    translations likewise. The rarer translation is reported, or the later one. Short texts, \
    sources that differ in their numbers only, and translations with most of their words in common \
    are hints.
    """
  static let examples = Examples(
    passes: [
      Example([
        ("深入推进京津冀协同发展。", "We will advance coordinated regional development."),
        ("深入推进京津冀协同发展", "We will advance coordinated regional development"),
      ]),
      Example([("建设", "building"), ("建设", "construction")]),
      Example([("城市的水质更好了。", "Water is cleaner."), ("城市的空气更好了。", "Air is cleaner.")]),
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
    ])

  func findings(across collection: [LintedDocument], _ context: LintContext) -> [Finding] {
    let exact = RepeatedText(in: collection, by: \.source, maskingNumbers: false)
    let masked = RepeatedText(in: collection, by: \.source, maskingNumbers: true)
    let sure = exact.groups.flatMap {
      findings(in: $0, exact, collection, severity: $0.weight >= 5 ? Self.severity : .hint)
    }
    let known = Set(exact.groups.map(\.places))
    let unsure = masked.groups.filter { !known.contains($0.places) && $0.weight >= 5 }.flatMap {
      findings(in: $0, masked, collection, severity: .hint)
    }
    return sure + unsure.filter { hint in !sure.contains { $0.place == hint.place } }
  }

  /// The share of words in common above which a translation is the other one with a word changed.
  private static let revision = 0.75

  private func findings(
    in group: RepeatedText.Group, _ texts: RepeatedText, _ collection: [LintedDocument],
    severity: Severity
  ) -> [Finding] {
    let variants = texts.variants(of: group, by: \.target)
    guard variants.count > 1, let usual = variants.first, let first = usual.places.first,
      let usualText = collection[first].target?.text
    else { return [] }
    return variants.dropFirst().flatMap { variant in
      variant.places.filter { collection[$0.document].isLinted }.map { index in
        let times = usual.places.count == 1 ? "" : "\(usual.places.count) times "
        var finding = collection[index].finding(
          of: Self.self,
          "the same source is translated \(times)in another way (\(collection.name(of: first))): "
            + "“\(usualText.shortened)”")
        let isRevision = variant.key.similarity(to: usual.key) > Self.revision
        finding.severity = isRevision ? .hint : severity
        finding.rendering = collection[index].target?.text
        finding.expected = [usualText]
        finding.related = usual.places.prefix(3).compactMap { collection.quote($0) }
        return finding
      }
    }
  }
}
