public import Bitext
public import Linguistics

/// How documents use the terms of a glossary: where each stands and how it is rendered.
public struct GlossaryUsage: Sendable {
  public private(set) var documents: [Document]
  /// One for each entry of the glossary, in its order.
  public private(set) var terms: [Term]

  public struct Document: Hashable, Sendable {
    public var name: String
    public var edition: Int?
    /// Pairs with both sides.
    public var pairCount: Int
  }

  /// An entry in the documents.
  public struct Term: Hashable, Sendable {
    public var entry: ConceptEntry
    /// By index of the document; those without the term are left out.
    public var uses: [Int: Use] = [:]

    /// Pairs with the term in editions that the entry holds in.
    public var pairCount: Int { uses.values.reduce(0) { $0 + $1.pairCount } }
    /// Those of them that follow the glossary.
    public var followedCount: Int { uses.values.reduce(0) { $0 + $1.followedCount } }
  }

  /// An entry in one document.
  public struct Use: Hashable, Sendable {
    /// Pairs whose source has the term.
    public var pairCount = 0
    /// Of those, the ones that have each rendering of the glossary.
    public var renderings: [String: Int] = [:]
    /// Of those, the ones that have all words of a rendering in another order or inflection.
    public var scatteredCount = 0
    /// Of those, the ones that have a forbidden rendering only.
    public var forbiddenCount = 0
    /// Pairs with the term although the entry does not hold in this edition.
    public var outOfForceCount = 0
    /// The first pairs that do not follow the glossary, by their index in the document.
    public var missedPairs: [Int] = []

    public var followedCount: Int {
      pairCount - missedCount
    }
    /// Pairs without any rendering of the glossary.
    public var missedCount = 0
  }

  /// How many pairs a use keeps that miss the glossary.
  static let keptPairs = 5

  /// - Complexity: linear in the documents, times the renderings of the terms that are found.
  public init(
    of termbase: Termbase, in collection: [AlignedDocument], tokenizer: Tokenizer
  ) {
    documents = collection.map { document in
      Document(
        name: document.name, edition: document.edition,
        pairCount: document.pairs.count { $0.source != nil && $0.target != nil })
    }
    terms = termbase.entries.map { Term(entry: $0) }
    let standing = termbase.entries(standingIn: collection)
    count(standing.filter { termbase.entries[$0].isBinding }, in: collection, tokenizer)
    // Candidates hide no term that stands in them.
    count(standing.filter { termbase.entries[$0].status == .candidate }, in: collection, tokenizer)
  }

  /// Adds the uses of some of the terms, the longest at each place.
  private mutating func count(
    _ kept: [Int], in collection: [AlignedDocument], _ tokenizer: Tokenizer
  ) {
    let matcher = TermMatcher(kept.map { terms[$0].entry }, tokenizer: tokenizer)
    for (index, document) in collection.enumerated() {
      for (position, pair) in document.pairs.enumerated() {
        guard let source = pair.source, let target = pair.target else { continue }
        let found = matcher.terms(
          in: AnalyzedText(source, in: document.sourceLanguage, by: tokenizer))
        guard !found.isEmpty else { continue }
        let words = matcher.words(
          of: AnalyzedText(target, in: document.targetLanguage, by: tokenizer))
        for entry in Set(found.flatMap(\.entries)).sorted() {
          add(entry, kept[entry], in: index, position, words, matcher)
        }
      }
    }
  }

  private mutating func add(
    _ entry: Int, _ term: Int, in document: Int, _ pair: Int, _ words: MatchableWords,
    _ matcher: TermMatcher
  ) {
    var use = terms[term].uses[document] ?? Use()
    defer { terms[term].uses[document] = use }
    guard matcher.entries[entry].validity.contains(documents[document].edition) else {
      use.outOfForceCount += 1
      return
    }
    use.pairCount += 1
    let found = matcher.renderings(of: entry, in: words, roles: [.preferred, .admitted])
    let longest = Self.longest(found)
    for rendering in Set(longest.map(\.rendering)) { use.renderings[rendering, default: 0] += 1 }
    guard found.isEmpty else { return }
    if case .scattered = matcher.evidence(of: [entry], in: words) {
      use.scatteredCount += 1
      return
    }
    use.missedCount += 1
    if !matcher.renderings(of: entry, in: words, roles: [.forbidden]).isEmpty {
      use.forbiddenCount += 1
    }
    if use.missedPairs.count < Self.keptPairs { use.missedPairs.append(pair) }
  }

  /// Matches that are not part of a longer one; of several for the same words, one.
  private static func longest(_ matches: [RenderingMatch]) -> [RenderingMatch] {
    var seen: Set<Range<Int>> = []
    return matches.filter { match in
      let isInside = matches.contains {
        $0.range != match.range && $0.range.lowerBound <= match.range.lowerBound
          && match.range.upperBound <= $0.range.upperBound
      }
      return !isInside && seen.insert(match.range).inserted
    }
  }
}
