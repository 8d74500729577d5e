import Testing

@testable import Bitext

@Suite struct SegmentTests {
  let wrapped = Segment.joined(
    [
      Segment("第十六届", path: "a.txt", line: 2, column: 3),
      Segment("人民代表大会", path: "a.txt", line: 3),
    ], separator: "")

  @Test func knowsThePlaceOfEveryCharacter() {
    #expect(wrapped.place(at: 0) == Place(path: "a.txt", line: 2, column: 3))
    #expect(wrapped.place(at: 6) == Place(path: "a.txt", line: 2, column: 5))
    #expect(wrapped.place(at: 12) == Place(path: "a.txt", line: 3, column: 1))
    #expect(wrapped.place(at: 15) == Place(path: "a.txt", line: 3, column: 2))
  }

  @Test func aPartKeepsItsPlaces() {
    let part = wrapped[6..<18]
    #expect(part.text == "六届人民")
    #expect(part.place() == Place(path: "a.txt", line: 2, column: 5))
    #expect(part.place(at: 6) == Place(path: "a.txt", line: 3, column: 1))
  }

  @Test(arguments: [
    ("2024-", 2024, true), ("2024-", 2023, false), ("-2023", 2024, false), ("-2023", 2023, true),
    ("2020-2022", 2020, true), ("2020-2022", 2021, true), ("2020-2022", 2022, true),
    ("2020-2022", 2023, false), ("2024", 2024, true),
  ])
  func validityIsARangeOfEditions(text: String, edition: Int, inside: Bool) {
    #expect(ConceptEntry.Validity(text)?.contains(edition) == inside)
    #expect(ConceptEntry.Validity(text)?.description == text)
  }

  @Test(arguments: ["x", "2024-2020", "-", "1-2-3", "20x4-"])
  func validityRefusesWhatIsNoRange(text: String) {
    #expect(ConceptEntry.Validity(text) == nil)
  }
}
