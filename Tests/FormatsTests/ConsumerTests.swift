import Bitext
import Foundation
import Testing

@testable import Formats

/// What other programs make of the files that we write; each test is skipped where its program is
/// not installed.
@Suite struct ConsumerTests {
  let folder: TemporaryFolder
  let options = WriteOptions(toolVersion: "1", date: "20260101T000000Z")

  init() throws { folder = try TemporaryFolder() }

  static let hasOmegaT = FileManager.default.isExecutableFile(atPath: "/usr/bin/omegat")

  static let hasTranslateToolkit =
    (try? run("python3", ["-c", "import translate.storage.tmx"]))?.status == 0

  var document: AlignedDocument {
    samples.document(
      (1...50).map { number in
        SegmentPair(
          source: Segment("本市新增绿地\(number)公顷。", path: "a.txt", line: number),
          target: Segment("The city added \(number) hectares of “green” space & parks."))
      })
  }

  @Test(.enabled(if: hasOmegaT, "OmegaT is not installed"))
  func omegatTranslatesFromOurMemory() throws {
    for name in ["source", "target", "omegat", "tm/auto", "glossary", "dictionary", "home"] {
      try FileManager.default.createDirectory(
        atPath: folder(name), withIntermediateDirectories: true)
    }
    let writer = TMXWriter(
      options: WriteOptions(toolVersion: "1", date: options.date, profile: .omegat))
    _ = try writer.write([document], to: folder("tm/auto/a.tmx"))
    let glossary = GlossaryContents(
      entries: [ConceptEntry(source: "绿地", target: "green space")], sourceLanguage: .chinese,
      targetLanguage: .english)
    _ = try GlossaryFile.write(
      glossary, to: folder("glossary/g.txt"), as: .omegat, options: options)
    _ = try GlossaryFile.write(glossary, to: folder("glossary/g.tbx"), as: .tbx, options: options)
    // OmegaT takes lines for one paragraph unless a blank line parts them.
    let source = document.pairs.compactMap { $0.source?.text }.joined(separator: "\n\n")
    try folder.write(source + "\n", to: "source/a.txt")
    try folder.write(
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <omegat><project version="1.0"><source_dir>__DEFAULT__</source_dir>
      <target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
      <glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file>
      <dictionary_dir>__DEFAULT__</dictionary_dir><source_lang>ZH-CN</source_lang>
      <target_lang>EN</target_lang><sentence_seg>false</sentence_seg>
      <support_default_translations>true</support_default_translations>
      <remove_tags>false</remove_tags></project></omegat>
      """, to: "omegat.project")
    let result = try run(
      "env",
      [
        "HOME=\(folder("home"))", "timeout", "120", "omegat", folder.path,
        "--mode=console-translate", "--config-dir=\(folder("home"))",
      ])
    #expect(result?.status == 0)
    let translated = try folder.text("target/a.txt").split(separator: "\n").map(String.init)
    #expect(translated == document.pairs.compactMap { $0.target?.text })
  }

  static let hasXMLLint = (try? run("xmllint", ["--version"]))?.status == 0
  static let hasSchemas = SharedFiles.exist("interop/tmx14.xsd")

  struct Schema: CustomTestStringConvertible, Sendable {
    /// As `allWriters` or `GlossaryFormat` names it.
    var format: String
    var option: String
    /// Below the folder of the schemas.
    var file: String
    var testDescription: String { "\(format) by \(file)" }

    static let all = [
      Schema(format: "tmx", option: "--dtdvalid", file: "tmx/tmx14.dtd"),
      Schema(format: "tmx", option: "--schema", file: "tmx14.xsd"),
      Schema(format: "xliff", option: "--schema", file: "xliff/xliff/xliff-core-1.2-strict.xsd"),
      Schema(
        format: "xliff", option: "--schema", file: "xliff/xliff/xliff-core-1.2-transitional.xsd"),
      Schema(
        format: "xliff2", option: "--schema", file: "xliff/oasis-2.1/schemas/xliff_core_2.0.xsd"),
      Schema(format: "tbx", option: "--dtdvalid", file: "tbx/schemas/TBXcoreStructV02.dtd"),
      Schema(format: "tbx", option: "--schema", file: "tbx.xsd"),
      Schema(format: "tbx3", option: "--relaxng", file: "tbx/schemas/TBXcoreStructV03.rng"),
    ]
  }

  /// With everything that can be said of pairs and entries.
  @Test(
    .enabled(if: hasXMLLint, "xmllint is not installed"),
    .enabled(if: hasSchemas, "the schemas are not here"), arguments: Schema.all)
  func xmllintFindsOurFilesValid(schema: Schema) throws {
    let path = folder("a." + schema.format)
    if let format = GlossaryFormat(rawValue: schema.format) {
      var entry = ConceptEntry(
        source: "甲", target: "A", admitted: ["B & C"], forbidden: ["D"], note: "n <", id: "c1")
      entry.status = .approved
      let entries = [entry, ConceptEntry(source: "乙", target: "E", status: .candidate)]
      let glossary = GlossaryContents(
        entries: entries, sourceLanguage: .chinese, targetLanguage: .english)
      _ = try GlossaryFile.write(glossary, to: path, as: format, options: options)
    } else {
      let writer = try #require(allWriters.first { $0.name == schema.format }).type
      let documents = (0..<5).map { ExchangeTests.randomDocument(seed: 40 + $0) }
      _ = try writer.init(options: options).write(documents, to: path)
    }
    // The schemas of XLIFF 1.2 take that of xml:lang from the network.
    let catalog = try folder.write(
      """
      <catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><system
      systemId="http://www.w3.org/2001/xml.xsd" uri="\(SharedFiles.path("interop/xml.xsd"))"/>
      </catalog>
      """, to: "catalog.xml")
    let lint = try run(
      "env",
      [
        "XML_CATALOG_FILES=\(catalog)", "xmllint", "--noout", "--nonet", schema.option,
        SharedFiles.path("interop/" + schema.file), path,
      ])
    #expect(lint?.status == 0, "\(lint?.output.prefix(900) ?? "")")
  }

  @Test(.enabled(if: hasTranslateToolkit, "translate-toolkit is not installed"))
  func translateToolkitCountsTheSameUnits() throws {
    for writer in allWriters where ["tmx", "xliff", "xliff2", "po"].contains(writer.name) {
      _ = try writer.type.init(options: options).write([document], to: folder("a." + writer.name))
    }
    let entries = document.pairs.enumerated().map { index, pair in
      ConceptEntry(
        source: pair.source?.text ?? "", target: pair.target?.text ?? "", id: "c\(index)")
    }
    let glossary = GlossaryContents(
      entries: entries, sourceLanguage: .chinese, targetLanguage: .english)
    _ = try GlossaryFile.write(glossary, to: folder("a.tbx"), as: .tbx, options: options)
    let script = """
      import sys
      from translate.storage import po, tbx, tmx, xliff
      kinds = [(tmx.tmxfile, "tmx"), (xliff.xlifffile, "xliff"), (po.pofile, "po"), (tbx.tbxfile, "tbx")]
      try:
          from translate.storage.xliff2 import Xliff2File
          kinds.append((Xliff2File, "xliff2"))
      except ImportError:
          pass
      for kind, name in kinds:
          units = [u for u in kind.parsefile(sys.argv[1] + "/a." + name).units if not u.isheader()]
          print(name, len(units), units[1].source, units[1].target, sep="\\t")
      """
    let result = try run("python3", ["-c", script, folder.path])
    #expect(result?.status == 0)
    let lines = result?.output.split(separator: "\n") ?? []
    #expect(lines.count >= 4)
    for line in lines {
      #expect(
        line.hasSuffix("\t50\t本市新增绿地2公顷。\tThe city added 2 hectares of “green” space & parks."))
    }
  }
}
