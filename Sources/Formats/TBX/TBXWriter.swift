import Bitext
import XML

/// Writes a glossary as TBX-Basic, version 2 (`<martif>`, `<tig>`) or version 3 in DCA style.
enum TBXWriter {
  enum Version { case two, three }

  static func write(
    _ glossary: GlossaryContents, to path: String, version: Version
  ) throws(FormatError) -> [String] {
    let file = try AtomicFile(path)
    var xml = try XMLWriter.opened(on: file)
    writeHead(&xml, glossary, version)
    var losses = GlossaryLosses()
    for (index, entry) in glossary.entries.enumerated() {
      let id = entry.id.isXMLName ? entry.id : "c\(index + 1)"
      if id != entry.id, !entry.id.isEmpty { losses.add("does not allow the id, numbered instead") }
      write(&xml, entry, id: id, glossary, version, &losses)
    }
    xml.newline(depth: 2)
    xml.end()
    xml.newline(depth: 1)
    xml.end()
    xml.newline()
    xml.end()
    _ = try xml.finish(file)
    return losses.sentences("TBX-Basic")
  }

  private static func writeHead(
    _ xml: inout XMLWriter, _ glossary: GlossaryContents, _ version: Version
  ) {
    let language = XMLAttribute("xml:lang", glossary.sourceLanguage.description)
    switch version {
    case .two:
      xml.documentType("martif", systemID: "TBXcoreStructV02.dtd")
      xml.start("martif", [XMLAttribute("type", "TBX-Basic"), language])
      xml.newline(depth: 1)
      xml.start("martifHeader")
    case .three:
      xml.start(
        "tbx",
        [
          XMLAttribute("type", "TBX-Basic"), XMLAttribute("style", "dca"), language,
          XMLAttribute("xmlns", "urn:iso:std:iso:30042:ed-2"),
        ])
      xml.newline(depth: 1)
      xml.start("tbxHeader")
    }
    xml.newline(depth: 2)
    xml.start("fileDesc")
    xml.newline(depth: 3)
    xml.start("sourceDesc")
    xml.element("p", text: "Glossary written by yizhi")
    xml.end()
    xml.newline(depth: 2)
    xml.end()
    if version == .two {
      xml.newline(depth: 2)
      xml.start("encodingDesc")
      xml.element("p", [XMLAttribute("type", "XCSURI")], text: "TBXBasicXCSV02.xcs")
      xml.end()
    }
    xml.newline(depth: 1)
    xml.end()
    xml.newline(depth: 1)
    xml.start("text")
    xml.newline(depth: 2)
    xml.start("body")
  }

  private static func write(
    _ xml: inout XMLWriter, _ entry: ConceptEntry, id: String, _ glossary: GlossaryContents,
    _ version: Version, _ losses: inout GlossaryLosses
  ) {
    xml.newline(depth: 3)
    xml.start(version == .two ? "termEntry" : "conceptEntry", [XMLAttribute("id", id)])
    if !entry.domain.isEmpty {
      xml.newline(depth: 4)
      xml.element("descrip", [XMLAttribute("type", "subjectField")], text: entry.domain)
    }
    let ownNotes = TBXExtras.notes(of: entry, &losses)
    for note in (entry.note.isEmpty ? [] : [entry.note]) + ownNotes {
      xml.newline(depth: 4)
      xml.element("note", text: note)
    }
    let isDeprecated = entry.status == .deprecated
    language(&xml, glossary.sourceLanguage, version) { xml in
      term(&xml, entry.source, isDeprecated ? .deprecated : nil, version)
    }
    language(&xml, glossary.targetLanguage, version) { xml in
      if !entry.target.isEmpty { term(&xml, entry.target, .preferred, version) }
      for text in entry.admitted { term(&xml, text, .admitted, version) }
      for text in entry.forbidden { term(&xml, text, .deprecated, version) }
    }
    xml.newline(depth: 3)
    xml.end()
  }

  private static func language(
    _ xml: inout XMLWriter, _ language: LanguageTag, _ version: Version,
    _ terms: (inout XMLWriter) -> Void
  ) {
    xml.newline(depth: 4)
    xml.start(
      version == .two ? "langSet" : "langSec",
      [XMLAttribute("xml:lang", language.description)])
    terms(&xml)
    xml.newline(depth: 4)
    xml.end()
  }

  private static func term(
    _ xml: inout XMLWriter, _ text: String, _ status: TBXConcept.Status?, _ version: Version
  ) {
    xml.newline(depth: 5)
    xml.start(version == .two ? "tig" : "termSec")
    xml.newline(depth: 6)
    xml.element("term", text: text)
    if let status {
      xml.newline(depth: 6)
      xml.element(
        "termNote", [XMLAttribute("type", "administrativeStatus")], text: status.rawValue)
    }
    xml.newline(depth: 5)
    xml.end()
  }
}

extension String {
  /// Whether it may be an XML `ID`: a letter or underscore first, then letters, digits, `-._`.
  var isXMLName: Bool {
    guard let first = unicodeScalars.first, first.properties.isAlphabetic || first == "_" else {
      return false
    }
    return unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType == .decimal
        || "-._".unicodeScalars.contains($0)
    }
  }
}
