internal import Linguistics

/// An expression in a language with blanks, as its words.
struct WordExpression: Sendable {
  /// Stems of its words without articles.
  let stems: [Int32]
  /// For each word, whether it carries meaning of its own (`of` and `and` do not).
  let isContent: [Bool]
  /// The stems as text, for words of another inflection.
  let roots: [String]
  /// The words as written where their capitals matter: all capitals such as `AI` or `SMEs` always,
  /// other words where the entry is matched exactly; nil for the rest.
  let spellings: [String?]
  /// Positions of content words; all words where none is.
  let content: [Int]

  /// Nil where the expression has no word.
  init?(_ text: AnalyzedText, isExact: Bool, table: StemTable) {
    let words = MatchableWords(text, table: table)
    guard !words.tokens.isEmpty else { return nil }
    stems = words.stems
    roots = words.stems.map { table.string(of: $0) }
    let written = words.tokens.map { String(text.string(of: $0)) }
    let isAcronym = written.map(Self.isAcronym)
    let isContent = zip(roots, isAcronym).map { $1 || !EnglishStems.isFunctionWord($0) }
    self.isContent = isContent
    spellings = zip(written, isAcronym).map { word, isAcronym in
      isAcronym || (isExact && word.utf8.contains(where: Self.isCapital)) ? word : nil
    }
    let content = stems.indices.filter { isContent[$0] }
    self.content = content.isEmpty ? Array(stems.indices) : content
  }

  /// The places where the words stand one after the other, whatever their case. At most `gap` other
  /// words may stand between two content words; with nil, all words must follow each other.
  func occurrences(in words: MatchableWords, gap: Int?) -> [[Int]] {
    let wanted = gap == nil ? Array(stems.indices) : content
    var found: [[Int]] = []
    var next = 0
    while let start = words.position(of: stems[wanted[0]], from: next) {
      next = start + 1
      if let positions = follow(wanted, from: start, in: words, gap: gap) {
        found.append(positions)
        next = (positions.last ?? start) + 1
      }
    }
    return found
  }

  private func follow(
    _ wanted: [Int], from start: Int, in words: MatchableWords, gap: Int?
  ) -> [Int]? {
    guard matches(wanted[0], words, at: start) else { return nil }
    var positions = [start]
    for (previous, next) in zip(wanted, wanted.dropFirst()) {
      let from = (positions.last ?? start) + 1
      let reach = gap.map { from + $0 + (next - previous - 1) } ?? from
      var position = from
      while position <= reach, position < words.stems.count,
        words.clauses[position] == words.clauses[start],
        !(words.stems[position] == stems[next] && matches(next, words, at: position))
      {
        position += 1
      }
      guard position <= reach, position < words.stems.count,
        words.clauses[position] == words.clauses[start]
      else { return nil }
      positions.append(position)
    }
    return positions
  }

  /// Acronyms must have their capitals even where case is of no account elsewhere.
  private func matches(_ index: Int, _ words: MatchableWords, at position: Int) -> Bool {
    guard let spelling = spellings[index], Self.isAcronym(spelling) else { return true }
    let written = words.text.string(of: words.tokens[position])
    return written.utf8.elementsEqual(spelling.utf8)
      || written == spelling + "s" || written + "s" == spelling
  }

  /// Whether the words at `positions` have the capitals that the expression asks for; a heading in
  /// capitals has them all.
  func hasCapitals(at positions: [Int], gap: Int?, in words: MatchableWords) -> Bool {
    let wanted = gap == nil ? Array(stems.indices) : content
    return zip(wanted, positions).allSatisfy { index, position in
      guard let spelling = spellings[index] else { return true }
      let written = words.text.string(of: words.tokens[position]).utf8
      return zip(spelling.utf8, written).allSatisfy {
        !Self.isCapital($0) || Self.isCapital($1)
      }
    }
  }

  /// Whether all content words stand somewhere in the text, in any order and inflection
  /// (`environmental` for `environment`).
  func isScattered(in words: MatchableWords) -> Bool {
    content.allSatisfy { index in
      if let position = words.position(of: stems[index]) {
        return matches(index, words, at: position)
      }
      if let spelling = spellings[index], Self.isAcronym(spelling) { return false }
      return words.tokens.contains { Self.isRelated(roots[index], words.text, $0) }
    }
  }

  /// How many content words stand in the text, in any order and inflection.
  func share(in words: MatchableWords) -> Double {
    let found = content.count { index in
      words.position(of: stems[index]) != nil
        || words.tokens.contains { Self.isRelated(roots[index], words.text, $0) }
    }
    return Double(found) / Double(content.count)
  }

  /// Words that agree in their first five letters and in three quarters of the stem, or that begin
  /// with the whole of a stem of four letters or more.
  private static func isRelated(_ stem: String, _ text: AnalyzedText, _ token: Token) -> Bool {
    let length = stem.utf8.count
    guard token.kind == .word, length >= 4 else { return false }
    let scalars = text.folded.scalars[token.range]
    var common = 0
    for (byte, scalar) in zip(stem.utf8, scalars) {
      guard UInt32(byte) == scalar else { break }
      common += 1
    }
    return common == length || (common >= 5 && 4 * common >= 3 * length)
      || (common >= 4 && common == scalars.count)
  }

  /// Two capitals or more and no small letter but a plural `s` or one inside (`IoT`).
  static func isAcronym(_ word: String) -> Bool {
    let capitals = word.utf8.count(where: isCapital)
    let small = word.utf8.count { (0x61...0x7A).contains($0) }
    return capitals >= 2 && small <= 1
  }

  private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
}
