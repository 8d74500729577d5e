/// A zip archive whose entries are stored as they are, with sizes and checksums that fit.
struct StoredArchive {
  private(set) var bytes: [UInt8] = []

  init(_ entries: [(name: String, contents: [UInt8])]) {
    var directory: [UInt8] = []
    for (name, contents) in entries {
      let offset = UInt32(bytes.count)
      let size = UInt32(contents.count)
      // The method, time and date are 0.
      let common =
        Self.number(20, 2) + [UInt8](repeating: 0, count: 8) + Self.number(Self.crc(contents), 4)
        + Self.number(size, 4) + Self.number(size, 4) + Self.number(UInt32(name.utf8.count), 2)
      bytes += Self.number(0x0403_4B50, 4) + common + Self.number(0, 2) + name.utf8 + contents
      directory += Self.number(0x0201_4B50, 4) + Self.number(20, 2) + common
      directory += [UInt8](repeating: 0, count: 12) + Self.number(offset, 4) + name.utf8
    }
    let count = Self.number(UInt32(entries.count), 2)
    let start = UInt32(bytes.count)
    bytes += directory + Self.number(0x0605_4B50, 4) + Self.number(0, 4) + count + count
    bytes += Self.number(UInt32(directory.count), 4) + Self.number(start, 4) + Self.number(0, 2)
  }

  private static func number(_ value: UInt32, _ width: UInt32) -> [UInt8] {
    (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// CRC-32 of zip (PKWARE APPNOTE 6.3.3, section 4.4.7).
  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(UInt32.max) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in
        crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0)
      }
    }
  }
}
