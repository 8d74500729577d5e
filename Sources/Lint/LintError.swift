/// Why a file of the linter's own cannot be read.
public struct LintError: Error, Hashable, Sendable, CustomStringConvertible {
  public var kind: Kind
  public var path: String
  /// 1-based.
  public var line: Int

  public enum Kind: Hashable, Sendable {
    case malformedBaseline
    case baselineVersion(String)
  }

  public init(_ kind: Kind, path: String, line: Int) {
    self.kind = kind
    self.path = path
    self.line = line
  }

  public var description: String {
    let message =
      switch kind {
      case .malformedBaseline:
        "expected a rule, a fingerprint of 16 hexadecimal digits and a count; "
          + "write the baseline anew with --write-baseline"
      case .baselineVersion(let found):
        "expected the line \"\(Baseline.header)\", found \"\(found)\"; "
          + "write the baseline anew with --write-baseline"
      }
    return "\(path):\(line): \(message)"
  }
}
