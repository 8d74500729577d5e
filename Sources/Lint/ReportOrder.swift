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
  func sorted(_ findings: [Finding]) -> [Finding] {
    var seen: Set<Finding> = []
    let kept = findings.filter { linted.contains($0.place.path) && seen.insert($0).inserted }
    let keyed = kept.map { (key: key(of: $0), finding: $0) }
    return keyed.sorted { left, right in
      left.key == right.key
        ? left.finding.message < right.finding.message
        : left.key.lexicographicallyPrecedes(right.key)
    }.map(\.finding)
  }

  private func key(of finding: Finding) -> [Int] {
    [
      documents[finding.place.path] ?? .max, finding.place.line, finding.place.column,
      checks[finding.rule] ?? .max,
    ]
  }
}
