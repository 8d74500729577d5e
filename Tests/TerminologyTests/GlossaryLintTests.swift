import Bitext
import Linguistics
import Terminology
import Testing

@Suite struct GlossaryLintTests {
  private static let tokenizer = Tokenizer(splitter: WordSplitter.ofNoWords)

  private func kinds(_ entries: [ConceptEntry]) -> [GlossaryIssue.Kind] {
    GlossaryLint(Termbase(entries)).issues().map(\.kind)
  }

  private func entry(
    _ source: String, _ target: String, forbidden: [String] = [], admitted: [String] = [],
    validity: ConceptEntry.Validity = ConceptEntry.Validity(),
    status: ConceptEntry.Status = .approved
  ) -> ConceptEntry {
    ConceptEntry(
      source: source, target: target, status: status, admitted: admitted, forbidden: forbidden,
      validity: validity)
  }

  @Test func soundEntriesGiveNoIssue() {
    #expect(
      kinds([
        entry("西藏", "Tibet", validity: ConceptEntry.Validity(last: 2022)),
        entry("西藏", "Xizang", validity: ConceptEntry.Validity(first: 2023)),
        entry("花园城市", "garden city", forbidden: ["park city"]),
        entry("低保", "subsistence allowance"), entry("最低生活保障", "subsistence allowance"),
      ]) == [])
  }

  @Test func oneTermWithTwoRenderingsIsAConflict() {
    let entries = [entry("“枫桥经验”", "Fengqiao model"), entry("枫桥经验", "Fengqiao experience")]
    #expect(kinds(entries) == [.conflictingTargets])
    #expect(kinds([entry("枫桥经验", "a"), entry("楓橋經驗", "a")]) == [.duplicateTerm])
  }

  @Test func overlappingEditionsAreAConflictAndMissingOnesAHint() {
    let first = entry("甲", "a", validity: ConceptEntry.Validity(last: 2020))
    #expect(
      kinds([first, entry("甲", "b", validity: ConceptEntry.Validity(first: 2020))])
        == [.conflictingTargets])
    #expect(
      kinds([first, entry("甲", "b", validity: ConceptEntry.Validity(first: 2023))])
        == [.editionGap])
  }

  @Test func renderingsThatDifferInCaseOrHyphensAreTwins() {
    #expect(kinds([entry("甲", "garden city"), entry("乙", "Garden-City")]) == [.caseTwin])
  }

  @Test func aForbiddenRenderingMustNotBeAskedFor() {
    #expect(kinds([entry("甲", "a", forbidden: ["A"])]) == [.forbiddenOwnRendering])
    #expect(
      kinds([entry("甲", "garden city", forbidden: ["park city"]), entry("乙", "park city")])
        == [.forbiddenPreferred])
    #expect(
      kinds([
        entry("甲", "x", forbidden: ["y"]), entry("乙", "y", forbidden: ["z"]),
        entry("丙", "z", forbidden: ["x"]),
      ]).contains(.forbiddingCycle))
  }

  @Test func rejectedEntriesBindNobody() {
    #expect(kinds([entry("甲", "a"), entry("乙", "A", status: .rejected)]) == [])
  }

  @Test func untidyAndRedundantTextIsTold() {
    #expect(kinds([entry("甲", "a，b")]) == [.untidyText])
    #expect(kinds([entry("甲", "a", admitted: ["b", "a"])]) == [.redundantRendering])
  }

  @Test func anIssueNamesPlaceTermAndKind() throws {
    let text = Termbase.header + "\n甲\ta\t\t\ta\t\t\t\t\t\t\n"
    let issues = GlossaryLint(try Termbase(text: text, path: "g.tsv")).issues()
    #expect(
      issues.map(\.description) == [
        "g.tsv:2:1: error: 甲: 'a' is forbidden and asked for [forbidden-own-rendering]"
      ])
  }

  private func document(_ edition: Int, _ pairs: [(String, String)]) -> AlignedDocument {
    AlignedDocument(
      name: "report-\(edition)", edition: edition, sourceLanguage: .chinese,
      targetLanguage: .english,
      pairs: pairs.map { SegmentPair(source: Segment($0.0), target: Segment($0.1)) })
  }

  @Test func documentsTellOfTermsNeverSeenOrOutOfValidity() {
    let termbase = Termbase([
      entry("甲城市", "a city"), entry("乙城市", "b city"),
      entry("丙城市", "c city", validity: ConceptEntry.Validity(last: 2020)),
    ])
    let usage = GlossaryUsage(
      of: termbase, in: [document(2024, [("甲城市和丙城市", "A city and C city")])],
      tokenizer: Self.tokenizer)
    let issues = GlossaryLint(termbase).issues(usage)
    #expect(issues.map(\.entry.source) == ["丙城市", "乙城市"])
    #expect(issues.map(\.kind) == [.outOfValidity, .neverSeen])
  }

  @Test func statsTellCoverageAndConsistencyByEdition() {
    let termbase = Termbase([
      entry("甲城市", "alpha city", admitted: ["city of alpha"]), entry("乙城市", "b town"),
    ])
    let usage = GlossaryUsage(
      of: termbase,
      in: [
        document(2023, [("甲城市", "alpha city"), ("甲城市", "city of alpha")]),
        document(
          2024, [("甲城市", "some park"), ("甲城市", "Alphas live in quite many large old cities")]),
      ], tokenizer: Self.tokenizer)
    let stats = GlossaryStats(usage)
    #expect(stats.terms.map(\.source) == ["甲城市"])
    #expect(stats.pairCount == 4)
    #expect(stats.followedCount == 3)
    #expect(stats.editions.map(\.followedCount) == [2, 1])
    #expect(stats.terms.first?.renderings.map(\.count) == [1, 1])
    #expect(
      stats.description.hasPrefix(
        "entries\t0 candidate, 2 approved, 0 deprecated, 0 rejected\n"
          + "documents\treport-2023 (2023), report-2024 (2024)\n"
          + "covered\t1 of 2 approved terms, in 4 places\nfollowed\t3 of 4 (75.0%)\n"))
  }

  @Test func theSharedGlossaryIsLintedClean() throws {
    let issues = GlossaryLint(try SharedGlossaryTests.governmentReports()).issues()
    #expect(issues.map(\.description) == [])
  }
}
