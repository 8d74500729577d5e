import Glibc

/// Standard output or standard error.
struct StandardStream: Sendable {
  let descriptor: Int32

  static let output = StandardStream(descriptor: STDOUT_FILENO)
  static let error = StandardStream(descriptor: STDERR_FILENO)

  /// Opens what the caller closed (`2>&-`), the wrong way round: else a file that we write would get
  /// the number of a standard stream, and our messages with it. Writing there stays an error.
  static func keepNumbersTaken() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      let mode = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY
      _ = unsafe open("/dev/null", mode)
    }
  }

  /// - Throws: `BrokenPipe` where the reader has gone, `CommandError` where nothing can be written.
  func write(_ text: String) throws {
    try writeAll(text, to: descriptor) { code in
      if code == EPIPE { return BrokenPipe() }
      return CommandError("cannot write to standard output: \(reason(code))")
    }
  }
}

/// Writes all of a text to a file descriptor.
func writeAll(
  _ text: String, to descriptor: Int32, failure: (_ code: Int32) -> any Error
) throws {
  var text = text
  try text.withUTF8 { bytes in
    var rest = UnsafeRawBufferPointer(bytes)
    while unsafe !rest.isEmpty {
      let count = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(errno)
      }
      unsafe rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
  }
}

/// What the system says of an error number: `no space left on device`.
func reason(_ code: Int32) -> String {
  let text = unsafe String(cString: strerror(code))
  return text.prefix(1).lowercased() + text.dropFirst()
}
