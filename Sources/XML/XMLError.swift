/// What stops XML from being read or written.
public struct XMLError: Error, Hashable, Sendable, CustomStringConvertible {
  public var kind: Kind
  public var path: String
  /// 1-based; 0 where no line is concerned.
  public var line: Int
  /// 1-based, in Unicode scalars; 0 where no column is concerned.
  public var column: Int

  public enum Kind: Hashable, Sendable {
    /// The parser's words for what it met.
    case notWellFormed(String)
    /// An entity that is not one of XML's own five.
    case entityReference(String)
    /// More elements inside each other than `limit`.
    case tooDeep(limit: Int)
    /// A run of text of more than `limit` bytes.
    case textTooLong(limit: Int)
    /// The system's words for why reading or writing failed.
    case system(String)
  }

  public init(_ kind: Kind, path: String, line: Int = 0, column: Int = 0) {
    self.kind = kind
    self.path = path
    self.line = line
    self.column = column
  }

  public var message: String {
    switch kind {
    case .notWellFormed(let words): "expected well-formed XML, but \(words)"
    case .entityReference(let name):
      "expected no entity but XML's own five, found &\(name);, which is not expanded"
    case .tooDeep(let limit): "expected at most \(limit) elements inside each other"
    case .textTooLong(let limit): "expected at most \(limit) bytes of text in one piece"
    case .system(let words): words
    }
  }

  public var description: String {
    if line == 0 { return "\(path): \(message)" }
    return column == 0 ? "\(path):\(line): \(message)" : "\(path):\(line):\(column): \(message)"
  }
}
