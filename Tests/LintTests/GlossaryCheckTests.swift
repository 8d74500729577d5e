import Bitext
import Linguistics
import Testing

@testable import Lint

@Suite struct GlossaryCheckTests {
  private static let tokenizer = Tokenizer(splitter: WordSplitter.ofNoWords)

  private func findings(
    of check: any Check.Type, in example: Example, edition: Int? = nil
  ) -> [Finding] {
    let context = LintContext(tokenizer: Self.tokenizer, glossary: example.glossary)
    var document = example.document
    document.edition = edition
    return document.pairs.flatMap { pair in
      check.init()
        .findings(in: LintedPair(pair, of: document, by: Self.tokenizer), context)
    }
  }

  @Test(arguments: 0..<2) func examplesPassAndFailAsDocumented(index: Int) {
    let check: any Check.Type = index == 0 ? MissingTerm.self : ForbiddenRendering.self
    for example in check.examples.passes {
      #expect(findings(of: check, in: example) == [], "\(example.pairs)")
    }
    for example in check.examples.fails {
      #expect(!findings(of: check, in: example).isEmpty, "\(example.pairs)")
    }
  }

  @Test func aMissNamesTermPlaceAndRenderings() throws {
    let entry = ConceptEntry(source: "花园城市", target: "garden city", admitted: ["city of gardens"])
    let example = Example("推进花园城市建设", "We built parks.", glossary: [entry])
    let finding = try #require(findings(of: MissingTerm.self, in: example).first)
    #expect(finding.severity == .error)
    #expect(finding.term == "花园城市")
    #expect(finding.expected == ["garden city", "city of gardens"])
    #expect(finding.sourceRange == 6..<18)
    #expect(
      finding.message
        == "“花园城市” is not rendered as the glossary asks: expected “garden city” or "
        + "“city of gardens”")
  }

  @Test func policyMakesAWarningAndDoubtAHint() {
    let advised = ConceptEntry(source: "花园城市", target: "garden city", policy: .advise)
    let short = ConceptEntry(source: "人才", target: "talent", policy: .advise)
    let name = ConceptEntry(
      source: "国家发展和改革委员会", target: "National Development and Reform Commission")
    let severities = [
      Example("花园城市", "We built parks.", glossary: [advised]),
      Example("人才", "skilled workers", glossary: [short]),
      Example("国家发展和改革委员会", "the development commission of the nation", glossary: [name]),
    ].map { findings(of: MissingTerm.self, in: $0).map(\.severity) }
    #expect(severities == [[.warning], [.hint], [.hint]])
  }

  @Test func aTermIsReportedOncePerPair() {
    let entry = ConceptEntry(source: "花园城市", target: "garden city")
    let example = Example("花园城市，花园城市", "parks and parks", glossary: [entry])
    #expect(findings(of: MissingTerm.self, in: example).count == 1)
  }

  @Test func editionsDecideWhichEntryHolds() {
    let old = ConceptEntry(
      source: "西藏", target: "Tibet", validity: ConceptEntry.Validity(last: 2022))
    let new = ConceptEntry(
      source: "西藏", target: "Xizang", validity: ConceptEntry.Validity(first: 2023))
    let example = Example("西藏", "Tibet", glossary: [old, new])
    #expect(findings(of: MissingTerm.self, in: example, edition: 2022) == [])
    #expect(findings(of: MissingTerm.self, in: example, edition: 2024).count == 1)
  }

  @Test func aForbiddenRenderingIsSaidOnceByItsOwnRule() {
    let entry = ConceptEntry(source: "花园城市", target: "garden city", forbidden: ["park city"])
    let example = Example("花园城市", "a Park City", glossary: [entry])
    #expect(findings(of: MissingTerm.self, in: example) == [])
    let found = findings(of: ForbiddenRendering.self, in: example)
    #expect(found.map(\.rendering) == ["Park City"])
    #expect(found.map(\.targetRange) == [2..<11])
    #expect(found.map(\.place.column) == [3])
  }

  @Test func onlyApprovedEntriesBind() {
    for status in ConceptEntry.Status.allCases where status != .approved {
      let entry = ConceptEntry(source: "花园城市", target: "garden city", status: status)
      let example = Example("花园城市", "parks", glossary: [entry])
      #expect(findings(of: MissingTerm.self, in: example) == [])
    }
  }

  @Test func aRejectedOrUndecidedEntryHidesNoShorterTerm() {
    let term = ConceptEntry(source: "花园城市", target: "garden city")
    let rejected = ConceptEntry(source: "推进花园城市建设", target: "", status: .rejected)
    let example = Example("推进花园城市建设", "parks", glossary: [term, rejected])
    #expect(findings(of: MissingTerm.self, in: example).count == 1)
  }
}
