import Bitext
import Testing
import TestSupport

@testable import Formats

@Suite struct TMXTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func units(_ path: String) throws(FormatError) -> (units: [TranslationUnit], problems: [String]) {
    var reader = try TMXReader(path: path)
    var units: [TranslationUnit] = []
    while let unit = try reader.next() { units.append(unit) }
    return (units, reader.problems.map(\.description))
  }

  func units(of body: String) throws -> (units: [TranslationUnit], problems: [String]) {
    let text = "<tmx version=\"1.4\"><header srclang=\"zh\"/><body>\n\(body)\n</body></tmx>"
    return try units(folder.write(text, to: "a.tmx"))
  }

  @Test func segmentsKnowTheirPlaces() throws {
    let found = try units(
      of: """
        <tu tuid="7" changedate="20240101T000000Z"><prop type="x-a">b</prop>
          <tuv xml:lang="ZH_cn"><seg>甲&amp;乙<ph x="1">&lt;br&gt;</ph>
        丙</seg></tuv></tu>
        """)
    let unit = found.units[0]
    #expect(unit.id == "7")
    #expect(unit.attributes == [Property("changedate", "20240101T000000Z")])
    #expect(unit.properties == [Property("x-a", "b")])
    #expect(unit.place?.line == 2)
    let segment = unit.variants[0].segment
    #expect(unit.variants[0].language.description == "zh-CN")
    #expect(segment.text == "甲&乙\n丙")
    #expect(segment.place() == Place(path: folder("a.tmx"), line: 3, column: 30))
    #expect(segment.place(at: 4).column == 36)
    #expect(segment.place(at: 8) == Place(path: folder("a.tmx"), line: 4, column: 1))
    #expect(
      segment.codes == [
        InlineCode(
          offset: 7, role: .standalone, element: "ph", attributes: [Property("x", "1")],
          content: [.native("<br>")])
      ])
  }

  @Test func highlightsAndSubflowsAreKept() throws {
    let found = try units(
      of: """
        <tu><tuv lang="en"><seg>a <hi type="b">bold <hi>c</hi></hi><bpt i="1">&lt;a title="<sub \
        type="t">the <ph/>title</sub>"></bpt>d<ept i="1"/><it pos="end">x</it></seg></tuv></tu>
        """)
    let segment = found.units[0].variants[0].segment
    #expect(segment.text == "a bold cd")
    #expect(segment.codes.map(\.element) == ["hi", "hi", "hi", "hi", "bpt", "ept", "it"])
    #expect(
      segment.codes.map(\.role) == [
        .opening, .opening, .closing, .closing, .opening, .closing, .closing,
      ])
    #expect(
      segment.codes[4].content == [
        .native("<a title=\""), .subflow("the title", attributes: [Property("type", "t")]),
        .native("\">"),
      ])
  }

  @Test func whatCannotBeUnderstoodIsCountedAndTheRestRead() throws {
    let found = try units(
      of: """
        <tu><tuv xml:lang="zh"><seg>甲</seg></tuv><tuv xml:lang="??"><seg>A</seg></tuv></tu>
        <tu/>
        <tu><tuv><seg>B</seg></tuv></tu>
        <tu><tuv xml:lang="en"/></tu>
        <unknown><tu/></unknown>
        <tu><tuv xml:lang="zh"><seg>丁</seg></tuv></tu>
        """)
    #expect(found.units.map { $0.variants[0].segment.text } == ["甲", "丁"])
    let path = folder("a.tmx")
    #expect(
      found.problems == [
        "\(path):2: unit 1: expected a language code, found “??”",
        "\(path):3: unit 2: expected variants with a language and a segment, found none",
        "\(path):4: unit 3: no language code",
        "\(path):4: unit 3: expected variants with a language and a segment, found none",
        "\(path):5: unit 4: variant en has no segment",
        "\(path):5: unit 4: expected variants with a language and a segment, found none",
      ])
  }

  @Test(arguments: [
    ("<tmx><body><tu><tuv", 1), ("<html/>", 1), ("<tmx>\n<body></tmx>", 2), ("plain", 1),
    ("<tmx><body>&e;</body></tmx>", 1),
  ])
  func brokenFilesAreErrorsWithTheirLine(text: String, line: Int) throws {
    let path = try folder.write(text, to: "a.tmx")
    #expect(formatError { () throws(FormatError) in try units(path) }?.line == line)
  }

  @Test func twoLanguagesOfSeveralAreChosen() throws {
    let text = """
      <tmx version="1.4"><header srclang="*all*"/><body>
      <tu srclang="en"><tuv xml:lang="fr"><seg>fr</seg></tuv><tuv xml:lang="en-US"><seg>en</seg>\
      </tuv><tuv xml:lang="zh-TW"><seg>tw</seg></tuv></tu>
      <tu><tuv xml:lang="zh-CN"><seg>cn</seg></tuv><tuv xml:lang="zh-TW"><seg>tw</seg></tuv></tu>
      </body></tmx>
      """
    let path = try folder.write(text, to: "a.tmx")
    let chinese = try read(
      path, options: ReadOptions(sourceLanguage: .english, targetLanguage: .chinese))
    #expect(chinese.pairs.map { $0.target?.text } == ["tw"])
    #expect(chinese.notices.count == 1)
    let region = try read(
      path, options: ReadOptions(sourceLanguage: .chinese, targetLanguage: LanguageTag("zh-TW")))
    #expect(region.pairs.map { $0.source?.text } == ["cn"])
    #expect(try read(path).documents[0].sourceLanguage == .english)
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func unitsComeBackAsTheyWere(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let written = (0..<20).map { _ in RandomUnits.unit(using: &generator) }
    let header = TMXHeader(
      version: "1.4",
      attributes: TMXHeader.written(by: "1", date: "", sourceLanguage: nil).attributes,
      properties: [Property("x-p", "中<")], notes: ["n&"])
    var writer = try TMXUnitWriter(path: folder("a.tmx"), header: header)
    for unit in written { try writer.write(unit) }
    #expect(try writer.finish() == 0)
    var reader = try TMXReader(path: folder("a.tmx"))
    #expect(reader.header == header)
    for unit in written {
      let back = try reader.next().map(RandomUnits.withoutPlaces)
      #expect(back == unit)
    }
    #expect(try reader.next() == nil)
    #expect(reader.problems.isEmpty)
  }

  @Test func aMemorySaysWhereItsUnitsComeFrom() throws {
    let pairs = [
      SegmentPair(
        source: Segment("甲\u{B}", path: "r.txt", line: 3),
        target: Segment("A", path: "r.txt", line: 4),
        confidence: 0.5),
      SegmentPair(source: Segment("乙"), target: nil),
      SegmentPair(source: Segment("丙"), target: Segment("")),
    ]
    let writer = TMXWriter(options: WriteOptions(toolVersion: "1.2", date: "20260102T030405Z"))
    let summary = try writer.write([samples.document(pairs)], to: folder("a.tmx"))
    #expect(summary == WriteSummary(written: 1, leftOut: 2, droppedCharacters: 1))
    #expect(
      try folder.text("a.tmx") == """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE tmx SYSTEM "tmx14.dtd">
        <tmx version="1.4">
          <header creationtool="yizhi" creationtoolversion="1.2" segtype="sentence" o-tmf="yizhi" \
        adminlang="en" srclang="zh-CN" datatype="plaintext" creationdate="20260102T030405Z"/>
          <body>
            <tu>
              <prop type="x-document">a</prop>
              <prop type="x-edition">2024</prop>
              <prop type="x-line">3</prop>
              <prop type="x-confidence">0.5</prop>
              <tuv xml:lang="zh-CN">
                <seg>甲</seg>
              </tuv>
              <tuv xml:lang="en">
                <seg>A</seg>
              </tuv>
            </tu>
          </body>
        </tmx>

        """)
  }

  @Test(
    .enabled(if: SharedFiles.exist("interop/tmx/tmx14.dtd"), "the DTD of TMX 1.4 is not here"),
    arguments: 100..<104 as Range<UInt64>)
  func whatIsWrittenIsValidByTheDTD(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    var writer = try TMXUnitWriter(
      path: folder("a.tmx"),
      header: .written(by: "1", date: "20260102T030405Z", sourceLanguage: nil))
    for _ in 0..<100 {
      var unit = RandomUnits.unit(using: &generator)
      let foreign: [InlineCode] = [
        InlineCode(offset: 0, role: .opening, element: "g", attributes: [Property("id", "1")]),
        InlineCode(offset: 0, role: .standalone, element: "x", attributes: [Property("id", "2")]),
        InlineCode(offset: 0, role: .closing, element: "g"),
        InlineCode(offset: 0, role: .closing, element: "pc"),
        InlineCode(offset: 0, role: .opening, element: "hi"),
      ]
      unit.variants[0].segment.codes.insert(contentsOf: foreign, at: 0)
      unit.attributes.append(Property("x-unknown", "1"))
      try writer.write(unit)
    }
    try writer.finish()
    let dtd = SharedFiles.path("interop/tmx/tmx14.dtd")
    guard let lint = try run("xmllint", ["--noout", "--nonet", "--dtdvalid", dtd, folder("a.tmx")])
    else { return }
    #expect(lint.status == 0, "\(lint.output.prefix(500))")
  }

  struct Expected: CustomTestStringConvertible, Sendable {
    var name: String
    var units: Int
    var testDescription: String { name }

    static let all: [Expected] = {
      guard let table = try? TextFile(path: SharedFiles.path("interop/tmx_expected.tsv")) else {
        return []
      }
      return table.lines.dropFirst().map { line in
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
        return Expected(name: String(cells[0]), units: Int(cells[5]) ?? -1)
      }
    }()
  }

  @Test(
    .enabled(if: SharedFiles.exist("interop/tmx_expected.tsv"), "the TMX collection is not here"),
    arguments: Expected.all)
  func everyFileOfTheCollectionIsReadWhole(expected: Expected) throws {
    var reader = try TMXReader(path: SharedFiles.path("interop/tmx/" + expected.name))
    var count = 0
    while let unit = try reader.next() {
      count += 1
      #expect(!unit.variants.isEmpty)
    }
    #expect(reader.unitCount == expected.units)
    #expect(count == expected.units)
    #expect(reader.problems.isEmpty)
  }
}
