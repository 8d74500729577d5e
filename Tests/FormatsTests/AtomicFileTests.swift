import Foundation
import Glibc
import Testing

@testable import Formats

/// What was synced, with what it held by then: `/folder/#17 (deleted)` is a file without a name.
///
/// The thread sanitizer sees its lock, but not that a Mutex goes from one thread to another where the
/// kernel hands it on.
private final class SyncedFiles: @unchecked Sendable {
  private let lock = NSLock()
  private var files: [(path: String, size: Int)] = []

  func append(_ path: String, size: Int) { lock.withLock { files.append((path, size)) } }

  func inside(_ folder: String) -> [(path: String, size: Int)] {
    lock.withLock { files.filter { $0.path.hasPrefix(folder) } }
  }
}

private let synced = SyncedFiles()

/// Stands for the C library's own in the test program.
@_cdecl("fsync") func notedSync(_ descriptor: Int32) -> Int32 {
  var status = stat()
  unsafe fstat(descriptor, &status)
  let path = try? FileManager.default.destinationOfSymbolicLink(
    atPath: "/proc/self/fd/\(descriptor)")
  synced.append(path ?? "", size: Int(status.st_size))
  return fdatasync(descriptor)
}

@Suite struct AtomicFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func appearsOnlyWhenItIsComplete() throws {
    let file = try AtomicFile(folder("a.txt"))
    try file.write("text")
    #expect(!FileManager.default.fileExists(atPath: folder("a.txt")))
    try file.commit()
    #expect(try folder.text("a.txt") == "text")
    #expect(try folder.names() == ["a.txt"])
  }

  /// A power cut may lose what was not synced, and keep the new name of an empty file.
  @Test func theTextIsSyncedBeforeItsNameAndTheNameAfterIt() throws {
    try folder.write("old", to: "a.txt")
    let file = try AtomicFile(folder("a.txt"))
    try file.write("new text")
    try file.commit()
    let own = synced.inside(folder.path)
    #expect(own.count == 2)
    #expect(own.first?.path != folder("a.txt") && own.first?.size == 8)
    #expect(own.last?.path == folder.path)
  }

  @Test func withoutCommitTheOldFileStays() throws {
    try folder.write("old", to: "a.txt")
    do {
      let file = try AtomicFile(folder("a.txt"))
      try file.write("new")
    }
    #expect(try folder.text("a.txt") == "old")
    #expect(try folder.names() == ["a.txt"])
  }

  @Test func keepsThePermissionsOfTheFileThatItReplaces() throws {
    try folder.write("old", to: "a.txt")
    unsafe chmod(folder("a.txt"), 0o640)
    let file = try AtomicFile(folder("a.txt"))
    try file.write("new")
    try file.commit()
    #expect(SystemCalls.status(folder("a.txt"))?.mode == 0o640)
  }

  @Test func aSymbolicLinkStaysALink() throws {
    try folder.write("old", to: "a.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder("link"), withDestinationPath: folder("a.txt"))
    let file = try AtomicFile(folder("link"))
    try file.write("new")
    try file.commit()
    #expect(try folder.text("a.txt") == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder("link")) != "")
  }

  @Test func aFullDiskIsAnError() throws {
    let file = try AtomicFile("/dev/full")
    let error = formatError { () throws(FormatError) in
      try file.write("text")
      try file.commit()
    }
    #expect(error?.description == "/dev/full: cannot write: no space left on device")
    #expect(SystemCalls.status("/dev/full")?.kind == .special)
  }

  @Test func aFullDiskInTheMiddleOfAMemoryIsAnError() {
    let writer = TMXWriter(options: WriteOptions(toolVersion: "1", date: ""))
    let error = formatError { () throws(FormatError) in
      try writer.write([samples.long], to: "/dev/full")
    }
    #expect(error?.message == "cannot write: no space left on device")
  }

  /// In a process of its own, since a limit of file size is one of the process: what was written up
  /// to the limit must not become the file when there is room again.
  @Test func whatCouldNotBeWrittenOnceIsNeverCommitted() async throws {
    try folder.write("old", to: "a.txt")
    await #expect(processExitsWith: .success) { [path = folder("a.txt") as String] in
      func limitFileSize(to bytes: rlim_t) {
        var limit = rlimit(rlim_cur: bytes, rlim_max: .max)
        unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      }
      signal(SIGXFSZ, SIG_IGN)
      let file = try AtomicFile(path)
      limitFileSize(to: 1 << 16)
      let first = formatError { () throws(FormatError) in
        for _ in 0..<3 { try file.write(String(repeating: "x", count: 40_000)) }
      }
      limitFileSize(to: .max)
      let second = formatError { () throws(FormatError) in try file.commit() }
      let third = formatError { () throws(FormatError) in try file.write("more") }
      #expect(first?.message == "cannot write: file too large")
      #expect(second == first && third == first)
    }
    #expect(try folder.text("a.txt") == "old")
    #expect(try folder.names() == ["a.txt"])
  }

  @Test func aFolderOrAMissingFolderIsAnError() {
    #expect(
      formatError { () throws(FormatError) in try AtomicFile(folder.path) }?.kind == .directory)
    let missing = formatError { () throws(FormatError) in try AtomicFile(folder("x/a.txt")) }
    #expect(missing?.message == "cannot write: no such file or directory")
  }

  /// In a process of its own, since the superuser may write everywhere.
  @Test(.enabled(if: getuid() == 0, "only the superuser can become another user"))
  func aReadOnlyFolderIsAnErrorAndLeavesTheFile() async throws {
    try folder.write("old", to: "a.txt")
    unsafe chmod(folder.path, 0o555)
    await #expect(processExitsWith: .success) { [path = folder.path as String] in
      setuid(65534)
      for name in ["a.txt", "b.txt"] {
        let error = formatError { () throws(FormatError) in try AtomicFile(path + "/" + name) }
        guard error?.message == "cannot write: permission denied" else { exit(1) }
      }
      exit(0)
    }
    unsafe chmod(folder.path, 0o755)
    #expect(try folder.names() == ["a.txt"])
    #expect(try folder.text("a.txt") == "old")
  }

  @Test func aPipeIsWrittenToAndNotReplaced() throws {
    let path = folder("pipe")
    let made = unsafe mkfifo(path, 0o600)
    #expect(made == 0)
    let reader = unsafe open(path, O_RDONLY | O_NONBLOCK)
    let file = try AtomicFile(path)
    try file.write("text")
    try file.commit()
    var bytes = [UInt8](repeating: 0, count: 16)
    #expect(unsafe read(reader, &bytes, 16) == 4)
    close(reader)
    #expect(SystemCalls.status(path)?.kind == .special)
  }

  @Test func aReaderThatGoesAwayEndsTheWritingQuietly() throws {
    let path = folder("pipe")
    let made = unsafe mkfifo(path, 0o600)
    #expect(made == 0)
    let reader = unsafe open(path, O_RDONLY | O_NONBLOCK)
    let file = try AtomicFile(path)
    close(reader)
    for _ in 0..<100 { try file.write(String(repeating: "x", count: 10_000)) }
    try file.commit()
  }
}
