import Bitext
import Testing

@testable import Lint

@Suite struct ReportOrderTests {
  private func document(_ path: String, isLinted: Bool = true) -> LintedDocument {
    LintedDocument(
      document: AlignedDocument(
        name: path, sourceLanguage: .chinese, targetLanguage: .english,
        pairs: [
          SegmentPair(
            source: Segment("水", path: path + ".zh", line: 1),
            target: Segment("water", path: path, line: 1))
        ]),
      isLinted: isLinted)
  }

  private func finding(
    _ path: String, _ line: Int, _ column: Int, _ check: any Check.Type = RepeatedWord.self,
    _ message: String = "m"
  ) -> Finding {
    Finding(
      rule: check.id, severity: .warning, message: message,
      place: Place(path: path, line: line, column: column), source: nil, target: nil)
  }

  private func sorted(_ findings: [Finding], _ documents: [LintedDocument]) -> [Finding] {
    ReportOrder(documents: documents, checks: [RepeatedWord.self, DoubledSpace.self])
      .sorted(findings)
  }

  @Test func documentsComeInTheirOrderThenPlacesThenChecks() {
    let expected = [
      finding("b", 2, 9), finding("b", 10, 1), finding("b", 10, 3, RepeatedWord.self, "a"),
      finding("b", 10, 3, RepeatedWord.self, "b"), finding("b", 10, 3, DoubledSpace.self),
      finding("a", 1, 1),
    ]
    let documents = [document("b"), document("a")]
    #expect(sorted(expected.reversed(), documents) == expected)
  }

  @Test func whatIsSaidTwiceIsReportedOnce() {
    #expect(sorted([finding("a", 1, 1), finding("a", 1, 1)], [document("a")]).count == 1)
  }

  /// Whatever a check says of a document that only serves as evidence, on either side of it.
  @Test func whatIsSaidOfEvidenceIsDropped() {
    let kept = [finding("new.zh", 1, 1), finding("new", 1, 1)]
    let dropped = [finding("old", 1, 1), finding("old.zh", 1, 1), finding("elsewhere", 1, 1)]
    let documents = [document("old", isLinted: false), document("new")]
    #expect(Set(sorted(dropped + kept, documents)) == Set(kept))
  }
}
