public import Bitext

/// A term that the extractor offers, with the evidence for its renderings.
public struct TermCandidate: Hashable, Sendable {
  public var source: String
  /// Best first.
  public var renderings: [Rendering]
  /// Occurrences of the term in the collection.
  public var count: Int
  /// How much it looks like a term that belongs in a glossary, 0...1.
  public var score: Double
  /// Names of the documents it stands in, in collection order.
  public var documents: [String]
  /// Whether its form is that of a name, a set phrase or a technical term, and not of a phrase put
  /// together as the sentence needs it.
  public var isFixed: Bool
  /// Whether it has several words and four characters: enough to be rendered alike every time.
  public var isPhrase: Bool
  /// What a glossary says of the term already.
  public var status: ConceptEntry.Status?

  /// A rendering of one term, with the occurrences it was seen in.
  public struct Rendering: Hashable, Sendable {
    /// The citation form.
    public var target: String
    public var count: Int
    /// The mean posterior of its occurrences, 0...1.
    public var score: Double
    public var occurrences: [Occurrence]

    /// Whether other words stand between its words wherever it stands: production of (grain and)
    /// vegetables.
    public var isParted: Bool {
      !occurrences.isEmpty && occurrences.allSatisfy { $0.targetRanges.count > 1 }
    }

    public init(target: String, count: Int, score: Double, occurrences: [Occurrence]) {
      self.target = target
      self.count = count
      self.score = score
      self.occurrences = occurrences
    }
  }

  public init(
    source: String, renderings: [Rendering], count: Int, score: Double, documents: [String],
    isFixed: Bool = false, isPhrase: Bool = false, status: ConceptEntry.Status? = nil
  ) {
    self.source = source
    self.renderings = renderings
    self.count = count
    self.score = score
    self.documents = documents
    self.isFixed = isFixed
    self.isPhrase = isPhrase
    self.status = status
  }
}

/// One place where a term stands, and the words that render it there.
public struct Occurrence: Hashable, Sendable {
  /// Index of the document in the collection, and of the pair in the document.
  public var document: Int
  public var pair: Int
  /// UTF-8 offsets in the Chinese segment's text.
  public var sourceRange: Range<Int>
  /// UTF-8 offsets in the other segment's text, ascending; more than one where the rendering is
  /// split; none where it was not found.
  public var targetRanges: [Range<Int>]
  /// 0...1.
  public var posterior: Double
  /// Whether the rendering begins and ends as a noun phrase may, and is not a part of a longer one that
  /// renders more than the term.
  public var isPhrase: Bool
  /// How far its place and its words speak for the rendering being the whole one and nothing more, in
  /// log odds: see `DepartureOdds`.
  public var evidence: Double

  /// The pair's place in the collection.
  public var index: PairIndex { PairIndex(document: document, pair: pair) }

  public init(
    document: Int, pair: Int, sourceRange: Range<Int>, targetRanges: [Range<Int>],
    posterior: Double, isPhrase: Bool = true, evidence: Double = 1
  ) {
    self.document = document
    self.pair = pair
    self.sourceRange = sourceRange
    self.targetRanges = targetRanges
    self.posterior = posterior
    self.isPhrase = isPhrase
    self.evidence = evidence
  }
}
