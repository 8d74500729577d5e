import Bitext
import Terminology
import Testing

@Suite struct RenderingDistributionTests {
  private func documents(_ editions: [Int?], _ target: String = "x") -> [AlignedDocument] {
    editions.enumerated().map {
      AlignedDocument(
        name: "report-\($0)", edition: $1, sourceLanguage: .chinese, targetLanguage: .english,
        pairs: [SegmentPair(source: Segment("花园城市"), target: Segment(target))])
    }
  }

  /// A term with renderings, each with the documents of its occurrences.
  private func distribution(
    _ renderings: [(target: String, documents: [Int])], editions: [Int?] = [2023, 2024],
    posterior: Double = 0.9, evidence: Double = 1, isFixed: Bool = true, text: String = "x"
  ) -> RenderingDistribution {
    let term = TermCandidate(
      source: "花园城市",
      renderings: renderings.map { rendering in
        TermCandidate.Rendering(
          target: rendering.target, count: rendering.documents.count, score: posterior,
          occurrences: rendering.documents.map {
            Occurrence(
              document: $0, pair: 0, sourceRange: 0..<12, targetRanges: [0..<1],
              posterior: posterior, evidence: evidence)
          })
      }, count: 9, score: 0.9, documents: [], isFixed: isFixed)
    return RenderingDistribution(term, in: documents(editions, text), grammar: .base)
  }

  @Test func whatMostPlacesHaveIsExpectedOfTheOthers() throws {
    let departures = distribution([
      ("park city", [1]), ("garden city", [0, 0, 1]), ("green town", [1]),
    ]).departures
    #expect(departures.map(\.rendering) == ["green town", "park city"])
    let departure = try #require(departures.first)
    #expect(departure.expected == "garden city" && departure.expectedCount == 3)
    #expect(departure.count == 1 && departure.occurrence.document == 1)
    #expect(departure.expectedDocuments == ["report-0", "report-1"])
    #expect(departure.evidence.count == 2 && !departure.isAcrossDocuments)
  }

  @Test func ofTwoAsFrequentTheOlderEditionIsExpected() {
    let newer = distribution([("garden city", [0]), ("park city", [1])], editions: [2024, 2023])
    #expect(newer.departures.map(\.expected) == ["park city"])
    let older = distribution([("garden city", [0]), ("park city", [1])], editions: [2023, 2024])
    #expect(older.departures.map(\.expected) == ["garden city"])
    #expect(older.departures.map(\.isAcrossDocuments) == [true])
    let unknown = distribution([("garden city", [0]), ("park city", [1])], editions: [nil, 2023])
    #expect(unknown.departures.map(\.expected) == ["park city"])
  }

  /// Inflection, article, hyphen and order make no difference, nor does where a span ends.
  @Test(arguments: [
    ("garden city", "garden cities"), ("garden city", "the garden-city"),
    ("socialist market economy", "socialism market economy"),
    ("garden city", "garden city construction"), ("city garden", "garden city"),
    ("economic growth", "economy growth"), ("financial crisis", "financial crises"),
    ("new CUs", "new CU"), ("financial regulators", "financial regulatory"),
    ("money laundering", "the laundering of money"),
  ])
  func formsOfOneRenderingAreOneGroup(one: String, other: String) {
    let distribution = distribution([(one, [0, 0]), (other, [1])])
    #expect(distribution.groups.count == 1)
    #expect(distribution.departures.isEmpty)
  }

  @Test(arguments: [
    ("garden city", "park city"), ("food reserve", "food market"),
    ("poverty relief", "pottery relief"), ("cyber threat", "cybersecurity threat"),
    ("food reserve", "food reservoir"),
  ])
  func otherWordsAreAnotherGroup(one: String, other: String) {
    #expect(distribution([(one, [0, 0]), (other, [1])]).groups.count == 2)
  }

  /// What qualifies more closely or less is for the reader to see; an acronym stands for its words.
  @Test(arguments: [
    ("ample liquidity", "ample interbank liquidity", 1),
    ("law-based administration", "law-based approach to administration", 1),
    ("HKAB", "Hong Kong Association of Banks", 0), ("HKAB", "Association of Banks", 0),
  ])
  func acronymsAreNoDepartures(most: String, other: String, count: Int) {
    #expect(distribution([(most, [0, 0]), (other, [1])]).departures.count == count)
  }

  @Test func whatStandsBesideTheExpectedWordsIsCut() {
    func departures(in text: String) -> Int {
      distribution([("garden city", [0, 0]), ("new green", [1])], text: text).departures.count
    }
    #expect(departures(in: "x garden or city") == 0)
    #expect(departures(in: "x garden or country") == 1)
  }

  @Test func withoutAMajorityEitherMayBeMeant() {
    let equal = ["garden city", "park city", "green town"].map { (target: $0, documents: [0]) }
    #expect(distribution(equal).departures.map(\.isTossUp) == [true, true])
    let most = distribution([("garden city", [0, 0]), ("park city", [1]), ("green town", [1])])
    #expect(most.departures.map(\.isTossUp) == [false, false])
  }

  @Test func whatSpeaksForBothSpansMakesADepartureSurer() {
    func confidence(_ evidence: Double) -> Double? {
      distribution([("garden city", [0, 0]), ("park city", [1])], evidence: evidence)
        .departures.first?.confidence
    }
    let confidences = [-1, 0, 1, 1.5].compactMap(confidence)
    #expect(confidences.count == 4 && confidences == confidences.sorted())
    #expect(confidences[0] < 0.3 && confidences[3] > 0.8)
  }

  @Test(arguments: [([0], false, true), ([0], true, false), ([0, 0], false, false)])
  func twoSingleUsesOfWhatIsNoNameAreATossUp(most: [Int], isFixed: Bool, isTossUp: Bool) {
    let two = distribution([("garden city", most), ("park city", [1])], isFixed: isFixed)
    #expect(two.departures.map(\.isTossUp) == [isTossUp])
  }

  @Test func whatIsHardlyARenderingDoesNotCount() {
    #expect(distribution([("garden city", [0])], posterior: 0.35).groups.isEmpty)
    #expect(distribution([("build 56 gardens", [0]), ("garden city", [1])]).groups.count == 1)
  }
}
