public import Bitext

extension Termbase {
  /// The glossary as its canonical file: UTF-8, LF, a header row, a concept a line.
  ///
  /// The same entries give the same bytes, in whatever order they came.
  public var text: String {
    var bytes = Array(Self.header.utf8)
    bytes.append(0x0A)
    for entry in entries {
      Self.append(entry, to: &bytes)
      bytes.append(0x0A)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The header row, without its line end.
  public static let header = Column.allCases.map(\.rawValue).joined(separator: "\t")

  /// The entry's line in a canonical file, without its line end.
  public static func line(of entry: ConceptEntry) -> String {
    var bytes: [UInt8] = []
    append(entry, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(_ entry: ConceptEntry, to bytes: inout [UInt8]) {
    for (index, column) in Column.allCases.enumerated() {
      if index > 0 { bytes.append(0x09) }
      append(column, of: entry, to: &bytes)
    }
  }

  /// Appends what the entry has in a column, as its cell is written.
  static func append(_ column: Column, of entry: ConceptEntry, to bytes: inout [UInt8]) {
    for (position, value) in entry.values(in: column).enumerated() {
      if position > 0 { bytes.append(0x7C) }
      GlossaryCell.append(value, inList: column.isList, to: &bytes)
    }
  }
}

extension Termbase.Column {
  /// Whether a cell holds several values with bars between them.
  var isList: Bool { self == .admitted || self == .forbidden }
}

extension ConceptEntry {
  /// What the entry has in a column; one value but for lists.
  func values(in column: Termbase.Column) -> [String] {
    switch column {
    case .source: [source]
    case .target: [target]
    case .status: [status.rawValue]
    case .admitted: admitted
    case .forbidden: forbidden
    case .policy: [policy.rawValue]
    case .matching: [matching.rawValue]
    case .validity: [validity.description]
    case .domain: [domain]
    case .note: [note]
    case .id: [id]
    }
  }
}
