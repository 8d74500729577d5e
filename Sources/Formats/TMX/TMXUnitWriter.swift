public import Bitext
import XML

/// Writes translation units as a TMX 1.4b file, strictly, one after the other.
///
/// Valid by `tmx14.dtd`: props and notes stand before variants and segments, codes become the
/// elements that TMX has for them, and attributes are those of the specification.
@safe public struct TMXUnitWriter: ~Copyable {
  private var xml: XMLWriter
  private let file: AtomicFile

  /// Writes the head; the file appears with `finish()`.
  public init(path: String, header: TMXHeader) throws(FormatError) {
    let file = try AtomicFile(path)
    let xml = try XMLWriter.opened(on: file)
    self.file = file
    self.xml = xml
    writeHead(header)
  }

  private mutating func writeHead(_ header: TMXHeader) {
    xml.documentType("tmx", systemID: "tmx14.dtd")
    xml.start("tmx", [XMLAttribute("version", "1.4")])
    xml.newline(depth: 1)
    xml.start("header", header.attributes.map { XMLAttribute($0.name, $0.value) })
    write(header.properties, header.notes, depth: 2)
    if !header.properties.isEmpty || !header.notes.isEmpty { xml.newline(depth: 1) }
    xml.end()
    xml.newline(depth: 1)
    xml.start("body")
  }

  /// - Throws: The first error of writing the file.
  public mutating func write(_ unit: TranslationUnit) throws(FormatError) {
    xml.newline(depth: 2)
    xml.start("tu")
    if let id = unit.id { xml.attribute("tuid", id) }
    if let language = unit.sourceLanguage { xml.attribute("srclang", language.description) }
    write(attributes: unit.attributes, allowed: TMXGrammar.unitAttributes)
    write(unit.properties, unit.notes, depth: 3)
    for variant in unit.variants {
      xml.newline(depth: 3)
      xml.start("tuv")
      xml.attribute("xml:lang", variant.language.description)
      write(attributes: variant.attributes, allowed: TMXGrammar.variantAttributes)
      write(variant.properties, variant.notes, depth: 4)
      xml.newline(depth: 4)
      if variant.segment.codes.isEmpty {
        xml.element("seg", text: variant.segment.text)
      } else {
        xml.start("seg")
        write(variant.segment)
        xml.end()
      }
      xml.newline(depth: 3)
      xml.end()
    }
    xml.newline(depth: 2)
    xml.end()
    if let failure = file.failure { throw failure }
  }

  /// Ends the file, puts it in place, and returns how many characters that XML forbids were left
  /// out.
  @discardableResult public consuming func finish() throws(FormatError) -> Int {
    xml.newline(depth: 1)
    xml.end()
    xml.newline()
    xml.end()
    let file = file
    return try xml.finish(file)
  }

  private mutating func write(_ properties: [Property], _ notes: [String], depth: Int) {
    for note in notes {
      xml.newline(depth: depth)
      xml.element("note", text: note)
    }
    for property in properties {
      xml.newline(depth: depth)
      xml.element("prop", [XMLAttribute("type", property.name)], text: property.value)
    }
  }

  private mutating func write(attributes: [Property], allowed: Set<String>) {
    for attribute in attributes where allowed.contains(attribute.name) {
      xml.attribute(attribute.name, attribute.value)
    }
  }

  private mutating func write(_ segment: Segment) {
    let text = segment.text.utf8
    var position = text.startIndex
    for code in TMXCodes.writable(segment.codes) {
      let stop = text.index(text.startIndex, offsetBy: min(code.code.offset, text.count))
      if position < stop { xml.text(String(segment.text[position..<stop])) }
      position = max(position, stop)
      write(code)
    }
    if position < text.endIndex { xml.text(String(segment.text[position...])) }
  }

  private mutating func write(_ item: TMXCodes.Written) {
    if item.element == "hi", item.code.role == .closing { return xml.end() }
    xml.start(item.element, item.attributes)
    if item.element == "hi" { return }
    for content in item.code.content {
      switch content {
      case .native(let native): xml.text(native)
      case .subflow(let text, let attributes):
        xml.start("sub")
        write(attributes: attributes, allowed: ["type", "datatype"])
        xml.text(text)
        xml.end()
      }
    }
    xml.end()
  }
}
