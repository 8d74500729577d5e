public import Bitext

/// What the user says about the files to be read; nil and false leave it to the files.
public struct ReadOptions: Hashable, Sendable {
  public var sourceLanguage: LanguageTag?
  public var targetLanguage: LanguageTag?
  /// A name that iconv knows, for text files without byte order mark.
  public var encoding: String?
  public var edition: Int?
  /// Every line of two text files is one segment, empty lines too.
  public var segmented: Bool

  public init(
    sourceLanguage: LanguageTag? = nil, targetLanguage: LanguageTag? = nil,
    encoding: String? = nil, edition: Int? = nil, segmented: Bool = false
  ) {
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
    self.encoding = encoding
    self.edition = edition
    self.segmented = segmented
  }
}

public struct ReadResult: Hashable, Sendable {
  public var documents: [Document]
  /// What was skipped or looks odd, a sentence each, with its place.
  public var notices: [String]
  public var suppressions: [Suppression]

  public init(
    documents: [Document] = [], notices: [String] = [], suppressions: [Suppression] = []
  ) {
    self.documents = documents
    self.notices = notices
    self.suppressions = suppressions
  }

  mutating func append(_ other: ReadResult) {
    documents += other.documents
    notices += other.notices
    suppressions += other.suppressions
  }
}
