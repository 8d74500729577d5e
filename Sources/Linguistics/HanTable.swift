internal import CHanTables

/// What the Unicode Han database says of a character: its Simplified form, its Mandarin readings
/// and its value as a numeral.
///
/// The table is generated (`generate-han-tables`, `make tables`) from Unihan (Unicode Standard
/// Annex 38) and read once, at the first use, in under a millisecond. Every lookup costs O(1).
public enum HanTable {
  /// The character that stands for `scalar` in folded text: its Simplified form, or itself.
  ///
  /// One form for a character whatever the word: 後 and 后 are 后, 乾 and 干 are 干. So a folded
  /// character is for comparison, not for print. Folding twice changes nothing.
  @inline(__always)
  public static func simplified(_ scalar: UInt32) -> UInt32 {
    scalar < 0x2E80 || scalar > 0xFFFF ? scalar : UInt32(storage.simplified[Int(scalar)])
  }

  /// Listed Mandarin readings without tone, ü as `v`, the customary one first; none for what is no
  /// Han character of the Basic Multilingual Plane.
  ///
  /// A character that Traditional ones fold to also has the readings of those that are in use on
  /// their own (干 is `gan`, and `qian` for 乾).
  public static func readings(of scalar: UInt32) -> [String] {
    syllables(of: scalar).map { String(decoding: self.syllables[Int($0)], as: UTF8.self) }
  }

  /// The readings as indices of `syllables`.
  public static func syllables(of scalar: UInt32) -> ArraySlice<UInt16> {
    guard let list = storage.list(of: scalar) else { return [] }
    return storage.readings[
      Int(storage.listStarts[Int(list)])..<Int(storage.listStarts[Int(list) + 1])]
  }

  /// All toneless syllables in alphabetical order, as ASCII letters.
  public static var syllables: [[UInt8]] { storage.syllables }

  /// The value of a Chinese numeral (`一` 1, `百` 100, `亿` 100,000,000); nil for other characters.
  public static func numericValue(of scalar: UInt32) -> Int64? { storage.numerals[scalar] }

  private static let storage = Storage()

  private struct Storage {
    /// By scalar of the Basic Multilingual Plane.
    var simplified = [UInt16](0...UInt16.max)
    var syllables: [[UInt8]] = []
    /// Lists of readings one after the other; list `i` is `listStarts[i]..<listStarts[i + 1]`.
    var readings: [UInt16] = []
    var listStarts: [UInt32] = [0]
    /// By scalar less `firstScalar`: its list of readings, or `noList`.
    var lists = [UInt16](repeating: noList, count: 0x10000 - firstScalar)
    var numerals: [UInt32: Int64] = [:]

    static let firstScalar = 0x2E80
    static let noList = UInt16.max

    init() {
      var reader = TableReader()
      for _ in 0..<reader.count() {
        let scalar: UInt16 = reader.number()
        simplified[Int(scalar)] = reader.number()
      }
      for _ in 0..<reader.count() { syllables.append(reader.letters()) }
      for _ in 0..<reader.count() {
        let length: UInt8 = reader.number()
        for _ in 0..<length { readings.append(reader.number()) }
        listStarts.append(UInt32(readings.count))
      }
      for _ in 0..<reader.count() {
        let scalar: UInt16 = reader.number()
        lists[Int(scalar) - Self.firstScalar] = reader.number()
      }
      for _ in 0..<reader.count() {
        let scalar: UInt16 = reader.number()
        let value: UInt64 = reader.number()
        numerals[UInt32(scalar)] = Int64(bitPattern: value)
      }
    }

    func list(of scalar: UInt32) -> UInt16? {
      guard scalar >= Self.firstScalar, scalar < 0x10000 else { return nil }
      let list = lists[Int(scalar) - Self.firstScalar]
      return list == Self.noList ? nil : list
    }
  }

  /// Reads the embedded bytes from the front; past the end it reads zeros.
  private struct TableReader {
    private let bytes: [UInt8] = unsafe Array(
      UnsafeBufferPointer(start: yizhi_han_table_bytes(), count: Int(yizhi_han_table_size)))
    private var position = 0

    mutating func number<Number: FixedWidthInteger>() -> Number {
      var value: UInt64 = 0
      for shift in 0..<(Number.bitWidth / 8) where position + shift < bytes.count {
        value |= UInt64(bytes[position + shift]) << UInt64(8 * shift)
      }
      position += Number.bitWidth / 8
      return Number(truncatingIfNeeded: value)
    }

    mutating func count() -> Int {
      let count: UInt32 = number()
      return Int(count)
    }

    mutating func letters() -> [UInt8] {
      let length: UInt8 = number()
      return (0..<length).map { _ in number() }
    }
  }
}
