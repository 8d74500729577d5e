import Linguistics

extension LexiconBuilder {
  /// A line of a word list that cannot be read.
  public struct Fault: Error, Hashable, CustomStringConvertible {
    public var line: Int
    public var expectation: String

    public var description: String { "\(line): \(expectation)" }
  }

  /// Adds a word list: `headword<TAB>rendering|rendering…` a line, the commonest rendering first;
  /// empty lines and lines that begin with `#` are passed over. `# class: verb` gives the class of the
  /// words below it (noun, general for an
  /// everyday noun, verb, adjective, function or measure; nouns where none is given).
  ///
  /// - Throws: the first line that is not of this form.
  public mutating func addWordList(_ lines: [Substring]) throws(Fault) {
    var number = 0
    var wordClass = WordClass.noun
    for line in lines {
      number += 1
      if line.hasPrefix("# class: ") {
        guard let named = WordClass(name: line.dropFirst(9)) else {
          throw Fault(
            line: number,
            expectation: "expected noun, general, verb, adjective, function or measure")
        }
        wordClass = named
      }
      guard !line.isEmpty, line.first != "#" else { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard cells.count >= 2, !cells[0].isEmpty, !cells[1].isEmpty else {
        throw Fault(line: number, expectation: "expected 'headword<TAB>rendering|rendering'")
      }
      try Self.checkHeadword(cells[0], line: number)
      add(
        String(cells[0]), renderings: cells[1].split(separator: "|").map(String.init),
        as: wordClass)
    }
  }

  /// Adds a dictionary in the format of CC-CEDICT: `Traditional Simplified [pin1 yin1] /gloss/gloss/`.
  ///
  /// Glosses in brackets, cross references and classifiers are notes, not renderings, and are left out.
  ///
  /// - Throws: the first line that is not of this form.
  public mutating func addCEDICT(_ lines: [Substring]) throws(Fault) {
    var number = 0
    for line in lines {
      number += 1
      guard !line.isEmpty, line.first != "#" else { continue }
      let fields = line.split(separator: " ", maxSplits: 2)
      guard fields.count == 3, let gloss = fields[2].firstIndex(of: "/"), line.last == "/" else {
        throw Fault(
          line: number, expectation: "expected 'Traditional Simplified [pinyin] /gloss/gloss/'")
      }
      try Self.checkHeadword(fields[1], line: number)
      let renderings = fields[2][gloss...].split(separator: "/").flatMap(Self.renderings)
      if !renderings.isEmpty { add(String(fields[1]), renderings: renderings) }
    }
  }

  /// Longer headwords are refused, in UTF-8 code units: the dictionary is built by recursion.
  static let longestHeadword = 1_000

  static func checkHeadword(_ headword: Substring, line: Int) throws(Fault) {
    guard headword.utf8.count > longestHeadword else { return }
    throw Fault(
      line: line, expectation: "expected a headword of at most \(longestHeadword) bytes")
  }

  private static let references = [
    "CL:", "variant of", "old variant", "see ", "abbr. for", "used in", "surname ", "also written",
    "erhua variant", "also pr.", "Taiwan pr.",
  ]

  /// The renderings in one gloss: its parts between semicolons, without notes in brackets.
  private static func renderings(in gloss: Substring) -> [String] {
    guard !references.contains(where: gloss.hasPrefix) else { return [] }
    return gloss.split(separator: ";").compactMap { part in
      var text = ""
      var depth = 0
      for character in part {
        if character == "(" || character == "[" { depth += 1 }
        if depth == 0 { text.append(character) }
        if character == ")" || character == "]" { depth = max(0, depth - 1) }
      }
      var words = text.split(separator: " ")
      if words.first == "to" { words.removeFirst() }
      let rendering = words.joined(separator: " ")
      return rendering.isEmpty || words.count > 6 ? nil : rendering
    }
  }
}
