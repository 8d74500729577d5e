import Bitext
import Linguistics
import Terminology

/// An approved glossary entry is not followed.
struct MissingTerm: Check {
  static let id = "missing-term"
  static let severity = Severity.error
  static let summary =
    "The source has a term of the glossary, and the target none of its approved renderings."
  static let explanation = """
    Approved entries whose edition range holds the document are looked for in the source, the longest \
    term first: a short term inside a longer one does not count. The target may use the preferred \
    or any admitted rendering, inflected, with other words in between, or all its words in another \
    order. A term is reported once per segment pair.

    An entry with the policy `enforce` gives an error, one with `advise` a warning. What is \
    uncertain is a hint: a term of one or two characters with the policy `advise`, a match that \
    may be part of another word, and a rendering of three words or more of which most stand in \
    the target, as in a short form of a name. Where a forbidden rendering stands in the target, \
    `forbidden-rendering` says so instead. A glossary from the target to the source language works too.
    """
  static let examples = Examples(
    passes: [
      Example("推进花园城市建设", "We advanced the building of a garden city.", glossary: [gardenCity]),
      Example("推进花园城市建设", "Garden cities were built.", glossary: [gardenCity]),
      Example("建设花园式城市", "We built a city of parks.", glossary: [gardenCity]),
      Example("推进花园城市建设", "We built a garden city.", glossary: [gardenCity, city]),
      Example(
        "加强生态环境保护", "We strengthened ecological and environmental protection.",
        glossary: [protection]),
      Example(
        "加强生态环境保护", "We protect the environment and its ecology.", glossary: [protection]),
      Example("拥护市人民政府", "the municipality’s people’s government", glossary: [government]),
      Example("西藏自治区", "Xizang", glossary: [tibetUntil2022, tibetFrom2023]),
      Example(
        "Build a garden city.", "建设花园城市。", from: .english, to: .chinese, glossary: [gardenCity]),
      Example(
        "Build a garden city.", "建设花园城市。", from: .english, to: .chinese, glossary: [reversed]),
    ],
    fails: [
      Example("推进花园城市建设", "We advanced the building of a park city.", glossary: [gardenCity]),
      Example("建设“花园”城市", "We built a city of parks.", glossary: [gardenCity]),
      Example("建設花園城市", "We built a city of parks.", glossary: [gardenCity]),
      Example(
        "市发展改革委和财政部", "the reform commission and the Finance Department",
        glossary: [ministry]),
      Example("财政部", "the ministry of finance", glossary: [ministry]),
      Example(
        "Build a garden city.", "建设公园城市。", from: .english, to: .chinese, glossary: [gardenCity]),
      Example(
        "Build a garden city.", "建设公园城市。", from: .english, to: .chinese, glossary: [reversed]),
    ])

  private static let gardenCity = ConceptEntry(source: "花园城市", target: "garden city")
  private static let city = ConceptEntry(source: "城市", target: "urban area")
  private static let protection = ConceptEntry(
    source: "生态环境保护", target: "ecological environment protection",
    admitted: ["eco-environmental protection", "protection of ecology and environment"])
  private static let government = ConceptEntry(
    source: "市人民政府", target: "municipal people's government",
    admitted: ["people's government of the municipality"])
  private static let ministry = ConceptEntry(
    source: "财政部", target: "Ministry of Finance", matching: .exact)
  private static let tibetUntil2022 = ConceptEntry(
    source: "西藏自治区", target: "Tibet Autonomous Region",
    validity: ConceptEntry.Validity(last: 2022))
  private static let tibetFrom2023 = ConceptEntry(
    source: "西藏自治区", target: "Xizang Autonomous Region", admitted: ["Xizang"],
    validity: ConceptEntry.Validity(first: 2023))
  private static let reversed = ConceptEntry(source: "garden city", target: "花园城市")

  static func obstacle(in context: LintContext) -> String? {
    context.matcher == nil ? "no glossary is given" : nil
  }

  func findings(in pair: LintedPair, _ context: LintContext) -> [Finding] {
    guard let matcher = context.matcher, let target = pair.target, !target.tokens.isEmpty else {
      return []
    }
    let terms = GlossaryTerms.all(in: pair, matcher)
    guard !terms.occurrences.isEmpty else { return [] }
    let words = GlossaryTerms.words(of: target, in: pair, matcher)
    var seen: Set<[Int]> = []
    return terms.occurrences.compactMap { occurrence in
      guard seen.insert(occurrence.entries).inserted,
        !terms.hasForbiddenRendering(of: occurrence, in: words, matcher)
      else { return nil }
      return finding(on: occurrence, in: pair, words, matcher)
    }
  }

  private func finding(
    on occurrence: GlossaryTerms.Occurrence, in pair: LintedPair, _ words: MatchableWords,
    _ matcher: TermMatcher
  ) -> Finding? {
    let entries = occurrence.entries.map { matcher.entries[$0] }
    guard let entry = entries.first else { return nil }
    let expected =
      occurrence.isReversed
      ? entries.map(\.source) : entries.map(\.target) + entries.flatMap(\.admitted)
    let term = pair.source.map { String($0.text[utf8: occurrence.range]) } ?? entry.source
    var severity: Severity =
      entries.contains { $0.policy == .enforce } ? .error : .warning
    var message = Finding.Message.missing(term, expected)
    var range: Range<Int>?
    switch occurrence.evidence(in: words, matcher) {
    case .found, .scattered: return nil
    case .wrongCase(let match):
      message = .wrongCase(pair.target?.text[utf8: match.range] ?? "", match.rendering)
      range = match.range
      severity = min(severity, .warning)
    case .partly(let share):
      if isDoubtful(occurrence, entries, share, in: pair) { severity = .hint }
    }
    var finding = pair.finding(
      of: Self.self, message.text, targetRange: range, sourceRange: occurrence.range)
    finding.severity = severity
    finding.term = term
    finding.rendering = range.flatMap { range in pair.target.map { String($0.text[utf8: range]) } }
    finding.expected = expected
    return finding
  }

  /// Whether the term may be another word here, or the target may name it in short.
  private func isDoubtful(
    _ occurrence: GlossaryTerms.Occurrence, _ entries: [ConceptEntry], _ share: Double,
    in pair: LintedPair
  ) -> Bool {
    let length = pair.source?.text[utf8: occurrence.range].unicodeScalars.count ?? 0
    let isGeneric = entries.allSatisfy { $0.policy == .advise } && length <= 2
    return isGeneric || !occurrence.isWholeWords || share > 0.5
      || (occurrence.isReversed && length < 6)
  }
}

extension Finding {
  fileprivate struct Message {
    var text: String

    static func missing(_ term: String, _ expected: [String]) -> Self {
      let shown = expected.prefix(3).map { "“\($0)”" }.joined(separator: " or ")
      return Message(text: "“\(term)” is not rendered as the glossary asks: expected \(shown)")
    }

    static func wrongCase(_ found: some StringProtocol, _ expected: String) -> Self {
      Message(text: "“\(found)” lacks capitals: the glossary has “\(expected)”")
    }
  }
}
