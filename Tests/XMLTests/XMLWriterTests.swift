import TestSupport
import Testing

@testable import XML

@Suite struct XMLWriterTests {
  /// What `body` writes, and the number of characters left out.
  func written(_ body: (inout XMLWriter) -> Void) throws -> (text: String, dropped: Int) {
    var bytes: [UInt8] = []
    var writer = try XMLWriter(path: "a.xml") { (chunk) throws(XMLError) in bytes += chunk }
    body(&writer)
    let dropped = try writer.finish()
    return (String(decoding: bytes, as: UTF8.self), dropped)
  }

  @Test func escapesWhatWouldBeMarkup() throws {
    let result = try written { writer in
      writer.start("a", [XMLAttribute("x", "<\"&>\n\t")])
      writer.text("<&>\r\"'")
      writer.end()
    }
    #expect(
      result.text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <a x="&lt;&quot;&amp;&gt;&#10;&#9;">&lt;&amp;&gt;&#13;"'</a>

        """)
  }

  @Test func leavesOutWhatXMLForbidsAndCountsIt() throws {
    let result = try written { writer in
      writer.element("a", text: "b\u{1}\u{FFFE}c\u{0}😀")
    }
    #expect(result.dropped == 3)
    #expect(result.text.hasSuffix("<a>bc😀</a>\n"))
  }

  /// Text is looked at eight bytes at a time.
  @Test(arguments: 0..<20) func everyOffsetIsLookedAt(length: Int) throws {
    for (special, escaped) in [
      ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\r", "&#13;"), ("\u{1}", ""),
      ("\u{FFFF}", ""), ("，", "，"), ("\"", "\""), ("\u{7F}", "\u{7F}"),
    ] {
      for offset in 0...length {
        let before = String(repeating: "a", count: offset)
        let behind = String(repeating: "中", count: length - offset)
        let result = try written { $0.element("e", text: before + special + behind) }
        #expect(
          result.text == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<e>"
            + before + escaped + behind + "</e>\n")
      }
    }
  }

  @Test func elementsWithTextAreWrittenLikeOthers() throws {
    let result = try written { writer in
      writer.start("a")
      writer.newline(depth: 1)
      writer.element("b", [XMLAttribute("x", "<\"\n")], text: "&")
      writer.element("c", text: "")
      writer.start("d")
      writer.end()
      writer.end()
    }
    #expect(
      result.text.hasSuffix(
        "<a>\n  <b x=\"&lt;&quot;&#10;\">&amp;</b><c/><d/></a>\n"))
  }

  @Test func theFirstFailedWriteIsThrownAtTheEnd() throws {
    let failure = XMLError(.system("no space left on device"), path: "a.xml")
    var count = 0
    var writer = try XMLWriter(path: "a.xml") { (_) throws(XMLError) in
      count += 1
      if count > 2 { throw failure }
    }
    writer.start("a")
    for _ in 0..<20_000 { writer.element("b", text: "text") }
    writer.end()
    do throws(XMLError) {
      try writer.finish()
      Issue.record("expected an error")
    } catch {
      #expect(error == failure)
    }
    #expect(count == 3)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func everyCharacterThatXMLAllowsComesBack(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    var text = String.UnicodeScalarView()
    while text.count < 300 {
      let limit: UInt32 = Bool.random(using: &generator) ? 0x110000 : 0x80
      guard let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &generator)) else {
        continue
      }
      let isAllowed =
        scalar.value >= 0x20
        ? ![0xFFFE, 0xFFFF].contains(scalar.value)
        : [0x09, 0x0A, 0x0D].contains(scalar.value)
      if isAllowed { text.append(scalar) }
    }
    let string = String(text)
    let result = try written { writer in
      writer.start("a", [XMLAttribute("x", string)])
      writer.text(string)
      writer.end()
    }
    #expect(result.dropped == 0)
    let found = try events(result.text)
    guard case .start(let element) = found.first else { return #expect(Bool(false)) }
    #expect(element["x"].map { Array($0.unicodeScalars) } == Array(text))
    let read = found.compactMap(\.textForTest).joined()
    #expect(Array(read.unicodeScalars) == Array(text))
  }
}
