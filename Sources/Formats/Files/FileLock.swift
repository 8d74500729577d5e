import Glibc

/// Keeps other runs from rewriting a file between our reading it and our replacing it.
///
/// An advisory lock of the file itself (flock(2)), held until this goes away. A run that waited
/// while the file was replaced takes the lock of the new one. What is no regular file, and files of a
/// file system without such locks, are used as they are.
@safe public final class FileLock {
  /// -1 where there is nothing to lock.
  private let descriptor: Int32

  /// How long another run may take: 10 seconds, in steps of 10 milliseconds.
  public static let patience = 1_000
  private static let step: useconds_t = 10_000

  /// - Parameters:
  ///   - path: The file; `-` is never locked.
  ///   - patience: How many steps to wait for another run.
  /// - Throws: Kinds `missing`, `directory`, `system`; the last also where another run does not end.
  public init(_ path: String, patience: Int = FileLock.patience) throws(FormatError) {
    guard path != "-", SystemCalls.status(path)?.kind != .special else {
      descriptor = -1
      return
    }
    for _ in 0...patience {
      let opened = try Self.opened(path)
      if flock(opened, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK {
        if Self.isCurrent(opened, at: path) {
          descriptor = opened
          return
        }
        close(opened)
        continue
      }
      close(opened)
      usleep(Self.step)
    }
    throw FormatError(
      .system("expected to be the only one to rewrite this file, but another run does"), path: path)
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  private static func opened(_ path: String) throws(FormatError) -> Int32 {
    if SystemCalls.status(path)?.kind == .folder { throw FormatError(.directory, path: path) }
    let descriptor = unsafe open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FormatError(
        errno == ENOENT ? .missing : .system("cannot write: " + SystemCalls.errorWords), path: path)
    }
    return descriptor
  }

  /// Whether the open file still has its name.
  private static func isCurrent(_ descriptor: Int32, at path: String) -> Bool {
    var open = stat()
    var named = stat()
    guard unsafe fstat(descriptor, &open) == 0, unsafe stat(path, &named) == 0 else {
      return false
    }
    return open.st_dev == named.st_dev && open.st_ino == named.st_ino
  }
}
