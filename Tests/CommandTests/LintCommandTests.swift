import Foundation
import Testing

@Suite struct LintCommandTests {
  private let folder: GlossaryFolder
  private static let pairs = "空气质量\tair  quality\n城市的发展\tthe growth of of the city\n"
  private static let clean = "空气质量\tair quality\n"

  init() throws {
    folder = try GlossaryFolder()
    try folder.write("", to: ".git/HEAD")
  }

  @Test func exitStatusesAreTheContract() throws {
    try folder.write(Self.pairs, to: "a.tsv")
    try folder.write(Self.clean, to: "clean.tsv")
    #expect(try folder.yizhi("lint", "clean.tsv").status == 0)
    #expect(try folder.yizhi("lint", "a.tsv").status == 1)
    #expect(try folder.yizhi("lint", "a.tsv", "--fail-level", "error").status == 0)
    #expect(try folder.yizhi("lint", "missing.tsv").status == 2)
    #expect(try folder.yizhi("lint", "a.tsv", "--format", "x").status == 64)
    #expect(try folder.yizhi("lint").status == 64)
    #expect(try folder.yizhi("lint", "a.tsv", "--rules", "no-such-rule").status == 64)
  }

  @Test(arguments: ["text", "json", "github", "gitlab", "junit", "checkstyle", "sarif", "html"])
  func reportsAreTheGoldenOnes(format: String) throws {
    try folder.write(Self.pairs, to: "reports/a.tsv")
    let result = try folder.yizhi(
      "lint", "reports", "--format", format, "--rules", "doubled-space,repeated-word")
    #expect(result.status == 1 && result.errors.isEmpty, "\(result.errors)")
    try expectGolden(result.output, "lint.\(format)")
  }

  @Test func sampleReportsAreTheGoldenOnes() throws {
    let samples = Golden.root.appending(path: "Tests/Samples")
    for name in ["qinglan-2023.txt", "qinglan-2024.txt"] {
      try folder.write(
        String(contentsOf: samples.appending(path: name), encoding: .utf8), to: name)
    }
    let rules =
      "omission,addition,inconsistent-translation,inconsistent-spelling,inconsistent-casing,"
      + "mixed-quotes,doubled-space,repeated-word"
    let result = try folder.yizhi(
      "lint", "qinglan-2023.txt", "qinglan-2024.txt", "--rules", rules)
    try expectGolden(result.output, "lint-samples.text")
  }

  @Test func standardInputAndOutputAreDashes() throws {
    let result = try folder.yizhi(
      "lint", "--format", "json", "-o", "-", "--from", "zh", "--to", "en", "-",
      input: "水质更好了。\nThe the water is cleaner now.\n")
    #expect(result.output.contains("\"path\":\"-\""), "\(result.output)\(result.errors)")
  }

  @Test func aBaselineHidesWhatItKnows() throws {
    try folder.write(Self.pairs, to: "a.tsv")
    let written = try folder.yizhi("lint", "a.tsv", "--baseline", "known", "--write-baseline")
    #expect(written.status == 0)
    #expect(try folder.read("known").hasPrefix("# yizhi baseline 1\ndoubled-space "))
    try folder.write("水\twater\n" + Self.pairs, to: "a.tsv")
    let known = try folder.yizhi("lint", "a.tsv", "--baseline", "known")
    #expect(known.status == 0 && known.output.contains("2 known from the baseline"))
    try folder.write("junk", to: "known")
    let broken = try folder.yizhi("lint", "a.tsv", "--baseline", "known")
    #expect(broken.status == 2 && broken.errors.hasPrefix("yizhi: error: known:1: expected"))
  }

  @Test func theBaselineOfTheFolderIsRead() throws {
    try folder.write(Self.pairs, to: "a.tsv")
    #expect(try folder.yizhi("lint", "a.tsv", "--write-baseline").status == 0)
    #expect(try folder.yizhi("lint", "a.tsv").output.contains("2 known from the baseline"))
  }

  /// Nothing that is read is written over.
  @Test(arguments: [["lint"], ["extract"], ["align"], ["lint", "--write-baseline", "--baseline"]])
  func noInputIsOverwritten(command: [String]) throws {
    try folder.write(Self.pairs, to: "a.tsv")
    let option = command.last == "--baseline" ? "" : "-o"
    let result = try folder.shell(
      "'\(GlossaryFolder.program)' \(command.joined(separator: " ")) \(option) ./a.tsv a.tsv")
    #expect(result.status == 2 && result.errors.contains("expected another file"))
    #expect(try folder.read("a.tsv") == Self.pairs)
  }

  @Test func neitherFilesOfFoldersNorReferencesAreOverwritten() throws {
    try folder.write(Self.pairs, to: "reports/a.tsv")
    try folder.write(Self.clean, to: "b.tsv")
    for arguments in [
      ["reports", "-o", "reports/a.tsv"], ["reports", "--reference", "b.tsv", "-o", "b.tsv"],
    ] {
      let result = try folder.shell(
        "'\(GlossaryFolder.program)' lint \(arguments.joined(separator: " "))")
      #expect(result.status == 2 && result.errors.contains("expected another file"))
    }
    #expect(try folder.read("reports/a.tsv") == Self.pairs)
    #expect(try folder.read("b.tsv") == Self.clean)
  }

  @Test func aGlossaryIsNoBitext() throws {
    try folder.write(
      "source\ttarget\tstatus\tpolicy\tvalid\n城市\tcity  x\tapproved\t\t\n", to: "g.tsv")
    let result = try folder.yizhi("lint", "g.tsv")
    #expect(result.status == 0 && result.errors.contains("a glossary and no bitext"))
  }

  @Test(arguments: [["--rules", ""], ["--changed-since", "HEAD", "-"]])
  func whatCannotWorkIsRefused(arguments: [String]) throws {
    try folder.write(Self.pairs, to: "a.tsv")
    let quoted = arguments.map { "'\($0)'" }.joined(separator: " ")
    #expect(try folder.shell("'\(GlossaryFolder.program)' lint a.tsv \(quoted)").status == 64)
  }

  @Test(arguments: [
    ("rules:\n  doubled-spac: off\n", ":2: unknown rule 'doubled-spac'; did you mean"),
    ("rule:\n", ":1: unknown key 'rule'; did you mean rules?"),
    ("fail-level: loud\n", ":1: expected error, warning or hint for fail-level, found 'loud'"),
    ("rules: [a]\n", ":1: expected keys with values for rules"),
    ("rules: {doubled-space: [off]}\n", ":1: expected a text for doubled-space"),
    ("from: 中文\n", ":1: expected a BCP 47 language tag"),
    ("a: [b\n", ":2: expected YAML"),
    ("suppressions:\n  - rule: omission\n", ":2: expected a reason in this suppression"),
    ("suppressions:\n  - reason: x\n", ":2: expected a rule, path, term or text"),
    ("suppressions:\n  - rule: omission\n    reason: x\n    until: soon\n", ":4: expected a day"),
  ])
  func configurationMistakesNameTheirLine(text: String, message: String) throws {
    try folder.write(Self.clean, to: "a.tsv")
    try folder.write(text, to: ".yizhi.yml")
    let result = try folder.yizhi("lint", "a.tsv")
    #expect(result.status == 2)
    #expect(
      result.errors.hasPrefix("yizhi: error: .yizhi.yml" + message), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  @Test func theConfigurationOfAFolderAboveCounts() throws {
    try folder.write("rules:\n  doubled-space: off\n  repeated-word: hint\n", to: ".yizhi.yml")
    try folder.write(Self.pairs, to: "sub/a.tsv")
    let result = try folder.yizhi("lint", "a.tsv", in: "sub")
    #expect(result.status == 0 && result.output.contains("1 hint in 1 document"))
    let other = try folder.yizhi("lint", "a.tsv", "--config", "../other.yml", in: "sub")
    #expect(other.status == 2)
  }

  @Test func suppressionsAndCommentsAreObeyed() throws {
    try folder.write(
      "suppressions:\n  - rule: doubled-space\n    path: a.tsv\n    reason: a quotation\n",
      to: ".yizhi.yml")
    try folder.write(Self.pairs, to: "a.tsv")
    let result = try folder.yizhi("lint", "a.tsv")
    #expect(result.output.contains("1 warning in 1 document, 2 pairs. 1 suppressed."))
    try folder.write(
      "城市的发展很快。\n\n<!-- yizhi:ignore repeated-word: quoted -->\nThe growth of of the city is fast.\n",
      to: "b.md")
    let comment = try folder.yizhi("lint", "b.md", "--rules", "repeated-word,unused-suppression")
    #expect(comment.status == 0 && comment.output.contains("1 suppressed"), "\(comment.output)")
  }

  @Test func referencesAreEvidenceOnly() throws {
    try folder.write("推广企安安平台\tQi’an’an is used  widely\n", to: "old.tsv")
    try folder.write("用好企安安\tUse Qi'an'an well\n", to: "new.tsv")
    let result = try folder.yizhi("lint", "new.tsv", "--reference", "old.tsv")
    #expect(result.output.contains("new.tsv:1:11: inconsistent-spelling"), "\(result.output)")
    #expect(!result.output.contains("old.tsv:1:1: "))
  }

  /// A longer entry that nobody has decided on stands beside an approved one in it.
  @Test(arguments: ["candidate", "rejected"])
  func undecidedEntriesWeakenNoApprovedOne(status: String) throws {
    try folder.write("推进花园城市建设。\tWe built a park city.\n", to: "a.tsv")
    try folder.write(
      "source\ttarget\tstatus\n花园城市\tgarden city\tapproved\n花园城市建设\tgarden city work\t\(status)\n",
      to: "g.tsv")
    let linted = try folder.yizhi("lint", "a.tsv", "--glossary", "g.tsv")
    #expect(linted.output.contains("missing-term") && linted.output.contains("[error]"))
    let stats = try folder.yizhi("glossary", "stats", "g.tsv", "a.tsv")
    #expect(stats.output.contains("花园城市\t1\t0 of 1"), "\(stats.output)")
  }

  @Test func onlyChangedLinesAreReported() throws {
    try FileManager.default.removeItem(at: folder.url.appending(path: ".git"))
    try folder.git("init", "-q")
    try folder.write(Self.pairs, to: "a.tsv")
    try folder.git("add", "a.tsv")
    try folder.git("commit", "-qm", "a")
    #expect(try folder.yizhi("lint", "a.tsv", "--changed-since", "HEAD").status == 0)
    try folder.write("水\tclean  water\n" + Self.pairs, to: "a.tsv")
    let result = try folder.yizhi("lint", "a.tsv", "--changed-since", "HEAD")
    #expect(result.status == 1 && result.output.contains("1 warning in"), "\(result.output)")
    let unknown = try folder.yizhi("lint", "a.tsv", "--changed-since", "nowhere")
    #expect(unknown.status == 2 && unknown.errors.contains("found 'nowhere'"))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "no /dev/full here"))
  func aFullDiskIsAnError() throws {
    try folder.write(Self.pairs, to: "a.tsv")
    let result = try folder.yizhi("lint", "a.tsv", "-o", "/dev/full")
    #expect(result.status == 2 && result.errors.hasPrefix("yizhi: error: /dev/full: cannot write"))
  }

  @Test func anOldReportStaysWhereTheNewOneFails() throws {
    try folder.write("old", to: "report.json")
    try folder.write("x", to: "a.tsv")
    let result = try folder.yizhi("lint", "a.tsv", "-o", "report.json")
    #expect(result.status == 2)
    #expect(try folder.read("report.json") == "old")
  }
}

@Suite struct RulesCommandTests {
  @Test func checksPageIsPrintedFromTheChecks() throws {
    let result = try GlossaryFolder().yizhi("rules", "--markdown")
    try expectGolden(result.output, at: Golden.root.appending(path: "CHECKS.md"))
  }

  @Test func aRuleIsExplained() throws {
    let folder = try GlossaryFolder()
    let page = try folder.yizhi("rules", "repeated-word").output
    #expect(try folder.yizhi("rules", "--markdown").output.contains(page))
    #expect(try folder.yizhi("rules").output.contains("repeated-word"))
    let unknown = try folder.yizhi("rules", "repeated-words")
    #expect(unknown.status == 64 && unknown.errors.contains("did you mean repeated-word?"))
  }

  @Test func initNeverOverwrites() throws {
    let folder = try GlossaryFolder()
    #expect(try folder.yizhi("init").status == 0)
    try folder.write("fail-level: error\n", to: ".yizhi.yml")
    #expect(try folder.yizhi("init").errors.contains(".yizhi.yml: exists"))
    #expect(try folder.read(".yizhi.yml") == "fail-level: error\n")
    #expect(try folder.read(".github/workflows/yizhi.yml").contains("upload-sarif"))
  }

  @Test func theFirstConfigurationIsValid() throws {
    let folder = try GlossaryFolder()
    try folder.yizhi("init")
    try folder.write("水\twater\n", to: "a.tsv")
    let result = try folder.yizhi("lint", "a.tsv")
    #expect(result.status == 0, "\(result.errors)")
  }
}
