/// A text file as its lines.
public struct TextFile: Sendable {
  public let path: String
  /// Without line ends; LF, CR LF and CR alone all end a line, and one at the file's end begins no
  /// further line.
  public let lines: [Substring]

  /// - Parameters:
  ///   - path: The file; `-` for standard input.
  ///   - encoding: A name that iconv knows; nil for UTF-8, or UTF-16 by its byte order mark.
  /// - Throws: A `FormatError` where the file is missing, a folder, empty, binary or in another
  ///   encoding.
  public init(path: String, encoding: String? = nil) throws(FormatError) {
    let bytes = try FileContents.bytes(of: path)
    self.init(path: path, text: try TextDecoder.text(of: bytes, path: path, encoding: encoding))
  }

  init(path: String, text: String) {
    self.path = path
    self.lines = Self.lines(of: text)
  }

  private static func lines(of text: String) -> [Substring] {
    var lines: [Substring] = []
    let utf8 = text.utf8
    var start = utf8.startIndex
    var index = start
    while index < utf8.endIndex {
      let byte = utf8[index]
      let next = utf8.index(after: index)
      guard byte == 0x0A || byte == 0x0D else {
        index = next
        continue
      }
      lines.append(text[start..<index])
      let isPair = byte == 0x0D && next < utf8.endIndex && utf8[next] == 0x0A
      index = isPair ? utf8.index(after: next) : next
      start = index
    }
    if start < utf8.endIndex { lines.append(text[start...]) }
    return lines
  }
}
