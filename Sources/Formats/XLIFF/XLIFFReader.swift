import Bitext
import XML

/// Reads the units of an XLIFF file, version 1.0 to 1.2 or 2.x, one after the other.
@safe struct XLIFFReader: ~Copyable {
  private(set) var version = ""
  /// Of the `<file>` that the last unit was in; in version 2 of the whole document.
  private(set) var sourceLanguage: LanguageTag?
  private(set) var targetLanguage: LanguageTag?
  private(set) var notices: [String] = []
  private let path: String
  private var xml: XMLReader
  private var open: [String] = []
  private var rules: XLIFF2Rules

  init(_ file: InputFile) throws(FormatError) {
    path = file.path
    rules = XLIFF2Rules(path: file.path)
    xml = try .opened(file)
  }

  var isVersion2: Bool { version.hasPrefix("2") }

  /// The next unit; nil at the end.
  mutating func next() throws(FormatError) -> XLIFFUnit? {
    while let event = try xml.nextEvent() {
      switch event {
      case .start(let element):
        let name = String(element.localName)
        if open.isEmpty { try startDocument(element) }
        if isVersion2, name == "unit", element.namespace.isXLIFF {
          let node = try xml.node(element)
          rules.check(unit: node)
          return XLIFFUnit(version2: node, path: path)
        }
        if !isVersion2, name == "trans-unit" {
          return XLIFFUnit(version1: try xml.node(element), path: path)
        }
        if !isVersion2, name == "file" { startFile(element) }
        if isVersion2, isWhole(element) {
          rules.check(try xml.node(element))
          continue
        }
        if isVersion2 { rules.start(element) }
        open.append(name)
      case .text(let text): if isVersion2 { rules.text(text) }
      case .end:
        if isVersion2 { rules.end() }
        if !open.isEmpty { open.removeLast() }
      default: continue
      }
    }
    notices += rules.notices
    rules = XLIFF2Rules(path: path)
    return nil
  }

  private mutating func startDocument(_ element: XMLElement) throws(FormatError) {
    func fail(_ message: String) -> FormatError {
      FormatError(
        .malformed(message), path: path, line: element.position.line,
        column: element.position.column)
    }
    guard element.localName == "xliff" else {
      throw fail("expected the root element <xliff>, found <\(element.name)>")
    }
    version = element["version"] ?? (element.namespace.contains(":2.") ? "2.0" : "1.2")
    guard ["1.0", "1.1", "1.2", "2.0", "2.1", "2.2"].contains(version) else {
      throw fail("expected XLIFF 1.0 to 1.2 or 2.0 to 2.2, found “\(version)”")
    }
    guard isVersion2 else { return }
    sourceLanguage = element["srcLang"].flatMap { LanguageTag($0) }
    targetLanguage = element["trgLang"].flatMap { LanguageTag($0) }
  }

  /// Whether an element of version 2 outside of units is read as a whole. A skeleton may be as large
  /// as the document that it is of, and what is in it is nobody's business.
  private func isWhole(_ element: XMLElement) -> Bool {
    guard !open.isEmpty, !open.contains("skeleton") else { return false }
    return !element.namespace.isXLIFF || element.localName == "notes"
  }

  private mutating func startFile(_ element: XMLElement) {
    sourceLanguage = element["source-language"].flatMap { LanguageTag($0) } ?? sourceLanguage
    targetLanguage = element["target-language"].flatMap { LanguageTag($0) } ?? targetLanguage
    if element["source-language"] == nil {
      notices.append(
        "\(path):\(element.position.line): expected an attribute “source-language” on <file>")
    }
  }
}

extension String {
  /// Whether it is the name of XLIFF's own vocabulary; files without namespace are taken for it.
  var isXLIFF: Bool { isEmpty || hasPrefix("urn:oasis:names:tc:xliff:document:") }
}
