import Bitext
import Testing
import TestSupport

@testable import Formats

@Suite struct TMXDoctorTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func check(_ path: String) throws(FormatError)
    -> (problems: [TMXProblem], diagnosis: TMXDoctor.Diagnosis)
  {
    let found = Found()
    let diagnosis = try TMXDoctor.check(path) { found.problems.append($0) }
    return (found.problems, diagnosis)
  }

  final class Found { var problems: [TMXProblem] = [] }

  static let head = """
    <?xml version="1.0"?>
    <tmx version="1.4"><header creationtool="a" creationtoolversion="1" segtype="sentence"
    o-tmf="a" adminlang="en" srclang="zh-CN" datatype="plaintext"/><body>
    <tu tuid="7">
    """
  static let variants = """
    <tuv xml:lang="zh-CN"><seg>甲</seg></tuv>
    <tuv xml:lang="en-US"><seg>A</seg></tuv>
    """

  func memory(_ unit: String) throws -> String {
    try folder.write(Self.head + unit + "</tu>\n</body></tmx>", to: "a.tmx")
  }

  @Test func aGoodFileHasNoProblems() throws {
    let result = try check(memory(Self.variants))
    #expect(result.problems.isEmpty)
    #expect(result.diagnosis.unitCount == 1)
    #expect(
      result.diagnosis.languages == [
        .init(code: "en-US", variantCount: 1), .init(code: "zh-CN", variantCount: 1),
      ])
  }

  @Test(
    arguments: [
      ("<prop>x</prop>" + variants, .missingAttribute, 4),
      (variants + "\n<note>x</note>", .misplacedElement, 6),
      ("<seg/>" + variants, .misplacedElement, 4),
      ("<extra/>" + variants, .unknownElement, 4),
      ("<note a='1'/>" + variants, .unknownAttribute, 4),
      ("<tuv xml:lang='zh-CN'><seg>甲</seg></tuv>", .loneVariant, 4),
      (variants + "<tuv><seg>B</seg></tuv>", .missingLanguage, 5),
      (variants + "<tuv xml:lang='??'><seg>B</seg></tuv>", .invalidLanguage, 5),
      (variants + "\n<tuv xml:lang='fr-FR'><seg>B</seg></tuv>", .manyLanguages, 6),
      (variants + "<tuv xml:lang='en-US'><seg>B</seg></tuv>", .repeatedLanguage, 4),
      (variants + "<tuv xml:lang='en-US'/>", .missingSegment, 5),
      (
        "<tuv xml:lang='zh-CN'><seg>\n</seg></tuv><tuv xml:lang='en-US'><seg>A</seg></tuv>",
        .emptySegment, 4
      ),
      (
        "<tuv xml:lang='zh-CN'><seg>甲</seg></tuv>\n<tuv xml:lang='en'><seg>A</seg></tuv>",
        .languageWithoutRegion, 5
      ),
      (
        "<tuv xml:lang='fr-FR'><seg>a</seg></tuv>\n<tuv xml:lang='en-US'><seg>A</seg></tuv>",
        .noSourceVariant, 4
      ),
      (
        "<tuv xml:lang='zh-CN' changedate='2020-01-01'><seg>甲</seg></tuv>"
          + "<tuv xml:lang='en-US'><seg>A</seg></tuv>", .invalidDate, 4
      ),
      (
        "<tuv xml:lang='zh-CN'><seg>甲<bpt i='1'/></seg></tuv>"
          + "<tuv xml:lang='en-US'><seg>A</seg></tuv>", .unpairedCode, 4
      ),
      (
        "<tuv xml:lang='zh-CN'><seg>甲</seg></tuv>\n<tuv xml:lang='en-US'><seg>A\n"
          + String(repeating: "x ", count: 1000) + "</seg></tuv>", .longSegment, 5
      ),
      (variants + "<tuv xml:lang='en-US'><seg>&#x1;x</seg></tuv>", .forbiddenCharacter, 5),
      (variants + "\n\u{B}", .forbiddenCharacter, 6),
      (variants + "\n&x;", .notWellFormed, 6),
      (variants + "\n</tuv>", .notWellFormed, 6),
    ] as [(String, TMXProblem.Kind, Int)])
  func tellsEachKindWithItsLine(unit: String, kind: TMXProblem.Kind, line: Int) throws {
    let problems = try check(memory(unit)).problems
    #expect(problems.contains { $0.kind == kind && $0.line == line }, "\(problems)")
  }

  @Test func tellsTheUnitAndWhoRefusesIt() throws {
    let problem = try check(memory("<tuv xml:lang='zh-CN'><seg>甲</seg></tuv>")).problems[0]
    let path = folder("a.tmx")
    #expect(
      problem.description
        == "\(path):4: unit 1 “7”: expected two variants, found one [lone-variant]")
    #expect(problem.refusals.map(\.tool) == [.everyTool])
    for kind in TMXProblem.Kind.allCases where kind != .invalidDate {
      #expect(!kind.refusals.isEmpty)
    }
  }

  @Test(
    arguments: [
      ("<tmx version=\"2\"><header/><body/></tmx>", .unknownVersion),
      ("<tmx version=\"1.4\"><body/></tmx>", .missingHeader), ("<html/>", .wrongRoot),
      ("<tmx version=\"1.4\"><header srclang=\"*all*\"/><body/></tmx>", .anySourceLanguage),
      ("<tmx version=\"1.4\"><header segtype=\"line\"/><body/></tmx>", .invalidAttribute),
      ("<tmx version=\"1.4\"><header/><body/>", .notWellFormed),
    ] as [(String, TMXProblem.Kind)])
  func tellsWhatIsWrongWithTheWholeFile(text: String, kind: TMXProblem.Kind) throws {
    let found = try check(folder.write(text, to: "a.tmx"))
    #expect(found.problems.contains { $0.kind == kind && $0.unit == 0 })
    #expect(found.diagnosis.counts.contains { $0.kind == kind })
  }

  @Test func aRepairedFileIsReadEverywhere() throws {
    let text = """
      <tmx version="1.4"><header srclang="ZH_cn" segtype="line"/><body>
      <tu creationdate="2018-06-11 05:09:06 UTC" bad="1"><tuv lang="zh_CN"><seg>甲&#2;<bpt/>乙</seg></tuv>
      <tuv xml:lang="EN"><seg>A<ept i="3"/></seg></tuv><tuv xml:lang="fr"><seg/></tuv></tu>
      <tu><tuv xml:lang="zh-CN"><seg>丙</seg></tuv></tu>
      <tu><tuv xml:lang="zh-CN"><seg>丁</seg></tuv><tuv xml:lang="en"><seg>D</seg></tuv></tu>
      <tu><tuv xml:lang="zh-CN"><seg>戊 & 己</seg></tuv></tu>
      <tu><tuv xml:lang="zh-CN"><seg>庚</seg></tuv><tuv xml:lang="en"><seg>G</tuv></tu> <tu>
      <tuv xml:lang="zh-CN"><seg>辛</seg></tuv><tuv xml:lang="en"><seg>H</seg></tuv></tu>
      </body></tmx>
      """
    let path = try folder.write(text, to: "a.tmx")
    let repair = try TMXDoctor.repair(
      path, to: folder("b.tmx"), options: WriteOptions(toolVersion: "1", date: "20260101T000000Z"))
    #expect(repair.unitsWritten == 3)
    #expect(repair.unitsRead == 6)
    #expect(
      repair.changes == [
        "header: creationtool “yizhi” added", "header: creationtoolversion “1” added",
        "header: segtype “line” is now “sentence”", "header: o-tmf “yizhi” added",
        "header: adminlang “en” added", "header: srclang “ZH_cn” is now “zh-CN”",
        "header: datatype “plaintext” added", "1 variants without text left out",
        "1 units without a pair of texts left out", "1 attributes that TMX does not have left out",
        "1 dates rewritten as YYYYMMDDThhmmssZ",
        "2 codes without their other end made isolated codes",
        "1 characters that XML forbids left out",
        "a unit at line 6 left out: expected well-formed XML, but no name",
        "a unit at line 7 left out: expected well-formed XML, but opening and ending tag mismatch: "
          + "seg line 7 and tuv",
      ])
    let kinds = try check(folder("b.tmx")).problems.map(\.kind)
    #expect(kinds == [.languageWithoutRegion])
    guard SharedFiles.exist("interop/tmx/tmx14.dtd") else { return }
    let dtd = SharedFiles.path("interop/tmx/tmx14.dtd")
    let lint = try run("xmllint", ["--noout", "--nonet", "--dtdvalid", dtd, folder("b.tmx")])
    #expect(lint?.status ?? 0 == 0)
  }

  @Test(
    arguments: [
      ("2018-06-11 05:09:06 UTC", "20180611T050906Z"), ("20180611T050906", "20180611T050906Z"),
      ("2018-06-11", "20180611T000000Z"), ("2018-06-11T05:09:06.123Z", "20180611T050906Z"),
      ("11.6.2018", nil), ("2018-13-11", nil), ("2018-06-11T05:09:06+02:00", nil), ("soon", nil),
    ] as [(String, String?)])
  func datesAreRewrittenOnlyIfTheyAreClear(text: String, date: String?) {
    #expect(TMXCleaner.date(text) == date)
  }

  @Test(
    .enabled(if: SharedFiles.exist("interop/tmx"), "the TMX collection is not here"),
    arguments: SharedFiles.names(in: "interop/tmx", suffix: ".tmx"))
  func everyRepairedFileOfTheCollectionIsValid(name: String) throws {
    _ = try TMXDoctor.repair(
      SharedFiles.path("interop/tmx/" + name), to: folder("b.tmx"),
      options: WriteOptions(toolVersion: "1", date: "20260101T000000Z"))
    let dtd = SharedFiles.path("interop/tmx/tmx14.dtd")
    let lint = try run("xmllint", ["--noout", "--nonet", "--dtdvalid", dtd, folder("b.tmx")])
    #expect(lint?.status ?? 0 == 0, "\(lint?.output.prefix(400) ?? "")")
    let broken: Set<TMXProblem.Kind> = [
      .notWellFormed, .missingHeader, .missingAttribute, .invalidAttribute, .unknownAttribute,
      .unknownElement, .misplacedElement, .missingSegment, .loneVariant, .emptySegment,
      .invalidDate, .unpairedCode, .invalidLanguage,
    ]
    #expect(try check(folder("b.tmx")).problems.allSatisfy { !broken.contains($0.kind) })
  }

  @Test func eachProgramGetsWhatItNeeds() throws {
    let long = String(repeating: "长", count: 2001)
    let pairs = [
      SegmentPair(source: Segment("甲"), target: Segment("A"), confidence: 0.5),
      SegmentPair(source: Segment(long), target: Segment("B")),
    ]
    func write(_ profile: TMXProfile) throws -> (summary: WriteSummary, text: String) {
      let options = WriteOptions(toolVersion: "1", date: "", profile: profile)
      let summary = try TMXWriter(options: options)
        .write([samples.document(pairs)], to: folder("a.tmx"))
      return (summary, try folder.text("a.tmx"))
    }
    let trados = try write(.trados)
    #expect(trados.summary.written == 1)
    #expect(trados.summary.leftOut == 1)
    #expect(trados.summary.changes.count == 2)
    #expect(trados.text.contains("xml:lang=\"en-US\""))
    #expect(try write(.memoq).text.contains("<prop type=\"aligned\">yes</prop>"))
    #expect(try write(.omegat).summary == WriteSummary(written: 2))
    #expect(try write(.phrase).summary == WriteSummary(written: 2))
  }

  @Test func tradosGetsEachNumberOfACodeOnce() throws {
    let codes = ["1", "1", "2", "4", "4"].map { "<ph x=\"\($0)\"/>" }.joined()
    let text = """
      <tmx version="1.4"><header srclang="zh-CN"/><body><tu><tuv xml:lang="zh-CN">\
      <seg>甲\(codes)</seg></tuv><tuv xml:lang="en-US"><seg>A</seg></tuv></tu></body></tmx>
      """
    let found = try transfer(text, for: .trados)
    let numbers = found.text.matches(of: /<ph x="(\d+)"/).map { String($0.1) }
    #expect(numbers == ["1", "2", "3", "4", "5"])
    #expect(
      found.changes.last == "3 codes renumbered, since Trados wants their numbers once each")
  }

  @Test func phraseGetsTheLastVariantOfALanguage() throws {
    let variants = ["A", "B", "C"].map { "<tuv xml:lang=\"en\"><seg>\($0)</seg></tuv>" }.joined()
    let text = """
      <tmx version="1.4"><header srclang="zh-CN"/><body><tu><tuv xml:lang="zh-CN"><seg>甲</seg></tuv>\
      \(variants)</tu></body></tmx>
      """
    let found = try transfer(text, for: .phrase)
    #expect(found.text.contains("<seg>C</seg>") && !found.text.contains("<seg>B</seg>"))
    #expect(found.changes.last == "2 variants left out, since Phrase keeps one a language")
  }

  private func transfer(
    _ text: String, for profile: TMXProfile
  ) throws -> (text: String, changes: [String]) {
    try folder.write(text, to: "a.tmx")
    let options = WriteOptions(toolVersion: "1", date: "", profile: profile)
    let written = try TMXTransfer.write([folder("a.tmx")], to: folder("b.tmx"), options: options)
    return (try folder.text("b.tmx"), written.summary.changes)
  }
}
