public import Bitext
public import Linguistics

/// Finds glossary entries in text, and renderings in the text that translates it.
///
/// Text without blanks is matched by scalars, with width, case, script and quotes folded away; text
/// with blanks by stems, with articles, hyphens and possessive endings left out. The longest
/// expression wins: 城市 is not found inside 花园城市 if both are terms.
public struct TermMatcher: Sendable {
  /// The entries that are looked for.
  public let entries: [ConceptEntry]
  let sources: Side
  let targets: Side
  let table: StemTable
  let tokenizer: Tokenizer

  /// What may stand in a text for an entry.
  public enum Role: Hashable, Sendable {
    case source, preferred, admitted, forbidden
  }

  /// An expression of an entry.
  struct Expression: Sendable {
    var entry: Int
    var role: Role
    var text: String
    /// Nil for Chinese and other expressions of languages without blanks.
    var words: WordExpression?
  }

  /// - Parameters:
  ///   - entries: those to look for; rejected ones are left out by most callers, since they would
  ///     hide shorter terms.
  ///   - tokenizer: splits words of one or two characters from longer ones.
  public init(_ entries: [ConceptEntry], tokenizer: Tokenizer) {
    self.entries = entries
    self.tokenizer = tokenizer
    let table = StemTable()
    self.table = table
    var sources = Side()
    var targets = Side()
    for (index, entry) in entries.enumerated() {
      let add = { (side: inout Side, role: Role, text: String) in
        side.add(role, text, of: entry, at: index, table: table, tokenizer: tokenizer)
      }
      add(&sources, .source, entry.source)
      if !entry.target.isEmpty { add(&targets, .preferred, entry.target) }
      for text in entry.admitted { add(&targets, .admitted, text) }
      for text in entry.forbidden { add(&targets, .forbidden, text) }
    }
    sources.finish()
    targets.finish()
    self.sources = sources
    self.targets = targets
  }

  /// The words of a text, ready to be searched several times.
  public func words(of text: AnalyzedText) -> MatchableWords {
    MatchableWords(text, table: table)
  }
}

/// Where a term stands in a text.
public struct TermMatch: Hashable, Sendable {
  /// Indices of the matcher's entries that the expression belongs to, ascending; more than one where
  /// entries of several validities, or twins, have the same expression.
  public var entries: [Int]
  /// UTF-8 offsets in the text.
  public var range: Range<Int>
  /// Whether the match begins and ends with a word of the text; one that does not may be part of
  /// another word.
  public var isWholeWords: Bool
}

extension TermMatcher {
  /// The terms that stand in a text on the source side of the glossary, in text order, none inside
  /// another.
  ///
  /// - Complexity: linear in the text for Chinese; for other languages in the words that begin or
  ///   mark some term.
  public func terms(in text: AnalyzedText) -> [TermMatch] {
    text.language.isWrittenWithoutSpaces
      ? sources.matches(inScalars: text, roles: [.source])
      : sources.matches(in: words(of: text), roles: [.source])
  }

  /// The entries whose preferred or admitted rendering stands in a text, in text order, none inside
  /// another: the glossary read from its target side.
  public func renderedTerms(in text: AnalyzedText) -> [TermMatch] {
    text.language.isWrittenWithoutSpaces
      ? targets.matches(inScalars: text, roles: [.preferred, .admitted])
      : targets.matches(in: words(of: text), roles: [.preferred, .admitted])
  }
}
