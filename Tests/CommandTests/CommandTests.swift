import Foundation
import Testing

@Suite struct CommandTests {
  @Test func tellsItsVersion() throws {
    let result = try GlossaryFolder().yizhi("--version")
    let changes = try String(
      contentsOf: Golden.root.appending(path: "CHANGELOG.md"), encoding: .utf8)
    let version = result.output.dropLast()
    #expect(result.status == 0 && version.wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
    #expect(changes.contains("\(version)."), "CHANGELOG.md does not tell of \(version)")
  }

  @Test func refusesAWrongCommandLine() throws {
    let result = try GlossaryFolder().yizhi("--bogus")
    #expect(result.status == 64 && result.output.isEmpty)
    #expect(result.errors.contains("Unknown option '--bogus'"))
  }

  @Test(arguments: [
    (["export", "a.tsv"], ".tmx, .tsv, .jsonl, .ndjson, .xlf, .xliff or .po"),
    (["glossary", "export", "terms.tsv"], ".tbx, .xml, .csv, .utx, .txt or .tab"),
  ])
  func aNameThatTellsNoFormatIsAnsweredByTheEndingsThatDo(
    arguments: [String], endings: String
  ) throws {
    let folder = try GlossaryFolder()
    try folder.write("水\twater\n", to: "a.tsv")
    try folder.write("source\ttarget\n水\twater\n", to: "terms.tsv")
    let result = try folder.run(GlossaryFolder.program, arguments + ["-o", "out.bin"])
    #expect(result.status == 2)
    #expect(
      result.errors
        == "yizhi: error: out.bin: expected a name that ends in \(endings), or --format\n")
    #expect(try folder.names() == ["a.tsv", "terms.tsv"])
  }

  @Test(arguments: ["", "\0\u{1}\0binary"])
  func unreadableFilesAreOneClearLine(contents: String) throws {
    let folder = try GlossaryFolder()
    try folder.write(contents, to: "report.txt")
    let result = try folder.yizhi("lint", "report.txt")
    #expect(result.status == 2)
    let lines = result.errors.split(separator: "\n")
    #expect(lines.count == 1 && lines[0].hasPrefix("yizhi: error: report.txt"), "\(result.errors)")
  }

  @Test func aReportInOneLanguageIsTold() throws {
    let folder = try GlossaryFolder()
    try folder.write("这份报告只有中文。\n没有一句译文，所以什么都不能比较。\n", to: "report.txt")
    let result = try folder.yizhi("lint", "report.txt")
    #expect(result.errors.hasPrefix("yizhi: warning: report.txt: expected a report in two"))
    #expect(result.status == 1 && result.output.contains("no counterpart in the translation"))
  }
}
