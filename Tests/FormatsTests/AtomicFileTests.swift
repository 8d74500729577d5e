import Foundation
import Glibc
import Testing

@testable import Formats

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
