import Bitext
import Glibc
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

  /// Where the lexicon knows no words of the languages, lengths alone tell: half the usual length is
  /// too little in a document whose lengths are even, and not in one whose lengths swing.
  @Test(arguments: [true, false]) func lengthsAreJudgedByTheirSpread(swings: Bool) async throws {
    let pairs = (0..<60).map { index in
      let count = index == 30 ? 9 : swings ? 9 + index * 7 % 18 : 18
      return (source: Self.sentence, target: Self.words(count))
    }
    let example = Example(pairs, from: .chinese, to: try #require(LanguageTag("de")))
    let found = await findings(in: example, of: Omission.self).filter { $0.rule == Omission.id }
    #expect(found.map(\.place.line) == (swings ? [] : [31]))
  }

  /// A third of the pairs is one and a half times as long as usual, and a third as much shorter.
  @Test func theSpreadIsThatOfANormalDistributionWithTheSameMedianDeviation() throws {
    let pairs = (0..<120).map { index in
      SegmentPair(
        source: Segment(Self.sentence), target: Segment(Self.words([40, 60, 90][index % 3])))
    }
    let model = try #require(LengthModel(pairs))
    let long = SegmentPair(source: Segment(Self.sentence), target: Segment(Self.words(180)))
    let departure = try #require(model.departure(of: long))
    for measure in departure.deviations.indices {
      #expect(abs(departure.deviations[measure] - 1.4826 * log(1.5)) < 0.02)
    }
    #expect(abs(departure.ratio - log(3)) < 0.05)
    #expect(abs(departure.score - log(3) / (1.4826 * log(1.5))) < 0.1)
  }

  private static let sentence = String(repeating: "山水花草树木鸟鱼云雨", count: 3) + "。"

  /// So many words of about one length.
  private static func words(_ count: Int) -> String {
    (0..<count).map { "wort" + LinterTests.name(100 + $0, of: Array("bcdfghjklm")) }
      .joined(separator: " ") + "."
  }
}
