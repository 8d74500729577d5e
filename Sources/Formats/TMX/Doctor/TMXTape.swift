import XML

/// The bytes of a TMX file on their way to its reader, kept from the unit on that is being read, so
/// that reading can go on behind a unit that is no XML.
///
/// - Complexity: `longest` bytes in memory and, for each resumption, in time beyond the reading.
final class TMXTape {
  /// So many bytes are kept at most; of a longer unit that is broken, only its last part.
  static let longest = 4 << 20
  /// What stands before a unit at which reading goes on.
  private static let opening = Array("<tmx><body>".utf8)

  /// Where the unit begins that is being read, as the reader tells it; nil between units.
  var openUnit: XMLPosition?
  private let filter: ForbiddenCharacterFilter
  /// What was read of the file, but for what is forgotten, and how much of it was given out.
  private var pieces: [Piece] = []
  private var given = 0
  private var keptCount = 0
  /// Where the filter's next chunk begins.
  private var end = XMLPosition(line: 1, column: 1)
  /// Where reading went on for the last time.
  private var resumed = XMLPosition(line: 1, column: 1)
  private var isOpening = false

  private struct Piece {
    var start: XMLPosition
    var bytes: [UInt8]
  }

  init(_ filter: ForbiddenCharacterFilter) { self.filter = filter }

  /// None at the end.
  func chunk() throws(FormatError) -> [UInt8] {
    if isOpening {
      isOpening = false
      return Self.opening
    }
    if given == pieces.count {
      let bytes = try filter.chunk()
      if bytes.isEmpty { return [] }
      forget()
      pieces.append(Piece(start: end, bytes: bytes))
      keptCount += bytes.count
      for byte in bytes { end.move(over: byte) }
    }
    given += 1
    return pieces[given - 1].bytes
  }

  /// Keeps the piece in which the open unit begins and those behind it; between units the last one,
  /// since it may hold the beginning of a tag.
  private func forget() {
    var count = max(0, pieces.count - 1)
    if let unit = openUnit { count = pieces.lastIndex { $0.start <= unit } ?? 0 }
    var kept = keptCount - pieces[..<count].reduce(0) { $0 + $1.bytes.count }
    while kept > Self.longest {
      kept -= pieces[count].bytes.count
      count += 1
    }
    pieces.removeFirst(count)
    given -= count
    keptCount = kept
  }

  /// Goes to the first unit that begins behind a place, from which on the chunks are a TMX file of
  /// their own; where they begin, nil where there is no such unit.
  func resume(behind place: XMLPosition) throws(FormatError) -> XMLPosition? {
    let place = max(place, resumed)
    isOpening = false
    openUnit = nil
    given = 0
    var position = pieces.first?.start ?? end
    var held: [UInt8] = []
    while true {
      let bytes = try chunk()
      if bytes.isEmpty { return nil }
      held += bytes
      var index = 0
      while index + 4 <= held.count {
        if held[index] == 0x3C, position > place, Self.beginsUnit(held[index...]) {
          restart(at: position, Array(held[index...]))
          return XMLPosition(line: position.line, column: position.column - Self.opening.count)
        }
        position.move(over: held[index])
        index += 1
      }
      held.removeFirst(index)
    }
  }

  private func restart(at position: XMLPosition, _ bytes: [UInt8]) {
    pieces.replaceSubrange(..<given, with: [Piece(start: position, bytes: bytes)])
    keptCount = pieces.reduce(0) { $0 + $1.bytes.count }
    given = 0
    resumed = position
    isOpening = true
  }

  /// Whether bytes, four at least, begin with `<tu>` or `<tu …`.
  private static func beginsUnit(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.starts(with: [0x3C, 0x74, 0x75])
      && [0x20, 0x09, 0x0A, 0x0D, 0x3E].contains(bytes[bytes.startIndex + 3])
  }
}

extension XMLPosition {
  /// Moves over a byte of UTF-8.
  fileprivate mutating func move(over byte: UInt8) {
    if byte == 0x0A {
      self = XMLPosition(line: line + 1, column: 1)
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }
}
