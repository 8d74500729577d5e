import Bitext
import Lint
import Linguistics
import Testing

@Suite struct LinterTests {
  /// What makes sources differ, without a number in it.
  static func name(_ index: Int, of characters: [Character] = Array("山水花草树木鸟鱼云雨")) -> String {
    String(String(index).compactMap(\.wholeNumberValue).map { characters[$0] })
  }

  /// One pair a line from line 1 on.
  func document(_ targets: [String], path: String = "a.en.txt", isLinted: Bool = true)
    -> LintedDocument
  {
    let pairs = targets.enumerated().map { index, target in
      SegmentPair(
        source: Segment("\(path)\(Self.name(index))。", path: "a.zh.txt", line: index + 1),
        target: Segment(target, path: path, line: index + 1))
    }
    return LintedDocument(
      document: AlignedDocument(
        name: "a", sourceLanguage: .chinese, targetLanguage: .english, pairs: pairs),
      isLinted: isLinted)
  }

  func lint(
    _ documents: [LintedDocument], _ configuration: LintConfiguration = LintConfiguration(),
    inline: [InlineSuppression] = []
  ) async -> LintResult {
    await Linter(
      configuration: configuration, context: LintContext(tokenizer: plainTokenizer)
    ).lint(documents, inline: inline)
  }

  @Test func reportsInTheOrderOfTheText() async {
    let targets = (0..<1500).map { index in
      let word = Self.name(index, of: Array("bcdfghjklm"))
      return index.isMultiple(of: 100) ? "of of \(word)  it" : "text \(word)"
    }
    let result = await lint([document(targets)])
    let planted = result.findings.filter { ["repeated-word", "doubled-space"].contains($0.rule) }
    #expect(planted.count == 30)
    let places = result.findings.map { [$0.place.line, $0.place.column] }
    #expect(places == places.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(result.pairCount == 1500)
  }

  /// Clauses of one paragraph may be paired one off; then a number stands beside its pair.
  @Test(arguments: [(1, Severity.hint), (7, Severity.warning)])
  func aNumberInTheNextClauseIsNotLost(secondLine: Int, severity: Severity) async {
    let pairs = [("产值增长14.2%，", "Output rose,"), ("效益改善。", "by 14.2%, and profits too.")]
      .enumerated().map { index, texts in
        let line = index == 0 ? 1 : secondLine
        return SegmentPair(
          source: Segment(texts.0, path: "a.txt", line: line),
          target: Segment(texts.1, path: "a.txt", line: line + 2))
      }
    let result = await lint([
      LintedDocument(
        document: AlignedDocument(
          name: "a", sourceLanguage: .chinese, targetLanguage: .english, pairs: pairs),
        isLinted: true)
    ])
    let found = result.findings.filter { $0.rule == "number-mismatch" }
    #expect(found.count == 2 && found.allSatisfy { $0.severity == severity })
  }

  @Test func evidenceIsNotReported() async {
    let result = await lint([
      document(["the the river"], path: "old.txt", isLinted: false), document(["a river"]),
    ])
    #expect(result.findings.isEmpty && result.documentCount == 1)
  }

  @Test func theConfigurationSetsSeverities() async {
    let documents = [document(["the the river"])]
    let error = LintConfiguration(settings: ["repeated-word": .on(.error)])
    #expect(await lint(documents, error).findings.map(\.severity) == [.error])
    let off = LintConfiguration(settings: ["repeated-word": .off])
    #expect(await lint(documents, off).findings.isEmpty)
    let other = LintConfiguration(onlyRules: ["doubled-space"])
    #expect(await lint(documents, other).findings.isEmpty)
  }

  @Test func aSuppressionKeepsItsReason() async {
    let suppression = Suppression(
      rules: ["repeated-word"], path: "*.en.txt", text: "the river", reason: "a quotation",
      place: Place(path: ".yizhi.yml", line: 3, column: 1))
    let result = await lint(
      [document(["the the river"])], LintConfiguration(suppressions: [suppression]))
    #expect(result.findings.isEmpty)
    #expect(result.suppressed.map(\.reason) == ["a quotation"])
  }

  @Test(arguments: [("2026-01-31", true), ("2026-02-01", true), ("2026-01-30", false)])
  func aSuppressionHoldsUpToItsDay(until: String, holds: Bool) async {
    let suppression = Suppression(
      rules: ["repeated-word"], reason: "a quotation", until: CalendarDay(until),
      place: Place(path: ".yizhi.yml", line: 3, column: 1))
    let result = await lint(
      [document(["the the river"])],
      LintConfiguration(suppressions: [suppression], today: CalendarDay("2026-01-31")))
    #expect(result.findings.map(\.rule) == (holds ? [] : ["repeated-word", "unused-suppression"]))
  }

  @Test func aCommentCoversTheTextAfterIt() async {
    let comment = InlineSuppression(
      path: "a.en.txt", line: 2, rules: ["repeated-word"], reason: "")
    let all = [document(["of of", "of of", "of of"])]
    let result = await lint(all, inline: [comment])
    #expect(result.findings.map(\.place.line) == [1, 3])
    let unused = InlineSuppression(path: "a.en.txt", line: 2, rules: ["doubled-space"], reason: "")
    let withUnused = await lint(all, inline: [unused])
    #expect(withUnused.findings.last?.rule == "unused-suppression")
    #expect(withUnused.findings.last?.place.line == 2)
  }

  @Test func aCommentOnALineOfItsOwnCoversWhatComesNext() async {
    var all = document(["of of", "of of", "of of"]).document
    for (index, line) in [1, 5, 6].enumerated() {
      all.pairs[index].target = Segment("of of", path: "a.en.txt", line: line)
    }
    let comment = InlineSuppression(path: "a.en.txt", line: 3, rules: [], reason: "a quotation")
    let elsewhere = InlineSuppression(path: "b.txt", line: 1, rules: [], reason: "")
    let behind = InlineSuppression(path: "a.en.txt", line: 7, rules: [], reason: "")
    let result = await lint(
      [LintedDocument(document: all, isLinted: true)],
      LintConfiguration(onlyRules: ["repeated-word", "unused-suppression"]),
      inline: [comment, elsewhere, behind])
    #expect(result.suppressed.map(\.finding.place.line) == [5])
    let unused = result.findings.filter { $0.rule == "unused-suppression" }
    #expect(unused.map(\.place.path) == ["b.txt", "a.en.txt"])
    #expect(result.findings.filter { $0.rule == "repeated-word" }.map(\.place.line) == [1, 6])
  }

  /// Comments by the thousand, each in front of a segment of a long document.
  @Test(.timeLimit(.minutes(10))) func manyCommentsAreNoTrap() async {
    let comments = (1...20_000).map {
      InlineSuppression(path: "a.en.txt", line: $0, rules: ["repeated-word"], reason: "\($0)")
    }
    let all = [document(Array(repeating: "of of", count: 20_000))]
    let result = await lint(all, LintConfiguration(onlyRules: ["repeated-word"]), inline: comments)
    #expect(result.findings.isEmpty)
    #expect(result.suppressed.map(\.reason) == comments.map(\.reason))
  }

  @Test func namesInTwoDocumentsAreHeldTogether() async {
    let first = document(["Make use of Qi'an'an now."], path: "old.txt", isLinted: false)
    let result = await lint([first, document(["Use Qi’an’an."])])
    #expect(result.findings.map(\.rule) == ["inconsistent-spelling"])
    #expect(result.findings.first?.expected == ["Qi'an'an"])
  }

  @Test func whatOnlyServesAsEvidenceIsNotReported() async {
    let old = document(["Make use of Qi'an'an now.", "See Qi'an'an."], path: "old.txt")
    for isLinted in [true, false] {
      let new = document(["Use Qi’an’an."], path: "new.txt", isLinted: isLinted)
      let result = await lint(
        [old, new], LintConfiguration(onlyRules: ["inconsistent-spelling"]))
      #expect(result.findings.map(\.place.path) == (isLinted ? ["new.txt"] : []))
    }
  }
}

@Suite struct BaselineTests {
  func finding(_ target: String, line: Int, rule: String = "repeated-word") -> Finding {
    Finding(
      rule: rule, severity: .warning, message: "m",
      place: Place(path: "a", line: line, column: 1), source: "源", target: target)
  }

  @Test func knowsAFindingThatMoved() throws {
    let baseline = Baseline([finding("the the", line: 1)])
    #expect(baseline.newFindings(of: [finding("The  THE", line: 99)]).isEmpty)
    #expect(baseline.newFindings(of: [finding("of of", line: 1)]).count == 1)
  }

  @Test func countsTwins() {
    let baseline = Baseline([finding("the the", line: 1), finding("the the", line: 2)])
    let now = [3, 4, 5].map { finding("the the", line: $0) }
    #expect(baseline.newFindings(of: now).map(\.place.line) == [5])
  }

  @Test func readsWhatItWrote() throws {
    let baseline = Baseline([
      finding("a a", line: 1), finding("a a", line: 2), finding("b", line: 3, rule: "untranslated"),
    ])
    #expect(try Baseline(reading: baseline.text, path: "b") == baseline)
  }

  @Test(arguments: [
    ("", 1), ("{}", 1), ("# yizhi baseline 2\n", 1), ("# yizhi baseline 1\nx y z\n", 2),
    ("# yizhi baseline 1\n\nrule 0123456789abcdef 0\n", 3),
  ])
  func refusesWhatItDidNotWrite(text: String, line: Int) throws {
    let error = try #require(throws: LintError.self) { try Baseline(reading: text, path: "b") }
    #expect(error.line == line && error.description.hasPrefix("b:\(line): expected"))
  }

  @Test func fingerprintsTellFaultsApart() {
    let one = finding("the the", line: 1)
    #expect(one.fingerprint != finding("of of", line: 1).fingerprint)
    #expect(one.fingerprint != finding("the the", line: 1, rule: "untranslated").fingerprint)
    var other = one
    other.term = "水"
    #expect(one.fingerprint != other.fingerprint)
    other = one
    other.source = "泉"
    #expect(one.fingerprint != other.fingerprint)
    (other.source, other.target) = ("源the", " the")
    #expect(one.fingerprint != other.fingerprint)
  }

  /// U+4E2D, and characters that share its lowest byte, its lowest two bytes, or none.
  @Test func fingerprintsTellCharactersApart() {
    let texts = ["\u{4E2D}", "\u{4F2D}", "\u{24E2D}", "\u{24F2E}"]
    #expect(Set(texts.map { finding($0, line: 1).fingerprint }).count == 4)
  }

  /// Worked out by the definition, outside of this project's code.
  @Test func aBaselineOfAnEarlierVersionStaysOne() {
    var one = finding("the the", line: 1)
    #expect(one.fingerprint == "fe4b21cb08b5d0aa")
    one.term = "水"
    #expect(one.fingerprint == "1444ca94ebe06186")
  }
}

@Suite struct GlobTests {
  @Test(arguments: [
    ("*.txt", "a/b/c.txt", true), ("*.txt", "c.tmx", false), ("a/*.txt", "a/b/c.txt", false),
    ("a/**.txt", "a/b/c.txt", true), ("a/?.txt", "a/报.txt", true), ("a/?.txt", "a/bc.txt", false),
    ("**/c.txt", "a/b/c.txt", true),
  ])
  func matches(pattern: String, path: String, isMatch: Bool) {
    #expect(Glob(pattern).matches(path) == isMatch)
  }

  @Test(arguments: ["2026-02-29", "2026-13-01", "26-01-01", "2026-1-1", "x"])
  func refusesDaysThatAreNone(text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test func writesDaysAsItReadsThem() {
    #expect(CalendarDay("2024-02-29")?.description == "2024-02-29")
  }
}
