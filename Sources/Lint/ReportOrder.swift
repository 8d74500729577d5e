import Bitext

/// The order in which findings are reported: by document, line, column and check.
struct ReportOrder {
  private var documents: [String: Int] = [:]
  private var linted: Set<String> = []
  private let checks: [String: Int]

  init(documents: [LintedDocument], checks: [any Check.Type]) {
    self.checks = Dictionary(
      uniqueKeysWithValues: checks.enumerated().map { ($1.id, $0) })
    for document in documents {
      for pair in document.document.pairs {
        for path in [pair.target?.path, pair.source?.path].compactMap(\.self) {
          if self.documents[path] == nil { self.documents[path] = self.documents.count }
          if document.isLinted { linted.insert(path) }
        }
      }
    }
  }

  /// The findings that are about linted documents, each once.
  ///
  /// - Complexity: n log n; equal findings have equal keys and messages, so they are looked for among
  ///   neighbours only.
  func sorted(_ findings: [Finding]) -> [Finding] {
    let keyed = findings.lazy.filter { linted.contains($0.place.path) }
      .map { (key: key(of: $0), finding: $0) }
    let sorted = keyed.sorted { left, right in
      left.key == right.key
        ? left.finding.message < right.finding.message : left.key < right.key
    }
    var kept: [Finding] = []
    kept.reserveCapacity(sorted.count)
    var first = 0
    for (index, (key, finding)) in sorted.enumerated() {
      if index == 0 || sorted[index - 1].key != key { first = kept.count }
      if !kept[first...].contains(finding) { kept.append(finding) }
    }
    return kept
  }

  private typealias Key = (document: Int, line: Int, column: Int, check: Int)

  private func key(of finding: Finding) -> Key {
    (
      documents[finding.place.path] ?? .max, finding.place.line, finding.place.column,
      checks[finding.rule] ?? .max
    )
  }
}
