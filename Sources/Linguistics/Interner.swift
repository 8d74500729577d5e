/// Numbers byte strings 0, 1, 2 … in the order of their first appearance.
///
/// An open-addressed table over one arena: no string is created to look one up.
/// - Complexity: a look-up costs the length of the string, on average.
public struct Interner: Sendable {
  /// The strings one after the other.
  private var arena: [UInt8]
  /// String `i` is `arena[starts[i]..<starts[i + 1]]`.
  private var starts: [Int32]
  /// Ids, or -1 for a free slot; the count is a power of two.
  private var slots: [Int32]

  public init() {
    arena = []
    starts = [0]
    slots = Array(repeating: -1, count: 64)
  }

  public var count: Int { starts.count - 1 }

  /// The id of a string; nil where it was never interned.
  public func id(of string: [UInt8]) -> Int32? {
    let id = slots[slot(of: string)]
    return id < 0 ? nil : id
  }

  public func id(of string: some Sequence<UInt8>) -> Int32? { id(of: Array(string)) }

  /// The id of a string, a new one where it was never interned.
  public mutating func intern(_ string: [UInt8]) -> Int32 {
    let slot = slot(of: string)
    if slots[slot] >= 0 { return slots[slot] }
    let id = Int32(count)
    slots[slot] = id
    arena.append(contentsOf: string)
    starts.append(Int32(arena.count))
    if count * 2 > slots.count {
      slots = Array(repeating: -1, count: slots.count * 2)
      fillSlots()
    }
    return id
  }

  public mutating func intern(_ string: some Sequence<UInt8>) -> Int32 { intern(Array(string)) }

  public subscript(id: Int32) -> String {
    String(decoding: bytes(of: id), as: UTF8.self)
  }

  public func bytes(of id: Int32) -> ArraySlice<UInt8> {
    arena[Int(starts[Int(id)])..<Int(starts[Int(id) + 1])]
  }

  /// The slot that holds the string, or the free one where it belongs.
  private func slot(of string: [UInt8]) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(string, string.indices)) & mask
    while slots[slot] >= 0, !holds(slots[slot], string) { slot = (slot + 1) & mask }
    return slot
  }

  private func holds(_ id: Int32, _ string: [UInt8]) -> Bool {
    let start = Int(starts[Int(id)])
    guard Int(starts[Int(id) + 1]) - start == string.count else { return false }
    for index in string.indices where arena[start + index] != string[index] { return false }
    return true
  }

  private mutating func fillSlots() {
    let mask = slots.count - 1
    for id in 0..<count {
      let range = Int(starts[id])..<Int(starts[id + 1])
      var slot = Int(truncatingIfNeeded: Self.hash(arena, range)) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(id)
    }
  }

  /// FNV-1a, 64 bits, with its upper half folded in for short strings.
  private static func hash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for index in range { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 32)
  }
}
