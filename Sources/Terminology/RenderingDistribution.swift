public import Bitext
import Linguistics

/// How a collection renders one term, and which occurrences depart from the rest.
public struct RenderingDistribution: Sendable {
  /// Renderings that differ in their words, the commonest first.
  public private(set) var groups: [Group] = []
  private let documents: [AlignedDocument]
  private let term: (length: Int, score: Double, isFixed: Bool)

  /// Renderings with the same words.
  public struct Group: Hashable, Sendable {
    public var target: String
    /// Stems of the words that carry meaning.
    public var stems: [String]
    public var occurrences: [Occurrence]
    /// Stems of all words from the first to the last, where a rendering is parted.
    fileprivate var whole: [String] = []

    /// Mean posterior of the occurrences.
    var certainty: Double { mean(of: \.posterior) }

    /// Mean evidence of the occurrences.
    var evidence: Double { mean(of: \.evidence) }

    private func mean(of value: KeyPath<Occurrence, Double>) -> Double {
      occurrences.reduce(0) { $0 + $1[keyPath: value] } / Double(max(1, occurrences.count))
    }
  }

  /// An occurrence that is not rendered as most are.
  public struct Departure: Hashable, Sendable {
    public var occurrence: Occurrence
    public var rendering: String
    public var count: Int
    public var expected: String
    public var expectedCount: Int
    /// Names of the documents that have the expected rendering.
    public var expectedDocuments: [String]
    public var evidence: [Occurrence]
    /// The probability that a reader agrees that the renderings differ, 0...1.
    public var confidence: Double
    /// Whether either rendering may be what its sentence asks for: none has a majority, or both stand
    /// once each for a term that is neither a name nor fixed.
    public var isTossUp: Bool
    /// Whether another document has the expected rendering, and this one does not.
    public var isAcrossDocuments: Bool
  }

  /// The least mean posterior of a rendering that counts.
  private static let leastCertainty = 0.4
  /// The least share of a majority; below, the context may decide.
  private static let leastShare = 0.4
  /// Words before and behind a rendering that may belong to it.
  private static let reach = 3

  public init(
    _ term: TermCandidate, in documents: [AlignedDocument], grammar: PhraseGrammar
  ) {
    self.documents = documents
    self.term = (term.source.unicodeScalars.count, term.score, term.isFixed)
    let english = EnglishStems()
    var groups: [Group] = []
    for var rendering in term.renderings {
      rendering.occurrences.removeAll { !$0.isPhrase }
      guard !rendering.occurrences.isEmpty else { continue }
      let stems = Self.content(of: rendering.target, english)
      let group = Group(
        target: rendering.target, stems: stems, occurrences: rendering.occurrences,
        whole: Self.whole(rendering, in: documents, english))
      if let index = groups.firstIndex(where: { Self.agree($0, group) }) {
        groups[index].occurrences += group.occurrences
      } else {
        groups.append(group)
      }
    }
    self.groups = groups.filter {
      $0.certainty >= Self.leastCertainty && grammar.faults(of: $0.target) == 0
        && !EnglishVocabulary.holdsClauseWord($0.target) && !Self.countsSomething($0.target)
    }
    .sorted {
      ($1.occurrences.count, $0.firstEdition(documents), $0.target)
        < ($0.occurrences.count, $1.firstEdition(documents), $1.target)
    }
  }

  /// Whether a candidate is fixed enough in its sense for its renderings to be compared.
  public static func isTerm(_ term: TermCandidate) -> Bool {
    (term.isFixed || term.isPhrase) && term.score >= 0.35
  }

  /// Occurrences outside the commonest group, where there is one.
  public var departures: [Departure] {
    guard groups.count > 1, let most = groups.first else { return [] }
    let total = groups.reduce(0) { $0 + $1.occurrences.count }
    let hasMajority = Double(most.occurrences.count) >= Self.leastShare * Double(total)
    let places = Set(most.occurrences.map(\.document))
    let names = places.sorted().map { documents[$0].name }
    let english = EnglishStems()
    return groups.dropFirst().flatMap { group -> [Departure] in
      if ShortForm.link(group.target, most.target) { return [] }
      let isCut = !Set(most.stems).isSubset(of: group.stems)
      return group.occurrences.filter { !isCut || !holds($0, most.stems, english) }.map {
        occurrence in
        Departure(
          occurrence: occurrence, rendering: group.target, count: group.occurrences.count,
          expected: most.target, expectedCount: most.occurrences.count, expectedDocuments: names,
          evidence: Array(most.occurrences.prefix(2)),
          confidence: DepartureOdds.confidence(
            term: (term.length, term.score), stems: group.stems, most.stems,
            count: group.occurrences.count,
            evidence: occurrence.evidence + most.evidence),
          isTossUp: !hasMajority || total == 2 && !term.isFixed,
          isAcrossDocuments: !places.contains(occurrence.document))
      }
    }
  }

  /// Whether the words of a rendering stand at an occurrence or close to it: then its own is cut.
  private func holds(
    _ occurrence: Occurrence, _ wanted: [String], _ english: borrowing EnglishStems
  ) -> Bool {
    guard let text = documents[occurrence.document].sides(of: occurrence.pair).english?.text,
      let first = occurrence.targetRanges.first, let last = occurrence.targetRanges.last
    else { return false }
    func part(_ range: Range<Int>) -> String { String(text[utf8: range]) }
    let around =
      english.stems(of: part(0..<first.lowerBound)) { $0.suffix(Self.reach) }
      + english.stems(of: part(first.lowerBound..<last.upperBound))
      + english.stems(of: part(last.upperBound..<text.utf8.count)) { $0.prefix(Self.reach) }
    return Set(wanted).isSubset(of: around)
  }

  /// Whether a rendering is a statement with a figure in it: built 56 pocket parks.
  private static func countsSomething(_ rendering: String) -> Bool {
    rendering.split(separator: " ").dropFirst().contains { $0.first?.isNumber == true }
  }

  /// Where a rendering is parted, what it leaves out may belong to it: Party (members and) officials.
  private static func agree(_ one: Group, _ other: Group) -> Bool {
    agree(one.stems, other.stems) || !one.whole.isEmpty && agree(one.whole, other.stems)
      || !other.whole.isEmpty && agree(other.whole, one.stems)
  }

  private static func whole(
    _ rendering: TermCandidate.Rendering, in documents: [AlignedDocument],
    _ english: borrowing EnglishStems
  ) -> [String] {
    guard let occurrence = rendering.occurrences.first, occurrence.targetRanges.count > 1,
      let first = occurrence.targetRanges.first, let last = occurrence.targetRanges.last,
      let text = documents[occurrence.document].sides(of: occurrence.pair).english?.text
    else { return [] }
    return content(of: String(text[utf8: first.lowerBound..<last.upperBound]), english)
  }

  /// Whether two renderings have the same words, or one is a stretch of the other: where a span ends
  /// is less certain than what it holds.
  private static func agree(_ one: [String], _ other: [String]) -> Bool {
    let (short, long) = one.count <= other.count ? (one, other) : (other, one)
    if short.isEmpty { return true }
    if (0...(long.count - short.count)).contains(where: { start in
      zip(short, long[start...]).allSatisfy(isSameWord)
    }) {
      return true
    }
    return short.count == long.count
      && short.allSatisfy { word in long.contains { isSameWord(word, $0) } }
  }

  /// Whether two stems are forms of one word: socialist, socialism; economy, economic.
  private static func isSameWord(_ one: String, _ other: String) -> Bool {
    if one == other { return true }
    let shared = zip(one.utf8, other.utf8).prefix { $0 == $1 }.count
    // Crisis, crises.
    if shared >= 4, shared + 1 == one.utf8.count, one.utf8.count == other.utf8.count { return true }
    return shared >= 5 && 4 * shared >= 3 * min(one.utf8.count, other.utf8.count)
      && [one, other].allSatisfy {
        suffixes.contains(String(decoding: $0.utf8.dropFirst(shared), as: UTF8.self))
      }
  }

  /// What derives words from stems, as it is left of them by the stemmer.
  private static let suffixes = Set(
    [""]
      + """
      i y e al ial ic ical ist ism iti ity ive iv ion ation at ator atori or er ment ness ous abl \
      ibl anc enc ant ent iz is ly li t s an ian
      """.split(separator: " ").map(String.init))

  /// Words that carry meaning; numbers differ from place to place and are left to another check.
  private static func content(of rendering: String, _ english: borrowing EnglishStems) -> [String] {
    english.stems(of: ShortForm.singular(rendering)).filter { stem in
      !EnglishStems.isFunctionWord(stem) && !stem.utf8.contains { (0x30...0x39).contains($0) }
        && !numbers.contains(stem)
    }
  }

  private static let numbers: Set<String> = [
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "million", "billion",
  ]
}

extension RenderingDistribution.Group {
  /// The earliest edition the rendering stands in.
  fileprivate func firstEdition(_ documents: [AlignedDocument]) -> Int {
    occurrences.map { documents[$0.document].edition ?? .max }.min() ?? .max
  }
}
