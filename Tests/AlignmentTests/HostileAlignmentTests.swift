import Bitext
import Linguistics
import TestSupport
import Testing

@testable import Alignment

/// Documents that are no translations of each other, or barely text.
@Suite struct HostileAlignmentTests {
  private static let aligner = DocumentAligner()

  private func beads(_ source: [String], _ target: [String]) -> [Bead] {
    let beads = Self.aligner.beads(source: source, target: target, from: .chinese, to: .english)
    #expect(cover(beads, source: source.count, target: target.count))
    return beads
  }

  private func align(_ source: [String], _ target: [String]) -> AlignedDocument {
    let document = Document(
      name: "a", sourceLanguage: .chinese, targetLanguage: .english,
      body: .paragraphs([
        ParagraphPair(source: source.map { Segment($0) }, target: target.map { Segment($0) })
      ]))
    let aligned = Self.aligner.align(document)
    #expect(aligned.text(\.source) == source.joined().withoutBlanks)
    #expect(aligned.text(\.target) == target.joined().withoutBlanks)
    return aligned
  }

  private let chinese = Examples.chinese
  private let english = Examples.english
  private let unrelated = Examples.unrelated

  @Test func oneSideMayBeEmpty() {
    #expect(beads([], []).isEmpty)
    #expect(beads(chinese, []).allSatisfy { $0.target.isEmpty && $0.confidence == 0 })
    #expect(beads([], english).allSatisfy { $0.source.isEmpty && $0.confidence == 0 })
    #expect(align(chinese, []).twoSided.isEmpty)
    #expect(align([], english).twoSided.isEmpty)
    #expect(align([""], [" "]).pairs.isEmpty)
  }

  @Test func translationsAreTrusted() {
    let beads = beads(chinese, english)
    #expect(beads.map(\.source) == (0..<8).map { $0..<($0 + 1) })
    #expect(beads.allSatisfy { $0.confidence > 0.5 })
  }

  @Test func differentDocumentsAreNotTrusted() {
    let trusted = beads(chinese, unrelated).count { $0.confidence >= 0.5 }
    #expect(trusted <= 1, "\(trusted) of 8")
    #expect(align(chinese, unrelated).pairs.count { $0.confidence >= 0.5 } <= 1)
  }

  @Test func swappedSidesAreNotTrusted() {
    let trusted = beads(english, chinese).count { $0.confidence >= 0.5 }
    #expect(trusted <= 1, "\(trusted) of 8")
  }

  @Test func oneLanguageTwiceIsAligned() {
    _ = beads(chinese, chinese)
    _ = beads(english, english)
  }

  @Test func manySentencesAgainstFew() {
    let many = (0..<2_000).map { "第\($0)项工作已经完成。" }
    let few = (0..<20).map { "Item \($0 * 100) of the work is done." }
    let beads = beads(many, few)
    #expect(beads.count { $0.source.isEmpty || $0.target.isEmpty } > 1_500)
  }

  @Test func fewSentencesAgainstMany() {
    let beads = beads(
      (0..<10).map { "第\($0 * 100)项工作已经完成。" }, (0..<1_000).map { "Item \($0) is done." })
    #expect(beads.count > 500)
  }

  @Test func nothingButNumbersAlignsByThem() {
    let numbers = (0..<60).map { String(1_000 + $0 * 37) }
    let beads = beads(numbers, numbers)
    #expect(beads.map(\.source) == beads.map(\.target))
    let shifted = Self.aligner.beads(
      source: numbers, target: Array(numbers.dropFirst(5)), from: .chinese, to: .english)
    #expect(
      shifted.allSatisfy { $0.target.isEmpty || $0.source.upperBound == $0.target.upperBound + 5 })
  }

  @Test func nothingButMarksIsCovered() {
    _ = beads(["。", "！", "——", "……"], ["!", "", "-"])
    _ = beads(Array(repeating: "", count: 30), Array(repeating: "", count: 40))
  }

  @Test(.timeLimit(.minutes(10)))
  func theSameLineOverAndOver() {
    let beads = beads(
      Array(repeating: "好。", count: 2_000), Array(repeating: "Good.", count: 2_000))
    #expect(beads.count { $0.source.count == 1 && $0.target.count == 1 } > 1_980)
  }

  @Test func anEndlessSentenceIsAligned() {
    let source = String(repeating: "密云水库水质良好，轨道交通建设加快推进，", count: 5_000) + "。"
    let target = Array(
      repeating: "The water quality of Miyun Reservoir is good and rail transit is built.", count: 6
    )
    #expect(source.unicodeScalars.count > 100_000)
    #expect(beads(["新增学校。", source], target).count <= 8)
    #expect(
      beads([source], [String(repeating: "Miyun Reservoir is good, ", count: 10_000)]).count <= 2)
  }

  @Test func anEndlessSentenceIsSplitAndKept() {
    let source = String(repeating: "密云水库水质良好，", count: 3_000) + "谢谢。"
    let aligned = align([source], ["The water quality of Miyun Reservoir is good.", "Thank you."])
    #expect(!aligned.pairs.isEmpty)
  }

  @Test func aWordRepeatedWithoutEndIsAligned() {
    _ = beads([String(repeating: "水", count: 20_000)], [String(repeating: "water ", count: 20_000)])
  }

  @Test func anEndlessPairIsLinkedWithoutWords() {
    let pair = SegmentPair(
      source: Segment(String(repeating: "密云水库水质良好，", count: 11_000)),
      target: Segment(String(repeating: "Miyun Reservoir is good, ", count: 20_000)))
    let document = AlignedDocument(
      name: "a", sourceLanguage: .chinese, targetLanguage: .english, pairs: [pair])
    let bitext = LinkedBitext([document])
    #expect(bitext.pairs.count == 1)
  }

  @Test(arguments: UInt64(0)..<3)
  func anyTextIsKept(seed: UInt64) {
    var texts = RandomText(seed: seed)
    for _ in 0..<8 {
      _ = align((0..<6).map { _ in texts.next() }, (0..<5).map { _ in texts.next() })
    }
  }

  @Test func paragraphsOfTheDocumentBindItsPairs() {
    let document = Document(
      name: "a", sourceLanguage: .english, targetLanguage: .chinese,
      body: .paragraphs([
        ParagraphPair(source: [Segment(english[0])], target: [Segment(chinese[1])]),
        ParagraphPair(source: [Segment(english[1])], target: []),
        ParagraphPair(source: [], target: [Segment(chinese[0])]),
      ]))
    let aligned = Self.aligner.align(document)
    #expect(aligned.pairs.compactMap(\.source?.text) == [english[0], english[1]])
    #expect(aligned.pairs.compactMap(\.target?.text) == [chinese[1], chinese[0]])
    #expect(aligned.twoSided.allSatisfy { $0.confidence < 0.5 })
  }

  @Test func pairsThatAFileKeepsStayAsTheyAre() {
    let pairs = [SegmentPair(source: Segment("甲。乙。"), target: nil)]
    let document = Document(
      name: "a", edition: 2024, sourceLanguage: .chinese, targetLanguage: .english,
      body: .pairs(pairs))
    #expect(Self.aligner.align(document).pairs == pairs)
    #expect(Self.aligner.align(document).edition == 2024)
    #expect(Self.aligner.alignBlocks(document).beads.isEmpty)
  }
}
