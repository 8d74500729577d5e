/// Numbers that are written once: in memory of their own, or in a table that is part of the program,
/// where they are read in place.
///
/// Inlinable, as other modules read them in their inner loops.
@safe public struct Numbers<Number: BitwiseCopyable & Sendable>: RandomAccessCollection, Sendable {
  /// Of the first number; it lasts as long as `owner`, or as the program where there is none.
  @usableFromInline let address: UInt
  private let owner: Owner?
  public let endIndex: Int

  /// Frees the memory with the last copy of the value.
  private final class Owner: Sendable {
    let address: UInt

    init(address: UInt) { self.address = address }

    deinit { unsafe UnsafeMutableRawPointer(bitPattern: address)?.deallocate() }
  }

  @inlinable public var startIndex: Int { 0 }

  public init(_ array: [Number]) {
    self = unsafe array.withUnsafeBytes { unsafe Numbers(copying: $0) }
  }

  /// - Parameter bytes: A multiple of the size of a number.
  init(copying bytes: UnsafeRawBufferPointer) {
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: Swift.max(bytes.count, 1), alignment: MemoryLayout<Number>.alignment)
    unsafe memory.copyMemory(from: bytes)
    address = UInt(bitPattern: memory.baseAddress)
    owner = Owner(address: address)
    endIndex = bytes.count / MemoryLayout<Number>.stride
  }

  /// - Parameter bytes: Aligned for the numbers, never written to and never freed.
  init(lasting bytes: UnsafeRawBufferPointer) {
    address = UInt(bitPattern: bytes.baseAddress)
    precondition(address % UInt(MemoryLayout<Number>.alignment) == 0, "the table is not aligned")
    owner = nil
    endIndex = bytes.count / MemoryLayout<Number>.stride
  }

  /// Valid as long as this value.
  @unsafe @inlinable @inline(__always) var buffer: UnsafeBufferPointer<Number> {
    unsafe UnsafeBufferPointer(start: UnsafePointer(bitPattern: address), count: endIndex)
  }

  @inlinable @inline(__always)
  public subscript(index: Int) -> Number {
    precondition(index >= 0 && index < endIndex, "beyond the table")
    return unsafe buffer[index]
  }

  /// Lets `Array(numbers)` and the like copy memory.
  @inlinable public func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Number>) throws -> Result
  ) rethrows -> Result? {
    try unsafe body(buffer)
  }
}
