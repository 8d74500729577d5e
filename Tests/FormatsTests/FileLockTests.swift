import Testing

@testable import Formats

@Suite struct FileLockTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func anotherRunThatDoesNotEndIsAnError() throws {
    try folder.write("text", to: "a.tsv")
    let path = folder("a.tsv")
    do {
      let lock = try FileLock(path)
      let error = formatError { () throws(FormatError) in try FileLock(path, patience: 2) }
      #expect(error?.message.hasSuffix("but another run does") == true)
      withExtendedLifetime(lock) {}
    }
    #expect(formatError { () throws(FormatError) in try FileLock(path, patience: 2) } == nil)
  }

  @Test func theFileThatTookThePlaceOfALockedOneIsLockedAnew() throws {
    try folder.write("old", to: "a.tsv")
    let path = folder("a.tsv")
    let old = try FileLock(path)
    let file = try AtomicFile(path)
    try file.write("new")
    try file.commit()
    let new = try FileLock(path, patience: 2)
    withExtendedLifetime((old, new)) {}
  }

  @Test func whatCannotBeRewrittenIsAnError() throws {
    let missing = formatError { () throws(FormatError) in try FileLock(folder("gone.tsv")) }
    #expect(missing?.kind == .missing)
    #expect(
      formatError { () throws(FormatError) in try FileLock(folder.path) }?.kind == .directory)
    #expect(formatError { () throws(FormatError) in try FileLock("-") } == nil)
  }
}
