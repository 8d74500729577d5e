import Bitext
import Testing
import TestSupport

@testable import Formats

@Suite struct POTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func inlineCodesAreWrittenOutOrTold() throws {
    func segment(_ text: String, _ offset: Int) -> Segment {
      Segment(
        text,
        codes: [
          InlineCode(offset: offset, role: .standalone, element: "ph", content: [.native("{n}")]),
          InlineCode(offset: offset, role: .standalone, element: "x"),
        ])
    }
    let pair = SegmentPair(source: segment("第条", 3), target: segment("Article ", 8))
    let document = AlignedDocument(
      name: "a", sourceLanguage: .chinese, targetLanguage: .english, pairs: [pair])
    let path = folder("codes.po")
    let summary = try POWriter(options: WriteOptions(toolVersion: "1", date: "")).write(
      [document], to: path)
    let back = try read(path).pairs
    #expect(back.map { $0.source?.text } == ["第{n}条"])
    #expect(back.map { $0.target?.text } == ["Article {n}"])
    #expect(summary.changes == ["PO has no inline codes: 2 without a text left out"])
  }

  @Test func entriesArePairsWithTheirPlaces() throws {
    let text = #"""
      msgid ""
      msgstr ""
      "Language: zh_CN\n"
      "Content-Type: text/plain; charset=UTF-8\n"

      # translator
      #, fuzzy, c-format
      msgctxt "menu"
      msgid "Open \"%s\""
      msgstr "打开\n"
        "文件"

      msgid "day"
      msgid_plural "days"
      msgstr[0] "日"
      msgstr[1] "日子"
      msgid "next"
      msgstr ""

      #~ msgid "old"
      #~ msgstr "旧"
      """#
    let path = try folder.write(text, to: "a.po")
    let result = try read(path)
    #expect(result.documents[0].targetLanguage.description == "zh-CN")
    #expect(result.documents[0].sourceLanguage == .english)
    #expect(result.pairs.map { $0.source?.text } == ["Open \"%s\"", "day", "days", "next"])
    #expect(result.pairs.map { $0.target?.text } == ["打开\n文件", "日", "日子", ""])
    #expect(result.pairs.map(\.id) == ["menu", nil, nil, nil])
    #expect(result.pairs.map(\.confidence) == [0.5, 1, 1, 1])
    let target = result.pairs[0].target
    #expect(target?.place() == Place(path: path, line: 10, column: 9))
    #expect(target?.place(at: 7) == Place(path: path, line: 11, column: 4))
    #expect(result.pairs[0].source?.place(at: 6).column == 15)
    #expect(result.pairs[3].target?.place() == Place(path: path, line: 18, column: 9))
    #expect(
      result.notices == ["\(path): 1 obsolete entries left out", "\(path): 1 entries are fuzzy"])
  }

  @Test(arguments: [
    ("msgid \"a\nmsgstr \"b\"\n", 1, 7), ("msgid \"a\"\nmsgstr x\n", 2, 0), ("text\n", 1, 1),
    ("msgid \"a\"\nmsgstr[1] \"b\"\n", 2, 0), ("\nmsgwhat \"a\"\n", 2, 0),
  ])
  func brokenFilesAreErrorsWithTheirPlace(text: String, line: Int, column: Int) throws {
    let path = try folder.write(text, to: "a.po")
    let error = formatError { () throws(FormatError) in try read(path) }
    #expect(error?.line == line)
    #expect(error?.column == column)
  }

  @Test func theHeaderNamesTheEncoding() throws {
    let head =
      "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=GB18030\\n\"\n\nmsgid \"a\"\nmsgstr \""
    let path = try folder.write(Array(head.utf8) + [0xD6, 0xD0, 0x22, 0x0A], to: "a.po")
    #expect(try read(path).pairs.map { $0.target?.text } == ["中"])
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func whatIsWrittenIsReadBack(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let pairs = (0..<30).map { number in
      SegmentPair(
        source: Segment(
          number % 7 == 0 ? "same" : "\(number)" + RandomUnits.text(using: &generator, upTo: 20)),
        target: Segment(RandomUnits.text(using: &generator, upTo: 20)))
    }
    let writer = POWriter(options: WriteOptions(toolVersion: "1", date: ""))
    #expect(try writer.write([samples.document(pairs)], to: folder("a.po")).written == 30)
    let back = try read(folder("a.po"))
    #expect(
      back.pairs.map { $0.source?.text.unicodeScalars.map(\.value) }
        == pairs.map { $0.source?.text.unicodeScalars.map(\.value) })
    #expect(
      back.pairs.map { $0.target?.text.unicodeScalars.map(\.value) }
        == pairs.map { $0.target?.text.unicodeScalars.map(\.value) })
    #expect(back.documents[0].sourceLanguage == .chinese)
  }

  @Test(
    .enabled(if: SharedFiles.exist("interop/po"), "the PO collection is not here"),
    arguments: SharedFiles.names(in: "interop/po", suffix: ".po"))
  func theCollectionIsReadOrRefusedWithAReason(name: String) throws {
    let path = SharedFiles.path("interop/po/" + name)
    do throws(FormatError) {
      let result = try read(path)
      let entries = try TextFile(
        path: path, encoding: POFile.charset(of: FileContents.bytes(of: path))
      ).lines
        .count { $0.hasPrefix("msgid ") }
      #expect(result.pairs.count >= entries - 1)
    } catch {
      #expect(error.line > 0)
      #expect(name == "fail.po" || name == "Test_nautilus.af.po", "\(error)")
    }
  }
}
