/// The same text in several languages, as a translation memory keeps it (TMX 1.4b, `<tu>`).
public struct TranslationUnit: Hashable, Sendable {
  public var id: String?
  public var variants: [Variant]
  public var properties: [Property]
  public var notes: [String]
  /// Attributes of the unit that are none of the above, by their TMX names (`creationdate`,
  /// `changeid`, `usagecount` …), values as found.
  public var attributes: [Property]
  /// The language of the unit's source variant where the unit names one; `*all*` is nil.
  public var sourceLanguage: LanguageTag?
  public var place: Place?

  /// A translation unit variant (TMX 1.4b, `<tuv>`).
  public struct Variant: Hashable, Sendable {
    public var language: LanguageTag
    public var segment: Segment
    public var properties: [Property]
    public var notes: [String]
    public var attributes: [Property]

    public init(
      language: LanguageTag, segment: Segment, properties: [Property] = [], notes: [String] = [],
      attributes: [Property] = []
    ) {
      self.language = language
      self.segment = segment
      self.properties = properties
      self.notes = notes
      self.attributes = attributes
    }
  }

  public init(
    id: String? = nil, variants: [Variant], properties: [Property] = [], notes: [String] = [],
    attributes: [Property] = [], sourceLanguage: LanguageTag? = nil, place: Place? = nil
  ) {
    self.id = id
    self.variants = variants
    self.properties = properties
    self.notes = notes
    self.attributes = attributes
    self.sourceLanguage = sourceLanguage
    self.place = place
  }
}
