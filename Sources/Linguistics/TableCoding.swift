/// Writes arrays of numbers one after the other: the count (8 bytes), the elements, and zeros up to a
/// multiple of 8 bytes; all in little-endian order.
public struct TableEncoder {
  public private(set) var bytes: [UInt8] = []

  public init(magic: StaticString) {
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: magic.utf8Start, count: magic.utf8CodeUnitCount))
    pad()
  }

  public mutating func append(_ numbers: Numbers<some BitwiseCopyable & Sendable>) {
    let count = UInt64(numbers.count)
    for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: count >> (8 * UInt64(shift)))) }
    unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(numbers.buffer))
    withExtendedLifetime(numbers) {}
    pad()
  }

  private mutating func pad() {
    while bytes.count % 8 != 0 { bytes.append(0) }
  }
}

/// Reads what `TableEncoder` wrote.
///
/// Fit for little-endian machines only, as all are that Swift runs on.
@safe public struct TableDecoder {
  private let bytes: UnsafeRawBufferPointer
  private let place: Place
  private var position = 0

  /// Where the tables are to be.
  public enum Place: Sendable {
    /// In memory of their own, as the bytes may go.
    case copied
    /// Where the bytes are: aligned to 8 bytes, never written to, never freed. They belong to the
    /// program, so that what stands in them is trusted.
    case lasting
  }

  /// The bytes are not what `TableEncoder` wrote.
  public struct Damaged: Error, Hashable, CustomStringConvertible {
    /// What was found, such as "a table that is cut".
    public let description: String
  }

  /// - Parameters:
  ///   - bytes: Memory that stays valid for the life of the decoder.
  ///   - magic: What `TableEncoder` was given.
  ///   - place: Where the tables are to be.
  /// - Throws: `Damaged` where the bytes begin otherwise.
  public init(
    _ bytes: UnsafeRawBufferPointer, magic: StaticString, place: Place = .copied
  ) throws(Damaged) {
    unsafe self.bytes = bytes
    self.place = place
    let length = magic.utf8CodeUnitCount
    guard bytes.count >= length,
      unsafe bytes.prefix(length).elementsEqual(
        UnsafeBufferPointer(start: magic.utf8Start, count: length))
    else { throw Damaged(description: "another format than this program's") }
    position = (length + 7) / 8 * 8
  }

  public mutating func numbers<Number: BitwiseCopyable & Sendable>(
    of type: Number.Type
  ) throws(Damaged) -> Numbers<Number> {
    guard unsafe position + 8 <= bytes.count else { throw Self.cut }
    let count = unsafe bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
    let size = MemoryLayout<Number>.stride
    guard unsafe count <= UInt64((bytes.count - position - 8) / size) else { throw Self.cut }
    let start = position + 8
    position = start + (Int(count) * size + 7) / 8 * 8
    guard unsafe position <= bytes.count else { throw Self.cut }
    let part = unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<(start + Int(count) * size)])
    return switch place {
    case .copied: unsafe Numbers(copying: part)
    case .lasting: unsafe Numbers(lasting: part)
    }
  }

  private static let cut = Damaged(description: "a table that is cut")

  /// Looks at what was read, unless it belongs to the program.
  ///
  /// - Parameters:
  ///   - isSound: Whether what was read is as it was written; may be costly.
  ///   - fault: What was found where it is not.
  /// - Throws: `Damaged` where it is not.
  public func expect(_ isSound: @autoclosure () -> Bool, else fault: String) throws(Damaged) {
    guard place == .lasting || isSound() else { throw Damaged(description: fault) }
  }

  /// - Throws: `Damaged` where something stands behind the last table.
  public func expectEnd() throws(Damaged) {
    try expect(unsafe position == bytes.count, else: "more than its tables")
  }
}

extension StringTable {
  public func encode(into encoder: inout TableEncoder) {
    encoder.append(arena)
    encoder.append(starts)
  }

  /// - Parameter decoder: Stands at a table that `encode` wrote.
  /// - Throws: `TableDecoder.Damaged` where a look-up could leave the table or miss a string.
  public init(from decoder: inout TableDecoder) throws(TableDecoder.Damaged) {
    let arena = try decoder.numbers(of: UInt8.self)
    let starts = try decoder.numbers(of: Int32.self)
    self.init(arena: arena, starts: starts)
    try decoder.expect(
      starts.isOffsets(into: arena.count), else: "strings outside of their table")
    try decoder.expect(isText, else: "strings that are no UTF-8")
    try decoder.expect(isAscending, else: "strings out of order")
  }
}

extension Numbers<Int32> {
  /// Whether each number is an offset into a table of so many elements, not below the one before it,
  /// the first 0 and the last the end.
  public func isOffsets(into count: Int) -> Bool {
    first == 0 && last.map(Int.init) == count && zip(self, dropFirst()).allSatisfy(<=)
  }
}

extension WordTrie {
  public func encode(into encoder: inout TableEncoder) {
    encoder.append(codes)
    encoder.append(nodes)
    encoder.append(words)
  }

  /// - Parameters:
  ///   - decoder: Stands at a table that `encode` wrote.
  ///   - limit: The ids of the words are below it.
  /// - Throws: `TableDecoder.Damaged` where a look-up could leave the table, or a word has no cost.
  public init(
    from decoder: inout TableDecoder, idsBelow limit: Int = .max
  ) throws(TableDecoder.Damaged) {
    let codes = try decoder.numbers(of: UInt16.self)
    let nodes = try decoder.numbers(of: Node.self)
    let words = try decoder.numbers(of: Int32.self)
    self.init(codes: codes, nodes: nodes, words: words)
    try decoder.expect(
      nodes.count == words.count && !words.isEmpty
        && nodes.allSatisfy { 0 <= $0.base && $0.base < 1 << 30 },
      else: "a dictionary whose nodes lead out of it")
    try decoder.expect(
      words.allSatisfy { -1 <= $0 && Int($0) < limit }, else: "a dictionary with unknown words")
    try decoder.expect(
      zip(nodes, words).allSatisfy { node, word in
        word < 0 ? node.cost == .infinity : node.cost.isFinite && node.cost >= 0
      }, else: "a dictionary with costs that are no costs")
  }
}
