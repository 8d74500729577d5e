import Glibc

/// The few calls into the system that reading and writing files take.
enum SystemCalls {
  /// The system's words for `errno`.
  static var errorWords: String { unsafe String(cString: strerror(errno)).lowercased() }

  /// Opens a folder as a file in it that has no name (open(2)); a macro that Swift does not import.
  static let O_TMPFILE = 0o20_000_000 | O_DIRECTORY

  enum FileKind { case regular, folder, special }

  /// What is at `path`, and the permission bits; nil where there is nothing.
  static func status(_ path: String) -> (kind: FileKind, mode: mode_t, size: Int)? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    let kind: FileKind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      default: .special
      }
    return (kind, status.st_mode & 0o7777, Int(status.st_size))
  }

  /// The path with symbolic links followed; `path` itself where it does not exist.
  static func resolved(_ path: String) -> String {
    guard let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  /// The names in a folder in byte order, without `.` and `..`.
  static func names(in folder: String) throws(FormatError) -> [String] {
    guard let stream = unsafe opendir(folder) else {
      throw FormatError(.system(errorWords), path: folder)
    }
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// Up to `size` bytes; none at the end of the file.
  static func read(
    _ descriptor: Int32, size: Int, path: String
  ) throws(FormatError) -> [UInt8] {
    var count = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
      repeat {
        count = unsafe Glibc.read(descriptor, buffer.baseAddress, size)
      } while count < 0
        && errno == EINTR
      initialized = max(0, count)
    }
    guard count >= 0 else { throw FormatError(.system(errorWords), path: path) }
    return bytes
  }
}
