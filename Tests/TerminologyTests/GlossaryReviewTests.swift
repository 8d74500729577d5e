import Bitext
import Terminology
import Testing

@Suite struct GlossaryReviewTests {
  private let documents = [
    AlignedDocument(
      name: "report-2024", edition: 2024, sourceLanguage: .chinese, targetLanguage: .english,
      pairs: [
        SegmentPair(
          source: Segment("建设水库。", path: "a.txt", line: 1),
          target: Segment("Building a reservoir.", path: "a.txt", line: 2)),
        SegmentPair(source: Segment("水库"), target: Segment("dams")),
        SegmentPair(source: Segment("水库"), target: nil),
      ]),
    AlignedDocument(
      name: "notes", sourceLanguage: .english, targetLanguage: .chinese,
      pairs: [SegmentPair(source: Segment("the reservoir"), target: Segment("水库"))]),
  ]

  private func occurrence(
    _ document: Int, _ pair: Int, _ source: Range<Int>, _ target: [Range<Int>]
  ) -> Occurrence {
    Occurrence(
      document: document, pair: pair, sourceRange: source, targetRanges: target, posterior: 1)
  }

  private var reservoir: TermCandidate {
    TermCandidate(
      source: "水库",
      renderings: [
        TermCandidate.Rendering(
          target: "reservoir", count: 2, score: 1,
          occurrences: [
            occurrence(0, 0, 6..<12, [11..<20]), occurrence(1, 0, 0..<6, [4..<13]),
          ]),
        TermCandidate.Rendering(
          target: "dam", count: 1, score: 0.5, occurrences: [occurrence(0, 1, 0..<6, [0..<4])]),
        TermCandidate.Rendering(target: "pond", count: 0, score: 0, occurrences: []),
      ], count: 4, score: 1, documents: ["report-2024", "notes"])
  }

  @Test func anItemShowsEachRenderingWithItsReports() throws {
    let review = GlossaryReview(of: [reservoir], in: documents, Termbase())
    let item = try #require(review.items.first)
    #expect(item.entry.source == "水库" && item.entry.target == "reservoir")
    #expect(item.entry.status == .candidate)
    #expect(item.count == 4)
    #expect(item.renderings.map(\.text) == ["reservoir", "dam"])
    #expect(item.renderings.first?.reports.map(\.label) == ["2024", "notes"])
    #expect(item.renderings.first?.reports.map(\.count) == [1, 1])
  }

  @Test func contextsMarkTheTermOnItsSide() throws {
    let review = GlossaryReview(of: [reservoir], in: documents, Termbase())
    let contexts = try #require(review.items.first?.contexts)
    func marked(_ parts: [GlossaryReview.Part]) -> String {
      parts.map { $0.isMarked ? "[\($0.text)]" : $0.text }.joined()
    }
    // Each rendering in turn, and where the Chinese is the target, marked there.
    #expect(contexts.map { marked($0.source) } == ["建设[水库]。", "[水库]", "the [reservoir]"])
    #expect(
      contexts.map { marked($0.target) } == ["Building a [reservoir].", "[dams]", "[水库]"])
    #expect(contexts[0].place == Place(path: "a.txt", line: 2, column: 12))
  }

  @Test func anOccurrenceWithoutAPairIsNoContext() throws {
    var candidate = reservoir
    candidate.renderings[0].occurrences = [occurrence(0, 2, 0..<6, [])]
    let review = GlossaryReview(of: [candidate], in: documents, Termbase())
    #expect(review.items.first?.contexts.count == 1)
  }

  @Test func whatPeopleDecidedIsNotAskedAgain() {
    let entries = [
      ConceptEntry(source: "水庫", target: "dam", status: .rejected),
      ConceptEntry(source: "湖", target: "lake", status: .candidate),
      ConceptEntry(source: "河", target: "river"),
    ]
    let review = GlossaryReview(of: [reservoir], in: documents, Termbase(entries))
    #expect(review.items.map(\.entry.source) == ["湖"])
  }

  @Test func aCandidateOfTheGlossaryIsOfferedOnceWithItsOwnRendering() {
    let own = ConceptEntry(source: "水库", target: "dam", status: .candidate)
    let review = GlossaryReview(of: [reservoir], in: documents, Termbase([own]))
    #expect(review.items.map(\.entry) == [own])
    #expect(review.items.first?.count == 4)
  }

  @Test func editionsComeBeforeNames() {
    var older = documents[0]
    older.edition = 2023
    #expect(
      GlossaryReview.labels(of: [documents[1], documents[0], older, documents[0]])
        == ["2023", "2024", "notes"])
  }
}
