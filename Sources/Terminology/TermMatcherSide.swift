internal import Bitext
internal import Linguistics

extension TermMatcher {
  /// All expressions of one column side of the glossary.
  struct Side: Sendable {
    private(set) var expressions: [Expression] = []
    /// Expressions by entry.
    private(set) var ofEntry: [Int: [Int]] = [:]
    /// Groups of expressions with the same scalars.
    private var trie = TermTrie()
    private var groups: [[Int]] = []
    /// Expressions with words, by their rarest stem.
    private var byStem: [Int32: [Int]] = [:]

    mutating func add(
      _ role: Role, _ text: String, of entry: ConceptEntry, at index: Int, table: StemTable,
      tokenizer: Tokenizer
    ) {
      let isHan = text.unicodeScalars.contains { $0.isHan }
      let language: LanguageTag = isHan ? .chinese : .english
      let analyzed = AnalyzedText(Segment(text), in: language, by: tokenizer)
      let scalars = PlainScalars(analyzed.folded).scalars
      guard !scalars.isEmpty else { return }
      let group = trie.insert(scalars, next: Int32(groups.count))
      if Int(group) == groups.count { groups.append([]) }
      groups[Int(group)].append(expressions.count)
      ofEntry[index, default: []].append(expressions.count)
      expressions.append(
        Expression(
          entry: index, role: role, text: text,
          words: isHan
            ? nil : WordExpression(analyzed, isExact: entry.matching == .exact, table: table)))
    }

    /// Files each expression under the stem that the fewest expressions have.
    mutating func finish() {
      var frequencies: [Int32: Int] = [:]
      for stem in expressions.compactMap(\.words).flatMap(\.stems) {
        frequencies[stem, default: 0] += 1
      }
      for (index, expression) in expressions.enumerated() {
        guard let words = expression.words else { continue }
        let rarest = words.content.min { left, right in
          (frequencies[words.stems[left]] ?? 0) < (frequencies[words.stems[right]] ?? 0)
        }
        if let rarest { byStem[words.stems[rarest], default: []].append(index) }
      }
    }

    /// The longest expressions of a text with blanks, in text order.
    func matches(in words: MatchableWords, roles: Set<Role>) -> [TermMatch] {
      var seen: Set<Int> = []
      var spans: [Span] = []
      for stem in Set(words.stems) {
        for index in byStem[stem] ?? [] where seen.insert(index).inserted {
          guard roles.contains(expressions[index].role), let expression = expressions[index].words
          else { continue }
          for positions in expression.occurrences(in: words, gap: nil)
          where expression.hasCapitals(at: positions, gap: nil, in: words) {
            guard let first = positions.first, let last = positions.last else { continue }
            spans.append(Span(range: first..<last + 1, group: index, isWholeWords: true))
          }
        }
      }
      return Self.longest(spans, count: words.tokens.count).map { spans in
        TermMatch(
          entries: Set(spans.map { expressions[$0.group].entry }).sorted(),
          range: words.range(spans[0].range.lowerBound...spans[0].range.upperBound - 1),
          isWholeWords: true)
      }
    }

    /// The longest expressions of a text without blanks, in text order.
    func matches(inScalars text: AnalyzedText, roles: Set<Role>) -> [TermMatch] {
      let plain = PlainScalars(text.folded)
      var spans: [Span] = []
      for start in plain.scalars.indices {
        trie.forEachMatch(in: plain.scalars, from: start) { end, group in
          if groups[Int(group)].contains(where: { roles.contains(expressions[$0].role) }),
            Self.isWholeRun(start..<end, in: plain.scalars)
          {
            spans.append(Span(range: start..<end, group: Int(group), isWholeWords: true))
          }
        }
      }
      guard !spans.isEmpty else { return [] }
      let bounds = WordBounds(text)
      for index in spans.indices {
        spans[index].isWholeWords = bounds.holds(plain.foldedRange(spans[index].range))
      }
      spans.removeAll { $0.range.count <= 2 && !$0.isWholeWords }
      return Self.longest(spans, count: plain.scalars.count).map { spans in
        let found = groups[spans[0].group].lazy.map { expressions[$0] }
          .filter { roles.contains($0.role) }
        return TermMatch(
          entries: Set(found.map(\.entry)).sorted(),
          range: text.folded.utf8Range(plain.foldedRange(spans[0].range)),
          isWholeWords: spans[0].isWholeWords)
      }
    }

    /// Where an expression without words stands in a text, overlaps and parts of words included.
    func ranges(of expression: Int, inScalars text: AnalyzedText) -> [Range<Int>] {
      let plain = PlainScalars(text.folded)
      let wanted = PlainScalars(FoldedText(expressions[expression].text)).scalars
      guard let first = wanted.first, plain.scalars.count >= wanted.count else { return [] }
      return (0...plain.scalars.count - wanted.count).compactMap { start in
        guard plain.scalars[start] == first,
          plain.scalars[start..<start + wanted.count].elementsEqual(wanted)
        else { return nil }
        return text.folded.utf8Range(plain.foldedRange(start..<start + wanted.count))
      }
    }
  }

  /// An expression at a place, in units of its text.
  private struct Span {
    var range: Range<Int>
    var group: Int
    var isWholeWords: Bool
  }
}

extension TermMatcher.Side {
  /// The spans that no longer one overlaps, in text order; those of one range together.
  private static func longest(
    _ spans: [TermMatcher.Span], count: Int
  ) -> [[TermMatcher.Span]] {
    let ordered = spans.sorted { left, right in
      let keys = (
        (-left.range.count, left.isWholeWords ? 0 : 1, left.range.lowerBound, left.group),
        (-right.range.count, right.isWholeWords ? 0 : 1, right.range.lowerBound, right.group)
      )
      return keys.0 < keys.1
    }
    var isTaken = [Bool](repeating: false, count: count)
    var chosen: [[TermMatcher.Span]] = []
    for span in ordered {
      // Spans of one range follow each other.
      if let last = chosen.last, last[0].range == span.range {
        chosen[chosen.count - 1].append(span)
      } else if !isTaken[span.range].contains(true) {
        for position in span.range { isTaken[position] = true }
        chosen.append([span])
      }
    }
    return chosen.sorted { $0[0].range.lowerBound < $1[0].range.lowerBound }
  }

  /// Whether letters and digits at the ends of a range do not go on outside it.
  private static func isWholeRun(_ range: Range<Int>, in scalars: [UInt32]) -> Bool {
    let goesOn = { (left: Int, right: Int) in
      left >= 0 && right < scalars.count && isLetterOrDigit(scalars[left])
        && isLetterOrDigit(scalars[right])
    }
    return !goesOn(range.lowerBound - 1, range.lowerBound)
      && !goesOn(range.upperBound - 1, range.upperBound)
  }

  private static func isLetterOrDigit(_ scalar: UInt32) -> Bool {
    (0x30...0x39).contains(scalar) || (0x61...0x7A).contains(scalar)
  }
}

/// Where words begin and end in a text.
private struct WordBounds {
  private var starts: Set<Int>
  private var ends: Set<Int>

  init(_ text: AnalyzedText) {
    starts = Set(text.tokens.map(\.range.lowerBound))
    ends = Set(text.tokens.map(\.range.upperBound))
  }

  func holds(_ range: Range<Int>) -> Bool {
    starts.contains(range.lowerBound) && ends.contains(range.upperBound)
  }
}
