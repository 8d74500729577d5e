/// One text in two languages, as a file or a pair of files holds it.
public struct Document: Hashable, Sendable {
  /// The file name without folder, language and extension: `report-2024`.
  public var name: String
  /// The year or number of the edition, where the name, the title date or the user gives one.
  public var edition: Int?
  public var sourceLanguage: LanguageTag
  public var targetLanguage: LanguageTag
  public var body: Body

  public enum Body: Hashable, Sendable {
    /// Text whose sentences are still to be aligned.
    case paragraphs([ParagraphPair])
    /// Segments that the file itself pairs.
    case pairs([SegmentPair])
  }

  public init(
    name: String, edition: Int? = nil, sourceLanguage: LanguageTag, targetLanguage: LanguageTag,
    body: Body
  ) {
    self.name = name
    self.edition = edition
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
    self.body = body
  }
}

/// Blocks of text (lines, paragraphs) that stand for each other; either side may be empty.
public struct ParagraphPair: Hashable, Sendable {
  public var source: [Segment]
  public var target: [Segment]

  public init(source: [Segment], target: [Segment]) {
    self.source = source
    self.target = target
  }
}

/// A source segment and the target segment that translates it: an alignment bead, or a pair that a
/// file keeps.
public struct SegmentPair: Hashable, Sendable {
  public var id: String?
  /// Nil where the target has no counterpart in the source.
  public var source: Segment?
  /// Nil where the source has no counterpart in the target.
  public var target: Segment?
  /// How sure the aligner is of the pair, 0...1; 1 for a pair that a file keeps.
  public var confidence: Double
  /// How many sentences of each side the pair holds.
  public var sentenceCounts: SentenceCounts
  /// In the order of the file, those of one subject and kind.
  public var annotations: [Annotation]
  /// Nil where it is what the texts say: translated with a target, initial without.
  public var state: TranslationState?

  public struct SentenceCounts: Hashable, Sendable {
    public var source: Int
    public var target: Int

    public init(source: Int, target: Int) {
      self.source = source
      self.target = target
    }
  }

  public init(
    id: String? = nil, source: Segment?, target: Segment?, confidence: Double = 1,
    sentenceCounts: SentenceCounts? = nil, annotations: [Annotation] = [],
    state: TranslationState? = nil
  ) {
    self.id = id
    self.source = source
    self.target = target
    self.confidence = confidence
    self.annotations = annotations
    self.state = state
    self.sentenceCounts =
      sentenceCounts
      ?? SentenceCounts(source: source == nil ? 0 : 1, target: target == nil ? 0 : 1)
  }
}

/// A document whose segments are paired.
public struct AlignedDocument: Hashable, Sendable {
  public var name: String
  public var edition: Int?
  public var sourceLanguage: LanguageTag
  public var targetLanguage: LanguageTag
  /// In the order of the source; a pair with only one side stands where its text does.
  public var pairs: [SegmentPair]

  public init(
    name: String, edition: Int? = nil, sourceLanguage: LanguageTag, targetLanguage: LanguageTag,
    pairs: [SegmentPair]
  ) {
    self.name = name
    self.edition = edition
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
    self.pairs = pairs
  }

  /// Whether Chinese is translated; also where neither side is Chinese, and the source takes its part.
  public var chineseIsSource: Bool { sourceLanguage.isChinese || !targetLanguage.isChinese }

  /// Both sides of a pair, the Chinese one by name; the other is called English, whatever it is.
  public func sides(of pair: Int) -> (chinese: Segment?, english: Segment?) {
    let pair = pairs[pair]
    return chineseIsSource ? (pair.source, pair.target) : (pair.target, pair.source)
  }
}
