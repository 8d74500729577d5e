import Bitext
import Linguistics

/// The places of the terms taken so far, best first.
///
/// A phrase is cut in one way only: what overlaps much better terms wherever it stands, and neither
/// holds them nor lies in them, is a piece of the sentence. So is a verb with a better term whose very
/// words render both (启用大宁水库 beside 大宁水库), and a part of a name in both languages that the
/// lexicon does not know (森林湿地公园 in 南苑森林湿地公园, Nanyuan Forest Wetland Park), unless it stands
/// alone. And a term is worth less beside those that say it already: that hold it wherever it stands,
/// or that it holds and only makes longer.
struct TakenStretches {
  private var stretches: [PairIndex: [Stretch]] = [:]
  /// Of all candidates whose rendering is a name, taken or not.
  private var names: [PairIndex: [Stretch]] = [:]

  private struct Stretch {
    var score: Double
    var source: Range<Int>
    var target: Range<Int>
    var posterior: Double

    /// Whether a longer term lies around an occurrence in both languages.
    func holds(_ occurrence: Occurrence) -> Bool {
      source.contains(occurrence.sourceRange) && source != occurrence.sourceRange
        && occurrence.targetRanges.allSatisfy { target.contains($0) && target != $0 }
    }
  }

  /// How much better, in log odds, a term is that others must not cross.
  private static let margin = 2.0
  /// How much worse, in log odds, a name may be than a part of it that is no term.
  private static let nameMargin = 1.0

  /// What a term loses, in log odds, for each better one that holds it at every place.
  private static let nested = 0.3
  /// What a term of one occurrence loses for each better one in it; more occurrences speak for it.
  private static let extended = 0.6

  /// Notes the places of a candidate that may be a name and hold others.
  mutating func noteName(
    _ found: [TermCandidate.Rendering], of entry: TermCounts.Entry, score: Double
  ) {
    if !entry.form.contains(.holdsVerb), Self.isName(found[0].target) {
      Self.note(found, score, in: &names)
    }
  }

  /// Notes the places of a term; its score beside the better ones, nil where they leave nothing of it.
  mutating func take(
    _ found: [TermCandidate.Rendering], of entry: TermCounts.Entry, score: Double
  ) -> Double? {
    var isPiece = true
    var isPartOfName = entry.form.isDisjoint(with: [.headword, .quoted])
    var leastHolders = Int.max
    var leastHeld = Int.max
    for occurrence in found.lazy.flatMap(\.occurrences) {
      let index = occurrence.index
      let better = stretches[index, default: []]
      let held = better.filter { occurrence.sourceRange.contains($0.source) }
      isPiece =
        isPiece
        && (held.contains { Self.says($0, occurrence, of: entry.form) }
          || better.contains {
            $0.score > score + Self.margin && $0.source.crosses(occurrence.sourceRange)
          })
      isPartOfName =
        isPartOfName
        && names[index, default: []].contains {
          $0.score > score - Self.nameMargin && $0.holds(occurrence)
        }
      leastHolders = min(
        leastHolders, better.count { $0.source.contains(occurrence.sourceRange) })
      leastHeld = min(leastHeld, held.count)
    }
    guard !isPiece && !isPartOfName || entry.form.contains(.glossary) else { return nil }
    Self.note(found, score, in: &stretches)
    if entry.form.contains(.glossary) { return score }
    return score - Self.nested * Double(leastHolders)
      - Self.extended * Double(leastHeld) / Double(entry.count)
  }

  /// Whether a better term in a stretch with a verb has its very words for a rendering: where the verb is
  /// one of every page or stands behind, or where the rendering fits the term better (but 置业 in 置业负担能力,
  /// housing affordability, is rendered).
  private static func says(
    _ held: Stretch, _ occurrence: Occurrence, of form: TermForm
  ) -> Bool {
    guard held.target == occurrence.targetRanges.first else { return false }
    if !form.isDisjoint(with: [.routine, .endsWithVerb]) { return true }
    return !form.isDisjoint(with: [.beginsWithVerb, .clause])
      && held.posterior >= occurrence.posterior
  }

  private static func note(
    _ found: [TermCandidate.Rendering], _ score: Double,
    in stretches: inout [PairIndex: [Stretch]]
  ) {
    for occurrence in found.lazy.flatMap(\.occurrences) {
      guard let target = occurrence.targetRanges.first else { continue }
      let index = occurrence.index
      stretches[index, default: []].append(
        Stretch(
          score: score, source: occurrence.sourceRange, target: target,
          posterior: occurrence.posterior))
    }
  }

  /// Whether all words that carry meaning have capitals, two at least.
  private static func isName(_ rendering: String) -> Bool {
    let words = rendering.split { $0 == " " || $0 == "-" }.filter {
      !EnglishStems.isFunctionWord($0.lowercased())
    }
    return words.count > 1 && words.allSatisfy { $0.first?.isUppercase == true }
  }
}

extension Range<Int> {
  /// Whether two ranges overlap and neither holds the other.
  fileprivate func crosses(_ other: Range) -> Bool {
    overlaps(other)
      && (lowerBound < other.lowerBound) == (upperBound < other.upperBound)
      && lowerBound != other.lowerBound && upperBound != other.upperBound
  }
}
