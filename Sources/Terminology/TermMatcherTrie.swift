internal import Linguistics

/// Expressions of text without blanks, found by one walk from each position.
///
/// A trie whose edges lie in one open-addressed table, keyed by node and scalar; a walk that begins
/// no expression ends after one look-up in a flat array.
struct TermTrie: Sendable {
  /// Node by first scalar of the Basic Multilingual Plane, 0 for none.
  private var roots = [Int32](repeating: 0, count: 0x10000)
  /// `node << 21 | scalar`, 0 for a free slot; the count is a power of two.
  private var keys = [UInt64](repeating: 0, count: 1 << 10)
  private var children = [Int32](repeating: 0, count: 1 << 10)
  private var edges = 0
  /// What ends at a node, or -1; node 0 is the root.
  private var ends: [Int32] = [-1]

  /// The id of an expression, `next` if it is new.
  mutating func insert(_ scalars: [UInt32], next: Int32) -> Int32 {
    precondition(!scalars.isEmpty, "an empty expression is everywhere")
    var node: Int32 = 0
    for scalar in scalars { node = child(of: node, by: scalar) ?? add(scalar, below: node) }
    if ends[Int(node)] < 0 { ends[Int(node)] = next }
    return ends[Int(node)]
  }

  /// Calls `body` with the end and the id of each expression that starts at `start`, shortest first.
  @inline(__always)
  func forEachMatch(in text: [UInt32], from start: Int, _ body: (Int, Int32) -> Void) {
    var node: Int32 = 0
    var position = start
    while position < text.count, let next = child(of: node, by: text[position]) {
      node = next
      position += 1
      if ends[Int(node)] >= 0 { body(position, ends[Int(node)]) }
    }
  }

  @inline(__always)
  private func child(of node: Int32, by scalar: UInt32) -> Int32? {
    if node == 0, scalar < 0x10000 {
      return roots[Int(scalar)] == 0 ? nil : roots[Int(scalar)]
    }
    let key = Self.key(node, scalar)
    var slot = Self.slot(of: key) & (keys.count - 1)
    while keys[slot] != 0 {
      if keys[slot] == key { return children[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return nil
  }

  private mutating func add(_ scalar: UInt32, below node: Int32) -> Int32 {
    let child = Int32(ends.count)
    ends.append(-1)
    if node == 0, scalar < 0x10000 {
      roots[Int(scalar)] = child
      return child
    }
    if 2 * (edges + 1) > keys.count { grow() }
    put(Self.key(node, scalar), child)
    edges += 1
    return child
  }

  private mutating func grow() {
    let old = zip(keys, children).filter { $0.0 != 0 }
    keys = Array(repeating: 0, count: keys.count * 2)
    children = Array(repeating: 0, count: keys.count)
    for (key, child) in old { put(key, child) }
  }

  private mutating func put(_ key: UInt64, _ child: Int32) {
    var slot = Self.slot(of: key) & (keys.count - 1)
    while keys[slot] != 0 { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = key
    children[slot] = child
  }

  /// Never 0: the root's edges by scalars of the plane above are numbered from 1 << 21 on.
  private static func key(_ node: Int32, _ scalar: UInt32) -> UInt64 {
    UInt64(node + 1) << 21 | UInt64(scalar)
  }

  private static func slot(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}

/// Folded scalars without quotes and blanks, which terms may have or lack: 新时代“枫桥经验”.
struct PlainScalars {
  private(set) var scalars: [UInt32] = []
  /// Where each scalar stands in the `FoldedText`.
  private(set) var positions: [Int32] = []

  init(_ text: FoldedText) {
    scalars.reserveCapacity(text.scalars.count)
    positions.reserveCapacity(text.scalars.count)
    for (position, scalar) in text.scalars.enumerated() where !Self.isIgnored(scalar) {
      scalars.append(Self.fold(scalar))
      positions.append(Int32(position))
    }
  }

  /// Positions in the `FoldedText` of a range of `scalars`.
  func foldedRange(_ range: Range<Int>) -> Range<Int> {
    Int(positions[range.lowerBound])..<Int(positions[range.upperBound - 1]) + 1
  }

  private static func isIgnored(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0x22, 0x27, 0x09, 0x200B, 0x300E, 0x300F, 0x3000: true
    default: false
    }
  }

  /// Roman numerals of one letter and the dots between parts of a name, as they are typed.
  private static func fold(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x2160: 0x69
    case 0x2164: 0x76
    case 0x2169: 0x78
    case 0x2022, 0x2027, 0x30FB, 0xFF65: 0xB7
    default: scalar
    }
  }
}
