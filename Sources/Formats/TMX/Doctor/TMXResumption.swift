import XML

/// The bytes of a TMX file from a unit on, as a whole TMX file of their own, so that units behind
/// one that is no XML can be read. Lines keep their numbers.
final class TMXResumption {
  private let file: GzipFile
  private let after: XMLPosition
  private var position = XMLPosition(line: 1, column: 1)
  private var isFound = false
  private var isAtEnd = false
  private var pending: [UInt8] = []
  /// Line ends that are still to be written in front of the unit.
  private var missingLines = 0

  /// Nil for a file in another encoding than UTF-8, whose declaration would be lost.
  init?(_ input: InputFile, after: XMLPosition) throws(FormatError) {
    guard try input.head().isUTF8 else { return nil }
    file = try input.pieces()
    self.after = after
  }

  /// None at the end, or where no unit begins behind the place.
  func chunk() throws(FormatError) -> [UInt8] {
    while !isFound {
      let bytes = try file.chunk()
      if bytes.isEmpty { return [] }
      pending += bytes
      find()
    }
    if missingLines > 0 {
      let count = min(missingLines, 1 << 16)
      missingLines -= count
      return [UInt8](repeating: 0x0A, count: count)
    }
    if !pending.isEmpty {
      defer { pending = [] }
      return pending
    }
    return try file.chunk()
  }

  /// Looks for `<tu>` or `<tu …>` in what is pending, and keeps what may be its beginning.
  private func find() {
    var index = 0
    while index + 4 <= pending.count {
      let byte = pending[index]
      if byte == 0x3C, position > after, pending[index + 1] == 0x74, pending[index + 2] == 0x75,
        [0x20, 0x09, 0x0A, 0x0D, 0x3E].contains(pending[index + 3])
      {
        isFound = true
        missingLines = position.line - 1
        pending = Array("<tmx><body>".utf8) + pending[index...]
        return
      }
      if byte == 0x0A {
        position = XMLPosition(line: position.line + 1, column: 1)
      } else if byte & 0xC0 != 0x80 {
        position.column += 1
      }
      index += 1
    }
    pending.removeFirst(index)
  }
}
