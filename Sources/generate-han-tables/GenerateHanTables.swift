import Foundation

/// Writes `Sources/CHanTables/han.table` from the text files of the Unicode Han database.
///
/// Usage: `generate-han-tables READINGS VARIANTS NUMERIC-VALUES OUTPUT`, the first three being
/// `Unihan_Readings.txt`, `Unihan_Variants.txt` and `Unihan_NumericValues.txt` (Unicode Standard
/// Annex 38; Debian's package `unicode-data` has them). The same input gives the same bytes.
@main struct GenerateHanTables {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 5 else {
      FileHandle.standardError.write(
        Data("usage: generate-han-tables READINGS VARIANTS NUMERIC-VALUES OUTPUT\n".utf8))
      exit(64)
    }
    let readings = Readings(try UnihanFile(path: arguments[1]))
    let folding = Folding(try UnihanFile(path: arguments[2]), readings: readings)
    let numerals = numericValues(in: try UnihanFile(path: arguments[3]))
    let table = HanTableFile(folding: folding, readings: readings, numerals: numerals)
    try Data(table.bytes).write(to: URL(filePath: arguments[4]))
    print(
      "\(folding.targets.count) folded, \(readings.syllables.count) with readings,",
      "\(numerals.count) numerals, \(table.bytes.count) bytes")
  }

  /// Values of numerals; a character with several fields has the value of the first of
  /// kPrimaryNumeric, kAccountingNumeric and kOtherNumeric.
  static func numericValues(in file: UnihanFile) -> [UInt32: Int64] {
    // U+3007 is a letter number with its value in UnicodeData.txt, and not part of Unihan.
    var values: [UInt32: Int64] = [0x3007: 0]
    for field in ["kOtherNumeric", "kAccountingNumeric", "kPrimaryNumeric"] {
      for (scalar, value) in file.fields[field, default: [:]] where scalar < 0x10000 {
        guard let number = value.split(separator: " ").compactMap({ Int64($0) }).last else {
          continue
        }
        values[scalar] = number
      }
    }
    return values
  }
}

/// Lines such as `U+4E00 <tab> kMandarin <tab> yī`, by field.
struct UnihanFile {
  var fields: [String: [UInt32: String]] = [:]

  init(path: String) throws {
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    where line.hasPrefix("U+") {
      let parts = line.split(separator: "\t")
      guard parts.count == 3, let scalar = Self.scalar(parts[0]) else { continue }
      fields[String(parts[1]), default: [:]][scalar] = String(parts[2])
    }
  }

  /// The number in `U+4E00` or `U+4E00<kMatthews`.
  static func scalar(_ text: some StringProtocol) -> UInt32? {
    UInt32(text.dropFirst(2).prefix { $0 != "<" }, radix: 16)
  }
}
