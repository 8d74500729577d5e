import Glibc

/// Bytes to text: UTF-8 with or without byte order mark, UTF-16 with one, and by name whatever
/// iconv decodes.
enum TextDecoder {
  /// The text without byte order mark. `encoding` is an iconv name; nil to go by the byte order
  /// mark, else UTF-8.
  /// - Throws: Kinds `empty`, `binary`, `encoding`, `unknownEncoding`, `tooLarge`.
  static func text(
    of bytes: [UInt8], path: String, encoding: String? = nil
  ) throws(FormatError) -> String {
    guard !bytes.isEmpty else { throw FormatError(.empty, path: path) }
    if let mark = ByteOrderMark(of: bytes) {
      guard mark != .utf8 else { return try utf8(bytes, from: 3, path: path) }
      let units = try iconv(bytes, from: mark.name, skipping: 2, path: path)
      return try utf8(units, from: 0, path: path)
    }
    guard let encoding, !isUTF8(encoding) else { return try utf8(bytes, from: 0, path: path) }
    return try utf8(iconv(bytes, from: encoding, skipping: 0, path: path), from: 0, path: path)
  }

  enum ByteOrderMark {
    case utf8, utf16Little, utf16Big

    init?(of bytes: [UInt8]) {
      switch (bytes.first, bytes.dropFirst().first, bytes.dropFirst(2).first) {
      case (0xEF, 0xBB, 0xBF): self = .utf8
      case (0xFF, 0xFE, _): self = .utf16Little
      case (0xFE, 0xFF, _): self = .utf16Big
      default: return nil
      }
    }

    var name: String {
      switch self {
      case .utf8: "UTF-8"
      case .utf16Little: "UTF-16LE"
      case .utf16Big: "UTF-16BE"
      }
    }
  }

  private static func isUTF8(_ name: String) -> Bool {
    ["utf-8", "utf8"].contains(name.lowercased())
  }

  private static func utf8(
    _ bytes: [UInt8], from start: Int, path: String
  ) throws(FormatError) -> String {
    if let offset = bytes.firstIndex(of: 0) {
      throw FormatError(.binary(offset: offset), path: path)
    }
    try Limits.checkLines(of: bytes, path: path)
    guard let text = String(validating: bytes[start...], as: UTF8.self) else {
      throw FormatError(.encoding("UTF-8", offset: firstInvalid(bytes)), path: path)
    }
    return text
  }

  /// Offset of the first byte that is not UTF-8.
  private static func firstInvalid(_ bytes: [UInt8]) -> Int {
    var decoder = UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.parseScalar(from: &iterator) {
      case .valid(let encoded): offset += encoded.count
      case .error, .emptyInput: return offset
      }
    }
  }

  private static func iconv(
    _ bytes: [UInt8], from encoding: String, skipping start: Int, path: String
  ) throws(FormatError) -> [UInt8] {
    let failed = unsafe iconv_t(bitPattern: -1)
    guard let converter = unsafe iconv_open("UTF-8", encoding), unsafe converter != failed else {
      throw FormatError(.unknownEncoding(encoding), path: path)
    }
    defer { unsafe iconv_close(converter) }
    var output = [UInt8](repeating: 0, count: (bytes.count - start) * 4 + 16)
    var input = bytes
    var left = bytes.count - start
    let written = unsafe input.withUnsafeMutableBytes { source in
      unsafe output.withUnsafeMutableBytes { target in
        var from = unsafe source.baseAddress?.advanced(by: start)
          .assumingMemoryBound(to: CChar.self)
        var to = unsafe target.baseAddress?.assumingMemoryBound(to: CChar.self)
        var room = target.count
        _ = unsafe Glibc.iconv(converter, &from, &left, &to, &room)
        return target.count - room
      }
    }
    guard left == 0 else {
      throw FormatError(.encoding(encoding, offset: bytes.count - left), path: path)
    }
    output.removeSubrange(written...)
    return output
  }
}
