public import Bitext
import XML

/// Reads the translation units of a TMX file of any version from 1.1 to 1.4b, one after the other.
///
/// Lenient: header and DOCTYPE may lack, `lang` serves for `xml:lang`, language codes may be in any
/// case and with underscores. A unit or variant that cannot be understood is left out and listed in
/// `problems`; only XML that is not well-formed ends the reading.
/// - Complexity: O(1) in memory but for the longest unit and the problems.
@safe public struct TMXReader: ~Copyable {
  public let header: TMXHeader
  /// The first thousand of them.
  public private(set) var problems: [Problem] = []
  public private(set) var problemCount = 0
  /// Units met so far, the ones left out included.
  public private(set) var unitCount = 0
  public let path: String
  private var xml: XMLReader
  /// Is told which unit is being read.
  private let tape: TMXTape?
  /// The codes met so far; a file has a few, each on thousands of variants.
  private var languages: [(code: String, tag: LanguageTag?)] = []

  /// Why a unit or a part of it was left out.
  public struct Problem: Hashable, Sendable, CustomStringConvertible {
    public var path: String
    /// 1-based.
    public var line: Int
    /// 1-based position of the unit in the file.
    public var unit: Int
    public var message: String

    public var description: String { "\(path):\(line): unit \(unit): \(message)" }
  }

  /// - Parameter path: A file; `-` for standard input.
  /// - Throws: A `FormatError` where it cannot be opened or holds no TMX.
  public init(path: String) throws(FormatError) {
    try self.init(InputFile.opened(path))
  }

  init(_ file: InputFile) throws(FormatError) {
    try self.init(XMLReader.opened(file, textElements: Self.textElements), tape: nil)
  }

  /// Reads what a tape gives, whose first byte stands at a place of the file.
  init(path: String, _ tape: TMXTape, from start: XMLPosition) throws(FormatError) {
    let xml = try XMLReader.opened(path: path, from: start, textElements: Self.textElements) {
      () throws(FormatError) in try tape.chunk()
    }
    try self.init(xml, tape: tape)
  }

  private static let textElements = ["seg", "prop", "note"]

  private init(_ xml: consuming XMLReader, tape: TMXTape?) throws(FormatError) {
    var xml = xml
    header = try Self.head(&xml)
    path = xml.path
    self.xml = xml
    self.tape = tape
  }

  /// The next unit; nil at the end of the file.
  /// - Throws: A `FormatError` where the XML is not well-formed.
  public mutating func next() throws(FormatError) -> TranslationUnit? {
    while let event = try xml.nextEvent() {
      switch event {
      case .start(let element) where element.localName == "tu":
        unitCount += 1
        tape?.openUnit = element.position
        let unit = try unit(element)
        tape?.openUnit = nil
        if let unit { return unit }
      case .start(let element) where element.localName == "body": continue
      case .start: try xml.skipElement()
      default: continue
      }
    }
    return nil
  }

  // MARK: The elements, one function each

  /// Reads up to the beginning of the body.
  private static func head(_ xml: inout XMLReader) throws(FormatError) -> TMXHeader {
    var header = TMXHeader()
    var hasRoot = false
    while let event = try xml.nextEvent() {
      guard case .start(let element) = event else { continue }
      switch element.localName {
      case "tmx" where !hasRoot:
        hasRoot = true
        header.version = element["version"]
      case "header" where hasRoot:
        header.attributes = element.attributes.map { Property($0.name, $0.value) }
        try readAnnotations(&xml, into: &header)
      case "body" where hasRoot: return header
      default:
        guard hasRoot else {
          throw FormatError(
            .malformed("expected the root element <tmx>, found <\(element.name)>"),
            path: xml.path, line: element.position.line, column: element.position.column)
        }
        try xml.skipElement()
      }
    }
    return header
  }

  private static func readAnnotations(
    _ xml: inout XMLReader, into header: inout TMXHeader
  ) throws(FormatError) {
    while let event = try xml.nextEvent() {
      switch event {
      case .start(let element) where element.localName == "prop":
        header.properties.append(Property(element["type"] ?? "", try xml.elementText()))
      case .start(let element) where element.localName == "note":
        header.notes.append(try xml.elementText())
      case .start: try xml.skipElement()
      case .end: return
      default: continue
      }
    }
  }

  private mutating func unit(_ element: XMLElement) throws(FormatError) -> TranslationUnit? {
    var unit = TranslationUnit(
      variants: [],
      place: Place(path: path, line: element.position.line, column: element.position.column))
    for attribute in element.attributes {
      switch attribute.name {
      case "tuid": unit.id = attribute.value
      case "srclang": unit.sourceLanguage = LanguageTag(attribute.value)
      default: unit.attributes.append(Property(attribute.name, attribute.value))
      }
    }
    children: while let event = try xml.nextEvent() {
      switch event {
      case .start(let child) where child.localName == "tuv":
        if let variant = try variant(child) { unit.variants.append(variant) }
      case .start(let child) where child.localName == "prop":
        unit.properties.append(Property(child["type"] ?? "", try xml.elementText()))
      case .start(let child) where child.localName == "note":
        unit.notes.append(try xml.elementText())
      case .start: try xml.skipElement()
      case .end: break children
      default: continue
      }
    }
    guard !unit.variants.isEmpty else {
      report("expected variants with a language and a segment, found none", element)
      return nil
    }
    return unit
  }

  private mutating func variant(
    _ element: XMLElement
  ) throws(FormatError) -> TranslationUnit.Variant? {
    let code = element["xml:lang"] ?? element["lang"]
    var segment: Segment?
    var properties: [Property] = []
    var notes: [String] = []
    children: while let event = try xml.nextEvent() {
      switch event {
      case .start(let child) where child.localName == "seg":
        segment = try self.segment()
      case .start(let child) where child.localName == "prop":
        properties.append(Property(child["type"] ?? "", try xml.elementText()))
      case .start(let child) where child.localName == "note": notes.append(try xml.elementText())
      case .start: try xml.skipElement()
      case .end: break children
      default: continue
      }
    }
    guard let code, let language = language(code) else {
      report(code.map { "expected a language code, found “\($0)”" } ?? "no language code", element)
      return nil
    }
    guard let segment else {
      report("variant \(language) has no segment", element)
      return nil
    }
    let attributes = element.attributes.filter { $0.name != "xml:lang" && $0.name != "lang" }
    return TranslationUnit.Variant(
      language: language, segment: segment, properties: properties, notes: notes,
      attributes: attributes.map { Property($0.name, $0.value) })
  }

  private mutating func language(_ code: String) -> LanguageTag? {
    if let known = languages.first(where: { $0.code == code }) { return known.tag }
    let tag = LanguageTag(code)
    if languages.count < 100 { languages.append((code, tag)) }
    return tag
  }

  private mutating func segment() throws(FormatError) -> Segment {
    var builder = SegmentBuilder(path: path)
    /// Spans whose text belongs to the segment (`hi`), innermost last.
    var spans: [String] = []
    while let event = try xml.nextEvent() {
      switch event {
      case .text(let text): builder.append(text)
      case .start(let element):
        let attributes = element.attributes.map { Property($0.name, $0.value) }
        let name = String(element.localName)
        guard let role = TMXCodes.role(of: name, attributes) else {
          spans.append(name)
          builder.append(code: name, .opening, attributes)
          continue
        }
        builder.append(code: name, role, attributes, try codeContent())
      case .end:
        guard let name = spans.popLast() else { return builder.segment }
        builder.append(code: name, .closing)
      default: continue
      }
    }
    return builder.segment
  }

  /// What a code element holds: native code and sub-flows.
  private mutating func codeContent() throws(FormatError) -> [InlineCode.Content] {
    var content: [InlineCode.Content] = []
    while let event = try xml.nextEvent() {
      switch event {
      case .text(let text):
        if case .native(let before) = content.last {
          content[content.count - 1] = .native(before + text.text)
        } else {
          content.append(.native(text.text))
        }
      case .start(let element):
        let attributes = element.attributes.map { Property($0.name, $0.value) }
        content.append(.subflow(try xml.elementText(), attributes: attributes))
      case .end: return content
      default: continue
      }
    }
    return content
  }

  private mutating func report(_ message: String, _ element: XMLElement) {
    problemCount += 1
    guard problems.count < 1000 else { return }
    problems.append(
      Problem(path: path, line: element.position.line, unit: unitCount, message: message))
  }
}
