import Bitext
import Testing
import TestSupport

@testable import Formats

/// What is said of segment pairs (notes, properties, attributes, states) on its way through formats.
@Suite struct ExchangeTests {
  let folder: TemporaryFolder
  let options = WriteOptions(toolVersion: "1", date: "")

  init() throws { folder = try TemporaryFolder() }

  static func randomDocument(seed: UInt64) -> AlignedDocument {
    var generator = SplitMix64(seed: seed)
    let pairs = (1...25).map { number in
      var pair = SegmentPair(
        id: "u\(number)", source: RandomUnits.segment(using: &generator),
        target: RandomUnits.segment(using: &generator))
      // A memory keeps pairs of texts only.
      for side in [\SegmentPair.source, \.target] where pair[keyPath: side]?.text.isEmpty == true {
        pair[keyPath: side]?.text = "甲"
        pair[keyPath: side]?.codes = []
      }
      pair.annotations = RandomUnits.annotations(using: &generator)
      pair.state = [nil, .initial, .reviewed, .final].randomElement(using: &generator) ?? nil
      return pair
    }
    return samples.document(pairs)
  }

  func write(_ document: AlignedDocument, _ name: String, as format: String) throws -> String {
    let writer = try #require(allWriters.first { $0.name == format }).type
    let summary = try writer.init(options: options).write([document], to: folder(name))
    #expect(summary == WriteSummary(written: document.pairs.count))
    return folder(name)
  }

  func document(_ path: String) throws -> AlignedDocument {
    let result = try read(path)
    #expect(result.notices.isEmpty)
    return samples.document(
      result.pairs.map { pair in
        var pair = pair
        for side in [\SegmentPair.source, \.target] {
          pair[keyPath: side]?.path = ""
          pair[keyPath: side]?.anchors = []
        }
        return pair
      })
  }

  /// What a code is, whatever format it came from: `hi` may be a span like others, and `ut` a
  /// placeholder. In XLIFF 2 sub-flows are a part of the native code.
  func shape(_ segment: Segment?, keepsSubflows: Bool) -> [String] {
    guard let segment else { return [] }
    return [segment.text]
      + segment.codes.map { code in
        let type = code.attributes.first { ["type", "ctype"].contains($0.name) }?.value ?? ""
        let subType = code.attributes.first { $0.name == "subType" }?.value
        let name =
          code.attributes.contains { $0.name == "ctype" }
          ? XLIFFCodeType.tmxType(ctype: type) : XLIFFCodeType.tmxType(type, subType: subType)
        let content = code.content.map { content in
          switch content {
          case .native(let text): text
          case .subflow(let text, _): keepsSubflows ? "[\(text)]" : text
          }
        }
        return
          "\(code.offset) \(code.role) \(code.role == .closing ? "" : name) \(content.joined())"
      }
  }

  /// Annotations by subject and kind, in the order in which formats keep them.
  func sorted(_ annotations: [Annotation]) -> [[Annotation]] {
    Annotation.Subject.allCases.flatMap { subject in
      let own = annotations.filter { $0.subject == subject }
      return [
        own.filter { $0.kind == .note },
        [Annotation](
          of: subject, notes: [], properties: own.properties(of: subject), attributes: []),
        [Annotation](
          of: subject, notes: [], properties: [], attributes: own.attributes(of: subject)),
      ]
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func aBitextComesBackFromTMX(seed: UInt64) throws {
    let written = Self.randomDocument(seed: seed)
    let back = try document(write(written, "a.tmx", as: "tmx"))
    for (pair, original) in zip(back.pairs, written.pairs) {
      var pair = pair
      pair.annotations.removeAll { annotation in
        [.property("x-document"), .property("x-edition")].contains(annotation.kind)
      }
      #expect(pair == original)
    }
    #expect(back.pairs.count == written.pairs.count)
  }

  @Test(arguments: ["xliff", "xliff2"], 0..<20 as Range<UInt64>)
  func aBitextComesBackFromXLIFF(format: String, seed: UInt64) throws {
    let written = Self.randomDocument(seed: seed)
    let back = try document(write(written, "a.xlf", as: format))
    let keepsSubflows = format == "xliff"
    for (pair, original) in zip(back.pairs, written.pairs) {
      #expect(pair.id == original.id)
      #expect(pair.state == original.state)
      #expect(sorted(pair.annotations) == sorted(original.annotations))
      #expect(
        shape(pair.source, keepsSubflows: keepsSubflows)
          == shape(original.source, keepsSubflows: keepsSubflows))
      #expect(
        shape(pair.target, keepsSubflows: keepsSubflows)
          == shape(original.target, keepsSubflows: keepsSubflows))
    }
  }

  @Test(arguments: ["xliff", "xliff2"], 100..<112 as Range<UInt64>)
  func aMemoryComesBackFromXLIFF(format: String, seed: UInt64) throws {
    let memory = try document(write(Self.randomDocument(seed: seed), "a.tmx", as: "tmx"))
    let passed = try document(write(memory, "a.xlf", as: format))
    let back = try document(write(passed, "b.tmx", as: "tmx"))
    let keepsSubflows = format == "xliff"
    for (pair, original) in zip(back.pairs, memory.pairs) {
      #expect(pair.id == original.id)
      #expect(pair.state == original.state)
      #expect(sorted(pair.annotations) == sorted(original.annotations))
      for side in [\SegmentPair.source, \.target] {
        #expect(
          shape(pair[keyPath: side], keepsSubflows: keepsSubflows)
            == shape(original[keyPath: side], keepsSubflows: keepsSubflows))
      }
    }
    // The second way changes nothing at all.
    _ = try write(document(write(back, "b.xlf", as: format)), "c.tmx", as: "tmx")
    #expect(try folder.text("c.tmx") == folder.text("b.tmx"))
  }

  @Test func statesNotesAndContextsOfVersion1AreCarried() throws {
    let path = try folder.write(
      """
      <xliff version="1.2"><file source-language="zh-CN" target-language="en" original="o" \
      datatype="plaintext"><body><trans-unit id="a"><source>甲</source>
      <target state="needs-review-translation">A</target>
      <context-group purpose="location"><context context-type="sourcefile">a.c</context>
      <context context-type="x-menu">File</context></context-group>
      <note annotates="target" from="reviewer">too long</note><note>n</note></trans-unit>
      <trans-unit id="b"><source>乙</source><target state="signed-off">B</target></trans-unit>
      <trans-unit id="c"><source>丙</source><target state="x-own">C</target></trans-unit>
      <trans-unit id="d"><source>丁</source><target state="translated">D</target></trans-unit>
      </body></file></xliff>
      """, to: "a.xlf")
    let pairs = try read(path).pairs
    #expect(pairs.map(\.state) == [nil, .reviewed, nil, nil])
    #expect(
      pairs[0].annotations == [
        Annotation(.note, of: .target, "too long"), Annotation(.note, "n"),
        Annotation(.property("x-context:sourcefile"), "a.c"),
        Annotation(.property("x-context:x-menu"), "File"),
        Annotation(.property("x-substate"), "xliff1:needs-review-translation"),
      ])
    let memory = try document(write(samples.document(pairs), "a.tmx", as: "tmx"))
    let text = try folder.text(
      String(write(memory, "b.xlf", as: "xliff").dropFirst(folder.path.count + 1)))
    for part in [
      "<target state=\"needs-review-translation\">A</target>",
      "<context context-type=\"sourcefile\">a.c</context>",
      "<context context-type=\"x-menu\">File</context>",
      "<note annotates=\"target\">too long</note>", "<note annotates=\"general\">n</note>",
      "<target state=\"signed-off\">B</target>", "<target state=\"x-own\">C</target>",
      "<target state=\"translated\">D</target>",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test func statesNotesAndMetadataOfVersion2AreCarried() throws {
    let path = try folder.write(
      """
      <xliff version="2.1" srcLang="zh-CN" trgLang="en" \
      xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:m="urn:oasis:names:tc:xliff:metadata:2.0">
      <file id="f"><unit id="a"><m:metadata><m:metaGroup category="row">
      <m:meta type="name">N</m:meta><m:metaGroup><m:meta type="t">T</m:meta></m:metaGroup>
      </m:metaGroup></m:metadata><notes><note appliesTo="source">n</note></notes>
      <segment state="reviewed" subState="my:checked"><source>甲</source><target>A</target></segment>
      <segment><source>乙</source><target>B</target></segment></unit></file></xliff>
      """, to: "a.xlf")
    let pairs = try read(path).pairs
    #expect(pairs.map(\.state) == [.reviewed, .initial])
    let shared = [
      Annotation(.note, of: .source, "n"), Annotation(.property("row/name"), "N"),
      Annotation(.property("row/t"), "T"),
    ]
    #expect(pairs[0].annotations == shared + [Annotation(.property("x-substate"), "my:checked")])
    #expect(pairs[1].annotations == shared)
    let memory = try document(write(samples.document(pairs), "a.tmx", as: "tmx"))
    _ = try write(memory, "b.xlf", as: "xliff2")
    let text = try folder.text("b.xlf")
    #expect(text.contains("<segment state=\"reviewed\" subState=\"my:checked\">"))
    #expect(text.contains("<note appliesTo=\"source\">n</note>"))
  }

  @Test(
    arguments: [
      ("mq:status=\"Proofread\"", .final, "mq:Proofread"),
      ("m:confirmed=\"1\"", nil, nil), ("m:confirmed=\"0\"", .initial, nil),
    ] as [(String, TranslationState?, String?)])
  func statesOfToolsAreUnderstood(
    attribute: String, state: TranslationState?, detail: String?
  ) throws {
    let path = try folder.write(
      """
      <xliff version="1.2" xmlns:mq="mq" xmlns:m="m"><file source-language="zh" \
      target-language="en"><body><trans-unit id="a" \(attribute)><source>甲</source>\
      <target>A</target></trans-unit></body></file></xliff>
      """, to: "a.xlf")
    let pair = try read(path).pairs[0]
    #expect(pair.state == state)
    #expect(pair.stateDetail == detail)
  }

  @Test func statesOfTradosAreUnderstood() throws {
    let path = try folder.write(
      """
      <xliff version="1.2" xmlns:sdl="s"><file source-language="zh" target-language="en"><body>\
      <trans-unit id="a"><source>甲乙</source><seg-source><mrk mtype="seg" mid="1">甲</mrk>\
      <mrk mtype="seg" mid="2">乙</mrk></seg-source><target><mrk mtype="seg" mid="1">A</mrk>\
      <mrk mtype="seg" mid="2">B</mrk></target><sdl:seg-defs><sdl:seg id="1" \
      conf="ApprovedTranslation"/><sdl:seg id="2" conf="Draft"/></sdl:seg-defs></trans-unit>\
      </body></file></xliff>
      """, to: "a.sdlxliff")
    let pairs = try read(path).pairs
    #expect(pairs.map(\.state) == [.reviewed, .initial])
    #expect(pairs.map(\.stateDetail) == ["sdl:ApprovedTranslation", "sdl:Draft"])
  }

  @Test func commentsOfGettextAreNotes() throws {
    let po = try folder.write("#. shown in the menu\nmsgid \"甲\"\nmsgstr \"A\"\n", to: "a.po")
    let pairs = try read(po).pairs
    #expect(pairs[0].annotations == [Annotation(.note, "shown in the menu")])
    _ = try write(samples.document(pairs), "b.po", as: "po")
    #expect(try folder.text("b.po").contains("#. shown in the menu\n"))
  }

  @Test func memoriesAreTransferredWithAllThatTheyHold() throws {
    var generator = SplitMix64(seed: 9)
    let units = (0..<50).map { _ in RandomUnits.unit(using: &generator) }
      .filter { unit in unit.variants.count { !$0.segment.text.allSatisfy(\.isWhitespace) } > 2 }
    try #require(units.count > 3)
    var writer = try TMXUnitWriter(
      path: folder("a.tmx"), header: .written(by: "1", date: "", sourceLanguage: nil))
    for unit in units { try writer.write(unit) }
    try writer.finish()
    let inputs = [folder("a.tmx"), folder("a.tmx")]
    #expect(TMXTransfer.canTransfer(inputs, ReadOptions()))
    #expect(!TMXTransfer.canTransfer(inputs, ReadOptions(sourceLanguage: .chinese)))
    let (summary, notices) = try TMXTransfer.write(
      [folder("a.tmx")], to: folder("b.tmx"), options: options)
    #expect(summary.written == units.count && summary.leftOut == 0)
    #expect(notices.isEmpty)
    #expect(try folder.text("b.tmx") == folder.text("a.tmx"))
  }
}
