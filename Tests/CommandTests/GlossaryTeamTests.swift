import Foundation
import Testing

private let hasGit = ["/usr/bin/git", "/usr/local/bin/git", "/bin/git"].contains {
  FileManager.default.isExecutableFile(atPath: $0)
}

/// Two people keep one glossary in git.
@Suite(.enabled(if: hasGit, "git is not installed")) struct GlossaryTeamTests {
  private static let header =
    "source\ttarget\tstatus\tadmitted\tforbidden\tpolicy\tcase\tvalid\tdomain\tnote\tid\n"
  private static let glossary = "Glossaries/terms.tsv"

  private static func line(
    _ source: String, _ target: String, _ status: String, note: String = "", id: String
  ) -> String {
    "\(source)\t\(target)\t\(status)\t\t\tenforce\tany\t\t\t\(note)\t\(id)\n"
  }

  /// A repository with a glossary and a clone for each person, the merge driver set up in all.
  private func team() throws -> GlossaryFolder {
    let folder = try GlossaryFolder()
    let start =
      Self.header + Self.line("公园城市", "park city", "candidate", id: "t-3")
      + Self.line("加强管理", "strengthen management", "candidate", id: "t-4")
      + Self.line("水库", "reservoir", "approved", id: "t-1")
      + Self.line("花园城市", "garden city", "candidate", id: "t-2")
    try folder.write(start, to: "ann/\(Self.glossary)")
    try folder.git("init", "-q", in: "ann")
    let installed = try folder.yizhi(
      "glossary", "install-merge-driver", "--program", GlossaryFolder.program, in: "ann")
    #expect(installed.status == 0, "\(installed.errors)")
    try folder.git("add", ".", in: "ann")
    try folder.git("commit", "-qm", "a glossary", in: "ann")
    try folder.git("clone", "-q", "ann", "bob")
    try folder.yizhi(
      "glossary", "install-merge-driver", "--program", GlossaryFolder.program, in: "bob")
    return folder
  }

  private func commit(_ message: String, _ folder: GlossaryFolder, _ person: String) throws {
    let result = try folder.git("commit", "-qam", message, in: person)
    #expect(result.status == 0, "\(result.errors)")
  }

  private func add(_ line: String, _ folder: GlossaryFolder, _ person: String) throws {
    let path = "\(person)/\(Self.glossary)"
    try folder.write(try folder.read(path) + line, to: path)
  }

  @Test func parallelDecisionsMeetWithoutAConflict() throws {
    let folder = try team()
    try folder.yizhi("glossary", "accept", Self.glossary, "花园城市", in: "ann")
    try add(Self.line("雁栖湖", "Yanqi Lake", "approved", id: "t-5"), folder, "ann")
    try commit("ann", folder, "ann")
    try folder.yizhi(
      "glossary", "reject", Self.glossary, "加强*", "--reason", "no term", in: "bob")
    try add(Self.line("密云水库", "Miyun Reservoir", "approved", id: "t-5"), folder, "bob")
    try commit("bob", folder, "bob")

    let merged = try folder.git("pull", "-q", "--no-rebase", "--no-edit", in: "bob")
    #expect(merged.status == 0, "\(merged.output)\(merged.errors)")
    let expected =
      Self.header + Self.line("公园城市", "park city", "candidate", id: "t-3")
      + Self.line("加强管理", "strengthen management", "rejected", note: "no term", id: "t-4")
      + Self.line("密云水库", "Miyun Reservoir", "approved", id: "t-5")
      + Self.line("水库", "reservoir", "approved", id: "t-1")
      + Self.line("花园城市", "garden city", "approved", id: "t-2")
      + Self.line("雁栖湖", "Yanqi Lake", "approved", id: "t-6")
    #expect(try folder.read("bob/\(Self.glossary)") == expected)
    #expect(try folder.yizhi("glossary", "lint", Self.glossary, in: "bob").status == 0)
  }

  @Test func aTrueConflictIsShownRefusedAndSettled() throws {
    let folder = try team()
    try folder.yizhi(
      "glossary", "accept", Self.glossary, "公园城市", "--target", "city of parks", in: "ann")
    try commit("ann", folder, "ann")
    try folder.yizhi(
      "glossary", "reject", Self.glossary, "公园城市", "--reason", "a slogan", in: "bob")
    try folder.yizhi("glossary", "accept", Self.glossary, "花园城市", in: "bob")
    try commit("bob", folder, "bob")

    let merged = try folder.git("pull", "-q", "--no-rebase", "--no-edit", in: "bob")
    #expect(merged.status != 0)
    #expect(merged.errors.contains("status: base 'candidate', ours 'rejected', theirs 'approved'"))
    let marked = try folder.read("bob/\(Self.glossary)")
    #expect(marked.contains("<<<<<<< ours\n公园城市\tcity of parks\trejected"))
    #expect(marked.contains("花园城市\tgarden city\tapproved"))
    let refused = try folder.yizhi("glossary", "lint", Self.glossary, in: "bob")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("terms.tsv:2:1: unresolved merge conflict"))

    let lines = marked.split(separator: "\n").filter { line in
      !["<<", "||", "==", ">>"].contains(line.prefix(2))
        && (!line.hasPrefix("公园城市") || line.contains("city of parks\tapproved"))
    }
    try folder.write(lines.joined(separator: "\n") + "\n", to: "bob/\(Self.glossary)")
    #expect(try folder.yizhi("glossary", "lint", Self.glossary, in: "bob").status == 0)
    try commit("settled", folder, "bob")
    let diff = try folder.yizhi(
      "glossary", "diff", "ann/\(Self.glossary)", "bob/\(Self.glossary)")
    #expect(diff.output.hasSuffix("0 added, 0 removed, 2 changed\n"), "\(diff.output)")
  }

  @Test func nextYearsReportIsLintedByWhatTheTeamDecided() throws {
    let folder = try team()
    try folder.yizhi("glossary", "accept", Self.glossary, "花园城市", "水库", in: "ann")
    try folder.yizhi(
      "glossary", "reject", Self.glossary, "公园城市", "加强管理", "--reason", "no term", in: "ann")
    try commit("ann", folder, "ann")
    let exported = try folder.yizhi(
      "glossary", "export", Self.glossary, "-o", "glossary.txt", "--only", "approved", in: "ann")
    #expect(exported.status == 0, "\(exported.errors)")
    #expect(
      try folder.read("ann/glossary.txt") == "水库\treservoir\t\n花园城市\tgarden city\t\n")

    try folder.write(
      "建设花园城市。\tWe will build a city of parks.\n保护水库。\tWe will protect reservoirs.\n",
      to: "ann/report-2026.tsv")
    let linted = try folder.yizhi(
      "lint", "report-2026.tsv", "--glossary", Self.glossary, "--format", "json", in: "ann")
    #expect(linted.status == 1, "\(linted.errors)")
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(linted.output.utf8)) as? [String: Any])
    let findings = try #require(report["findings"] as? [[String: Any]])
    let missing = findings.filter { $0["rule"] as? String == "missing-term" }
    #expect(missing.map { $0["term"] as? String } == ["花园城市"])
    #expect(missing.map { $0["expected"] as? [String] } == [["garden city"]])
    #expect(missing.map { $0["line"] as? Int } == [1])
  }

  @Test func mergeWritesToStandardOutputAndTellsConflictsByStatus() throws {
    let folder = try GlossaryFolder()
    let text = Self.header + Self.line("水库", "reservoir", "approved", id: "t-1")
    for name in ["base", "ours", "theirs"] { try folder.write(text, to: name) }
    let same = try folder.yizhi("glossary", "merge", "base", "ours", "theirs")
    #expect(same.status == 0)
    #expect(same.output == text)
    try folder.write(text.replacing("reservoir", with: "dam"), to: "ours")
    try folder.write(text.replacing("reservoir", with: "lake"), to: "theirs")
    let differs = try folder.yizhi(
      "glossary", "merge", "base", "ours", "theirs", "-o", "merged")
    #expect(differs.status == 1)
    #expect(differs.errors.contains("target: base 'reservoir', ours 'dam', theirs 'lake'"))
    #expect(try folder.read("merged").contains(">>>>>>> theirs"))
    try folder.write("", to: "base")
    #expect(try folder.yizhi("glossary", "merge", "base", "ours", "ours").status == 0)
  }

  @Test func installingTwiceChangesNothing() throws {
    let folder = try team()
    try folder.yizhi("glossary", "install-merge-driver", in: "ann")
    #expect(
      try folder.read("ann/.gitattributes") == "Glossaries/*.tsv merge=yizhi-glossary\n")
  }

  @Test func outsideARepositoryItSaysSo() throws {
    let folder = try GlossaryFolder()
    let result = try folder.yizhi("glossary", "install-merge-driver")
    #expect(result.status == 2)
    #expect(result.errors.contains("git rev-parse --show-toplevel failed"))
  }
}
