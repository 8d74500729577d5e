import Bitext
import Linguistics

struct MixedQuotes: Check {
  static let id = "mixed-quotes"
  static let severity = Severity.warning
  static let summary = "A document has both straight and curly quotation marks or apostrophes."
  static let explanation = """
    One finding a document and sort of mark, at the first of the rarer kind; the others are listed \
    with it. Feet and inches are no quotation marks.
    """
  static let examples = Examples(
    passes: [
      Example([("“一”", "“one”"), ("“二”", "“two”")]),
      Example([("“一”", "\"one\""), ("“二”", "\"two\"")]),
      Example([("“一”", "“one”"), ("六英尺二", "6'2\"")]),
      Example([("“一”", "“one”"), ("城市的", "the city's")]),
    ],
    fails: [
      Example([("“一”", "“one”"), ("“二”", "\"two\"")]),
      Example([("城市的", "the city’s"), ("河的", "the river's")]),
      Example([("“one”", "“一”"), ("“two”", "\"二\"")], from: .english, to: .chinese),
    ])

  func findings(across collection: [LintedDocument], _ context: LintContext) -> [Finding] {
    collection.filter(\.isLinted).flatMap { linted in
      let pairs = linted.document.pairs
      return [
        finding(in: pairs, of: "quotation marks", straight: ["\"", "＂"], curly: ["“", "”"]),
        finding(in: pairs, of: "apostrophes", straight: ["'"], curly: ["’", "‘"]),
      ].compactMap(\.self)
    }
  }

  private struct Mark {
    var pair: Int
    var kind: Unicode.Scalar
    var range: Range<Int>
  }

  private func finding(
    in pairs: [SegmentPair], of sort: String, straight: [Unicode.Scalar],
    curly: [Unicode.Scalar]
  ) -> Finding? {
    let marks = marks(in: pairs, straight + curly)
    let straightMarks = marks.filter { straight.contains($0.kind) }
    let curlyMarks = marks.filter { curly.contains($0.kind) }
    let isStraightRarer = straightMarks.count <= curlyMarks.count
    let rarer = isStraightRarer ? straightMarks : curlyMarks
    let others = isStraightRarer ? curlyMarks : straightMarks
    guard let first = rarer.first else { return nil }
    let (name, otherName) = isStraightRarer ? ("straight", "curly") : ("curly", "straight")
    var finding = pairs[first.pair].finding(
      of: Self.self, "\(rarer.count) \(name) \(sort) beside \(others.count) \(otherName) ones",
      targetRange: first.range)
    finding.related = rarer.dropFirst().prefix(20).compactMap { mark in
      pairs[mark.pair].target.map {
        Finding.Quote(place: $0.place(at: mark.range.lowerBound), text: $0.text)
      }
    }
    return others.isEmpty ? nil : finding
  }

  private func marks(in pairs: [SegmentPair], _ kinds: [Unicode.Scalar]) -> [Mark] {
    pairs.enumerated().flatMap { index, pair -> [Mark] in
      guard let target = pair.target,
        target.text.unicodeScalars.contains(where: { !$0.isPlain && kinds.contains($0) })
      else { return [] }
      let text = ScalarText(target.text)
      return text.scalars.indices.filter { position in
        !text.scalars[position].isPlain && kinds.contains(text.scalars[position])
          && text[position - 1]?.isDigit != true
      }.map {
        Mark(pair: index, kind: text.scalars[$0], range: text.utf8Range($0..<($0 + 1)))
      }
    }
  }
}
