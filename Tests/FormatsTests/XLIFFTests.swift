import Bitext
import Testing
import TestSupport

@testable import Formats

@Suite struct XLIFFTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func version1PairsSegmentsByTheirNumber() throws {
    let text = """
      <xliff version="1.2"><file source-language="zh-cn" target-language="en"><body>
      <trans-unit id="a"><source>甲</source><target state="final">A</target></trans-unit>
      <group><trans-unit id="b"><source>乙。丙。</source>
      <seg-source><g id="1"><mrk mtype="seg" mid="0">乙<x id="9"/>。</mrk><mrk mtype="seg" mid="1">丙。</mrk></g></seg-source>
      <target><mrk mtype="seg" mid="1">C.</mrk><mrk mtype="seg" mid="0">B<x id="9"/>.</mrk></target>
      <alt-trans><source>z</source><target>Z</target></alt-trans></trans-unit></group>
      <trans-unit id="c" translate="no"><source>丁</source></trans-unit>
      <trans-unit id="d"><source>戊</source></trans-unit>
      </body></file></xliff>
      """
    let path = try folder.write(text, to: "a.xlf")
    let result = try read(path)
    #expect(result.pairs.map(\.id) == ["a", "b/0", "b/1", "d"])
    #expect(result.pairs.map { $0.source?.text } == ["甲", "乙。", "丙。", "戊"])
    #expect(result.pairs.map { $0.target?.text } == ["A", "B.", "C.", ""])
    #expect(result.pairs[1].source?.codes.map(\.element) == ["x"])
    #expect(result.pairs[0].target?.place() == Place(path: path, line: 2, column: 60))
    #expect(result.pairs[3].target?.place() == Place(path: path, line: 8, column: 1))
    #expect(result.documents[0].sourceLanguage == .chinese)
    #expect(
      result.notices == ["\(path): 1 units are marked as not to be translated, left out"])
  }

  @Test func packedFilesOfMemoQAreRead() throws {
    let text =
      "<xliff version=\"1.2\"><file source-language=\"zh\" target-language=\"en\"><body>"
      + "<trans-unit id=\"a\"><source>甲</source><target>A</target></trans-unit></body></file></xliff>"
    let path = try folder.write(
      StoredZip.archive([("document.mqxliff", text), ("skeleton.xml", "x")]), to: "a.mqxlz")
    let result = try read(path)
    #expect(result.pairs.map { $0.target?.text } == ["A"])
    #expect(result.pairs[0].target?.place().path == path + "/document.mqxliff")
  }

  @Test func version2ReadsSegmentsAndTheirCodes() throws {
    let text = """
      <xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="zh" trgLang="en">
      <file id="f"><unit id="u"><originalData><data id="d1">&lt;b></data></originalData>
      <segment id="s1"><source>甲<pc id="1" dataRefStart="d1">乙</pc><mrk id="m" type="term">丙</mrk></source>
      <target>A<pc id="1" dataRefStart="d1">B</pc>C</target></segment>
      <ignorable><source> </source></ignorable>
      <segment><source>丁<ph id="2"/></source></segment></unit></file></xliff>
      """
    let path = try folder.write(text, to: "a.xlf")
    let result = try read(path)
    #expect(result.pairs.map(\.id) == ["u/s1", "u/2"])
    #expect(result.pairs[0].source?.text == "甲乙丙")
    #expect(result.pairs[0].source?.codes.map(\.role) == [.opening, .closing])
    #expect(result.pairs[0].source?.codes[0].content == [.native("<b>")])
    #expect(result.pairs[1].target?.text == "")
    #expect(result.notices.isEmpty)
  }

  @Test(
    arguments: [
      ("甲{1}乙{b>丙<b}", "甲乙丙", [3, 6, 9]), ("{1}", "", [0]), ("a {no} <b> {1", "a {no} <b> {1", []),
    ] as [(String, String, [Int])])
  func phraseCodesAreTakenOutOfTheText(text: String, plain: String, offsets: [Int]) {
    // {no} is a code of two letters as well.
    let segment = Segment(text, path: "a", line: 1).withPhraseCodes
    if text.contains("{no}") {
      #expect(segment.text == "a  <b> {1")
    } else {
      #expect(segment.text == plain)
      #expect(segment.codes.map(\.offset) == offsets)
    }
  }

  @Test(arguments: [
    ("<xliff version=\"3\"/>", 1), ("<xliff version=\"1.2\">\n<file></xliff>", 2), ("<x/>", 1),
  ])
  func whatIsNoXLIFFIsAnError(text: String, line: Int) throws {
    let path = try folder.write(text, to: "a.xlf")
    #expect(formatError { () throws(FormatError) in try read(path) }?.line == line)
  }

  static func files(_ folder: String) -> [String] {
    SharedFiles.names(in: "interop/xliff/" + folder, suffix: "lf")
      + SharedFiles.names(in: "interop/xliff/" + folder, suffix: "liff")
  }

  @Test(
    .enabled(if: SharedFiles.exist("interop/xliff"), "the XLIFF collection is not here"),
    arguments: files("okapi-1.2").map { "okapi-1.2/" + $0 }
      + files("okapi-2").map { "okapi-2/" + $0 })
  func theCollectionIsReadOrRefusedWithAReason(name: String) throws {
    do throws(FormatError) {
      let result = try read(SharedFiles.path("interop/xliff/" + name))
      #expect(!result.documents.isEmpty || !result.notices.isEmpty)
    } catch {
      #expect(!error.message.isEmpty)
    }
  }

  func randomDocument(seed: UInt64) -> AlignedDocument {
    var generator = SplitMix64(seed: seed)
    return samples.document(
      (1...30).map { number in
        SegmentPair(
          id: "u\(number)", source: RandomUnits.segment(using: &generator),
          target: RandomUnits.segment(using: &generator))
      })
  }

  func write(_ document: AlignedDocument, version: Int) throws -> String {
    let options = WriteOptions(toolVersion: "1", date: "")
    let path = folder("a\(version).xlf")
    let summary =
      version == 1
      ? try XLIFF1Writer(options: options).write([document], to: path)
      : try XLIFF2Writer(options: options).write([document], to: path)
    #expect(summary == WriteSummary(written: document.pairs.count))
    return path
  }

  @Test(arguments: [1, 2], 0..<15 as Range<UInt64>)
  func pairsComeBackWithTheirCodes(version: Int, seed: UInt64) throws {
    let document = randomDocument(seed: seed)
    let back = try read(write(document, version: version))
    #expect(back.notices.isEmpty)
    #expect(back.documents[0].sourceLanguage == .chinese)
    func shape(_ segment: Segment?) -> [String] {
      guard let segment else { return [] }
      return [segment.text] + segment.codes.map { "\($0.offset) \($0.role)" }
    }
    func written(_ segment: Segment?) -> [String] {
      guard let segment else { return [] }
      return [segment.text]
        + segment.codes.map { code in
          "\(code.offset) \(code.element == "ut" ? .standalone : code.role)"
        }
    }
    for (pair, original) in zip(back.pairs, document.pairs) {
      #expect(pair.id == original.id)
      #expect(shape(pair.source) == written(original.source))
      #expect(shape(pair.target) == written(original.target))
    }
  }

  @Test(arguments: [1, 2])
  func aMemoryPassesThroughXLIFF(version: Int) throws {
    let document = randomDocument(seed: 77)
    let back = try read(write(document, version: version))
    let again = AlignedDocument(
      name: "a", edition: 2024, sourceLanguage: .chinese, targetLanguage: .english,
      pairs: back.pairs.map { pair in
        var pair = pair
        pair.source?.anchors = []
        return pair
      })
    let writer = TMXWriter(options: WriteOptions(toolVersion: "1", date: ""))
    _ = try writer.write([again], to: folder("b.tmx"))
    let texts = try read(folder("b.tmx")).pairs.map { [$0.source?.text, $0.target?.text] }
    let expected = document.pairs.filter { $0.source?.text != "" && $0.target?.text != "" }
    #expect(texts == expected.map { [$0.source?.text, $0.target?.text] })
  }
}
