import Glibc

/// Reads whole files, with one clear error for each thing that can be wrong with them.
public enum FileContents {
  /// The bytes of a file; `-` is standard input.
  /// - Throws: Kinds `missing`, `directory`, `system`, `tooLarge`.
  public static func bytes(of path: String) throws(FormatError) -> [UInt8] {
    let descriptor = try opened(path)
    defer { if descriptor != STDIN_FILENO { close(descriptor) } }
    var all: [UInt8] = []
    while true {
      let chunk = try SystemCalls.read(descriptor, size: 1 << 18, path: path)
      if chunk.isEmpty { return all }
      all += chunk
      try Limits.checkFile(all.count, Limits.wholeFile, path: path)
    }
  }

  /// A descriptor to read `path` from.
  static func opened(_ path: String) throws(FormatError) -> Int32 {
    if path == "-" { return STDIN_FILENO }
    if SystemCalls.status(path)?.kind == .folder { throw FormatError(.directory, path: path) }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FormatError(
        errno == ENOENT ? .missing : .system("cannot read: " + SystemCalls.errorWords), path: path)
    }
    return descriptor
  }
}
