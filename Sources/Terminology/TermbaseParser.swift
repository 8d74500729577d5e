internal import Bitext

extension Termbase {
  /// The glossary that a canonical file holds.
  ///
  /// Columns may come in any order, and all but `source` may be left out; a byte order mark and
  /// CR LF line ends are accepted. An empty cell means `approved`, `enforce`, `any`, or nothing.
  /// - Parameters:
  ///   - text: the whole file.
  ///   - path: its name, for places and errors.
  /// - Throws: every fault of the text at once, in its order.
  /// - Complexity: linear in the text but for sorting.
  public init(text: String, path: String) throws(GlossaryError) {
    var parser = TermbaseParser(path: path)
    let bytes = Array(text.utf8)
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var line = 0
    for slice in bytes[start...].split(separator: 0x0A, omittingEmptySubsequences: false) {
      line += 1
      parser.read(slice.last == 0x0D ? slice.dropLast() : slice, line: line)
    }
    if parser.columns == nil, parser.faults.isEmpty {
      parser.report(.badHeader, 1, 0, "expected the header row: \(Self.header)")
    }
    guard parser.faults.isEmpty else { throw GlossaryError(parser.faults) }
    self.init(parser.entries)
  }
}

struct TermbaseParser {
  let path: String
  /// The columns of the file in its order; nil before the header row.
  private(set) var columns: [Termbase.Column]?
  private(set) var entries: [ConceptEntry] = []
  private(set) var faults: [GlossaryError.Fault] = []
  private var linesOfConcepts: [Termbase.Concept: Int] = [:]
  private var linesOfIds: [String: Int] = [:]
  private var isInConflict = false

  /// Longer cells are refused, in UTF-8 code units: no term or note needs them.
  static let longestCell = 10_000

  init(path: String) { self.path = path }

  mutating func report(_ kind: GlossaryError.Kind, _ line: Int, _ column: Int, _ message: String) {
    faults.append(
      GlossaryError.Fault(kind, at: Place(path: path, line: line, column: column), message))
  }

  mutating func read(_ bytes: ArraySlice<UInt8>, line: Int) {
    if isConflictMark(bytes, line: line) { return }
    if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return }
    let cells = bytes.split(separator: 0x09, omittingEmptySubsequences: false)
    guard let columns else {
      readHeader(cells, line: line)
      return
    }
    guard !columns.isEmpty else { return }
    if let entry = entry(of: cells, columns, line: line) { add(entry, line: line) }
  }

  private mutating func readHeader(_ cells: [ArraySlice<UInt8>], line: Int) {
    var found: [Termbase.Column] = []
    var column = 1
    for cell in cells {
      let name = String(decoding: cell.prefix(60), as: UTF8.self)
      if let known = Termbase.Column(rawValue: name) {
        if found.contains(known) {
          report(.badHeader, line, column, "the column '\(name)' stands twice")
        }
        found.append(known)
      } else {
        let hint =
          Termbase.Column.nearest(to: name).map { " (did you mean '\($0.rawValue)'?)" } ?? ""
        let names = Termbase.Column.allCases.map(\.rawValue).joined(separator: ", ")
        report(
          .badHeader, line, column, "unknown column '\(name)'\(hint); expected some of \(names)")
      }
      column += Self.scalars(in: cell) + 1
    }
    if faults.isEmpty, !found.contains(.source) {
      report(.badHeader, line, 1, "expected a column 'source'")
    }
    columns = faults.isEmpty ? found : []
  }

  private mutating func entry(
    of cells: [ArraySlice<UInt8>], _ columns: [Termbase.Column], line: Int
  ) -> ConceptEntry? {
    let faultsBefore = faults.count
    var entry = ConceptEntry(
      source: "", target: "", place: Place(path: path, line: line, column: 1))
    var position = 1
    for (index, cell) in cells.enumerated() {
      guard index < columns.count else {
        report(
          .badRow, line, position,
          "\(cells.count) cells in a row; the header row names \(columns.count) columns")
        return nil
      }
      if let values = values(of: cell, columns[index], line: line, column: position),
        let problem = entry.set(columns[index], to: values)
      {
        report(.badCell, line, position, problem)
      }
      position += Self.scalars(in: cell) + 1
    }
    guard faults.count == faultsBefore else { return nil }
    if entry.source.isEmpty {
      report(.badCell, line, 1, "source is empty: expected a term")
    } else if entry.target.isEmpty, entry.status == .approved {
      report(.badCell, line, 1, "target is empty: an approved entry needs a rendering")
    }
    return faults.count == faultsBefore ? entry : nil
  }

  /// The values of a cell, or nil where they cannot be read, which is reported.
  private mutating func values(
    of cell: ArraySlice<UInt8>, _ column: Termbase.Column, line: Int, column start: Int
  ) -> [String]? {
    guard cell.count <= Self.longestCell else {
      report(
        .badCell, line, start,
        "\(column.rawValue) has \(cell.count) bytes: expected at most \(Self.longestCell)")
      return nil
    }
    if let bad = cell.firstIndex(where: { $0 < 0x20 || $0 == 0x7F }) {
      let place = start + Self.scalars(in: cell[..<bad])
      let code = String(cell[bad], radix: 16, uppercase: true)
      report(
        .badCell, line, place,
        "\(column.rawValue) holds the control character U+00\(code.count == 1 ? "0" : "")\(code)")
      return nil
    }
    switch GlossaryCell.values(of: cell, isList: column.isList) {
    case .success(let values): return values
    case .failure(let escape):
      let place = start + Self.scalars(in: cell.prefix(escape.offset))
      report(
        .badCell, line, place,
        "\(column.rawValue) has a backslash without meaning: write \\t, \\n, \\| or \\\\")
      return nil
    }
  }

  private mutating func add(_ entry: ConceptEntry, line: Int) {
    let concept = Termbase.Concept(entry)
    if let first = linesOfConcepts.updateValue(line, forKey: concept) {
      let range = entry.validity.description
      let editions = range.isEmpty ? "" : " for \(range)"
      report(
        .duplicate, line, 1,
        "'\(entry.source)'\(editions) stands already in line \(first): join the two entries")
    }
    if !entry.id.isEmpty, let first = linesOfIds.updateValue(line, forKey: entry.id) {
      report(.duplicate, line, 1, "the id '\(entry.id)' stands already in line \(first)")
    }
    entries.append(entry)
  }

  /// Whether a line belongs to a merge that nobody settled, which is reported once.
  private mutating func isConflictMark(_ bytes: ArraySlice<UInt8>, line: Int) -> Bool {
    guard Self.isConflictMark(bytes), let mark = bytes.first else { return isInConflict }
    if mark == 0x3C {
      report(
        .unresolvedConflict, line, 1,
        "unresolved merge conflict: keep one of the versions and delete the marks "
          + "<<<<<<<, |||||||, ======= and >>>>>>>")
    }
    isInConflict = mark != 0x3E
    return true
  }

  /// Whether a line begins with seven `<`, `|`, `=` or `>`.
  static func isConflictMark(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let mark = bytes.first, [0x3C, 0x7C, 0x3D, 0x3E].contains(mark) else { return false }
    return bytes.count >= 7 && bytes.prefix(7).allSatisfy { $0 == mark }
  }

  private static func scalars(in bytes: ArraySlice<UInt8>) -> Int {
    bytes.count { $0 & 0xC0 != 0x80 }
  }
}

extension ConceptEntry {
  /// Puts what a cell holds into the entry.
  ///
  /// - Returns: what is wrong with it; nil where all is well.
  mutating func set(_ column: Termbase.Column, to values: [String]) -> String? {
    let value = values.first ?? ""
    switch column {
    case .source: source = value
    case .target: target = value
    case .admitted: admitted = Self.distinct(values)
    case .forbidden: forbidden = Self.distinct(values)
    case .domain: domain = value
    case .note: note = value
    case .id: id = value
    case .status, .policy, .matching: return setChoice(column, to: value)
    case .validity:
      guard let range = Validity(value) else {
        return "valid is '\(value)': expected editions such as 2024-, -2023, 2020-2023 or 2024"
      }
      validity = range
    }
    return nil
  }

  private mutating func setChoice(_ column: Termbase.Column, to value: String) -> String? {
    guard !value.isEmpty else { return nil }
    switch column {
    case .status: if let status = Status(rawValue: value) { self.status = status; return nil }
    case .policy: if let policy = Policy(rawValue: value) { self.policy = policy; return nil }
    default:
      if let matching = CaseMatching(rawValue: value) { self.matching = matching; return nil }
    }
    let allowed = column.allowedValues ?? []
    let nearest = allowed.first { editDistance(value.lowercased(), $0) <= 2 }
    let hint = nearest.map { "; did you mean '\($0)'?" } ?? ""
    return "\(column.rawValue) is '\(value)': expected \(allowed.joined(separator: ", "))\(hint)"
  }

  private static func distinct(_ values: [String]) -> [String] {
    var seen: Set<String> = [""]
    return values.filter { seen.insert($0).inserted }
  }
}
