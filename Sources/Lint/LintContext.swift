public import Alignment
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
  /// What words translate each other.
  public var lexicon: LexiconTable

  public init(
    tokenizer: Tokenizer, glossary: [ConceptEntry] = [], lexicon: LexiconTable = Lexicon.base
  ) {
    self.tokenizer = tokenizer
    self.glossary = glossary
    self.lexicon = lexicon
    matcher = Self.matcher(of: glossary, tokenizer)
  }

  /// Rejected entries and undecided candidates bind nobody, nor may they hide the terms inside them.
  private static func matcher(of glossary: [ConceptEntry], _ tokenizer: Tokenizer) -> TermMatcher? {
    let inUse = glossary.filter(\.isBinding)
    return inUse.isEmpty ? nil : TermMatcher(inUse, tokenizer: tokenizer)
  }
}
