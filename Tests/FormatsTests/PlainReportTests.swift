import Bitext
import Testing

@testable import Formats

@Suite struct PlainReportTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func report(_ text: String, name: String = "a.txt", _ options: ReadOptions = ReadOptions())
    throws -> ReadResult
  {
    let path = try folder.write(text, to: name)
    return try read(path, options: options)
  }

  @Test func runsOfLinesInTwoLanguagesArePairs() throws {
    let result = try report(
      """
      工 作 报 告
      ——2024年2月3日
      WORK REPORT
      Delivered on February 3, 2024
      一、回顾
      I. Review
      """)
    #expect(result.paragraphs.map(\.source) == [["工 作 报 告", "——2024年2月3日"], ["一、回顾"]])
    #expect(
      result.paragraphs.map(\.target)
        == [["WORK REPORT", "Delivered on February 3, 2024"], ["I. Review"]])
    #expect(result.documents[0].edition == 2024)
    #expect(result.documents[0].sourceLanguage == .chinese)
    #expect(result.notices.isEmpty)
  }

  @Test func theLanguageThatComesFirstIsTheSource() throws {
    let text = "Forests\n森林\nLakes\n湖泊\n"
    let result = try report(text)
    #expect(result.paragraphs.map(\.source) == [["Forests"], ["Lakes"]])
    #expect(result.documents[0].sourceLanguage == .english)
    let turned = try report(text, ReadOptions(sourceLanguage: LanguageTag("zh-Hans")))
    #expect(turned.paragraphs.map(\.source) == [["森林"], ["湖泊"]])
    #expect(turned.documents[0].targetLanguage == .english)
    let target = try report(text, ReadOptions(targetLanguage: LanguageTag("en-GB")))
    #expect(target.documents[0].sourceLanguage == .chinese)
    #expect(target.documents[0].targetLanguage.description == "en-GB")
  }

  /// Front matter, a note to the reader: text in one language before the first pair.
  @Test(arguments: ["Draft report\n", "# Report 2024\n\n", "---\ntitle: Report\n---\n", ""])
  func aTitleInOneLanguageDoesNotTurnThePairs(title: String) throws {
    let pairs = [
      ("一、回顾", "I. Review"),
      (
        "去年全市绿地增加五百公顷，新建公园十二个，居民出门见绿的梦想正在变成现实。",
        "Last year green space grew by 500 hectares and 12 parks were built, and the dream of residents to see green at their doors is coming true."
      ),
      ("空气更好了。", "The air is better."),
      (
        "我们将继续治理河流，让水更清、岸更绿，并建设沿河步道三十公里。",
        "We will go on cleaning the rivers, with clearer water and greener banks, and build 30 kilometers of riverside paths."
      ),
      ("二、展望", "II. Outlook"), ("谢谢大家！", "Thank you!"),
    ]
    let text = title + pairs.map { "\($0)\n\($1)\n" }.joined()
    let result = try report(text, name: "a.md")
    #expect(result.documents[0].sourceLanguage == .chinese)
    #expect(result.paragraphs.map(\.source).filter { !$0.isEmpty } == pairs.map { [$0.0] })
    #expect(result.paragraphs.suffix(6).map(\.target) == pairs.map { [$0.1] })
  }

  @Test func blocksKnowTheirPlacesWithoutTheirBlanks() throws {
    let result = try report("  \u{3000}城市绿地 \r\n\r\n\tUrban green space\r\n")
    guard case .paragraphs(let pairs) = result.documents[0].body else { return }
    #expect(pairs[0].source[0].text == "城市绿地")
    #expect(pairs[0].source[0].place() == Place(path: folder("a.txt"), line: 1, column: 4))
    #expect(pairs[0].target[0].place() == Place(path: folder("a.txt"), line: 3, column: 2))
  }

  @Test(arguments: [
    ("推广APP和5G专网", TextLanguage.chinese), ("PM2.5浓度下降", .chinese),
    ("Small shops (“九小场所”) were checked", .other), ("2024", .neutral), ("——", .neutral),
    ("Ωδή", .other), ("６５％", .neutral), ("〇", .chinese),
  ])
  func theScriptTellsTheLanguage(text: String, language: TextLanguage) {
    #expect(TextLanguage(of: text) == language)
  }

  @Test func numbersAndRulesBelongToTheTextBeforeThem() throws {
    let result = try report("* * *\n数据\n12\nData\n12\n----\n")
    #expect(result.paragraphs.map(\.source) == [["* * *", "数据", "12"]])
    #expect(result.paragraphs.map(\.target) == [["Data", "12", "----"]])
  }

  @Test func aNoteInOneLanguageIsNotPairedWithTheHeadingBeforeIt() throws {
    let result = try report("正文\nText\n注释:\n[3]This refers to a rule.\n[4]And this.\n")
    #expect(result.paragraphs.map(\.source) == [["正文"], ["注释:"], []])
    #expect(
      result.paragraphs.map(\.target)
        == [["Text"], [], ["[3]This refers to a rule.", "[4]And this."]])
  }

  @Test func notesInBothLanguagesArePaired() throws {
    let result = try report("注释:\n[3]指一项规定。\nNotes:\n[3]This refers to a rule.\n")
    #expect(result.paragraphs.count == 1)
    #expect(result.paragraphs[0].target.count == 2)
  }

  @Test func blankLinesSeparatePairsWhereTheyAlwaysDo() throws {
    let result = try report("甲\nA\n\n乙\nB\n\n丙没有译文\n\n丁\nD\n")
    #expect(result.paragraphs.map(\.source) == [["甲"], ["乙"], ["丙没有译文"], ["丁"]])
    #expect(result.paragraphs.map(\.target) == [["A"], ["B"], [], ["D"]])
    let everywhere = try report("甲\n\nA\n\n乙\n\n丙\n\nB\n\nC\n\n丁\n\nD\n")
    #expect(everywhere.paragraphs.map(\.source) == [["甲"], ["乙", "丙"], ["丁"]])
  }

  @Test func aReportInOneLanguageIsReadAndNoticed() throws {
    let result = try report("甲\n乙\n")
    #expect(result.paragraphs.map(\.source) == [["甲", "乙"]])
    #expect(
      result.notices
        == [folder("a.txt") + ": expected a report in two languages, found nothing but Chinese"])
  }

  @Test func markdownMarksAreNoText() throws {
    let result = try report(
      """
      # 标题
      # Title
      <!-- a remark
      over two lines -->
      - 森林
      > * Forests
      <!-- yizhi:ignore missing-term, doubled-space -- the name of a law -->
      ---
      #标签
      1. Tag
      """, name: "a.md")
    #expect(result.paragraphs.map(\.source) == [["标题"], ["森林"], ["#标签"]])
    #expect(result.paragraphs.map(\.target) == [["Title"], ["Forests"], ["1. Tag"]])
    guard case .paragraphs(let pairs) = result.documents[0].body else { return }
    #expect(pairs[1].target[0].place() == Place(path: folder("a.md"), line: 6, column: 5))
    #expect(
      result.suppressions == [
        Suppression(
          path: folder("a.md"), line: 7, rules: ["missing-term", "doubled-space"],
          reason: "the name of a law")
      ])
  }

  @Test(
    arguments: [
      ("<!-- yizhi:ignore -->", [], ""), ("<!--yizhi:ignore a-b: why not-->", ["a-b"], "why not"),
      ("<!-- yizhi:ignore a b -- c d -->", ["a", "b"], "c d"),
    ] as [(String, [String], String)])
  func suppressionsNameRulesAndReason(comment: String, rules: [String], reason: String) {
    #expect(
      Suppression(comment: comment, path: "a", line: 1)
        == Suppression(path: "a", line: 1, rules: rules, reason: reason))
  }

  @Test(arguments: ["<!-- yizhi:ignored -->", "text <!-- yizhi:ignore -->", "<!-->", "<!---->"])
  func otherCommentsAreNoSuppressions(comment: String) {
    #expect(Suppression(comment: comment, path: "a", line: 1) == nil)
  }

  @Test(
    arguments: [
      ("report-2024.txt", 2024), ("x/2018-07.zh-Hans.txt", 2018), ("a20240121.txt", 2024),
      ("12345.txt", nil), ("report.txt", nil), ("第2023号.txt", 2023), ("1066.txt", nil),
    ] as [(String, Int?)])
  func theNameTellsTheEdition(name: String, edition: Int?) {
    #expect(FileName(name).edition == edition)
  }

  @Test(
    arguments: [
      ("——2025年1月14日在", 2025), ("on January 14, 2025", 2025), ("14 January 2025", 2025),
      ("二〇二五年一月", 2025), ("2025年工作", nil), ("in 2025", nil), ("Room 2025, Tower 3", nil),
      ("12025年1月", nil),
    ] as [(String, Int?)])
  func aDateTellsTheEdition(text: String, edition: Int?) {
    #expect(ReportDate.year(in: text) == edition)
  }

  @Test func theUsersEditionGoesFirst() throws {
    let text = "甲\nA\n"
    #expect(try report(text, name: "r-2020.txt").documents[0].edition == 2020)
    let result = try report(text, name: "r-2020.txt", ReadOptions(edition: 7))
    #expect(result.documents[0].edition == 7)
  }

  @Test(
    .enabled(if: SharedFiles.exist("seeds"), "the real reports are not here"),
    arguments: SharedFiles.names(in: "seeds", suffix: ".txt"))
  func noLineOfARealReportIsLost(name: String) throws {
    let path = SharedFiles.path("seeds/" + name)
    let result = try read(path)
    guard case .paragraphs(let pairs) = result.documents[0].body else { return }
    let blocks = pairs.flatMap { $0.source + $0.target }
    let lines = try TextFile(path: path).lines
    var expected: [Place: String] = [:]
    for (index, line) in lines.enumerated() {
      let segment = Segment(trimming: line, path: path, line: index + 1)
      if !segment.text.isEmpty { expected[segment.place()] = segment.text }
    }
    #expect(blocks.count == expected.count)
    for block in blocks { #expect(expected[block.place()] == block.text) }
    #expect(result.documents[0].edition != nil)
    #expect(pairs.count { $0.source.isEmpty || $0.target.isEmpty } == 2)
    #expect(result.documents[0].sourceLanguage == .chinese)
  }
}
