import Glibc

/// A file that appears whole or not at all: written without a name in its target's folder, then
/// renamed over the target.
///
/// A process that is killed leaves nothing behind, but where the file system knows no files without
/// a name; there it may leave a hidden `.yizhi-PID-0.tmp`. `-` is standard output, and what is no
/// regular file (`/dev/stdout`, a pipe) is written to as it is. A reader of a pipe that goes away
/// ends the writing quietly. Without `commit()` the target stays as it was.
@safe public final class AtomicFile {
  /// The first thing that went wrong; every later call throws it again.
  public private(set) var failure: FormatError?
  public let path: String
  private let target: String
  /// Whether the target is replaced, and not written to as it is.
  private let isReplacing: Bool
  /// The file's name before it is renamed; nil while it has none.
  private var temporary: String?
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  /// The reader of our pipe has gone.
  private var isClosedByReader = false

  private static let bufferSize = 1 << 16

  /// - Throws: A `FormatError` of kind `system` or `directory` where `path` cannot be written.
  public init(_ path: String) throws(FormatError) {
    self.path = path
    guard path != "-" else {
      target = path
      isReplacing = false
      descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
      signal(SIGPIPE, SIG_IGN)
      guard descriptor >= 0 else { throw Self.unwritable(path) }
      return
    }
    target = SystemCalls.resolved(path)
    let status = SystemCalls.status(target)
    switch status?.kind {
    case .folder: throw FormatError(.directory, path: path)
    case .special:
      isReplacing = false
      descriptor = unsafe open(target, O_WRONLY | O_CLOEXEC)
      signal(SIGPIPE, SIG_IGN)
    case .regular, nil:
      if status != nil, unsafe faccessat(AT_FDCWD, target, W_OK, AT_EACCESS) != 0 {
        throw Self.unwritable(path)
      }
      isReplacing = true
      let opened = Self.openBeside(target)
      temporary = opened.name
      descriptor = opened.descriptor
    }
    guard descriptor >= 0 else { throw Self.unwritable(path) }
    if let status, isReplacing { fchmod(descriptor, status.mode) }
  }

  private static func unwritable(_ path: String) -> FormatError {
    FormatError(.system("cannot write: " + SystemCalls.errorWords), path: path)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if let temporary { unsafe unlink(temporary) }
  }

  public func write(_ text: some StringProtocol) throws(FormatError) {
    try write(text.utf8)
  }

  public func write(_ bytes: some Sequence<UInt8>) throws(FormatError) {
    if let failure { throw failure }
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Makes the file appear under its name. Nothing can be written afterwards.
  public func commit() throws(FormatError) {
    if let failure { throw failure }
    try flush()
    if isReplacing, fsync(descriptor) != 0 { try fail("cannot write") }
    if isReplacing, temporary == nil {
      temporary = Self.freeName(beside: target) { link(to: $0) }
      if temporary == nil { try fail("cannot write") }
    }
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0 else { return try fail("cannot write") }
    guard let temporary else { return }
    guard unsafe rename(temporary, target) == 0 else { return try fail("cannot replace the file") }
    self.temporary = nil
    Self.syncFolder(of: target)
  }

  private func flush() throws(FormatError) {
    var start = 0
    while start < buffer.count && !isClosedByReader {
      let count = unsafe buffer.withUnsafeBytes { bytes in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[start...])
        return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
      }
      if count >= 0 {
        start += count
      } else if errno == EPIPE {
        isClosedByReader = true
      } else if errno != EINTR {
        try fail("cannot write")
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private func fail(_ what: String) throws(FormatError) {
    let error = FormatError(.system("\(what): \(SystemCalls.errorWords)"), path: path)
    failure = error
    throw error
  }

  /// A new file in the target's folder, with the permissions that a new file gets; nil for a name
  /// that it does not have yet.
  private static func openBeside(_ target: String) -> (descriptor: Int32, name: String?) {
    let flags = O_WRONLY | O_CLOEXEC
    let nameless = unsafe open(folder(of: target), SystemCalls.O_TMPFILE | flags, 0o666)
    // Only through /proc can a file without a name be given one.
    if nameless >= 0, unsafe access(handle(of: nameless), F_OK) == 0 { return (nameless, nil) }
    if nameless >= 0 { close(nameless) }
    var descriptor: Int32 = -1
    let name = freeName(beside: target) { candidate in
      descriptor = unsafe open(candidate, O_CREAT | O_EXCL | flags, 0o666)
      return descriptor >= 0
    }
    return (descriptor, name)
  }

  private static func handle(of descriptor: Int32) -> String { "/proc/self/fd/\(descriptor)" }

  private func link(to name: String) -> Bool {
    unsafe linkat(
      AT_FDCWD, Self.handle(of: descriptor), AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0
  }

  /// The first hidden name in the target's folder that `isTaken` can have; nil, with `errno` set,
  /// where there is none.
  private static func freeName(
    beside target: String, _ isTaken: (String) -> Bool
  ) -> String? {
    for attempt in 0..<100 {
      let candidate = "\(folder(of: target)).yizhi-\(getpid())-\(attempt).tmp"
      if isTaken(candidate) { return candidate }
      guard errno == EEXIST else { return nil }
    }
    return nil
  }

  /// With a slash at its end.
  private static func folder(of target: String) -> String {
    target.utf8.lastIndex(of: 0x2F).map { String(target[...$0]) } ?? "./"
  }

  /// So that the new name survives a power cut; not every file system allows it.
  private static func syncFolder(of target: String) {
    let descriptor = unsafe open(folder(of: target), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
