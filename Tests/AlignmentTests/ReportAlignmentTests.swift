import Bitext
import Linguistics
import Testing

@testable import Alignment

/// Whole reports: nothing of them gets lost, and nothing lands in the wrong place.
@Suite struct ReportAlignmentTests {
  private static let aligner = DocumentAligner()

  private func expectNothingLost(_ aligned: AlignedDocument, of document: Document) {
    let paragraphs = document.paragraphs
    let source = paragraphs.flatMap(\.source).map(\.text.withoutBlanks).joined()
    let target = paragraphs.flatMap(\.target).map(\.text.withoutBlanks).joined()
    #expect(aligned.text(\.source) == source)
    #expect(aligned.text(\.target) == target)
    for pair in aligned.pairs {
      #expect(pair.source != nil || pair.target != nil)
      #expect((0...1).contains(pair.confidence))
    }
  }

  /// Which paragraph pair each line belongs to.
  private func paragraphsByLine(_ document: Document, _ side: (ParagraphPair) -> [Segment])
    -> [Int: Int]
  {
    var paragraphs: [Int: Int] = [:]
    for (index, paragraph) in document.paragraphs.enumerated() {
      for segment in side(paragraph) { for line in segment.lines { paragraphs[line] = index } }
    }
    return paragraphs
  }

  /// The pairs whose sides stand in one paragraph pair.
  private func pairsInsideParagraphs(_ aligned: AlignedDocument, of document: Document) -> Int {
    let source = paragraphsByLine(document, \.source)
    let target = paragraphsByLine(document, \.target)
    return aligned.pairs.count { pair in
      Set(
        (pair.source?.lines ?? []).map { source[$0] }
          + (pair.target?.lines ?? []).map { target[$0] }
      ).count == 1
    }
  }

  @Test(arguments: [2023, 2024])
  func everyPairOfASampleReportStandsInsideItsParagraph(year: Int) throws {
    let document = try Reports.sample(year)
    let aligned = Self.aligner.align(document)
    expectNothingLost(aligned, of: document)
    #expect(pairsInsideParagraphs(aligned, of: document) == aligned.pairs.count)
    #expect(aligned.twoSided.count > 200)
    #expect(aligned.twoSided.count { $0.confidence < 0.5 } * 20 < aligned.twoSided.count)
  }

  @Test func aSampleReportAlignedByItsBlocksLosesNothing() throws {
    let document = try Reports.sample(2024)
    let (beads, aligned) = Self.aligner.alignBlocks(document)
    expectNothingLost(aligned, of: document)
    #expect(beads.count == aligned.pairs.count)
    for (bead, pair) in zip(beads, aligned.pairs) {
      #expect(bead.source.isEmpty == (pair.source == nil))
      #expect(bead.target.isEmpty == (pair.target == nil))
      #expect(pair.sentenceCounts.source == bead.source.count)
      #expect(pair.confidence == bead.confidence)
    }
    #expect(pairsInsideParagraphs(aligned, of: document) * 20 > aligned.pairs.count * 19)
  }

  @Test func aSampleReportInTwoFilesFindsItsParagraphs() throws {
    let document = try Reports.sample(2024)
    let running = document.withoutParagraphPairs
    let aligned = Self.aligner.align(running)
    expectNothingLost(aligned, of: running)
    let inside = pairsInsideParagraphs(aligned, of: document)
    #expect(inside * 100 >= aligned.pairs.count * 99, "\(inside) of \(aligned.pairs.count)")
  }

  @Test func segmentsKeepTheirPlaces() throws {
    let document = try Reports.sample(2023)
    let texts = Dictionary(
      document.paragraphs.flatMap { $0.source + $0.target }.flatMap { segment in
        segment.anchors.map { ($0.line, segment.text) }
      }, uniquingKeysWith: { first, _ in first })
    for segment in Self.aligner.align(document).pairs.flatMap({ [$0.source, $0.target] }) {
      guard let segment else { continue }
      let place = segment.place()
      #expect(place.path.hasSuffix("qinglan-2023.txt"))
      let line = try #require(texts[place.line])
      let rest = line.unicodeScalars.dropFirst(place.column - 1)
      #expect(String(String.UnicodeScalarView(rest)).hasPrefix(segment.text.prefix(6)))
    }
  }

  @Test func twiceTheSameReportGivesTheSamePairs() throws {
    let document = try Reports.sample(2023)
    #expect(Self.aligner.align(document) == DocumentAligner().align(document))
  }

  @Test func reportsOfDifferentYearsAreNotTrusted() throws {
    var mixed = try Reports.sample(2023).withoutParagraphPairs
    let other = try Reports.sample(2024).withoutParagraphPairs
    let source = mixed.paragraphs[0].source
    mixed.body = .paragraphs([
      ParagraphPair(
        source: Array(source.suffix(20)), target: Array(other.paragraphs[0].target.prefix(20)))
    ])
    let aligned = Self.aligner.align(mixed)
    expectNothingLost(aligned, of: mixed)
    let trusted = aligned.pairs.count { $0.confidence >= 0.5 }
    #expect(trusted * 3 < aligned.pairs.count, "\(trusted) of \(aligned.pairs.count)")
  }

  @Test(.enabled(if: Reports.hasSeeds, "the two public reports are not on this machine"))
  func thePublicReportsArePairedWithoutLoss() throws {
    var twoSided = 0
    for document in try Reports.seedDocuments() {
      let aligned = Self.aligner.align(document)
      expectNothingLost(aligned, of: document)
      #expect(pairsInsideParagraphs(aligned, of: document) == aligned.pairs.count)
      twoSided += aligned.twoSided.count
    }
    #expect(twoSided >= 150)
  }
}
