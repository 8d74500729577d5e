import Bitext

/// A glossary as CSV (RFC 4180) with the columns of our own format, in any order; only `source` and
/// `target` must be there; a header may name them by language. Without one the first two columns are
/// they.
enum CSVGlossary: GlossaryFileFormat {
  static let fileExtensions = ["csv"]

  static let columns = [
    "source", "target", "status", "admitted", "forbidden", "policy", "case", "valid", "domain",
    "note", "id",
  ]

  static func recognises(_ head: FileHead) -> Bool { false }

  static func read(
    _ file: InputFile, _ options: ReadOptions
  ) throws(FormatError) -> GlossaryContents {
    let text = try TextDecoder.text(
      of: file.bytes(), path: file.path, encoding: options.encoding)
    var rows = try DelimitedRows(text, .commas, path: file.path).rows
    var names = Array(columns.prefix(2))
    if let first = rows.first?.map({ $0.text.lowercased() }), first.contains("source"),
      first.contains("target")
    {
      names = first
      rows.removeFirst()
    } else if let first = rows.first, let columns = ColumnPair(header: first) {
      names = first.indices.map {
        $0 == columns.source ? "source" : $0 == columns.target ? "target" : ""
      }
      rows.removeFirst()
    }
    var entries: [ConceptEntry] = []
    for row in rows {
      let cells = Dictionary(zip(names, row), uniquingKeysWith: { first, _ in first })
      entries.append(try entry(cells.mapValues { unguarded($0.text) }, row[0].place()))
    }
    let unknown = names.filter { !columns.contains($0) && !$0.isEmpty }
    let notices = unknown.map { "\(file.path): the column “\($0)” is not known, left out" }
    return GlossaryContents(entries, options, notices: notices)
  }

  private static func entry(
    _ cells: [String: String], _ place: Place
  ) throws(FormatError) -> ConceptEntry {
    func value<T>(
      _ name: String, _ fallback: T, _ expected: String, _ parse: (String) -> T?
    ) throws(FormatError) -> T {
      guard let text = cells[name], !text.isEmpty else { return fallback }
      guard let value = parse(text) else {
        throw FormatError(
          .malformed("expected \(expected) in the column “\(name)”, found “\(text)”"),
          path: place.path, line: place.line)
      }
      return value
    }
    func list(_ name: String) -> [String] {
      (cells[name] ?? "").split(separator: "|").map { String($0).tidy }.filter { !$0.isEmpty }
    }
    return ConceptEntry(
      source: cells["source"] ?? "", target: cells["target"] ?? "",
      status: try value(
        "status", .approved, names(ConceptEntry.Status.self), ConceptEntry.Status.init(rawValue:)),
      admitted: list("admitted"), forbidden: list("forbidden"),
      policy: try value(
        "policy", .enforce, names(ConceptEntry.Policy.self), ConceptEntry.Policy.init(rawValue:)),
      matching: try value(
        "case", .any, names(ConceptEntry.CaseMatching.self),
        ConceptEntry.CaseMatching.init(rawValue:)),
      validity: try value("valid", ConceptEntry.Validity(), "a range such as 2020-2024") {
        ConceptEntry.Validity($0)
      }, domain: cells["domain"] ?? "", note: cells["note"] ?? "", id: cells["id"] ?? "",
      place: place)
  }

  private static func names<T: CaseIterable & RawRepresentable<String>>(_ type: T.Type) -> String {
    type.allCases.map(\.rawValue).joined(separator: ", ")
  }

  static func write(
    _ glossary: GlossaryContents, to path: String, _ options: WriteOptions
  ) throws(FormatError) -> [String] {
    let file = try AtomicFile(path)
    try file.write(columns.joined(separator: ",") + "\r\n")
    for entry in glossary.entries {
      let cells = [
        entry.source, entry.target, entry.status.rawValue, entry.admitted.joined(separator: "|"),
        entry.forbidden.joined(separator: "|"), entry.policy.rawValue, entry.matching.rawValue,
        entry.validity.description, entry.domain, entry.note, entry.id,
      ]
      try file.write(cells.map { quoted(guarded($0)) }.joined(separator: ",") + "\r\n")
    }
    try file.commit()
    return []
  }

  /// A cell that a spreadsheet would take for a formula, with the apostrophe that makes it text; a
  /// range of editions such as `-2023` is only a number to it.
  private static func guarded(_ cell: String) -> String {
    let text = cell.drop { $0 == "'" }
    guard let first = text.unicodeScalars.first, formulaStarts.contains(first) else { return cell }
    let isEdition = text.count == cell.count && text.dropFirst().allSatisfy(\.isWholeNumber)
    return isEdition ? cell : "'" + cell
  }

  private static func unguarded(_ cell: String) -> String {
    let text = cell.drop { $0 == "'" }
    guard text.count < cell.count, let first = text.unicodeScalars.first,
      formulaStarts.contains(first)
    else { return cell }
    return String(cell.dropFirst())
  }

  private static let formulaStarts: Set<Unicode.Scalar> = ["=", "+", "-", "@", "\t", "\r"]

  private static func quoted(_ cell: String) -> String {
    let scalars = cell.unicodeScalars
    guard scalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return cell }
    var quoted = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in scalars {
      quoted.append(scalar)
      if scalar == "\"" { quoted.append(scalar) }
    }
    quoted.append("\"")
    return String(quoted)
  }
}
