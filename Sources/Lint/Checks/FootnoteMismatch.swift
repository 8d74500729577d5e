import Bitext
import Linguistics

struct FootnoteMismatch: Check {
  static let id = "footnote-mismatch"
  static let severity = Severity.warning
  static let summary = "A footnote mark of the source is missing in the translation, or added."
  static let explanation = """
    Marks are numbers in square brackets: [19], 〔19〕. A translation that leaves out all the notes \
    is a decision and not reported: half of the marks of the source must come back. A mark that \
    stands in the pair before or after is not missed.
    """
  static let examples = Examples(
    passes: [
      Example("碳达峰[1]", "carbon peaking[1]"),
      Example("碳达峰〔1〕", "carbon peaking [1]"),
      Example("碳达峰[1]", "carbon peaking"),
      Example([("减排[1]", "cuts"), ("增绿", "greening[1]"), ("水[2]", "water[2]")]),
      Example("Carbon peaking[1]", "碳达峰〔1〕", from: .english, to: .chinese),
    ],
    fails: [
      Example([("减排[1]", "cuts[1]"), ("增绿[2]", "greening[2]"), ("水[3]", "water")]),
      Example([("减排[1]", "cuts[1]"), ("增绿[2]", "greening[3]"), ("水[4]", "water[4]")]),
    ])

  func findings(across collection: [LintedDocument], _ context: LintContext) -> [Finding] {
    collection.filter(\.isLinted).flatMap { linted in findings(in: linted.document.pairs) }
  }

  private struct Mark {
    var number: String
    var range: Range<Int>
  }

  private func findings(in pairs: [SegmentPair]) -> [Finding] {
    let sources = pairs.map { $0.source.map { marks(in: $0) } ?? [] }
    let targets = pairs.map { $0.target.map { marks(in: $0) } ?? [] }
    let wanted = Set(sources.joined().map(\.number))
    let given = Set(targets.joined().map(\.number))
    guard 2 * wanted.intersection(given).count >= wanted.count, !given.isEmpty else { return [] }
    return pairs.indices.flatMap { index -> [Finding] in
      let near = max(0, index - 1)..<min(pairs.count, index + 2)
      let nearSources = sources[near].joined().map(\.number)
      let nearTargets = targets[near].joined().map(\.number)
      let missing = sources[index].filter { !nearTargets.contains($0.number) }.map {
        pairs[index].finding(
          of: Self.self, "footnote mark [\($0.number)] of the source is missing",
          sourceRange: $0.range)
      }
      let added = targets[index].filter { !nearSources.contains($0.number) }.map {
        pairs[index].finding(
          of: Self.self, "footnote mark [\($0.number)] is not in the source", targetRange: $0.range)
      }
      return added + missing
    }
  }

  /// Numbers of one to three digits in square brackets that follow something.
  private func marks(in segment: Segment) -> [Mark] {
    guard segment.text.unicodeScalars.contains(where: { !$0.isPlain && Self.openers.contains($0) })
    else { return [] }
    let text = ScalarText(segment.text)
    return text.runs(where: \.isDigit).compactMap { run in
      guard run.count <= 3, run.lowerBound > 1, let before = text[run.lowerBound - 1],
        let after = text[run.upperBound], Self.openers.contains(before),
        Self.closers.contains(after)
      else { return nil }
      return Mark(
        number: text.string(run),
        range: text.utf8Range((run.lowerBound - 1)..<(run.upperBound + 1)))
    }
  }

  private static let openers: Set<Unicode.Scalar> = ["[", "［", "〔"]
  private static let closers: Set<Unicode.Scalar> = ["]", "］", "〕"]
}
