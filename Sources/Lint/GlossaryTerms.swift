import Bitext
import Linguistics
import Terminology

/// The terms of the glossary that stand in the source of a pair and bind its translation.
struct GlossaryTerms {
  /// Terms with approved entries that hold in the pair's edition, in text order.
  private(set) var occurrences: [Occurrence]
  /// Entries of all terms in the source, those out of force included: their renderings excuse what
  /// would be a forbidden rendering of another term.
  private(set) var allEntries: Set<Int>

  /// A term in the source with the entries in force.
  struct Occurrence {
    var entries: [Int]
    /// UTF-8 offsets in the source.
    var range: Range<Int>
    var isWholeWords: Bool
    /// Whether the glossary is read from its target side.
    var isReversed: Bool

    func evidence(in words: MatchableWords, _ matcher: TermMatcher) -> RenderingEvidence {
      isReversed
        ? matcher.sourceEvidence(of: entries, in: words)
        : matcher.evidence(of: entries, in: words)
    }
  }

  /// `matcher`: that of the context, the same for every check.
  static func all(in pair: LintedPair, _ matcher: TermMatcher) -> GlossaryTerms {
    pair.analysis.glossaryTerms.get { GlossaryTerms(in: pair, matcher) }
  }

  /// The words of the target of a pair, for finding renderings in it.
  static func words(
    of target: AnalyzedText, in pair: LintedPair, _ matcher: TermMatcher
  ) -> MatchableWords {
    pair.analysis.targetWords.get { matcher.words(of: target) }
  }

  private init(in pair: LintedPair, _ matcher: TermMatcher) {
    occurrences = []
    allEntries = []
    guard let source = pair.source else { return }
    let isChinese = source.language.isWrittenWithoutSpaces
    let forward = matcher.terms(in: source).filter { match in
      isChinese || !Self.isHan(matcher.entries[match.entries[0]].source)
    }
    add(forward, isReversed: false, pair.edition, matcher)
    guard !isChinese else { return }
    let backward = matcher.renderedTerms(in: source).filter { match in
      match.entries.contains { Self.isHan(matcher.entries[$0].source) }
    }
    add(backward, isReversed: true, pair.edition, matcher)
  }

  private mutating func add(
    _ matches: [TermMatch], isReversed: Bool, _ edition: Int?, _ matcher: TermMatcher
  ) {
    for match in matches {
      allEntries.formUnion(match.entries)
      let inForce = match.entries.filter {
        matcher.entries[$0].status == .approved && matcher.entries[$0].validity.contains(edition)
      }
      guard !inForce.isEmpty else { continue }
      occurrences.append(
        Occurrence(
          entries: inForce, range: match.range, isWholeWords: match.isWholeWords,
          isReversed: isReversed))
    }
  }

  /// Forbidden renderings of a term that stand in the target and are no part of a rendering that a
  /// term of the source asks for.
  func forbiddenRenderings(
    of occurrence: Occurrence, in words: MatchableWords, _ matcher: TermMatcher
  ) -> [RenderingMatch] {
    guard !occurrence.isReversed else { return [] }
    let found = occurrence.entries.flatMap {
      matcher.renderings(of: $0, in: words, roles: [.forbidden])
    }
    guard !found.isEmpty else { return [] }
    let allowed = allEntries.flatMap {
      matcher.renderings(of: $0, in: words, roles: [.preferred, .admitted])
    }
    return found.filter { match in
      !allowed.contains {
        $0.range.lowerBound <= match.range.lowerBound
          && match.range.upperBound <= $0.range.upperBound
      }
    }
  }

  func hasForbiddenRendering(
    of occurrence: Occurrence, in words: MatchableWords, _ matcher: TermMatcher
  ) -> Bool {
    !forbiddenRenderings(of: occurrence, in: words, matcher).isEmpty
  }

  private static func isHan(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.isHan }
  }
}
