/// Different byte strings in ascending order, by number: what an `Interner` becomes when it is kept.
public struct StringTable: Sendable {
  /// The strings one after the other.
  let arena: Numbers<UInt8>
  /// String `i` is `arena[starts[i]..<starts[i + 1]]`.
  let starts: Numbers<Int32>

  /// - Precondition: each string is greater than the one before it, byte by byte.
  public init(_ strings: [String]) {
    var arena: [UInt8] = []
    var starts: [Int32] = [0]
    for string in strings {
      arena.append(contentsOf: string.utf8)
      starts.append(Int32(arena.count))
    }
    self.init(arena: Numbers(arena), starts: Numbers(starts))
    precondition(isAscending, "the strings are not in order")
  }

  /// The strings of an interner, and by its ids the numbers that they have here.
  public static func sorted(_ interner: Interner) -> (table: StringTable, numbers: [Int32]) {
    let ids = (0..<Int32(interner.count)).sorted {
      interner.bytes(of: $0).lexicographicallyPrecedes(interner.bytes(of: $1))
    }
    var numbers = [Int32](repeating: 0, count: ids.count)
    for (number, id) in ids.enumerated() { numbers[Int(id)] = Int32(number) }
    return (StringTable(ids.map { interner[$0] }), numbers)
  }

  init(arena: Numbers<UInt8>, starts: Numbers<Int32>) {
    self.arena = arena
    self.starts = starts
  }

  public var count: Int { starts.count - 1 }

  /// Whether each string is greater than the one before it.
  var isAscending: Bool {
    (0..<count).dropFirst().allSatisfy {
      unsafe slice($0 - 1).lexicographicallyPrecedes(slice($0))
    }
  }

  /// Whether all strings are well-formed UTF-8.
  var isText: Bool {
    let isUTF8 = unsafe (try? UTF8Span(validating: arena.buffer.span)) != nil
    withExtendedLifetime(arena) {}
    return isUTF8
      && starts.allSatisfy { $0 == arena.count || !UTF8.isContinuation(arena[Int($0)]) }
  }

  /// The number of a string; nil where the table does not hold it.
  ///
  /// - Complexity: logarithmic.
  public func id(of string: some Sequence<UInt8>) -> Int32? {
    let key = Array(string)
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      let order = unsafe Self.order(slice(middle), key)
      if order == 0 { return Int32(middle) }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  public subscript(id: Int32) -> String {
    unsafe String(decoding: slice(Int(id)), as: UTF8.self)
  }

  public func bytes(of id: Int32) -> [UInt8] { unsafe Array(slice(Int(id))) }

  /// A string where it lies; valid as long as this value.
  @unsafe private func slice(_ number: Int) -> UnsafeBufferPointer<UInt8> {
    let range = Int(starts[number])..<Int(starts[number + 1])
    return unsafe UnsafeBufferPointer(rebasing: arena.buffer[range])
  }

  /// Negative if the first string comes before the second, zero if they are equal.
  private static func order(_ first: UnsafeBufferPointer<UInt8>, _ second: [UInt8]) -> Int {
    var index = 0
    while index < first.count, index < second.count {
      let difference = unsafe Int(first[index]) - Int(second[index])
      if difference != 0 { return difference }
      index += 1
    }
    return first.count - second.count
  }
}
