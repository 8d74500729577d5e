import Bitext

/// Keeps account of which suppression covers which finding.
struct SuppressionLedger {
  private let suppressions: [Suppression]
  private let inline: [InlineSuppression]
  private let today: CalendarDay?
  /// The lines that an inline suppression covers, by path and line: indices into `inline`.
  private var coveredLines: [Line: [Int]] = [:]
  private var usedSuppressions: Set<Int> = []
  private var usedInline: Set<Int> = []

  private struct Line: Hashable {
    var path: String
    var number: Int
  }

  init(
    _ suppressions: [Suppression], inline: [InlineSuppression], in documents: [LintedDocument],
    today: CalendarDay?
  ) {
    self.suppressions = suppressions
    self.inline = inline
    self.today = today
    guard !inline.isEmpty else { return }
    let paths = Set(inline.map(\.path))
    let segments = documents.lazy.filter(\.isLinted).flatMap(\.document.pairs)
      .flatMap { [$0.source, $0.target].compactMap(\.self) }.filter { paths.contains($0.path) }
    let linesByPath = Dictionary(grouping: segments, by: \.path).mapValues(SegmentLines.init)
    for (index, suppression) in inline.enumerated() {
      for line in linesByPath[suppression.path]?.covered(from: suppression.line) ?? [] {
        coveredLines[Line(path: suppression.path, number: line), default: []].append(index)
      }
    }
  }

  /// The reason of the suppression that covers a finding, and whether it is a comment in the text;
  /// nil where none does.
  mutating func reason(for finding: Finding) -> (reason: String, isInline: Bool)? {
    for case let place? in [finding.place, finding.sourcePlace] where !coveredLines.isEmpty {
      for index in coveredLines[Line(path: place.path, number: place.line)] ?? []
      where inline[index].rules.isEmpty || inline[index].rules.contains(finding.rule) {
        usedInline.insert(index)
        return (inline[index].reason, true)
      }
    }
    for (index, suppression) in suppressions.enumerated()
    where !isExpired(suppression) && suppression.covers(finding) {
      usedSuppressions.insert(index)
      return (suppression.reason, false)
    }
    return nil
  }

  /// A finding for each suppression that has expired or covered nothing. `rules` are those that ran;
  /// a suppression of a rule that did not is not judged.
  func findings(severity: Severity, rules: Set<String>) -> [Finding] {
    var findings: [Finding] = []
    for (index, suppression) in suppressions.enumerated() {
      let named = suppression.rules.sorted().joined(separator: ", ")
      let what = named.isEmpty ? "all rules" : named
      if let until = suppression.until, isExpired(suppression) {
        findings.append(
          finding(
            "the suppression of \(what) expired on \(until): mend the text or set a new date",
            suppression.place, severity))
      } else if !usedSuppressions.contains(index), suppression.rules.isSubset(of: rules) {
        findings.append(
          finding(
            "the suppression of \(what) covers no finding: remove it", suppression.place, severity))
      }
    }
    for (index, suppression) in inline.enumerated()
    where !usedInline.contains(index) && suppression.rules.isSubset(of: rules) {
      let named = suppression.rules.sorted().joined(separator: ", ")
      findings.append(
        finding(
          "the comment that ignores \(named.isEmpty ? "all rules" : named) covers no finding: "
            + "remove it",
          Place(path: suppression.path, line: suppression.line, column: 1), severity))
    }
    return findings
  }

  private func isExpired(_ suppression: Suppression) -> Bool {
    guard let today, let until = suppression.until else { return false }
    return until < today
  }

  private func finding(_ message: String, _ place: Place, _ severity: Severity) -> Finding {
    Finding(rule: UnusedSuppression.id, severity: severity, message: message, place: place)
  }
}

/// The lines on which the segments of one file stand.
private struct SegmentLines {
  /// Of each segment, by the last one.
  private var segments: [[Int]]
  /// The first line of all segments from each of `segments` on.
  private var firstLines: [Int]

  init(_ segments: [Segment]) {
    self.segments = segments.map { $0.anchors.map(\.line) }.filter { !$0.isEmpty }
      .sorted { $0[$0.count - 1] < $1[$1.count - 1] }
    firstLines = self.segments.map { $0[0] }
    for index in firstLines.indices.dropLast().reversed() {
      firstLines[index] = min(firstLines[index], firstLines[index + 1])
    }
  }

  /// The lines of the segments on a line, or of those that come next after it.
  ///
  /// - Complexity: O(log n) and the segments there.
  func covered(from line: Int) -> Set<Int> {
    var start = 0
    var end = segments.count
    while start < end {
      let middle = (start + end) / 2
      let lines = segments[middle]
      if lines[lines.count - 1] < line { start = middle + 1 } else { end = middle }
    }
    var covered: Set<Int> = []
    guard start < segments.count else { return covered }
    let last = max(firstLines[start], line)
    while start < segments.count, firstLines[start] <= last {
      if segments[start][0] <= last { covered.formUnion(segments[start]) }
      start += 1
    }
    return covered
  }
}
