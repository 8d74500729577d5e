public import Bitext
public import Linguistics
public import Terminology

/// A document of the collection.
public struct LintedDocument: Sendable {
  public let document: AlignedDocument
  /// False for a document that serves as evidence only (`--reference`).
  public let isLinted: Bool

  public init(document: AlignedDocument, isLinted: Bool) {
    self.document = document
    self.isLinted = isLinted
  }
}

/// What checks may ask for besides the pair.
public struct LintContext: Sendable {
  public let tokenizer: Tokenizer
  /// Glossary entries in force, of all glossaries, in their order.
  public var glossary: [ConceptEntry] {
    didSet { matcher = Self.matcher(of: glossary, tokenizer) }
  }
  /// Finds approved and deprecated entries of the glossary in text; nil where it has none.
  public private(set) var matcher: TermMatcher?
  /// Tells what the other side of a pair accounts for; nil where there is no lexicon.
  public var coverage: (any CoverageModel)?

  public init(
    tokenizer: Tokenizer, glossary: [ConceptEntry] = [], coverage: (any CoverageModel)? = nil
  ) {
    self.tokenizer = tokenizer
    self.glossary = glossary
    self.coverage = coverage
    matcher = Self.matcher(of: glossary, tokenizer)
  }

  /// Rejected entries and undecided candidates bind nobody, nor may they hide the terms inside them.
  private static func matcher(of glossary: [ConceptEntry], _ tokenizer: Tokenizer) -> TermMatcher? {
    let inUse = glossary.filter { $0.status == .approved || $0.status == .deprecated }
    return inUse.isEmpty ? nil : TermMatcher(inUse, tokenizer: tokenizer)
  }
}

/// Which words of a pair the other side accounts for, by a lexicon.
public protocol CoverageModel: Sendable {
  /// For each token of the source, the probability (0...1) that a word of the target stands for it;
  /// nil for a token that says nothing: a mark, a word of grammar, a word that no lexicon knows.
  func coverageOfSource(in pair: LintedPair) -> [Double?]
  /// Likewise for each token of the target.
  func coverageOfTarget(in pair: LintedPair) -> [Double?]
}
