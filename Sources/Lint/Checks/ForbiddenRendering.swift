import Bitext
import Linguistics
import Terminology

/// The target uses a rendering that the glossary rules out.
struct ForbiddenRendering: Check {
  static let id = "forbidden-rendering"
  static let severity = Severity.error
  static let summary = "The target renders a term of the glossary in a way that it forbids."
  static let explanation = """
    Only where the source has the term: the same words may be right for another one. A forbidden \
    rendering inside a preferred or admitted rendering of any term of the source is no fault. An \
    entry with the policy `enforce` gives an error, one with `advise` a warning.
    """
  static let examples = Examples(
    passes: [
      Example("推进花园城市建设", "We built a garden city.", glossary: [gardenCity]),
      Example("推进公园建设", "We built a park city.", glossary: [gardenCity]),
      Example("国有企业改革", "reform of state-owned enterprises", glossary: [enterprise]),
      Example("花园城市和公园城市", "garden cities and park cities", glossary: [gardenCity, parkCity]),
      Example("机遇与危机", "opportunity and crisis", glossary: [opportunity]),
    ],
    fails: [
      Example("推进花园城市建设", "We built a park city.", glossary: [gardenCity]),
      Example("推进花园城市建设", "a garden city, not one of many park cities", glossary: [gardenCity]),
      Example("国有企业改革", "reform of a State Enterprise", glossary: [enterprise]),
    ])

  private static let gardenCity = ConceptEntry(
    source: "花园城市", target: "garden city", forbidden: ["park city"])
  private static let parkCity = ConceptEntry(source: "公园城市", target: "park city")
  private static let enterprise = ConceptEntry(
    source: "国有企业", target: "state-owned enterprise", forbidden: ["state enterprise"])
  private static let opportunity = ConceptEntry(
    source: "机遇", target: "opportunity", forbidden: ["opportunism"])

  static func obstacle(in context: LintContext) -> String? {
    context.matcher == nil ? "no glossary is given" : nil
  }

  func findings(in pair: LintedPair, _ context: LintContext) -> [Finding] {
    guard let matcher = context.matcher, let target = pair.target, !target.tokens.isEmpty else {
      return []
    }
    let terms = GlossaryTerms.all(in: pair, matcher)
    guard
      terms.occurrences.contains(where: { occurrence in
        occurrence.entries.contains { !matcher.entries[$0].forbidden.isEmpty }
      })
    else { return [] }
    let words = GlossaryTerms.words(of: target, in: pair, matcher)
    var seen: Set<Range<Int>> = []
    return terms.occurrences.flatMap { occurrence in
      terms.forbiddenRenderings(of: occurrence, in: words, matcher)
        .filter { seen.insert($0.range).inserted }
        .map { finding(on: $0, of: occurrence, in: pair, matcher) }
    }
  }

  private func finding(
    on match: RenderingMatch, of occurrence: GlossaryTerms.Occurrence, in pair: LintedPair,
    _ matcher: TermMatcher
  ) -> Finding {
    let entry = matcher.entries[match.entry]
    let found = pair.target.map { String($0.text[utf8: match.range]) } ?? match.rendering
    let message =
      "“\(found)” must not render “\(entry.source)”: the glossary has “\(entry.target)”"
    var finding = pair.finding(
      of: Self.self, message, targetRange: match.range, sourceRange: occurrence.range)
    finding.severity = entry.policy == .enforce ? .error : .warning
    finding.term = entry.source
    finding.rendering = found
    finding.expected = [entry.target] + entry.admitted
    return finding
  }
}
