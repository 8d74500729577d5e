internal import Bitext

extension Termbase {
  /// The columns of the canonical file, in the order of its header row.
  public enum Column: String, Hashable, Sendable, CaseIterable {
    case source, target, status, admitted, forbidden, policy
    case matching = "case"
    case validity = "valid"
    case domain, note, id

    /// What a cell may hold, where that is a closed list.
    var allowedValues: [String]? {
      switch self {
      case .status: ConceptEntry.Status.allCases.map(\.rawValue)
      case .policy: ConceptEntry.Policy.allCases.map(\.rawValue)
      case .matching: ConceptEntry.CaseMatching.allCases.map(\.rawValue)
      default: nil
      }
    }

    /// The column that a misspelt header most likely means; nil where none is near.
    static func nearest(to header: String) -> Column? {
      let header = header.lowercased()
      if let synonym = synonyms[header] { return synonym }
      let distances = allCases.map { (editDistance(header, $0.rawValue), $0) }
      guard let best = distances.min(by: { $0.0 < $1.0 }), best.0 <= max(1, header.count / 3)
      else { return nil }
      return best.1
    }

    private static let synonyms: [String: Column] = [
      "term": .source, "chinese": .source, "zh": .source, "zh-cn": .source, "原文": .source,
      "translation": .target, "rendering": .target, "english": .target, "en": .target,
      "译文": .target, "allowed": .admitted, "alternatives": .admitted, "synonyms": .admitted,
      "banned": .forbidden, "validity": .validity, "years": .validity, "edition": .validity,
      "subject": .domain, "comment": .note, "notes": .note, "key": .id, "identifier": .id,
    ]
  }
}

/// Levenshtein's distance in scalars, for short strings.
func editDistance(_ left: String, _ right: String) -> Int {
  let right = Array(right.unicodeScalars.prefix(64))
  var row = Array(0...right.count)
  for (i, scalar) in left.unicodeScalars.prefix(64).enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for j in right.indices {
      let substituted = diagonal + (scalar == right[j] ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
    }
  }
  return row[right.count]
}

/// What a cell of the canonical file holds, and how it is written there.
enum GlossaryCell {
  /// A tab, a line end and a backslash are written `\t`, `\n` and `\\`; in a list, a bar is `\|`.
  static func append(_ value: String, inList: Bool = false, to line: inout [UInt8]) {
    for byte in value.utf8 {
      switch byte {
      case 0x09: line += [0x5C, 0x74]
      case 0x0A: line += [0x5C, 0x6E]
      case 0x0D: line += [0x5C, 0x72]
      case 0x5C: line += [0x5C, 0x5C]
      case 0x7C where inList: line += [0x5C, 0x7C]
      default: line.append(byte)
      }
    }
  }

  /// The values of a cell between unescaped bars, blanks around them left out.
  ///
  /// - Returns: nil with the offset of the first escape that has no meaning.
  static func values(
    of cell: ArraySlice<UInt8>, isList: Bool
  ) -> Result<[String], UnknownEscape> {
    var values: [[UInt8]] = [[]]
    var position = cell.startIndex
    while position < cell.endIndex {
      let byte = cell[position]
      position += 1
      if byte == 0x7C, isList {
        values.append([])
      } else if byte == 0x5C {
        let next = position < cell.endIndex ? cell[position] : 0
        guard let meaning = escapes[next] else {
          return .failure(UnknownEscape(offset: position - 1 - cell.startIndex))
        }
        values[values.count - 1].append(meaning)
        position += 1
      } else {
        values[values.count - 1].append(byte)
      }
    }
    return .success(values.map { String(decoding: trimmed($0), as: UTF8.self) })
  }

  struct UnknownEscape: Error { var offset: Int }

  private static let escapes: [UInt8: UInt8] = [
    0x74: 0x09, 0x6E: 0x0A, 0x72: 0x0D, 0x5C: 0x5C, 0x7C: 0x7C,
  ]

  private static func trimmed(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    guard let first = bytes.firstIndex(where: { $0 != 0x20 }),
      let last = bytes.lastIndex(where: { $0 != 0x20 })
    else { return [] }
    return bytes[first...last]
  }
}
