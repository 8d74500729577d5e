import Bitext

/// UTX 1.20, the simple term list of AAMT: a first line `#UTX …` with the languages, a second with
/// the names of the columns, then a term pair a line, parted by tabs.
enum UTXGlossary: GlossaryFileFormat {
  static let fileExtensions = ["utx"]

  static func recognises(_ head: FileHead) -> Bool {
    let start = head.bytes.drop { $0 >= 0x80 }.prefix(4)
    return start.elementsEqual("#UTX".utf8)
  }

  static func read(
    _ file: InputFile, _ options: ReadOptions
  ) throws(FormatError) -> GlossaryContents {
    let lines = try file.text(options).lines
    var options = options
    var columns = ["src", "tgt", "src:pos"]
    var entries: [ConceptEntry] = []
    var notices: [String] = []
    for (index, line) in lines.enumerated() where !line.isEmpty {
      if line.first == "#" {
        if line.hasPrefix("#UTX") {
          readLanguages(line, &options)
        } else if line.hasPrefix("#src") {
          columns = line.dropFirst().split(separator: "\t").map { $0.lowercased() }
        }
        continue
      }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      func cell(_ name: String) -> String {
        columns.firstIndex(of: name).flatMap { cells.indices.contains($0) ? cells[$0] : nil } ?? ""
      }
      guard !cell("src").isEmpty else {
        notices.append("\(file.path):\(index + 1): expected a source term in the first column")
        continue
      }
      add(
        &entries, cell("src"), cell("tgt"), status: cell("term status"), note: cell("comment"),
        id: cell("concept id"), Place(path: file.path, line: index + 1, column: 1))
    }
    return GlossaryContents(entries, options, notices: notices)
  }

  static func write(
    _ glossary: GlossaryContents, to path: String, _ options: WriteOptions
  ) throws(FormatError) -> [String] {
    let file = try AtomicFile(path)
    let languages = "\(glossary.sourceLanguage)/\(glossary.targetLanguage)"
    let date = options.date.isEmpty ? "" : " \(options.date);"
    try file.write("#UTX 1.20; \(languages);\(date)\n")
    try file.write("#src\ttgt\tsrc:pos\tterm status\tconcept ID\tcomment\n")
    var losses = GlossaryLosses()
    for entry in glossary.entries {
      losses.addUnsaid(of: entry, except: ["note", "id"])
      let first: String =
        switch entry.status {
        case .approved: "approved"
        case .candidate: "provisional"
        case .deprecated: "non-standard"
        case .rejected: "rejected"
        }
      let rows =
        [(entry.target, first)] + entry.admitted.map { ($0, "non-standard") }
        + entry.forbidden.map { ($0, "forbidden") }
      for (target, status) in rows where !target.isEmpty || status == "rejected" {
        let cells = [entry.source, target, "noun", status, entry.id, entry.note]
        try file.write(cells.map(\.cell).joined(separator: "\t") + "\n")
      }
    }
    try file.commit()
    return losses.sentences("UTX")
  }

  /// `#UTX 1.20; zh-CN/en; …`
  private static func readLanguages(_ line: Substring, _ options: inout ReadOptions) {
    for part in line.split(separator: ";").dropFirst() {
      let tags = part.split(separator: "/").map { LanguageTag(String($0).tidy) }
      guard tags.count == 2, let source = tags[0], let target = tags[1] else { continue }
      options.sourceLanguage = options.sourceLanguage ?? source
      options.targetLanguage = options.targetLanguage ?? target
      return
    }
  }

  private static func add(
    _ entries: inout [ConceptEntry], _ source: String, _ target: String, status: String,
    note: String, id: String, _ place: Place
  ) {
    let index = entries.lastIndex { $0.source == source && $0.id == id }
    switch (status, index) {
    case ("forbidden", let index?): entries[index].forbidden.append(target)
    case ("non-standard", let index?): entries[index].admitted.append(target)
    default:
      let meaning: ConceptEntry.Status =
        switch status {
        case "provisional": .candidate
        case "rejected": .rejected
        case "non-standard": .deprecated
        default: .approved
        }
      let isForbidden = status == "forbidden"
      entries.append(
        ConceptEntry(
          source: source, target: isForbidden ? "" : target, status: meaning,
          forbidden: isForbidden ? [target] : [], note: note, id: id, place: place))
    }
  }
}
