import Bitext
import XML

/// Reads TBX of both versions (ISO 30042:2008 and 2019), of any dialect, in DCA and DCT style.
///
/// One entry of ours is made of each source term of a concept and all its target terms; a file
/// written by us comes back as it was, since what TBX-Basic cannot say is in notes that begin with
/// `yizhi:`.
struct TBXReader {
  private let path: String
  private let options: ReadOptions
  private var concepts: [TBXConcept] = []
  private var headerLanguage: LanguageTag?
  private var structure: TBXStructure

  static func read(
    _ file: InputFile, _ options: ReadOptions
  ) throws(FormatError) -> GlossaryContents {
    var reader = TBXReader(path: file.path, options: options)
    var xml = try XMLReader.opened(file)
    try reader.readConcepts(&xml)
    return reader.contents()
  }

  private init(path: String, options: ReadOptions) {
    self.path = path
    self.options = options
    structure = TBXStructure(path: path)
  }

  private mutating func readConcepts(_ xml: inout XMLReader) throws(FormatError) {
    var open: [String] = []
    while let event = try xml.nextEvent() {
      switch event {
      case .start(let element):
        let name = String(element.localName)
        if open.isEmpty {
          guard name == "martif" || name == "tbx" else {
            throw FormatError(
              .malformed("expected the root element <martif> or <tbx>, found <\(name)>"),
              path: path, line: element.position.line, column: element.position.column)
          }
          headerLanguage = element["xml:lang"].flatMap { LanguageTag($0) }
        }
        if ["termEntry", "conceptEntry"].contains(name) {
          let node = try xml.node(element)
          structure.check(node)
          concepts.append(TBXConcept(node, path: path))
          continue
        }
        structure.check(element, parents: open)
        open.append(name)
      case .text(let text):
        if !text.isWhitespace { structure.check(text, parents: open) }
      case .end: open.removeLast()
      default: continue
      }
    }
  }

  private func contents() -> GlossaryContents {
    let source = options.sourceLanguage ?? likelySource()
    let target = options.targetLanguage ?? likelyTarget(beside: source)
    var losses = GlossaryLosses()
    let entries = concepts.flatMap { $0.entries(source, target, &losses) }
    return GlossaryContents(
      entries: entries, sourceLanguage: source, targetLanguage: target,
      notices: structure.notices + losses.sentences("\(path):"))
  }

  /// Chinese if any concept has it, else the file's own language, else the first one met.
  private func likelySource() -> LanguageTag {
    let met = concepts.lazy.flatMap(\.languages)
    if let chinese = met.first(where: { $0.language.isChinese }) { return chinese.language }
    if let own = headerLanguage,
      let first = met.first(where: { $0.language.primary == own.primary })
    {
      return first.language
    }
    return met.first?.language ?? .chinese
  }

  /// English, else the language that most concepts have beside the source.
  private func likelyTarget(beside source: LanguageTag) -> LanguageTag {
    var counts: [LanguageTag: Int] = [:]
    for language in concepts.flatMap(\.languages) where language.language.primary != source.primary
    {
      counts[language.language, default: 0] += 1
    }
    let english = counts.keys.filter { $0.primary == "en" }.min()
    let most = counts.min { ($1.value, $0.key) < ($0.value, $1.key) }
    return english ?? most?.key ?? (source.isChinese ? .english : .chinese)
  }
}

enum TBXVersion2: GlossaryFileFormat {
  static let fileExtensions = ["tbx"]

  static func recognises(_ head: FileHead) -> Bool {
    head.rootElement == "martif" || head.rootElement == "tbx"
  }

  static func read(
    _ file: InputFile, _ options: ReadOptions
  ) throws(FormatError) -> GlossaryContents {
    try TBXReader.read(file, options)
  }

  static func write(
    _ glossary: GlossaryContents, to path: String, _ options: WriteOptions
  ) throws(FormatError) -> [String] {
    try TBXWriter.write(glossary, to: path, version: .two)
  }
}

enum TBXVersion3: GlossaryFileFormat {
  static let fileExtensions: [String] = []

  static func recognises(_ head: FileHead) -> Bool { false }

  static func read(
    _ file: InputFile, _ options: ReadOptions
  ) throws(FormatError) -> GlossaryContents {
    try TBXReader.read(file, options)
  }

  static func write(
    _ glossary: GlossaryContents, to path: String, _ options: WriteOptions
  ) throws(FormatError) -> [String] {
    try TBXWriter.write(glossary, to: path, version: .three)
  }
}
