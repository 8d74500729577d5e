import Bitext

/// An OmegaT glossary: UTF-8, a line each of source, target and comment, parted by tabs; several
/// lines of one source are its renderings.
enum OmegaTGlossary: GlossaryFileFormat {
  static let fileExtensions = ["txt", "tab", "utf8"]

  static func recognises(_ head: FileHead) -> Bool { false }

  static func read(
    _ file: InputFile, _ options: ReadOptions
  ) throws(FormatError) -> GlossaryContents {
    let text = try file.text(options)
    var entries: [ConceptEntry] = []
    var indices: [String: Int] = [:]
    var notices: [String] = []
    for (number, line) in text.lines.enumerated()
    where !line.isEmpty && line.first != "#" {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count >= 2, !cells[0].isEmpty else {
        notices.append("\(file.path):\(number + 1): expected source and target with a tab between")
        continue
      }
      if let index = indices[cells[0]] {
        entries[index].admitted.append(cells[1])
        continue
      }
      indices[cells[0]] = entries.count
      entries.append(
        ConceptEntry(
          source: cells[0], target: cells[1], note: cells.count > 2 ? cells[2] : "",
          place: Place(path: file.path, line: number + 1, column: 1)))
    }
    return GlossaryContents(entries, options, notices: notices)
  }

  static func canHold(_ entry: ConceptEntry) -> Bool {
    entry.status != .rejected && !entry.target.isEmpty
  }

  static func write(
    _ glossary: GlossaryContents, to path: String, _ options: WriteOptions
  ) throws(FormatError) -> [String] {
    let file = try AtomicFile(path)
    var losses = GlossaryLosses()
    for entry in glossary.entries {
      guard canHold(entry) else {
        losses.add("cannot say that a term is rejected or has no rendering, left out")
        continue
      }
      var comments = entry.note.isEmpty ? [] : [entry.note]
      if !entry.forbidden.isEmpty {
        comments.append("not: " + entry.forbidden.joined(separator: ", "))
        losses.add("has no column for forbidden renderings, written as a comment")
      }
      if entry.status != .approved { losses.add("has no column for the status") }
      losses.addUnsaid(of: entry, except: ["note"])
      for target in [entry.target] + entry.admitted {
        let cells = [entry.source, target, comments.joined(separator: "; ")]
        try file.write(cells.map(\.cell).joined(separator: "\t") + "\n")
      }
    }
    try file.commit()
    return losses.sentences("the OmegaT glossary")
  }
}

extension GlossaryContents {
  /// Languages by the options, else by the script of the terms.
  init(_ entries: [ConceptEntry], _ options: ReadOptions, notices: [String]) {
    func likely(_ terms: [String]) -> LanguageTag {
      let chinese = terms.prefix(200).count { TextLanguage(of: $0) == .chinese }
      return 2 * chinese >= min(terms.count, 200) && chinese > 0 ? .chinese : .english
    }
    self.init(
      entries: entries, sourceLanguage: options.sourceLanguage ?? likely(entries.map(\.source)),
      targetLanguage: options.targetLanguage ?? likely(entries.map(\.target)), notices: notices)
  }
}

extension GlossaryLosses {
  /// Fields that neither a plain list of terms nor a comment holds.
  mutating func addUnsaid(of entry: ConceptEntry, except said: Set<String>) {
    let fields = [
      ("policy", entry.policy != .enforce), ("case", entry.matching != .any),
      ("valid", entry.validity != ConceptEntry.Validity()), ("domain", !entry.domain.isEmpty),
      ("id", !entry.id.isEmpty), ("note", !entry.note.isEmpty),
    ]
    for (name, isSet) in fields where isSet && !said.contains(name) {
      add("has no column for “\(name)”")
    }
  }
}

extension String {
  /// As a cell of a tab-separated file: a blank for a tab or line end.
  var cell: String {
    var text = UnicodeScalarView()
    for scalar in unicodeScalars {
      text.append("\t\n\r".unicodeScalars.contains(scalar) ? " " : scalar)
    }
    return String(text)
  }
}
