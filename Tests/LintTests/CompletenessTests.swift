import Bitext
import Linguistics
import Testing

@testable import Lint

@Suite struct CompletenessTests {
  /// The sentences of the examples of `omission`, and one that lacks a clause about teachers.
  private static let pairs = Omission.examples.fails.last?.pairs ?? []

  @Test func theStretchWithoutCounterpartIsQuotedAndMarked() async throws {
    let found = await findings(in: Example(Self.pairs), of: Omission.self)
    let finding = try #require(found.first)
    let range = try #require(finding.sourceRange)
    let stretch = try #require(finding.source)[utf8: range]
    #expect(stretch.contains("教师待遇") && !stretch.contains("河流") && !stretch.contains("出行"))
    #expect(finding.message.contains("“\(stretch)”"))
  }

  @Test func whatOneDirectionLeavesOutTheOtherAdds() async throws {
    let turned = Self.pairs.map { (source: $0.target, target: $0.source) }
    let found = await findings(
      in: Example(turned, from: .english, to: .chinese), of: Addition.self)
    let finding = try #require(found.first)
    let range = try #require(finding.targetRange)
    #expect(finding.rule == Addition.id)
    #expect(try #require(finding.target)[utf8: range].contains("教师待遇"))
  }

  @Test func wordsInThePairBesideAreNotMissing() async {
    var pairs = Self.pairs
    pairs.append(
      (
        source: "空气质量持续改善，蓝天比上年多了十天。",
        target:
          "Teachers in compulsory education at village schools are paid far better; air quality "
          + "continued to improve, with ten more days of blue sky than in the previous year."
      ))
    let found = await findings(in: Example(pairs), of: Omission.self)
    #expect(found.filter { $0.rule == Omission.id && $0.severity > .hint }.isEmpty)
  }

  @Test func aShortReportIsJudgedByTheOthers() async throws {
    let report = Example(Array(Self.pairs.dropLast())).document
    let last = Example([try #require(Self.pairs.last)]).document
    let context = LintContext(tokenizer: chineseTokenizer)
    let found = await Linter(context: context).lint([
      LintedDocument(document: report, isLinted: false),
      LintedDocument(document: last, isLinted: true),
    ]).findings
    #expect(found.map(\.rule) == [Omission.id])
  }
}
