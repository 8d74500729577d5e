import Bitext
import Testing
import TestSupport

@testable import Formats

@Suite struct DOCXTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func document(_ body: String, notes: String? = nil) throws -> String {
    func part(_ root: String, _ content: String) -> String {
      "<?xml version=\"1.0\"?><w:\(root) xmlns:w=\"http://schemas.openxmlformats.org/"
        + "wordprocessingml/2006/main\">\(content)</w:\(root)>"
    }
    var files = [("word/document.xml", part("document", "<w:body>\(body)</w:body>"))]
    if let notes { files.append(("word/footnotes.xml", part("footnotes", notes))) }
    return try folder.write(StoredZip.archive(files), to: "a-2024.docx")
  }

  func p(_ text: String) -> String { "<w:p><w:r><w:t>\(text)</w:t></w:r></w:p>" }

  @Test func paragraphsTakeTurns() throws {
    let path = try document(p("甲") + p("") + p("A") + p(" 乙 ") + p("B"))
    let result = try read(path)
    #expect(result.paragraphs.map(\.source) == [["甲"], ["乙"]])
    #expect(result.paragraphs.map(\.target) == [["A"], ["B"]])
    #expect(result.documents[0].edition == 2024)
    guard case .paragraphs(let pairs) = result.documents[0].body else { return }
    #expect(pairs[1].source[0].place() == Place(path: path, line: 4, column: 2))
  }

  @Test func rowsOfTwoLanguagesArePairs() throws {
    func row(_ cells: String...) -> String {
      "<w:tr>" + cells.map { "<w:tc>\(p($0))</w:tc>" }.joined() + "</w:tr>"
    }
    let body =
      p("标题") + p("Title") + "<w:tbl>" + row("1", "甲", "A") + row("2", "乙", "B")
      + row("x", "y", "z") + "</w:tbl>" + p("尾") + p("End")
    let result = try read(document(body))
    #expect(result.paragraphs.map(\.source) == [["标题"], ["甲"], ["乙"], [], ["尾"]])
    #expect(
      result.paragraphs.map(\.target) == [["Title"], ["A"], ["B"], ["x", "y", "z"], ["End"]])
  }

  @Test func trackedChangesReadAsAccepted() throws {
    let body = """
      <w:p><w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>\
      <w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>
      <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>One </w:t></w:r></w:p>
      <w:p><w:r><w:t>text</w:t><w:tab/><w:t>more</w:t><w:br/><w:t>line</w:t></w:r>\
      <w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t>!</w:t></w:r></w:hyperlink></w:p>
      """
    let result = try read(document(body))
    #expect(result.paragraphs.map(\.source) == [["甲新"]])
    #expect(result.paragraphs.map(\.target) == [["One text\tmore", "line!"]])
  }

  @Test func footnotesComeLast() throws {
    let notes = """
      <w:footnote w:type="separator">\(p("-"))</w:footnote>
      <w:footnote w:id="1">\(p("注"))</w:footnote><w:footnote w:id="2">\(p("Note"))</w:footnote>
      """
    let result = try read(document(p("甲") + p("A"), notes: notes))
    #expect(result.paragraphs.map(\.source) == [["甲"], ["注"]])
    #expect(result.paragraphs.map(\.target) == [["A"], ["Note"]])
  }

  @Test func brokenArchivesAreErrors() throws {
    let path = try document(p("甲") + p("A"))
    let bytes = try FileContents.bytes(of: path)
    for end in stride(from: 4, to: bytes.count, by: 17) {
      let cut = try folder.write(Array(bytes[..<end]), to: "cut.docx")
      #expect(throws: FormatError.self) { try read(cut) }
    }
    var generator = SplitMix64(seed: 3)
    for _ in 0..<200 {
      var damaged = bytes
      for _ in 0..<4 {
        let index = Int.random(in: 4..<bytes.count, using: &generator)
        damaged[index] = UInt8.random(in: 0...255, using: &generator)
      }
      let file = try folder.write(damaged, to: "damaged.docx")
      do throws(FormatError) { _ = try read(file) } catch { #expect(!error.message.isEmpty) }
    }
    let other = try folder.write(StoredZip.archive([("a.txt", "x")]), to: "other.docx")
    let error = formatError { () throws(FormatError) in try read(other) }
    #expect(error?.message.contains("without word/document.xml") == true)
  }

  @Test func aDocumentThatClaimsTooMuchIsRefused() throws {
    var bytes = StoredZip.archive([("word/document.xml", "x")])
    let directory = bytes.count - 22 - 46 - "word/document.xml".utf8.count
    for (index, byte) in [0xFF, 0xFF, 0xFF, 0x7F].enumerated() {
      bytes[directory + 24 + index] = UInt8(byte)
    }
    let path = try folder.write(bytes, to: "bomb.docx")
    let error = formatError { () throws(FormatError) in try read(path) }
    #expect(error?.message.contains("at most 268435456 bytes") == true)
  }

  @Test func deflatedArchivesOfOtherProgramsAreRead() throws {
    let xml = "<w:document xmlns:w=\"w\"><w:body>\(p("甲") + p("A"))</w:body></w:document>"
    try folder.write(xml, to: "word/document.xml")
    let made = try run(
      "python3",
      [
        "-c",
        "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED); "
          + "z.write(sys.argv[2], 'word/document.xml'); z.close()", folder("a.docx"),
        folder("word/document.xml"),
      ])
    guard made?.status == 0 else { return }
    #expect(try read(folder("a.docx")).paragraphs.map(\.target) == [["A"]])
  }
}

/// Zip archives without compression, for tests.
enum StoredZip {
  static func archive(_ files: [(name: String, text: String)]) -> [UInt8] {
    archive(files.map { (name: $0.name, bytes: Array($0.text.utf8)) })
  }

  static func archive(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for file in files {
      let name = Array(file.name.utf8)
      let text = file.bytes
      var common = number(0, 2) + number(0, 4)
      common += number(Int(checksum(text)), 4) + number(text.count, 4) + number(text.count, 4)
      common += number(name.count, 2) + number(0, 2)
      directory += number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + number(0, 2) + common
      directory += number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4)
      directory += number(bytes.count, 4) + name
      bytes += number(0x0403_4B50, 4) + number(20, 2) + number(0, 2) + common + name + text
    }
    let start = bytes.count
    var end = number(0x0605_4B50, 4) + number(0, 4)
    end += number(files.count, 2) + number(files.count, 2)
    end += number(directory.count, 4) + number(start, 4) + number(0, 2)
    return bytes + directory + end
  }

  private static func number(_ value: Int, _ width: Int) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
