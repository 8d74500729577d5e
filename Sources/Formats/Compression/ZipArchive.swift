import CZlib

/// A zip archive in memory, read by its central directory (PKWARE APPNOTE 6.3.3, section 4.3).
///
/// Stored and deflated entries; no zip64, no encryption, no archives over several files. Sizes are
/// checked before anything is inflated, and again while it is.
@safe struct ZipArchive {
  struct Entry: Hashable, Sendable {
    var name: String
    fileprivate var method: Int
    fileprivate var crc: UInt32
    fileprivate var compressedSize: Int
    fileprivate var size: Int
    fileprivate var headerOffset: Int
  }

  private(set) var entries: [Entry] = []
  private let bytes: [UInt8]
  private let path: String

  init(_ bytes: [UInt8], path: String) throws(FormatError) {
    self.bytes = bytes
    self.path = path
    let end = try endRecord()
    let count = try number(2, at: end + 10)
    var offset = try number(4, at: end + 16)
    guard count < 0xFFFF, offset < 0xFFFF_FFFF else { throw fail("a zip archive without zip64") }
    guard count <= Limits.zipEntries else {
      throw fail("a zip archive of at most \(Limits.zipEntries) entries")
    }
    for _ in 0..<count {
      let (entry, next) = try entry(at: offset)
      entries.append(entry)
      offset = next
    }
  }

  /// The contents of an entry; nil where there is none of that name.
  /// - Throws: Kind `malformed` where it is broken or too large.
  func contents(of name: String, limit: Int = Limits.zipEntry) throws(FormatError) -> [UInt8]? {
    guard let entry = entries.first(where: { $0.name == name }) else { return nil }
    guard entry.size <= limit else {
      throw fail("\(name) to have at most \(limit) bytes, not \(entry.size)")
    }
    try Limits.checkExpansion(entry.size, of: entry.compressedSize, path: path)
    let offset = entry.headerOffset
    guard try number(4, at: offset) == 0x0403_4B50 else { throw fail("a local header of \(name)") }
    let start = try offset + 30 + number(2, at: offset + 26) + number(2, at: offset + 28)
    guard start <= bytes.count, entry.compressedSize <= bytes.count - start else {
      throw fail("all of \(name), but the archive is cut")
    }
    let packed = Array(bytes[start..<(start + entry.compressedSize)])
    let contents: [UInt8]
    switch entry.method {
    case 0: contents = packed
    case 8: contents = try inflated(packed, entry)
    default: throw fail("\(name) to be stored or deflated, not packed by method \(entry.method)")
    }
    guard contents.count == entry.size, Self.checksum(contents) == entry.crc else {
      throw fail("\(name) to match its checksum")
    }
    return contents
  }

  private func inflated(_ packed: [UInt8], _ entry: Entry) throws(FormatError) -> [UInt8] {
    do throws(Inflater.Failure) {
      return try Inflater(.raw).inflate(packed, limit: entry.size)
    } catch {
      throw fail("\(entry.name) to inflate to \(entry.size) bytes")
    }
  }

  /// The end record is the last 22 bytes, or stands before a comment of up to 65,535.
  private func endRecord() throws(FormatError) -> Int {
    var offset = bytes.count - 22
    while offset >= 0, offset >= bytes.count - 22 - 0xFFFF {
      if bytes[offset] == 0x50, try number(4, at: offset) == 0x0605_4B50 { return offset }
      offset -= 1
    }
    throw fail("a zip archive, but its directory is missing")
  }

  private func entry(at offset: Int) throws(FormatError) -> (Entry, next: Int) {
    guard try number(4, at: offset) == 0x0201_4B50 else { throw fail("a directory entry") }
    guard try number(2, at: offset + 8) & 1 == 0 else { throw fail("an archive without password") }
    let nameLength = try number(2, at: offset + 28)
    let nameStart = offset + 46
    let next = try nameStart + nameLength + number(2, at: offset + 30) + number(2, at: offset + 32)
    guard next <= bytes.count else { throw fail("a whole directory, but the archive is cut") }
    let entry = Entry(
      name: String(decoding: bytes[nameStart..<(nameStart + nameLength)], as: UTF8.self),
      method: try number(2, at: offset + 10),
      crc: UInt32(truncatingIfNeeded: try number(4, at: offset + 16)),
      compressedSize: try number(4, at: offset + 20), size: try number(4, at: offset + 24),
      headerOffset: try number(4, at: offset + 42))
    return (entry, next)
  }

  /// Little-endian.
  private func number(_ width: Int, at offset: Int) throws(FormatError) -> Int {
    guard offset >= 0, offset + width <= bytes.count else {
      throw fail("a whole zip archive, but it is cut")
    }
    return (0..<width).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe UInt32(truncatingIfNeeded: crc32(0, buffer.baseAddress, UInt32(buffer.count)))
    }
  }

  private func fail(_ expected: String) -> FormatError {
    FormatError(.malformed("expected \(expected)"), path: path)
  }
}
