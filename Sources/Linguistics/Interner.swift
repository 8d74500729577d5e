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
  public func id(of string: some Collection<UInt8>) -> Int32? {
    let slot = slots[slot(of: string)]
    return slot < 0 ? nil : slot
  }

  /// The id of a string, a new one where it was never interned.
  public mutating func intern(_ string: some Collection<UInt8>) -> Int32 {
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

  public subscript(id: Int32) -> String {
    String(decoding: bytes(of: id), as: UTF8.self)
  }

  public func bytes(of id: Int32) -> ArraySlice<UInt8> {
    arena[Int(starts[Int(id)])..<Int(starts[Int(id) + 1])]
  }

  /// The slot that holds the string, or the free one where it belongs.
  private func slot(of string: some Collection<UInt8>) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(string)) & mask
    while slots[slot] >= 0 {
      let candidate = bytes(of: slots[slot])
      if candidate.count == string.count, candidate.elementsEqual(string) { return slot }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private mutating func fillSlots() {
    let mask = slots.count - 1
    for id in 0..<Int32(count) {
      var slot = Int(truncatingIfNeeded: Self.hash(bytes(of: id))) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = id
    }
  }

  /// FNV-1a, 64 bits, with its upper half folded in for short strings.
  private static func hash(_ string: some Collection<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in string { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash ^ (hash >> 32)
  }
}
