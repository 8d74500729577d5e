import TestSupport
import Testing

@testable import Bitext

@Suite struct SegmentRangeTests {
  private func code(_ offset: Int, _ element: String = "ph") -> InlineCode {
    InlineCode(offset: offset, role: .standalone, element: element)
  }

  @Test func aPartTakesTheCodesInFrontOfItsCharacters() {
    let segment = Segment("abcdef", codes: [code(0), code(2), code(4), code(6)])
    #expect(segment[0..<2].codes.map(\.offset) == [0])
    #expect(segment[2..<4].codes.map(\.offset) == [0])
    #expect(segment[4..<6].codes.map(\.offset) == [0, 2])
    #expect(segment[0..<6] == segment)
  }

  @Test func joiningShiftsPlacesAndCodes() {
    let joined = Segment.joined(
      [
        Segment("水库。", path: "a", line: 3),
        Segment("城市", path: "a", anchors: [.init(offset: 0, line: 5, column: 2)], codes: [code(3)]),
      ], separator: " ")
    #expect(joined.text == "水库。 城市")
    #expect(joined.codes.map(\.offset) == [13])
    #expect(joined.place(at: 10) == Place(path: "a", line: 5, column: 2))
    #expect(Segment.joined([], separator: " ") == Segment(""))
  }

  @Test func aSegmentWithoutPlaceHasLineZero() {
    #expect(Segment("text").place(at: 2) == Place(path: "", line: 0, column: 0))
    #expect(Segment("text")[1..<3].anchors.isEmpty)
  }

  @Test func aPlaceBeyondTheTextIsItsEnd() {
    #expect(Segment("水库", path: "a", line: 1).place(at: 99) == Place(path: "a", line: 1, column: 3))
  }

  @Test(arguments: UInt64(0)..<5)
  func partsJoinedAreTheSegment(seed: UInt64) {
    var dice = SplitMix64(seed: seed)
    var texts = RandomText(seed: seed)
    for _ in 0..<40 {
      let lines = (1...4).map {
        Segment(texts.next(pieces: 1...8), path: "a", line: 2 * $0, column: 3)
      }
      var whole = Segment.joined(lines, separator: "")
      let bounds = Self.bounds(whole.text)
      whole.codes = (0..<3).map { _ in code(bounds.randomElement(using: &dice) ?? 0) }
        .sorted { $0.offset < $1.offset }
      let cuts =
        ([0, whole.text.utf8.count] + (0..<3).compactMap { _ in bounds.randomElement(using: &dice) })
        .sorted()
      let parts = zip(cuts, cuts.dropFirst()).filter { $0 < $1 }.map { whole[$0..<$1] }
      let joined = Segment.joined(parts, separator: "")
      #expect(joined.text.utf8.elementsEqual(whole.text.utf8))
      #expect(joined.codes == whole.codes)
      for offset in bounds.dropLast() {
        #expect(joined.place(at: offset) == whole.place(at: offset))
      }
    }
  }

  private static func bounds(_ text: String) -> [Int] {
    text.unicodeScalars.reduce(into: [0]) { $0.append($0[$0.count - 1] + UTF8.width($1)) }
  }
}
