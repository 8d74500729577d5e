import Glibc

/// A file that appears whole or not at all: written beside its target, then renamed over it.
///
/// `-` is standard output, and what is no regular file (`/dev/stdout`, a pipe) is written to as it
/// is. A reader of a pipe that goes away ends the writing quietly. Without `commit()` the target
/// stays as it was.
@safe public final class AtomicFile {
  /// The first thing that went wrong; every later call throws it again.
  public private(set) var failure: FormatError?
  public let path: String
  private let target: String
  private let temporary: String?
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
      temporary = nil
      descriptor = dup(STDOUT_FILENO)
      signal(SIGPIPE, SIG_IGN)
      return
    }
    target = SystemCalls.resolved(path)
    let status = SystemCalls.status(target)
    switch status?.kind {
    case .folder: throw FormatError(.directory, path: path)
    case .special:
      temporary = nil
      descriptor = unsafe open(target, O_WRONLY | O_CLOEXEC)
      signal(SIGPIPE, SIG_IGN)
    case .regular, nil:
      if status != nil, unsafe faccessat(AT_FDCWD, target, W_OK, AT_EACCESS) != 0 {
        throw FormatError(.system("cannot write: " + SystemCalls.errorWords), path: path)
      }
      let (opened, name) = Self.openBeside(target)
      temporary = name
      descriptor = opened
    }
    guard descriptor >= 0 else {
      throw FormatError(.system("cannot write: " + SystemCalls.errorWords), path: path)
    }
    if let status, temporary != nil { fchmod(descriptor, status.mode) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if descriptor >= 0, let temporary { unsafe unlink(temporary) }
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
    let isRegular = temporary != nil
    if isRegular, fsync(descriptor) != 0 { try fail("cannot write") }
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0 else {
      if let temporary { unsafe unlink(temporary) }
      return try fail("cannot write")
    }
    guard let temporary else { return }
    guard unsafe rename(temporary, target) == 0 else {
      let words = SystemCalls.errorWords
      unsafe unlink(temporary)
      return try fail("cannot replace the file", words)
    }
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

  private func fail(_ what: String, _ words: String? = nil) throws(FormatError) {
    let words = words ?? SystemCalls.errorWords
    let error = FormatError(.system("\(what): \(words)"), path: path)
    failure = error
    throw error
  }

  /// A new file in the target's folder, with the permissions that a new file gets.
  private static func openBeside(_ target: String) -> (descriptor: Int32, name: String) {
    let slash = target.utf8.lastIndex(of: 0x2F).map { target.index(after: $0) }
    let folder = slash.map { target[..<$0] } ?? ""
    let name = target[(slash ?? target.startIndex)...]
    for attempt in 0..<100 {
      let candidate = "\(folder).\(name.prefix(200)).\(getpid())-\(attempt).tmp"
      let flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC
      let descriptor = unsafe open(candidate, flags, 0o666)
      if descriptor >= 0 || errno != EEXIST { return (descriptor, candidate) }
    }
    return (-1, target)
  }

  /// So that the new name survives a power cut; not every file system allows it.
  private static func syncFolder(of target: String) {
    let folder = target.utf8.lastIndex(of: 0x2F).map { target[...$0] } ?? "."
    let descriptor = unsafe open(String(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
