/// Fields of a program's messages that a translation must keep.
enum MessageField {
  /// `{name}`, `{0}`, `%s`, `%1$d`, `%(count)s`, `${name}` in the order of the text.
  static func fields(in text: String) -> [String] {
    let bytes = Array(text.utf8)
    var fields: [String] = []
    var index = 0
    while index < bytes.count {
      let end =
        switch bytes[index] {
        case UInt8(ascii: "{"): endOfBraces(bytes, index)
        case UInt8(ascii: "%"): endOfPercent(bytes, index)
        default: index
        }
      if end > index {
        fields.append(String(decoding: bytes[index..<end], as: UTF8.self))
        index = end
      } else {
        index += 1
      }
    }
    return fields
  }

  private static func endOfBraces(_ bytes: [UInt8], _ start: Int) -> Int {
    var end = start + 1
    while end < bytes.count, isNamePart(bytes[end]) { end += 1 }
    guard end > start + 1, end < bytes.count, bytes[end] == UInt8(ascii: "}") else { return start }
    return end + 1
  }

  /// printf's conversions (ISO C, 7.23.6.1) without flags and widths, and Python's named ones.
  private static func endOfPercent(_ bytes: [UInt8], _ start: Int) -> Int {
    var end = start + 1
    guard end < bytes.count, start == 0 || !(0x30...0x39).contains(bytes[start - 1]) else {
      return start
    }
    if bytes[end] == UInt8(ascii: "(") {
      end += 1
      while end < bytes.count, isNamePart(bytes[end]) { end += 1 }
      guard end < bytes.count, bytes[end] == UInt8(ascii: ")") else { return start }
      end += 1
    } else {
      let digits = bytes[end...].prefix { (0x30...0x39).contains($0) }.count
      if digits > 0 {
        guard end + digits < bytes.count, bytes[end + digits] == UInt8(ascii: "$") else {
          return start
        }
        end += digits + 1
      }
    }
    guard end < bytes.count, "sdiuxfgc@".utf8.contains(bytes[end]) else { return start }
    let isWord = end + 1 < bytes.count && isNamePart(bytes[end + 1]) && bytes[start + 1] != 0x28
    return isWord ? start : end + 1
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }
}
