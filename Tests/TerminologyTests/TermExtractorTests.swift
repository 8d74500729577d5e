import Alignment
import Bitext
import Formats
import Linguistics
import Testing

@testable import Terminology

@Suite struct TermExtractorTests {
  private static func document(_ pairs: [(String, String)], name: String = "a") -> AlignedDocument {
    AlignedDocument(
      name: name, sourceLanguage: .chinese, targetLanguage: .english,
      pairs: pairs.map { SegmentPair(source: Segment($0.0), target: Segment($0.1)) })
  }

  private static let park = document([
    ("我们建设南苑湿地公园。", "We built Nanyuan Wetland Park."),
    ("南苑湿地公园已经开放。", "Nanyuan Wetland Park is open."),
    ("雁栖湖水质良好。", "The water quality of Yanqi Lake is good."),
    ("保护雁栖湖和南苑湿地公园。", "Yanqi Lake and Nanyuan Wetland Park are protected."),
    ("坚持“枫桥经验”。", "We followed the Fengqiao model."),
    ("推广“枫桥经验”，完善系统。", "The Fengqiao model was promoted and systems were improved."),
    ("水库已经加固。", "The reservoirs were reinforced."),
    ("新建水库三座。", "Three new reservoirs were built."),
  ])
  private static let bitext = LinkedBitext([park])
  private static let terms = TermExtractor().terms(in: bitext)

  private func renderings(_ source: String) -> [String] {
    Self.terms.first { $0.source == source }?.renderings.map(\.target) ?? []
  }

  @Test func offersTermsWithTheirRenderings() {
    #expect(renderings("枫桥经验").first == "Fengqiao model")
    #expect(renderings("南苑湿地公园").first == "Nanyuan Wetland Park")
    #expect(renderings("水库").first?.hasPrefix("reservoir") == true)
  }

  @Test func aNameInPinyinKeepsItsCharactersTogether() {
    let words = Self.bitext.pairs[2].chinese.tokens.map {
      String(Self.bitext.pairs[2].chinese.string(of: $0))
    }
    #expect(words.contains { $0.hasPrefix("雁栖") })
  }

  @Test func aPartOfANameIsNoTerm() {
    #expect(renderings("南苑").isEmpty && renderings("南苑湿地").isEmpty)
    #expect(!renderings("湿地公园").isEmpty, "a headword of the lexicon")
  }

  @Test func countsOccurrencesAndDocuments() throws {
    let term = try #require(Self.terms.first { $0.source == "南苑湿地公园" })
    #expect(term.count == 3)
    #expect(term.documents == ["a"])
    #expect(term.renderings.reduce(0) { $0 + $1.count } == 3)
    #expect((0...1).contains(term.score))
  }

  @Test func termsComeBestFirstAndOnce() {
    let scores = Self.terms.map(\.score)
    #expect(scores == scores.sorted(by: >))
    #expect(Set(Self.terms.map(\.source)).count == Self.terms.count)
  }

  @Test func everyOccurrenceIsInItsPlace() {
    for term in Self.terms {
      #expect(!term.renderings.isEmpty)
      for occurrence in term.renderings.flatMap(\.occurrences) {
        let pair = Self.park.pairs[occurrence.pair]
        let source = pair.source?.text ?? ""
        let target = pair.target?.text ?? ""
        #expect(source[utf8: occurrence.sourceRange] == term.source)
        #expect(!occurrence.targetRanges.isEmpty)
        for range in occurrence.targetRanges {
          #expect(!target[utf8: range].isEmpty)
          #expect(target[utf8: range].first != " " && target[utf8: range].last != " ")
        }
        #expect((0...1.001).contains(occurrence.posterior))
      }
    }
  }

  @Test func fewerThanTheLeastCountAreLeftOut() {
    let terms = TermExtractor(options: .init(leastCount: 2)).terms(in: Self.bitext)
    #expect(!terms.isEmpty && terms.allSatisfy { $0.count >= 2 })
    #expect(TermExtractor(options: .init(limit: 2)).terms(in: Self.bitext).count == 2)
  }

  @Test func rejectedTermsStayAwayAndKnownOnesAreMarked() {
    let known = [
      ConceptEntry(source: "枫桥经验", target: "", status: .rejected),
      ConceptEntry(source: "水库", target: "reservoir", status: .approved),
    ]
    let terms = TermExtractor().terms(in: Self.bitext, known: known)
    #expect(!terms.contains { $0.source == "枫桥经验" })
    #expect(terms.first { $0.source == "水库" }?.status == .approved)
    #expect(terms.first { $0.source == "南苑湿地公园" }?.status == nil)
  }

  @Test func theGlossarysRenderingIsFoundWhole() {
    let bitext = LinkedBitext([
      Self.document([
        ("网格员走进千家万户。", "Grid attendants visited thousands of homes."),
        ("网格员全部上岗。", "All grid attendants are at work."),
      ])
    ])
    let known = [
      ConceptEntry(source: "网格员", target: "grid worker", admitted: ["grid attendant"])
    ]
    let term = TermExtractor().terms(in: bitext, known: known).first { $0.source == "网格员" }
    #expect(term?.renderings.first?.target.lowercased() == "grid attendants")
  }

  @Test func twiceTheSameTextGivesTheSameTerms() {
    #expect(TermExtractor().terms(in: LinkedBitext([Self.park])) == Self.terms)
  }

  @Test func theSidesMayBeSwapped() {
    let swapped = AlignedDocument(
      name: "a", sourceLanguage: .english, targetLanguage: .chinese,
      pairs: Self.park.pairs.map { SegmentPair(source: $0.target, target: $0.source) })
    let terms = TermExtractor().terms(in: LinkedBitext([swapped]))
    #expect(terms.map(\.source) == Self.terms.map(\.source))
    #expect(terms.map { $0.renderings[0].target } == Self.terms.map { $0.renderings[0].target })
  }

  @Test func traditionalTextGivesItsTermsAsWritten() {
    let bitext = LinkedBitext([
      Self.document([
        ("我們建設濕地公園。", "We built wetland parks."), ("濕地公園開放。", "Wetland parks opened."),
      ])
    ])
    let term = TermExtractor().terms(in: bitext).first { $0.source == "濕地公園" }
    #expect(term?.renderings.first?.target == "wetland parks")
  }

  @Test(
    arguments: [
      [], [("", "")], [("。", ".")], [("水库", "")], [("", "reservoir")], [("reservoir", "水库")],
      [("5.2%", "5.2%")],
    ] as [[(String, String)]])
  func thinTextsHaveNoTermsToSpeakOf(pairs: [(String, String)]) {
    let terms = TermExtractor().terms(in: LinkedBitext([Self.document(pairs)]))
    #expect(terms.count <= 1)
  }

  @Test func oneSidedPairsAreNoEvidence() {
    var document = Self.park
    document.pairs.append(SegmentPair(source: Segment("水库。"), target: nil))
    document.pairs.insert(SegmentPair(source: nil, target: Segment("The reservoirs.")), at: 0)
    let terms = TermExtractor().terms(in: LinkedBitext([document]))
    #expect(terms.first { $0.source == "水库" }?.count == 2)
    let pairs = terms.flatMap(\.renderings).flatMap(\.occurrences).map(\.pair)
    #expect(pairs.allSatisfy { (1...8).contains($0) })
  }
}
