import Testing

@testable import Formats

@Suite struct TextFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [
    ("a\nb", ["a", "b"]), ("a\r\nb\r\n", ["a", "b"]), ("a\rb\r", ["a", "b"]),
    ("a\n\r\nb", ["a", "", "b"]), ("\n", [""]), ("a\r\r\nb", ["a", "", "b"]),
  ])
  func everyKindOfLineEndEndsALine(text: String, lines: [String]) throws {
    let path = try folder.write(text, to: "a.txt")
    #expect(try TextFile(path: path).lines == lines.map { $0[...] })
  }

  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0xE4, 0xB8, 0xAD], nil), ([0xE4, 0xB8, 0xAD], nil),
      ([0xFF, 0xFE, 0x2D, 0x4E], nil), ([0xFE, 0xFF, 0x4E, 0x2D], nil),
      ([0xD6, 0xD0], "GB18030"), ([0xA4, 0xA4], "BIG5"), ([0xFF, 0xFE, 0x2D, 0x4E], "GB18030"),
    ] as [([UInt8], String?)])
  func decodesWhatTheMarkOrTheUserSays(bytes: [UInt8], encoding: String?) throws {
    let path = try folder.write(bytes, to: "a.txt")
    #expect(try TextFile(path: path, encoding: encoding).lines == ["中"])
  }

  @Test func otherEncodingsAreAnErrorWithTheOffset() throws {
    let path = try folder.write(Array("abc".utf8) + [0xD6, 0xD0, 0xB9, 0xFA], to: "a.txt")
    let error = formatError { () throws(FormatError) in try read(path) }
    #expect(error?.kind == .encoding("UTF-8", offset: 3))
    #expect(error?.description.contains("--encoding GB18030") == true)
    let cut = try folder.write(Array("ab".utf8) + [0xE4, 0xB8], to: "b.txt")
    #expect(
      formatError { () throws(FormatError) in try read(cut) }?.kind
        == .encoding("UTF-8", offset: 2))
    let wrong = formatError { () throws(FormatError) in
      try read(path, options: ReadOptions(encoding: "UTF-99"))
    }
    #expect(wrong?.kind == .unknownEncoding("UTF-99"))
  }

  @Test func brokenUTF16AndGB18030AreErrors() throws {
    let odd = try folder.write([0xFF, 0xFE, 0x2D], to: "a.txt")
    #expect(
      formatError { () throws(FormatError) in try read(odd) }?.kind
        == .encoding("UTF-16LE", offset: 2))
    let surrogate = try folder.write([0xFE, 0xFF, 0x4E, 0x2D, 0xD8, 0x00, 0x00, 0x41], to: "b.txt")
    #expect(
      formatError { () throws(FormatError) in try read(surrogate) }?.kind
        == .encoding("UTF-16BE", offset: 4))
    let gb = try folder.write([0x41, 0xD6], to: "c.txt")
    #expect(
      formatError { () throws(FormatError) in
        try read(gb, options: ReadOptions(encoding: "GB18030"))
      }?.kind == .encoding("GB18030", offset: 1))
  }

  @Test func eachThingThatCanBeWrongHasItsMessage() throws {
    let missing = formatError { () throws(FormatError) in try read(folder("none.txt")) }
    #expect(missing?.description == folder("none.txt") + ": no such file or folder")
    let empty = try folder.write("", to: "a.txt")
    #expect(formatError { () throws(FormatError) in try read(empty) }?.kind == .empty)
    let binary = try folder.write([0x7F, 0x45, 0x4C, 0x46, 0, 0, 1], to: "b.txt")
    #expect(formatError { () throws(FormatError) in try read(binary) }?.kind == .binary(offset: 4))
    let blank = try folder.write(" \n\n", to: "c.txt")
    #expect(
      formatError { () throws(FormatError) in try read(blank) }?.message
        == "expected text, found blank lines only")
    let pair = formatError { () throws(FormatError) in
      try InputReader(options: ReadOptions()).read(source: folder.path, target: empty)
    }
    #expect(pair?.kind == .directory)
  }
}
