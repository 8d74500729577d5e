import Bitext
import Testing
import TestSupport

@testable import Formats

/// Files of formats that are no XML, and files of all formats that are small and pretend to be
/// large.
@Suite struct HostileTextTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  struct Kind: CustomTestStringConvertible, Sendable {
    var name: String
    var text: String
    var isGlossary = false
    var testDescription: String { name }
  }

  static let kinds = [
    Kind(name: "a.txt", text: "甲是第一。\nA is the first.\n乙是第二。\nB is the second.\n"),
    Kind(name: "a.md", text: "# 甲\n\n# A\n\n乙是第二。\n\nB is the second.\n"),
    Kind(name: "a.csv", text: "zh,en\n甲,A\n\"乙,\"\"丙\"\"\",\"B\nC\"\n"),
    Kind(name: "a.tsv", text: "zh\ten\n甲\tA\n乙\tB\n"),
    Kind(
      name: "a.po",
      text: "msgid \"\"\nmsgstr \"Language: en\\n\"\n\nmsgctxt \"c\"\nmsgid \"甲\"\nmsgstr \"A\"\n"),
    Kind(name: "g.csv", text: "source,target,status\n甲,A,approved\n乙,B,\n", isGlossary: true),
    Kind(
      name: "g.utx", text: "#UTX 1.11; zh/en;\n#src\ttgt\tsrc:pos\n甲\tA\tnoun\n",
      isGlossary: true),
    Kind(name: "g.txt", text: "甲\tA\tnote\n乙\tB\n", isGlossary: true),
  ]

  /// The error, or how much was read.
  func read(_ kind: Kind, _ bytes: [UInt8], as name: String? = nil) throws -> (
    error: FormatError?, count: Int
  ) {
    let path = try folder.write(bytes, to: name ?? kind.name)
    do throws(FormatError) {
      if kind.isGlossary { return (nil, try GlossaryFile.read(path).entries.count) }
      let result = try Formats.InputReader(options: ReadOptions()).read([path])
      return (nil, result.pairs.count + result.paragraphs.count)
    } catch {
      return (error, 0)
    }
  }

  @Test(arguments: kinds) func aSoundFileIsRead(kind: Kind) throws {
    let result = try read(kind, Array(kind.text.utf8))
    #expect(result.error == nil && result.count > 0, "\(result)")
  }

  /// A text may end anywhere; what is cut within a character or a quoted text is an error.
  @Test(arguments: kinds) func aCutFileIsReadOrAClearError(kind: Kind) throws {
    let bytes = Array(kind.text.utf8)
    for end in 1..<bytes.count {
      let result = try read(kind, Array(bytes[..<end]))
      if let error = result.error { #expect(!error.message.isEmpty && error.path != "") }
      let isWithinCharacter = bytes[end] & 0xC0 == 0x80
      if isWithinCharacter { #expect(result.error != nil) }
    }
  }

  @Test(arguments: kinds) func anotherEncodingIsAnErrorWithItsOffset(kind: Kind) throws {
    let bytes = Array(kind.text.utf8)
    let error = try read(kind, bytes + [0xD6, 0xD0, 0x0A]).error
    #expect(error?.kind == .encoding("UTF-8", offset: bytes.count), "\(String(describing: error))")
  }

  @Test(arguments: kinds) func binaryContentsAreAnErrorWithItsOffset(kind: Kind) throws {
    let bytes = Array(kind.text.utf8)
    let error = try read(kind, bytes + [0x00, 0x0A]).error
    #expect(error?.kind == .binary(offset: bytes.count), "\(String(describing: error))")
  }

  @Test(arguments: kinds, 0..<10 as Range<UInt64>)
  func damagedFilesNeverCrash(kind: Kind, seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    for _ in 0..<20 {
      var bytes = Array(kind.text.utf8)
      for _ in 0..<3 {
        let index = Int.random(in: 0..<bytes.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[index] = UInt8.random(in: 0...127, using: &generator)
        case 1: bytes.insert(contentsOf: "\"\t\n#".utf8, at: index)
        default: bytes.insert(contentsOf: bytes[..<index].suffix(9), at: index)
        }
      }
      let result = try read(kind, bytes)
      #expect(result.error.map { !$0.message.isEmpty } ?? true)
    }
  }

  static let bombs = kinds.map(\.name) + ["a.tmx", "a.xlf", "g.tbx"]

  @Test(arguments: bombs) func aCompressedBombEndsEarly(name: String) throws {
    let head = HostileFileTests.kinds.first { $0.name == name }?.head ?? ""
    try folder.write(Array(head.utf8) + [UInt8](repeating: 0x20, count: 40 << 20), to: name)
    guard try run("gzip", ["-n", folder(name)])?.status == 0 else { return }
    let error = formatError { () throws(FormatError) in
      if name.hasPrefix("g") {
        _ = try GlossaryFile.read(folder(name + ".gz"))
      } else {
        _ = try FormatsTests.read(folder(name + ".gz"))
      }
    }
    #expect(error?.message.contains("200 times its size") == true, "\(String(describing: error))")
  }

  @Test func aZipBombIsRefused() throws {
    let script = """
      import sys, zipfile
      with zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED) as archive:
          archive.writestr("word/document.xml", "<w:document>" + "<w:p/>" * 5_000_000)
      """
    guard try run("python3", ["-c", script, folder("a.docx")])?.status == 0 else { return }
    let error = formatError { () throws(FormatError) in try FormatsTests.read(folder("a.docx")) }
    #expect(error?.message.contains("200 times its size") == true)
  }

  @Test func anElementThatIsReadAsAWholeHasItsLimit() throws {
    let elements = String(repeating: "<x/>", count: 1_000_001)
    let text =
      "<xliff version=\"1.2\"><file source-language=\"zh\"><body><trans-unit id=\"1\">"
      + elements + "</trans-unit></body></file></xliff>"
    let path = try folder.write(text, to: "a.xlf")
    let error = formatError { () throws(FormatError) in try FormatsTests.read(path) }
    #expect(error?.message.contains("at most 1000000 elements") == true)
  }

  enum Crowd: CaseIterable { case openSpans, nestedSpans, variants }

  /// Fifty thousand of anything take no more time than their number.
  @Test(.timeLimit(.minutes(10)), arguments: Crowd.allCases)
  func manyPartsOfAUnitAreNoTrap(crowd: Crowd) throws {
    let numbers = 0..<50_000
    let content =
      switch crowd {
      case .openSpans: "<seg>甲" + numbers.map { _ in "<bpt i=\"1\"/>" }.joined() + "</seg>"
      case .nestedSpans:
        "<seg>" + numbers.map { "<bpt i=\"\($0)\"/>" }.joined() + "甲"
          + numbers.map { "<ept i=\"\($0)\"/>" }.joined() + "</seg>"
      case .variants:
        "<seg>甲</seg></tuv>"
          + numbers.map { _ in "<tuv xml:lang=\"zh\"><seg>甲</seg></tuv>" }.joined()
          + "<tuv xml:lang=\"zh\"><seg>甲</seg>"
      }
    let text = """
      <tmx version="1.4"><header srclang="zh"/><body><tu><tuv xml:lang="zh">\(content)</tuv>\
      <tuv xml:lang="en"><seg>A</seg></tuv></tu></body></tmx>
      """
    let path = try folder.write(text, to: "a.tmx")
    let diagnosis = try TMXDoctor.check(path) { _ in }
    #expect(diagnosis.unitCount == 1)
    let options = WriteOptions(toolVersion: "1", date: "")
    #expect(try TMXDoctor.repair(path, to: folder("b.tmx"), options: options).unitsWritten == 1)
  }
}
