/// Findings that were there when the baseline was written; only newer ones are reported.
///
/// A text file made for git: a header, then a line of rule, fingerprint and count for each
/// fingerprint, sorted.
public struct Baseline: Hashable, Sendable {
  private var counts: [Entry: Int] = [:]

  private struct Entry: Hashable, Comparable {
    var rule: String
    var fingerprint: String

    static func < (left: Self, right: Self) -> Bool {
      (left.rule, left.fingerprint) < (right.rule, right.fingerprint)
    }
  }

  static let header = "# yizhi baseline 1"

  public init(_ findings: [Finding] = []) {
    for finding in findings {
      counts[Entry(rule: finding.rule, fingerprint: finding.fingerprint), default: 0] += 1
    }
  }

  /// Reads what `text` wrote; `path` is the name of the file, for errors.
  public init(reading text: String, path: String) throws(LintError) {
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    guard lines.first.map(String.init) == Self.header else {
      throw LintError(
        .baselineVersion(String(lines.first?.prefix(40) ?? "")), path: path, line: 1)
    }
    for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty {
      let fields = line.split(separator: " ")
      guard fields.count == 3, fields[1].utf8.count == 16,
        fields[1].allSatisfy(\.isHexDigit), let count = Int(fields[2]), count > 0
      else { throw LintError(.malformedBaseline, path: path, line: index + 1) }
      counts[Entry(rule: String(fields[0]), fingerprint: String(fields[1])), default: 0] += count
    }
  }

  public var text: String {
    let lines = counts.sorted { $0.key < $1.key }
      .map { "\($0.key.rule) \($0.key.fingerprint) \($0.value)\n" }
    return Self.header + "\n" + lines.joined()
  }

  /// How many findings the baseline knows.
  public var count: Int { counts.values.reduce(0, +) }

  /// The findings that the baseline does not know. Of several with one fingerprint, as many as it
  /// counts are known, the first ones.
  public func newFindings(of findings: [Finding]) -> [Finding] {
    var left = counts
    return findings.filter { finding in
      let entry = Entry(rule: finding.rule, fingerprint: finding.fingerprint)
      guard let count = left[entry], count > 0 else { return true }
      left[entry] = count - 1
      return false
    }
  }
}
