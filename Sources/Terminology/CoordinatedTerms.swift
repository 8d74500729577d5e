import Bitext

/// Terms beside the coordinations that they stand in.
///
/// Where English says a coordination in one word, that word renders no part of it: "Exchange Fund paper"
/// is 外汇基金票据及债券, Exchange Fund Bills and Notes, and not 外汇基金票据.
public enum CoordinatedTerms {
  /// The terms without the occurrences that have the very words of a coordination around them.
  ///
  /// - Complexity: linear in the occurrences, times those of coordinations in the same pair.
  public static func masked(_ terms: [TermCandidate]) -> [TermCandidate] {
    var around: [PairIndex: [Occurrence]] = [:]
    for term in terms where term.source.contains(where: joints.contains) {
      for occurrence in term.renderings.lazy.flatMap(\.occurrences) {
        around[occurrence.index, default: []].append(occurrence)
      }
    }
    return terms.map { term in
      var term = term
      for rendering in term.renderings.indices {
        term.renderings[rendering].occurrences.removeAll { occurrence in
          around[occurrence.index, default: []].contains {
            $0.sourceRange.contains(occurrence.sourceRange)
              && $0.sourceRange != occurrence.sourceRange
              && $0.targetRanges == occurrence.targetRanges
          }
        }
      }
      return term
    }
  }

  private static let joints: Set<Character> = ["和", "与", "及", "或", "、"]
}
