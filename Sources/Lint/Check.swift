public import Bitext

/// Looks for one kind of fault. A check is a stateless value; what it needs comes in the context.
///
/// The type is named after the fault, and its id is that name in kebab case.
public protocol Check: Sendable {
  static var id: String { get }
  /// The severity of its findings unless the configuration sets another.
  static var severity: Severity { get }
  /// One sentence on what a finding means.
  static var summary: String { get }
  /// Why it matters and what is exempt; one or more paragraphs in Markdown.
  static var explanation: String { get }
  /// Documentation and tests in one.
  static var examples: Examples { get }
  static var isOnByDefault: Bool { get }
  /// Why the check can find nothing in this context, such as "no glossary is given"; nil where it
  /// has what it needs.
  static func obstacle(in context: LintContext) -> String?

  init()

  func findings(in pair: LintedPair, _ context: LintContext) -> [Finding]
  /// Findings that need all the documents at once.
  func findings(across collection: [LintedDocument], _ context: LintContext) -> [Finding]
}

extension Check {
  public static var isOnByDefault: Bool { true }

  public static func obstacle(in context: LintContext) -> String? { nil }

  public func findings(in pair: LintedPair, _ context: LintContext) -> [Finding] { [] }

  public func findings(across collection: [LintedDocument], _ context: LintContext) -> [Finding] {
    []
  }
}

/// Pairs in which a check must find nothing, and pairs in which it must find something.
public struct Examples: Sendable {
  public var passes: [Example]
  public var fails: [Example]

  public init(passes: [Example], fails: [Example]) {
    self.passes = passes
    self.fails = fails
  }
}

/// Pairs that are checked together; most checks need one only.
public struct Example: Sendable {
  public var pairs: [(source: String, target: String)]
  public var sourceLanguage: LanguageTag
  public var targetLanguage: LanguageTag
  /// Glossary entries in force.
  public var glossary: [ConceptEntry]
  /// Suppressions in force.
  public var suppressions: [Suppression]
  /// Inline codes of the pairs, in their order; pairs beyond the last have none.
  public var codes: [(source: [InlineCode], target: [InlineCode])] = []

  public init(
    _ source: String, _ target: String, from sourceLanguage: LanguageTag = .chinese,
    to targetLanguage: LanguageTag = .english, glossary: [ConceptEntry] = [],
    suppressions: [Suppression] = []
  ) {
    self.init(
      [(source, target)], from: sourceLanguage, to: targetLanguage, glossary: glossary,
      suppressions: suppressions)
  }

  public init(
    _ pairs: [(source: String, target: String)], from sourceLanguage: LanguageTag = .chinese,
    to targetLanguage: LanguageTag = .english, glossary: [ConceptEntry] = [],
    suppressions: [Suppression] = []
  ) {
    self.pairs = pairs
    self.sourceLanguage = sourceLanguage
    self.targetLanguage = targetLanguage
    self.glossary = glossary
    self.suppressions = suppressions
  }

  /// The example as a document of the collection, a pair a line; an empty text is an empty segment.
  public var document: AlignedDocument {
    let pairs = pairs.enumerated().map { index, pair in
      let codes = index < codes.count ? codes[index] : (source: [], target: [])
      var source = Segment(pair.source, path: "source", line: index + 1)
      var target = Segment(pair.target, path: "target", line: index + 1)
      source.codes = codes.source
      target.codes = codes.target
      return SegmentPair(source: source, target: target)
    }
    return AlignedDocument(
      name: "example", sourceLanguage: sourceLanguage, targetLanguage: targetLanguage, pairs: pairs)
  }
}
