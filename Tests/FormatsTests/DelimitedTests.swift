import Bitext
import TestSupport
import Testing

@testable import Formats

@Suite struct DelimitedTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func pairs(_ text: String, name: String) throws -> ReadResult {
    try read(folder.write(text, to: name))
  }

  @Test func rowsArePairsWithTheirPlaces() throws {
    let result = try pairs("\u{FEFF}甲乙\tA\n\n\tB\n丙\t\n丁\n", name: "a.tsv")
    #expect(result.pairs.map { $0.source?.text } == ["甲乙", "", "丙", "丁"])
    #expect(result.pairs.map { $0.target?.text } == ["A", "B", "", ""])
    #expect(result.pairs[0].target?.place().column == 4)
    #expect(result.pairs[1].target?.place() == Place(path: folder("a.tsv"), line: 3, column: 2))
    #expect(result.pairs[2].target?.place().column == 3)
    #expect(result.pairs[3].target?.place().line == 5)
    #expect(result.documents[0].sourceLanguage == .chinese)
    #expect(result.documents[0].targetLanguage == .english)
    #expect(result.notices.count == 1)
  }

  @Test(arguments: [
    ("source\ttarget\n甲\tA\n", "甲", "zh-CN"), ("target\tsource\nA\t甲\n", "甲", "zh-CN"),
    ("en\tzh_TW\nA\t甲\n", "A", "en"), ("is\tno\n甲\tA\n", "甲", "is"),
    ("id\tnote\tsource\ttarget\n1\tx\t甲\tA\n", "甲", "zh-CN"),
  ])
  func aHeaderNamesTheColumns(text: String, source: String, language: String) throws {
    let result = try pairs(text, name: "a.tsv")
    #expect(result.pairs.map { $0.source?.text } == [source])
    #expect(result.documents[0].sourceLanguage.description == language)
  }

  @Test func commasFollowTheRFC() throws {
    let result = try pairs("source,target\r\n\"甲,乙\"\"丙\",\"A\nB\"\r\n丁,D\r\n", name: "a.csv")
    #expect(result.pairs.map { $0.source?.text } == ["甲,乙\"丙", "丁"])
    #expect(result.pairs.map { $0.target?.text } == ["A\nB", "D"])
    let first = result.pairs[0].source
    #expect(first?.place() == Place(path: folder("a.csv"), line: 2, column: 2))
    #expect(first?.place(at: "甲,乙\"".utf8.count).column == 7)
    #expect(
      result.pairs[0].target?.place(at: 2) == Place(path: folder("a.csv"), line: 3, column: 1))
    #expect(result.pairs[1].target?.place() == Place(path: folder("a.csv"), line: 4, column: 3))
  }

  @Test(arguments: [
    ("序号\t中文\t英文\n1\t甲乙\tA B\n2\t丙\tC\n", "a.tsv"), ("No.,zh,en\n1,甲乙,A B\n2,丙,C\n", "a.csv"),
    ("id,zh,en\n1,甲乙,A B\n2,丙,C\n", "a.csv"), ("1\t甲乙\tA B\n2\t丙\tC\n", "a.tsv"),
    ("中文;English\n甲乙;A B\n丙;C\n", "a.csv"), ("原文,备注,译文\n甲乙,x,A B\n丙,y,C\n", "a.csv"),
  ])
  func columnsAreFoundByNameOrScript(text: String, name: String) throws {
    let result = try pairs(text, name: name)
    #expect(result.pairs.map { $0.source?.text } == ["甲乙", "丙"])
    #expect(result.pairs.map { $0.target?.text } == ["A B", "C"])
    #expect(result.documents[0].sourceLanguage.isChinese && result.notices.isEmpty)
  }

  @Test func tagsOfTheHeaderStayAsTheyAre() throws {
    let document = try pairs("en-GB\tzh-Hans\nA\t甲\n", name: "a.tsv").documents[0]
    #expect(document.sourceLanguage.description == "en-GB")
    #expect(document.targetLanguage.description == "zh-Hans")
  }

  @Test func oneLanguageInBothColumnsIsTold() throws {
    let notices = try pairs("甲\t乙\n丙\t丁\n", name: "a.tsv").notices
    #expect(notices.count == 1 && notices[0].contains("expected Chinese and another language"))
  }

  @Test(arguments: [("\"甲,A\n", 1, 1), ("甲,A\n\"乙\"x,B\n", 2, 4)])
  func brokenQuotesAreErrorsWithTheirPlace(text: String, line: Int, column: Int) throws {
    let error = formatError { () throws(FormatError) in
      try DelimitedRows(text, .commas, path: "a.csv")
    }
    #expect(error?.line == line)
    #expect(error?.column == column)
  }

  @Test func aFileWithoutTargetColumnIsAnError() throws {
    let path = try folder.write("甲\n乙\n", to: "a.tsv")
    #expect(
      formatError { () throws(FormatError) in try read(path) }?.message
        == "expected rows with a source and a target column")
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func writtenPairsAreReadBack(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    func text() -> String {
      let count = Int.random(in: 1...20, using: &generator)
      return String((0..<count).map { _ in "甲aé \"',😀".randomElement(using: &generator) ?? "a" })
    }
    let written = (0..<20).map { _ in
      SegmentPair(source: Segment(text()), target: Segment(text()))
    }
    let writer = TSVWriter(options: WriteOptions(toolVersion: "1", date: ""))
    let path = folder("a.tsv")
    let summary = try writer.write([samples.document(written)], to: path)
    #expect(summary == WriteSummary(written: 20))
    let back = try read(path)
    #expect(back.pairs.map { $0.source?.text } == written.map { $0.source?.text })
    #expect(back.pairs.map { $0.target?.text } == written.map { $0.target?.text })
    #expect(back.documents[0].sourceLanguage == .chinese)
  }

  @Test func jsonLinesHoldOneObjectAPair() throws {
    let pairs = [
      SegmentPair(
        source: Segment("“甲”\u{1}\t", path: "a.txt", line: 3), target: Segment("\"A\"\\"),
        confidence: 0.25),
      SegmentPair(source: nil, target: Segment("B", path: "a.txt", line: 4)),
    ]
    let writer = JSONLinesWriter(options: WriteOptions(toolVersion: "1", date: ""))
    _ = try writer.write([samples.document(pairs)], to: folder("a.jsonl"))
    #expect(
      try folder.text("a.jsonl") == #"""
        {"source":"“甲”\u0001\t","target":"\"A\"\\","confidence":0.25,"document":"a","edition":2024,"sourceLanguage":"zh-CN","targetLanguage":"en","sourcePath":"a.txt","sourceLine":3}
        {"target":"B","confidence":1,"document":"a","edition":2024,"sourceLanguage":"zh-CN","targetLanguage":"en","targetPath":"a.txt","targetLine":4}

        """#)
  }
}
