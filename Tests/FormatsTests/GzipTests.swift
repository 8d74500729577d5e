import Bitext
import Testing

@testable import Formats

@Suite struct GzipTests {
  let folder: TemporaryFolder
  let memory = """
    <tmx version="1.4"><header srclang="zh"/><body><tu><tuv xml:lang="zh"><seg>甲</seg></tuv>\
    <tuv xml:lang="en"><seg>A</seg></tuv></tu></body></tmx>
    """

  init() throws { folder = try TemporaryFolder() }

  func compress(_ name: String) throws -> String {
    _ = try run("gzip", ["-n", folder(name)])
    return folder(name + ".gz")
  }

  @Test func compressedFilesAreReadLikeOthers() throws {
    try folder.write(memory, to: "m-2024.tmx")
    let result = try read(compress("m-2024.tmx"))
    #expect(result.pairs.map { $0.source?.text } == ["甲"])
    #expect(result.documents[0].name == "m-2024")
    try folder.write("甲\nA\n", to: "r.zz.txt")
    #expect(try read(compress("r.zz.txt")).paragraphs.map(\.target) == [["A"]])
  }

  @Test func severalMembersAreOneFile() throws {
    try folder.write(String(memory.prefix(60)), to: "a")
    try folder.write(String(memory.dropFirst(60)), to: "b")
    let members = try [compress("a"), compress("b")].flatMap { try FileContents.bytes(of: $0) }
    let path = try folder.write(members, to: "c.tmx.gz")
    #expect(try read(path).pairs.count == 1)
  }

  @Test func aCutOrBrokenFileIsAnError() throws {
    try folder.write(memory, to: "a.tmx")
    let bytes = try FileContents.bytes(of: compress("a.tmx"))
    for end in [12, 40, bytes.count - 9, bytes.count - 1] {
      let path = try folder.write(Array(bytes[..<end]), to: "cut.tmx.gz")
      #expect(throws: FormatError.self) { try read(path) }
    }
    var broken = bytes
    broken[30] ^= 0xFF
    let path = try folder.write(broken, to: "broken.tmx.gz")
    #expect(throws: FormatError.self) { try read(path) }
  }

  @Test func aBombEndsAtTheLimit() throws {
    try folder.write([UInt8](repeating: 0x20, count: 50 << 20), to: "a.tmx")
    let path = try compress("a.tmx")
    let error = formatError { () throws(FormatError) in
      let file = try InputFile(path: path).pieces(limit: 1 << 20)
      while try !file.chunk().isEmpty {}
    }
    #expect(error?.message == "expected gzip data that inflates to at most 1048576 bytes")
    let whole = formatError { () throws(FormatError) in try read(path) }
    #expect(whole?.message == "expected data that inflates to at most 200 times its size")
  }
}
