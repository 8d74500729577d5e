/// The bytes of the table, as `HanTable` in `Linguistics` reads them; all numbers little-endian.
///
///     u32  number of folds, then that many (u16 character, u16 target), ascending
///     u32  number of syllables, then that many (u8 length, letters), ascending
///     u32  number of distinct lists of readings, then that many (u8 length, u16 syllables)
///     u32  number of characters with readings, then that many (u16 character, u16 list), ascending
///     u32  number of numerals, then that many (u16 character, u64 value), ascending
struct HanTableFile {
  private(set) var bytes: [UInt8] = []

  init(folding: Folding, readings: Readings, numerals: [UInt32: Int64]) {
    var readings = readings
    for (scalar, target) in folding.targets.sorted(by: { $0.key < $1.key })
    where readings.standard.contains(scalar) {
      readings.addReadings(of: scalar, to: target)
    }
    append(UInt32(folding.targets.count))
    for (scalar, target) in folding.targets.sorted(by: { $0.key < $1.key }) {
      append(UInt16(scalar))
      append(UInt16(target))
    }
    appendReadings(readings.syllables)
    append(UInt32(numerals.count))
    for (scalar, value) in numerals.sorted(by: { $0.key < $1.key }) {
      append(UInt16(scalar))
      append(UInt64(value))
    }
  }

  private mutating func appendReadings(_ syllables: [UInt32: [String]]) {
    let names = Set(syllables.values.joined()).sorted()
    append(UInt32(names.count))
    for name in names {
      bytes.append(UInt8(name.utf8.count))
      bytes.append(contentsOf: name.utf8)
    }
    let ids = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, UInt16($0)) })
    let lists = syllables.mapValues { $0.compactMap { ids[$0] } }
    let distinct = Set(lists.values).sorted { $0.lexicographicallyPrecedes($1) }
    append(UInt32(distinct.count))
    for list in distinct {
      bytes.append(UInt8(list.count))
      for id in list { append(id) }
    }
    let numbers = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, UInt16($0)) })
    append(UInt32(lists.count))
    for (scalar, list) in lists.sorted(by: { $0.key < $1.key }) {
      append(UInt16(scalar))
      append(numbers[list] ?? 0)
    }
  }

  private mutating func append(_ value: some FixedWidthInteger) {
    var rest = UInt64(truncatingIfNeeded: value)
    for _ in 0..<(value.bitWidth / 8) {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }
}
