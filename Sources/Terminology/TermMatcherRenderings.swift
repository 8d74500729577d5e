internal import Bitext
internal import Linguistics

/// A rendering of an entry where it stands in a text.
public struct RenderingMatch: Hashable, Sendable {
  public var entry: Int
  public var role: TermMatcher.Role
  /// As the glossary has it.
  public var rendering: String
  /// UTF-8 offsets in the text, from the first word to the last.
  public var range: Range<Int>
  /// False where the entry is matched exactly and a capital is missing.
  public var hasCapitals: Bool
}

/// How sure it is that a text renders an entry as the glossary asks.
public enum RenderingEvidence: Hashable, Sendable {
  /// A preferred or admitted rendering stands there.
  case found
  /// It stands there, but its capitals do not.
  case wrongCase(RenderingMatch)
  /// All its content words do, in another order or inflection.
  case scattered
  /// The share of content words, 0..<1, that stand there for the rendering nearest to the text.
  case partly(Double)
}

extension TermMatcher {
  /// How many other words may stand between two words of a rendering.
  static let widestGap = 4

  /// The renderings of an entry, by its index in `entries`, that stand in a text.
  ///
  /// Preferred and admitted renderings may have up to four other words between their words
  /// ("ecological and environmental protection"); forbidden ones stand as they are.
  public func renderings(
    of entry: Int, in words: MatchableWords, roles: Set<Role>
  ) -> [RenderingMatch] {
    matches(of: entry, in: words, roles: roles, side: targets)
  }

  private func matches(
    of entry: Int, in words: MatchableWords, roles: Set<Role>, side: Side
  ) -> [RenderingMatch] {
    var matches: [RenderingMatch] = []
    for index in side.ofEntry[entry] ?? [] where roles.contains(side.expressions[index].role) {
      let expression = side.expressions[index]
      let match = { (range: Range<Int>, hasCapitals: Bool) in
        RenderingMatch(
          entry: entry, role: expression.role, rendering: expression.text, range: range,
          hasCapitals: hasCapitals)
      }
      guard let wordExpression = expression.words, !words.text.language.isWrittenWithoutSpaces
      else {
        matches += side.ranges(of: index, inScalars: words.text).map { match($0, true) }
        continue
      }
      let gap = expression.role == .forbidden ? nil : Self.widestGap
      for positions in wordExpression.occurrences(in: words, gap: gap) {
        guard let first = positions.first, let last = positions.last else { continue }
        let hasCapitals = wordExpression.hasCapitals(at: positions, gap: gap, in: words)
        matches.append(match(words.range(first...last), hasCapitals))
      }
    }
    return matches
  }

  /// Whether a text has a preferred or admitted rendering of one of `entries`.
  public func evidence(of entries: [Int], in words: MatchableWords) -> RenderingEvidence {
    evidence(of: entries, in: words, side: targets, roles: [.preferred, .admitted])
  }

  /// Whether a text has the source term of one of `entries`: the glossary read from its target side.
  public func sourceEvidence(of entries: [Int], in words: MatchableWords) -> RenderingEvidence {
    evidence(of: entries, in: words, side: sources, roles: [.source])
  }

  private func evidence(
    of entries: [Int], in words: MatchableWords, side: Side, roles: Set<Role>
  ) -> RenderingEvidence {
    var wrongCase: RenderingMatch?
    for entry in entries {
      for match in matches(of: entry, in: words, roles: roles, side: side) {
        if match.hasCapitals { return .found }
        wrongCase = wrongCase ?? match
      }
    }
    if let wrongCase { return .wrongCase(wrongCase) }
    var best = 0.0
    for index in entries.lazy.flatMap({ side.ofEntry[$0] ?? [] })
    where roles.contains(side.expressions[index].role) {
      guard let expression = side.expressions[index].words else { continue }
      if expression.isScattered(in: words) { return .scattered }
      best = max(best, expression.share(in: words))
    }
    return .partly(min(best, 0.99))
  }
}
