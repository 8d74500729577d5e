import Bitext
import Testing
import TestSupport

@testable import Formats

@Suite struct GlossaryTests {
  let folder: TemporaryFolder
  let options = WriteOptions(toolVersion: "1", date: "20260101T000000Z")

  init() throws { folder = try TemporaryFolder() }

  func word(using generator: inout SplitMix64) -> String {
    let letters = Array("甲乙丙abcé<&'😀")
    let count = Int.random(in: 1...6, using: &generator)
    return String((0..<count).map { _ in letters.randomElement(using: &generator) ?? "a" })
  }

  func entry(_ number: Int, using generator: inout SplitMix64) -> ConceptEntry {
    func words(_ limit: Int) -> [String] {
      (0..<Int.random(in: 0...limit, using: &generator)).map {
        "\($0)" + word(using: &generator)
      }
    }
    return ConceptEntry(
      source: word(using: &generator), target: word(using: &generator),
      status: ConceptEntry.Status.allCases.randomElement(using: &generator) ?? .approved,
      admitted: words(2), forbidden: words(2),
      policy: ConceptEntry.Policy.allCases.randomElement(using: &generator) ?? .enforce,
      matching: ConceptEntry.CaseMatching.allCases.randomElement(using: &generator) ?? .any,
      validity: ["", "2024-", "-2020", "2020-2024"].randomElement(using: &generator)
        .flatMap { ConceptEntry.Validity($0) } ?? ConceptEntry.Validity(),
      domain: Bool.random(using: &generator) ? "law" : "",
      note: Bool.random(using: &generator) ? "a, \"note\"" : "", id: "e\(number)")
  }

  func glossary(seed: UInt64) -> GlossaryContents {
    var generator = SplitMix64(seed: seed)
    return GlossaryContents(
      entries: (1...30).map { entry($0, using: &generator) }, sourceLanguage: .chinese,
      targetLanguage: .english)
  }

  func withoutPlaces(_ entries: [ConceptEntry]) -> [ConceptEntry] {
    entries.map { entry in
      var entry = entry
      entry.place = nil
      return entry
    }
  }

  @Test(arguments: [GlossaryFormat.tbx, .tbx3, .csv], 0..<10 as Range<UInt64>)
  func comesBackAsItWas(format: GlossaryFormat, seed: UInt64) throws {
    let written = glossary(seed: seed)
    let path = folder(format == .csv ? "g.csv" : "g.tbx")
    let losses = try GlossaryFile.write(written, to: path, as: format, options: options)
    #expect(losses.isEmpty == (format == .csv))
    let read = try GlossaryFile.read(
      path, ReadOptions(sourceLanguage: .chinese, targetLanguage: .english))
    #expect(withoutPlaces(read.entries) == written.entries)
    #expect(read.notices.isEmpty)
  }

  @Test func tellsWhatItCannotSay() throws {
    let entry = ConceptEntry(
      source: "甲", target: "A", status: .candidate, forbidden: ["B"], policy: .advise, id: "1")
    let glossary = GlossaryContents(
      entries: [entry], sourceLanguage: .chinese, targetLanguage: .english)
    func losses(_ format: GlossaryFormat) throws -> [String] {
      try GlossaryFile.write(glossary, to: folder("g"), as: format, options: options)
    }
    #expect(
      try losses(.tbx) == [
        "TBX-Basic does not allow the id, numbered instead: 1 entry",
        "TBX-Basic has no category for status “candidate”, written as a note: 1 entry",
        "TBX-Basic has no category for policy “advise”, written as a note: 1 entry",
      ])
    #expect(
      try losses(.omegat) == [
        "the OmegaT glossary has no column for forbidden renderings, written as a comment: 1 entry",
        "the OmegaT glossary has no column for the status: 1 entry",
        "the OmegaT glossary has no column for “policy”: 1 entry",
        "the OmegaT glossary has no column for “id”: 1 entry",
      ])
    #expect(try losses(.utx) == ["UTX has no column for “policy”: 1 entry"])
  }

  @Test func utxKeepsTermsAndTheirStatus() throws {
    let entries = [
      ConceptEntry(
        source: "甲", target: "A", admitted: ["B"], forbidden: ["C"], note: "n", id: "1"),
      ConceptEntry(source: "乙", target: "D", status: .candidate),
      ConceptEntry(source: "丙", target: "", status: .rejected),
    ]
    let glossary = GlossaryContents(
      entries: entries, sourceLanguage: .chinese, targetLanguage: .english)
    _ = try GlossaryFile.write(glossary, to: folder("g.utx"), as: .utx, options: options)
    let read = try GlossaryFile.read(folder("g.utx"))
    #expect(withoutPlaces(read.entries) == entries)
    #expect(read.sourceLanguage == .chinese)
    #expect(read.targetLanguage == .english)
  }

  @Test func omegatListsOneRenderingALine() throws {
    let path = try folder.write("# comment\n甲\tA\tnote\n甲\tB\n乙\n丙\tC\n", to: "g.txt")
    let read = try GlossaryFile.read(path)
    #expect(read.entries.map(\.source) == ["甲", "丙"])
    #expect(read.entries[0].admitted == ["B"])
    #expect(read.entries[0].note == "note")
    #expect(read.notices == ["\(path):4: expected source and target with a tab between"])
  }

  @Test(arguments: ["zh,en", "Chinese,English", "中文;英文", "term,translation"])
  func aHeaderOfCSVIsNoEntry(header: String) throws {
    let separator = header.contains(";") ? ";" : ","
    let path = try folder.write("\(header)\n甲\(separator)A\n", to: "g.csv")
    let entries = try GlossaryFile.read(path).entries
    #expect(entries.map(\.source) == ["甲"] && entries.map(\.target) == ["A"])
  }

  @Test func csvRefusesUnknownValuesWithTheirLine() throws {
    let path = try folder.write("source,target,status\n甲,A,approved\n乙,B,good\n", to: "g.csv")
    let error = formatError { () throws(FormatError) in try GlossaryFile.read(path) }
    #expect(error?.line == 3)
    #expect(error?.message.contains("approved, deprecated, rejected") == true)
  }

  @Test func statusDecidesTheRendering() throws {
    let text = """
      <martif type="TBX" xml:lang="en"><text><body><termEntry id="c1">
      <langSet xml:lang="zh"><tig><term>甲</term></tig><tig><term>乙</term></tig></langSet>
      <langSet xml:lang="en-GB">
      <ntig><termGrp><term>old</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termGrp></ntig>
      <tig><term>may</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig>
      <tig><term>must</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
      </langSet></termEntry></body></text></martif>
      """
    let path = try folder.write(text, to: "g.tbx")
    let read = try GlossaryFile.read(path)
    #expect(read.entries.map(\.source) == ["甲", "乙"])
    #expect(read.entries.map(\.target) == ["must", "must"])
    #expect(read.entries[0].admitted == ["may"])
    #expect(read.entries[0].forbidden == ["old"])
    #expect(read.entries.map(\.id) == ["c1", "c1-2"])
    #expect(read.entries[1].place == Place(path: path, line: 2, column: 60))
    #expect(read.targetLanguage.description == "en-GB")
  }

  @Test(
    .enabled(if: SharedFiles.exist("interop/tbx/schemas"), "the schemas of TBX are not here"),
    arguments: [
      (GlossaryFormat.tbx, "--dtdvalid", "TBXcoreStructV02.dtd"),
      (.tbx3, "--relaxng", "TBXcoreStructV03.rng"),
    ])
  func whatIsWrittenIsValid(format: GlossaryFormat, option: String, schema: String) throws {
    _ = try GlossaryFile.write(
      glossary(seed: 7), to: folder("g.tbx"), as: format, options: options)
    let lint = try run(
      "xmllint",
      [
        "--noout", "--nonet", option, SharedFiles.path("interop/tbx/schemas/" + schema),
        folder("g.tbx"),
      ])
    #expect(lint?.status ?? 0 == 0, "\(lint?.output.prefix(600) ?? "")")
  }

  struct ExpectedTBX: CustomTestStringConvertible, Sendable {
    var name: String
    var isWellFormed: Bool
    /// By the schema of version 3; nil for files of version 2.
    var isValid: Bool?
    var testDescription: String { name }

    /// The table names files as their projects do.
    static let all: [ExpectedTBX] = {
      guard let table = try? TextFile(path: SharedFiles.path("interop/tbx_expected.tsv")) else {
        return []
      }
      return table.lines.dropFirst().compactMap { line in
        let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard cells.count == 4 else { return nil }
        let name = cells[0].dropFirst(2)
        let local =
          name.hasPrefix("okapi/")
          ? name.split(separator: "/").last.map(String.init) ?? ""
          : name.hasPrefix("tbx-test-files/")
            ? String(name)
            : String(name.hasPrefix("tbx-") ? name.dropFirst(4) : name)
        guard SharedFiles.exist("interop/tbx/" + local) else { return nil }
        return ExpectedTBX(
          name: local, isWellFormed: cells[1] == "yes",
          isValid: cells[3].hasPrefix("<tbx") ? cells[2] == "yes" : nil)
      }
    }()
  }

  @Test(
    .enabled(if: SharedFiles.exist("interop/tbx_expected.tsv"), "the TBX collection is not here"),
    arguments: ExpectedTBX.all)
  func everyFileOfTheCollectionIsWhatTheTableSays(expected: ExpectedTBX) throws {
    let path = SharedFiles.path("interop/tbx/" + expected.name)
    do throws(FormatError) {
      let read = try GlossaryFile.read(path)
      #expect(expected.isWellFormed)
      let faults = read.notices.filter { $0.contains(": expected") }
      if let isValid = expected.isValid { #expect(faults.isEmpty == isValid, "\(faults)") }
    } catch {
      #expect(!expected.isWellFormed && error.line > 0)
    }
  }

  @Test(
    .enabled(if: SharedFiles.exist("interop/tbx"), "the TBX collection is not here"),
    arguments: [
      ("basic/DCA/Example_Astronomy_DCA_VALID.tbx", "en", "es", true),
      ("basic/DCT/Example_Astronomy_DCT_VALID.tbx", "en", "es", true),
      ("min/DCA/Example_Astronomy_DCA_VALID.tbx", "en", "es", true),
      ("min/DCT/Example_Astronomy_DCT_VALID.tbx", "en", "es", true),
      ("tbx-test-files/basic_good.tbx", "en", "es", true),
      ("tbx-test-files/core_structure_good.tbx", "en", "es", true),
      ("tbx-test-files/min_good.tbx", "en", "es", true),
      ("tbx-test-files/core_structure_bad.tbx", "en", "es", false),
      ("ibm_tbx.tbx", "en", "fr", true), ("maryland.tbx", "fr", "en", true),
      ("medtronic_TBX.tbx", "en", "fr", true), ("oracle_TBX.tbx", "en", "pt", true),
      ("sdl_tbx.tbx", "de", "en", true), ("test01.tbx", "en", "hu", true),
      ("test02_win1254.tbx", "en", "tr", true),
    ])
  func theCollectionIsRead(name: String, source: String, target: String, isSound: Bool) throws {
    let read = try GlossaryFile.read(
      SharedFiles.path("interop/tbx/" + name),
      ReadOptions(sourceLanguage: LanguageTag(source), targetLanguage: LanguageTag(target)))
    #expect(!read.entries.isEmpty)
    let faults = read.notices.filter { $0.contains(": expected") }
    #expect(faults.isEmpty == isSound, "\(faults)")
  }

  @Test(.enabled(if: SharedFiles.exist("interop/tbx"), "the TBX collection is not here"))
  func bothStylesSayTheSame() throws {
    let options = ReadOptions(sourceLanguage: .english, targetLanguage: LanguageTag("es"))
    for folder in ["basic", "min"] {
      let styles = try ["DCA", "DCT"].map {
        try GlossaryFile.read(
          SharedFiles.path("interop/tbx/\(folder)/\($0)/Example_Astronomy_\($0)_VALID.tbx"),
          options)
      }
      // The samples themselves differ in their notes and subject fields.
      for (dca, dct) in zip(styles[0].entries, styles[1].entries) {
        #expect(dca.source == dct.source)
        #expect(dca.target == dct.target)
        #expect(dca.status == dct.status)
        #expect(dca.admitted == dct.admitted)
        #expect(dca.forbidden == dct.forbidden)
      }
      #expect(styles[0].entries.count == styles[1].entries.count)
    }
  }

  @Test(.enabled(if: SharedFiles.exist("interop/tbx"), "the TBX collection is not here"))
  func poorlyFormedXMLIsAnError() {
    let path = SharedFiles.path("interop/tbx/tbx-test-files/poorly_formed_xml.tbx")
    #expect(formatError { () throws(FormatError) in try GlossaryFile.read(path) }?.line ?? 0 > 0)
  }
}
