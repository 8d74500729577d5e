import Glibc
import TestSupport
import Testing

@testable import XML

/// All events of a text, fed in chunks of `size` bytes.
func events(
  _ bytes: [UInt8], size: Int = 1 << 16, limits: XMLReader.Limits = XMLReader.Limits(),
  textElements: [String]? = nil
) throws(XMLError) -> [XMLEvent] {
  var rest = bytes[...]
  var reader = try XMLReader(path: "a.xml", limits: limits, textElements: textElements) {
    () throws(XMLError) in
    let chunk = Array(rest.prefix(size))
    rest = rest.dropFirst(chunk.count)
    return chunk
  }
  var events: [XMLEvent] = []
  while let event = try reader.next() { events.append(event) }
  #expect(try reader.next() == nil)
  return events
}

func events(_ text: String, size: Int = 1 << 16) throws(XMLError) -> [XMLEvent] {
  try events(Array(text.utf8), size: size)
}

func error(_ text: String) -> XMLError? {
  do throws(XMLError) { _ = try events(text) } catch { return error }
  return nil
}

@Suite struct XMLReaderTests {
  @Test func tellsElementsTextAndEnds() throws {
    let found = try events("<a x='1'>b<c xml:lang=\"zh\"/>d&amp;e</a>")
    let names = found.map { event in
      switch event {
      case .start(let element): "<\(element.name)"
      case .end(let name, _): "/\(name)"
      case .text(let text): text.text
      default: "?"
      }
    }
    #expect(names == ["<a", "b", "<c", "/c", "d&e", "/a"])
    guard case .start(let element) = found[2] else { return #expect(Bool(false)) }
    #expect(element["xml:lang"] == "zh")
    #expect(element["lang"] == nil)
  }

  @Test func placesCountFromWhereTheFirstByteStands() throws {
    var chunks: [[UInt8]] = [Array("<a><b/>\n<c".utf8), Array("/></a>".utf8)]
    var reader = try XMLReader(path: "a.xml", from: XMLPosition(line: 70_000, column: 5)) {
      () throws(XMLError) in chunks.isEmpty ? nil : chunks.removeFirst()
    }
    var starts: [XMLPosition] = []
    while let event = try reader.next() {
      if case .start(let element) = event { starts.append(element.position) }
    }
    #expect(
      starts.dropFirst() == [
        XMLPosition(line: 70_000, column: 8), XMLPosition(line: 70_001, column: 1),
      ])
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func textOutsideOfTheElementsThatAreAskedForIsPassedOver(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let bytes = Array(RandomXML(using: &generator).text.utf8)
    var depth = 0
    let expected = try events(bytes).filter { event in
      switch event {
      case .start(let element): depth += depth > 0 || element.name == "d" ? 1 : 0
      case .end: depth -= depth > 0 ? 1 : 0
      case .text: return depth > 0
      default: break
      }
      return true
    }
    let size = [1, 3, 64, 1 << 16].randomElement(using: &generator) ?? 1
    #expect(try events(bytes, size: size, textElements: ["d"]) == expected)
  }

  @Test func attributesKnowTheirNamespace() throws {
    let found = try events("<a xmlns='x' xmlns:p='urn:p' p:b='1' c='2' xml:lang='zh'/>")
    guard case .start(let element) = found[0] else { return #expect(Bool(false)) }
    #expect(
      element.attributes.map(\.namespace)
        == ["urn:p", "", "http://www.w3.org/XML/1998/namespace"])
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func everyEventStandsWhereItsTextIs(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let document = RandomXML(using: &generator)
    let size = [1, 2, 3, 7, 64, 1 << 16].randomElement(using: &generator) ?? 1
    let found = try events(document.text, size: size)
    var starts: [XMLPosition] = []
    var scalars: [RandomXML.Placed] = []
    for event in found {
      switch event {
      case .start(let element) where element.name != "root": starts.append(element.position)
      case .text(let text): scalars += RandomXML.placed(text)
      default: continue
      }
    }
    #expect(starts == document.starts)
    #expect(scalars == document.scalars)
  }

  @Test func countsLinesBeyondTheOldLimitOfLibxml2() throws {
    let text = "<a>" + String(repeating: "\n", count: 70_000) + "<b/></a>"
    let start = try events(text).compactMap { event in
      if case .start(let element) = event, element.name == "b" { element.position } else { nil }
    }
    #expect(start == [XMLPosition(line: 70_001, column: 1)])
  }

  @Test(arguments: [
    ("<a><b></a>", 1), ("<a>\n<b", 2), ("", 1), ("<a/>\n<b/>", 2), ("<a>\n\n&nbsp;</a>", 3),
    ("<a>\u{1}</a>", 1), ("<a x=1/>", 1), ("<a>\n</a", 2),
  ])
  func refusesWhatIsNotWellFormedWithItsLine(text: String, line: Int) {
    #expect(error(text)?.line == line)
  }

  @Test func aCutFileIsAnErrorWhereverTheCutIs() {
    let text = "<?xml version=\"1.0\"?><a><!-- c --><b x=\"1\">文<![CDATA[x]]></b></a>"
    for end in text.utf8.indices.dropFirst() {
      let cut = Array(text.utf8[..<end])
      #expect(throws: XMLError.self) { try events(cut) }
    }
  }

  @Test func entitiesOfTheFilesOwnAreAnError() {
    let text = "<!DOCTYPE a [<!ENTITY e \"text\">]>\n<a>b&e;</a>"
    #expect(error(text)?.kind == .entityReference("e"))
    #expect(error("<!DOCTYPE a SYSTEM \"a.dtd\"><a>&e;</a>")?.kind == .entityReference("e"))
    #expect(error("<!DOCTYPE a [<!ENTITY e \"text\">]><a b=\"&e;\"/>")?.kind != nil)
    #expect(error("<!DOCTYPE a [<!ENTITY e \"text\">]><a/>") == nil)
  }

  @Test func billionLaughsEndAtOnce() {
    var text = "<!DOCTYPE a [<!ENTITY l0 \"lol\">"
    for level in 1...9 {
      let references = String(repeating: "&l\(level - 1);", count: 10)
      text += "<!ENTITY l\(level) \"\(references)\">"
    }
    #expect(error(text + "]><a>&l9;</a>")?.kind == .entityReference("l9"))
  }

  @Test func noFileThatTheXMLNamesIsRead() {
    let text = "<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>"
    #expect(error(text)?.kind == .entityReference("e"))
    let parameter = "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p;]><a/>"
    #expect(error(parameter)?.description.contains("%p; not found") == true)
  }

  @Test func depthAndTextAreLimited() {
    let deep = String(repeating: "<a>", count: 10_000)
    #expect(error(deep)?.kind == .tooDeep(limit: 256))
    let long = Array(("<a>" + String(repeating: "x", count: 5000) + "</a>").utf8)
    #expect(throws: XMLError(.textTooLong(limit: 4096), path: "a.xml", line: 1, column: 4)) {
      do throws(XMLError) {
        _ = try events(long, size: 100, limits: XMLReader.Limits(textLength: 4096))
      } catch {
        var error = error
        error.column = 4
        throw error
      }
    }
  }

  @Test(arguments: [false, true])
  func readsUTF16WithAMark(bigEndian: Bool) throws {
    let text = "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>中😀</a>"
    let bytes = text.utf16.flatMap { unit in
      bigEndian
        ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
    #expect(try events(bytes).contains { $0.textForTest == "中😀" })
    #expect(try events(bytes, size: 3).contains { $0.textForTest == "中😀" })
  }

  @Test func readsGB18030ByItsDeclaration() throws {
    let bytes =
      Array("<?xml version=\"1.0\" encoding=\"GB18030\"?><a>".utf8) + [0xD6, 0xD0, 0xB9, 0xFA]
      + Array("</a>".utf8)
    #expect(try events(bytes).contains { $0.textForTest == "中国" })
  }

  @Test func aMissingFileIsAnError() {
    #expect(throws: XMLError.self) { try XMLReader(path: "/nowhere/a.xml").isReadableForTest() }
  }
}

extension XMLReader {
  consuming func isReadableForTest() {}
}

extension XMLEvent {
  var textForTest: String? {
    if case .text(let text) = self { text.text } else { nil }
  }
}
