/// Writes arrays of numbers one after the other: the count (8 bytes), the elements, and zeros up to a
/// multiple of 8 bytes; all in little-endian order.
public struct TableEncoder {
  public private(set) var bytes: [UInt8] = []

  public init(magic: StaticString) {
    unsafe bytes.append(
      contentsOf: UnsafeBufferPointer(start: magic.utf8Start, count: magic.utf8CodeUnitCount))
    pad()
  }

  public mutating func append<Number: BitwiseCopyable>(_ array: [Number]) {
    let count = UInt64(array.count)
    for shift in 0..<8 { bytes.append(UInt8(truncatingIfNeeded: count >> (8 * UInt64(shift)))) }
    unsafe array.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    pad()
  }

  private mutating func pad() {
    while bytes.count % 8 != 0 { bytes.append(0) }
  }
}

/// Reads what `TableEncoder` wrote, by copying memory.
///
/// Fit for little-endian machines only, as all are that Swift runs on.
@safe public struct TableDecoder {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  /// The bytes do not begin with the expected words, or end too early.
  public struct Damaged: Error {
    public init() {}
  }

  /// - Parameters:
  ///   - bytes: Memory that stays valid for the life of the decoder.
  ///   - magic: What `TableEncoder` was given.
  /// - Throws: `Damaged` where the bytes begin otherwise.
  public init(_ bytes: UnsafeRawBufferPointer, magic: StaticString) throws(Damaged) {
    unsafe self.bytes = bytes
    let length = magic.utf8CodeUnitCount
    guard bytes.count >= length,
      unsafe bytes.prefix(length).elementsEqual(
        UnsafeBufferPointer(start: magic.utf8Start, count: length))
    else { throw Damaged() }
    position = (length + 7) / 8 * 8
  }

  public mutating func array<Number: BitwiseCopyable>(of type: Number.Type) throws(Damaged)
    -> [Number]
  {
    guard unsafe position + 8 <= bytes.count else { throw Damaged() }
    let count = unsafe bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
    let size = MemoryLayout<Number>.stride
    guard unsafe count <= UInt64((bytes.count - position - 8) / size) else { throw Damaged() }
    let start = position + 8
    position = start + (Int(count) * size + 7) / 8 * 8
    guard unsafe position <= bytes.count else { throw Damaged() }
    return unsafe Array<Number>(unsafeUninitializedCapacity: Int(count)) { buffer, initialized in
      unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(
        from: UnsafeRawBufferPointer(rebasing: bytes[start..<(start + Int(count) * size)]))
      initialized = Int(count)
    }
  }
}

extension Interner {
  public func encode(into encoder: inout TableEncoder) {
    encoder.append(arena)
    encoder.append(starts)
    encoder.append(slots)
  }

  public init(from decoder: inout TableDecoder) throws(TableDecoder.Damaged) {
    let arena = try decoder.array(of: UInt8.self)
    let starts = try decoder.array(of: Int32.self)
    let slots = try decoder.array(of: Int32.self)
    guard starts.first == 0, Int(starts[starts.count - 1]) == arena.count,
      zip(starts, starts.dropFirst()).allSatisfy(<=),
      slots.count >= 2 * (starts.count - 1), slots.count.nonzeroBitCount == 1,
      slots.allSatisfy({ $0 < starts.count - 1 }),
      slots.count(where: { $0 >= 0 }) == starts.count - 1
    else { throw TableDecoder.Damaged() }
    self.init(arena: arena, starts: starts, slots: slots)
  }
}

extension WordTrie {
  public func encode(into encoder: inout TableEncoder) {
    encoder.append(codes)
    encoder.append(cells)
    encoder.append(words)
  }

  /// - Parameters:
  ///   - decoder: Stands at a table that `encode` wrote.
  ///   - limit: The ids of the words are below it.
  /// - Throws: `TableDecoder.Damaged` where a look-up could leave the table.
  public init(
    from decoder: inout TableDecoder, idsBelow limit: Int = .max
  ) throws(TableDecoder.Damaged) {
    let codes = try decoder.array(of: UInt16.self)
    let cells = try decoder.array(of: Int32.self)
    let words = try decoder.array(of: Int32.self)
    guard codes.count == 0x10000, cells.count == 2 * words.count, !words.isEmpty,
      words.allSatisfy({ $0 < limit }),
      stride(from: 0, to: cells.count, by: 2).allSatisfy({ 0 <= cells[$0] && cells[$0] < 1 << 30 })
    else { throw TableDecoder.Damaged() }
    self.init(codes: codes, cells: cells, words: words)
  }
}
