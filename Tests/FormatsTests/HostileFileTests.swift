import Bitext
import Testing
import TestSupport

@testable import Formats

/// Files that try to crash, hang or fill the memory of a reader, or to make it open other files.
@Suite struct HostileFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  struct Kind: CustomTestStringConvertible, Sendable {
    var name: String
    /// What stands before and behind a text.
    var head: String
    var tail: String
    var testDescription: String { name }
  }

  static let kinds = [
    Kind(
      name: "a.tmx",
      head: "<tmx version='1.4'><header srclang='zh'/><body><tu><tuv xml:lang='zh'><seg>",
      tail: "</seg></tuv><tuv xml:lang='en'><seg>A</seg></tuv></tu></body></tmx>"),
    Kind(
      name: "a.xlf",
      head: "<xliff version='1.2'><file source-language='zh' target-language='en'><body>"
        + "<trans-unit id='1'><source>", tail: "</source></trans-unit></body></file></xliff>"),
    Kind(
      name: "b.xlf",
      head: "<xliff version='2.0' srcLang='zh' trgLang='en' "
        + "xmlns='urn:oasis:names:tc:xliff:document:2.0'><file id='f'><unit id='u'><segment><source>",
      tail: "</source></segment></unit></file></xliff>"),
    Kind(
      name: "a.tbx",
      head:
        "<tbx type='TBX-Basic'><text><body><conceptEntry><langSec xml:lang='zh'><termSec><term>",
      tail: "</term></termSec></langSec><langSec xml:lang='en'><termSec><term>A</term></termSec>"
        + "</langSec></conceptEntry></body></text></tbx>"),
    Kind(
      name: "a.docx", head: "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>",
      tail: "</w:t></w:r></w:p></w:body></w:document>"),
  ]

  func read(_ kind: Kind, _ text: String, doctype: String = "") throws -> (
    error: FormatError?, text: String?
  ) {
    let xml = Array((doctype + kind.head + text + kind.tail).utf8)
    return try read(kind, xml)
  }

  func read(_ kind: Kind, _ xml: [UInt8]) throws -> (error: FormatError?, text: String?) {
    let isDOCX = kind.name.hasSuffix("docx")
    let bytes =
      isDOCX ? StoredZip.archive([(name: "word/document.xml", bytes: xml)]) : xml
    let path = try folder.write(bytes, to: kind.name)
    do throws(FormatError) {
      if kind.name.hasSuffix("tbx") {
        return (nil, try GlossaryFile.read(path).entries.first?.source)
      }
      let result = try Formats.InputReader(options: ReadOptions()).read([path])
      let paragraphs = result.paragraphs.first?.source.first
      return (nil, paragraphs ?? result.pairs.first?.source?.text)
    } catch {
      return (error, nil)
    }
  }

  @Test(arguments: kinds) func aSoundFileIsRead(kind: Kind) throws {
    #expect(try read(kind, "甲").text == "甲")
  }

  @Test(arguments: kinds) func aCutFileIsAnError(kind: Kind) throws {
    let xml = Array((kind.head + "甲" + kind.tail).utf8)
    for end in stride(from: 10, to: xml.count, by: 7) {
      #expect(try read(kind, Array(xml[..<end])).error != nil)
    }
  }

  @Test(arguments: kinds) func anotherEncodingIsAnError(kind: Kind) throws {
    let xml = Array(kind.head.utf8) + [0xD6, 0xD0] + Array(kind.tail.utf8)
    #expect(try read(kind, xml).error != nil)
  }

  @Test(arguments: kinds) func forbiddenCharactersAreAnError(kind: Kind) throws {
    #expect(try read(kind, "\u{1}").error != nil)
    #expect(try read(kind, "&#1;").error != nil)
  }

  @Test(arguments: kinds) func entitiesAreNeitherExpandedNorOpened(kind: Kind) throws {
    try folder.write("secret", to: "secret.txt")
    let root = "root"
    var laughs = "<!DOCTYPE \(root) [<!ENTITY l0 'lol'>"
    for level in 1...9 {
      laughs += "<!ENTITY l\(level) '" + String(repeating: "&l\(level - 1);", count: 10) + "'>"
    }
    #expect(try read(kind, "&l9;", doctype: laughs + "]>").error != nil)
    let external = "<!DOCTYPE \(root) [<!ENTITY x SYSTEM 'file://\(folder("secret.txt"))'>]>"
    #expect(try read(kind, "&x;", doctype: external).error != nil)
    let declared = "<!DOCTYPE \(root) SYSTEM 'file://\(folder("secret.txt"))'>"
    #expect(try read(kind, "甲", doctype: declared).text == "甲")
  }

  @Test(arguments: kinds) func deepElementsAndLongTextsAreRefused(kind: Kind) throws {
    #expect(try read(kind, String(repeating: "<a>", count: 10_000)).error != nil)
    guard kind.name == "a.tmx" else { return }
    let long = String(repeating: "x", count: 17 << 20)
    #expect(try read(kind, long).error?.message.contains("at most") == true)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func damagedFilesNeverCrash(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    for kind in Self.kinds {
      var xml = Array((kind.head + "甲<ph id='1'/>乙" + kind.tail).utf8)
      for _ in 0..<3 {
        let index = Int.random(in: 0..<xml.count, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: xml[index] = UInt8.random(in: 0...255, using: &generator)
        case 1: xml.remove(at: index)
        default: xml.insert(contentsOf: xml[..<index].suffix(9), at: index)
        }
      }
      let result = try read(kind, xml)
      #expect(result.error.map { !$0.message.isEmpty } ?? true)
    }
  }
}
