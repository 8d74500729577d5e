import Alignment
import Linguistics

/// The form of a rendering that a glossary gives.
enum CitationForm {
  /// The most frequent of some forms with the same stems, in the singular where that stands too; of a
  /// verb, without its ending; "training" stays.
  static func of(_ forms: [String], ofVerb isVerb: Bool = false) -> String {
    var counts: [String: Int] = [:]
    for form in forms { counts[form, default: 0] += 1 }
    let ranked = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    guard let first = ranked.first else { return "" }
    return ranked.first { isSingular($0, of: first) || isVerb && isBase($0, of: first) } ?? first
  }

  /// A term is cited by its words where they stand half as often as the acronym that comes first.
  static func withWordsBeforeAcronym(
    _ ranked: [TermCandidate.Rendering]
  ) -> [TermCandidate.Rendering] {
    guard let first = ranked.first,
      let words = ranked.dropFirst().firstIndex(where: {
        2 * $0.count >= first.count && ShortForm.isAcronym(first.target, of: $0.target)
      })
    else { return ranked }
    var cited = ranked
    cited.insert(cited.remove(at: words), at: 0)
    return cited
  }

  private static func isSingular(_ one: String, of other: String) -> Bool {
    guard other.hasSuffix("s"), one.utf8.count < other.utf8.count else { return false }
    return ["s", "es"].contains { one + $0 == other }
      || one.hasSuffix("y") && one.dropLast() + "ies" == other
  }

  private static func isBase(_ one: String, of other: String) -> Bool {
    other == (one.hasSuffix("e") ? one + "d" : one + "ed")
  }
}

/// How the words of a collection are written inside sentences, with a capital or without.
struct CasingStatistics {
  private var small: [String: Int] = [:]
  private var capital: [String: Int] = [:]
  private var acronyms: Set<String> = []

  init(_ texts: some Sequence<TokenizedText>) {
    for text in texts where !Self.isInCapitals(text) {
      for (index, token) in text.tokens.enumerated() where token.kind == .word {
        guard !Self.beginsSentence(index, in: text) else { continue }
        let word = String(text.string(of: token))
        if word.utf8.count > 1, word.allSatisfy(\.isUppercase) {
          acronyms.insert(word)
        } else if word.first?.isUppercase == true {
          capital[word.lowercased(), default: 0] += 1
        } else {
          small[word, default: 0] += 1
        }
      }
    }
  }

  /// A span's text, its first letter small if it has a capital only as the first of a sentence, and all
  /// its letters if the text is written in capitals throughout.
  ///
  /// `offset`: where the span begins in `text`, in UTF-8 code units.
  func citation(of span: String, at offset: Int, in text: TokenizedText) -> String {
    if Self.isInCapitals(text) { return inMixedCase(span) }
    guard
      let first = text.tokens.firstIndex(where: {
        text.utf8Range($0.range).lowerBound == offset
      }), Self.beginsSentence(first, in: text)
    else { return span }
    let word = String(text.string(of: text.tokens[first]))
    let isAcronym = word.dropFirst().contains(where: \.isUppercase)
    let lower = word.lowercased()
    guard !isAcronym, small[lower, default: 0] >= capital[lower, default: 0],
      !isName(span.dropFirst(word.count), after: lower)
    else { return span }
    return span.prefix(1).lowercased() + span.dropFirst()
  }

  /// Whether all that follows the first word of a span has capitals: two words at least, or one behind a
  /// word that stands nowhere in small letters.
  private func isName(_ rest: Substring, after first: String) -> Bool {
    let words = rest.split { !$0.isLetter }.filter {
      !EnglishStems.isFunctionWord($0.lowercased())
    }
    return words.count >= (small[first] == nil ? 1 : 2)
      && words.allSatisfy { $0.first?.isUppercase == true }
  }

  /// Words of a heading in capitals as they are written elsewhere; a name, where they are not.
  private func inMixedCase(_ span: String) -> String {
    span.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let lower = word.lowercased()
      let count = small[lower, default: 0]
      if acronyms.contains(String(word)) { return String(word) }
      if EnglishStems.isFunctionWord(lower) || count > 0 && count >= capital[lower, default: 0] {
        return lower
      }
      return lower.prefix(1).uppercased() + lower.dropFirst()
    }.joined(separator: " ")
  }

  private static func isInCapitals(_ text: TokenizedText) -> Bool {
    !text.text.utf8.contains { (0x61...0x7A).contains($0) }
      && text.tokens.count { $0.kind == .word } > 1
  }

  private static func beginsSentence(_ index: Int, in text: TokenizedText) -> Bool {
    guard index > 0 else { return true }
    let before = text.tokens[index - 1]
    return before.kind == .mark
      && [0x2E, 0x21, 0x3F, 0x3A].contains(text.scalar(at: before.range.lowerBound))
  }
}
