import XML

/// What stops a file from being read or written.
public struct FormatError: Error, Hashable, Sendable, CustomStringConvertible {
  public var kind: Kind
  public var path: String
  /// 1-based; 0 where no line is concerned.
  public var line: Int
  /// 1-based, in Unicode scalars; 0 where no column is concerned.
  public var column: Int

  public enum Kind: Hashable, Sendable {
    case missing
    case directory
    case empty
    case binary(offset: Int)
    /// Bytes that are not text in the encoding named.
    case encoding(String, offset: Int)
    case unknownEncoding(String)
    /// What was expected instead, in words.
    case malformed(String)
    /// More than `Limits` allow: the bound in words.
    case tooLarge(String)
    /// No format that we read, or no file where some were expected.
    case unreadable(String)
    /// The system's words for why reading or writing failed.
    case system(String)
  }

  public init(_ kind: Kind, path: String, line: Int = 0, column: Int = 0) {
    self.kind = kind
    self.path = path
    self.line = line
    self.column = column
  }

  init(_ error: XMLError) {
    self.init(.malformed(error.message), path: error.path, line: error.line, column: error.column)
    if case .system(let words) = error.kind { kind = .system(words) }
  }

  public var message: String {
    switch kind {
    case .missing: "no such file or folder"
    case .directory: "expected a file, found a folder"
    case .empty: "expected text, found an empty file"
    case .binary(let offset):
      "expected text, found a binary file (a NUL byte at offset \(offset))"
    case .encoding(let name, let offset):
      "expected \(name), but the bytes at offset \(offset) are none; "
        + "convert the file to UTF-8 or name its encoding, as in --encoding GB18030"
    case .unknownEncoding(let name):
      "expected an encoding that iconv knows (UTF-8, UTF-16, GB18030 …), found \(name)"
    case .tooLarge(let bound): "expected " + bound
    case .malformed(let words), .unreadable(let words), .system(let words): words
    }
  }

  public var description: String {
    if line == 0 { return "\(path): \(message)" }
    return column == 0 ? "\(path):\(line): \(message)" : "\(path):\(line):\(column): \(message)"
  }
}
