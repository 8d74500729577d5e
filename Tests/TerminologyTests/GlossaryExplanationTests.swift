import Alignment
import Bitext
import Linguistics
import Terminology
import Testing

@Suite struct GlossaryExplanationTests {
  private func explanation(
    _ entry: ConceptEntry, _ documents: [AlignedDocument]
  ) throws -> String {
    let tokenizer = Tokenizer(splitter: Lexicon.base.splitter)
    let usage = GlossaryUsage(of: Termbase([entry]), in: documents, tokenizer: tokenizer)
    return GlossaryExplanation(of: try #require(usage.terms.first), in: documents).description
  }

  private func document(_ edition: Int?, _ targets: [String]) -> AlignedDocument {
    AlignedDocument(
      name: "report", edition: edition, sourceLanguage: .chinese, targetLanguage: .english,
      pairs: targets.enumerated().map {
        SegmentPair(
          source: Segment("建设花园城市", path: "a.txt", line: 2 * $0 + 1),
          target: Segment($1, path: "a.txt", line: 2 * $0 + 2))
      })
  }

  private let entry = ConceptEntry(
    source: "花园城市", target: "garden city", admitted: ["green town"],
    validity: ConceptEntry.Validity(first: 2024), note: "a slogan",
    place: Place(path: "g.tsv", line: 5, column: 1))

  @Test func tellsTheEntryAndItsPlacesByReport() throws {
    let text = try explanation(
      entry,
      [
        document(2023, ["a garden city"]),
        document(
          2024,
          [
            "a garden city", "Garden cities", "a green town", "a city of gardens",
            "a park",
          ]),
      ])
    #expect(
      text == """
        花园城市
          target: garden city
          status: approved
          admitted: green town
          policy: enforce
          case: any
          valid: 2024-
          note: a slogan
          place: g.tsv:5:1
          report (2023): 1 places, entry not in force
          report (2024): 5 places: 'garden city' 2, 'green town' 1, reworded 1, not followed 1
            a.txt:9:1: 建设花园城市
            a.txt:10:1: a park

        """)
  }

  @Test func withoutReportsItTellsTheEntryAlone() throws {
    let text = try explanation(ConceptEntry(source: "花园城市", target: "garden city"), [])
    #expect(text.split(separator: "\n").count == 5)
  }
}
