import Linguistics

extension Finding {
  /// 16 hexadecimal digits that stay the same when the text moves to another line or file, or
  /// changes in blanks, case or width: a hash of the rule, both texts and the term.
  public var fingerprint: String {
    var hash = FNV1a()
    hash.add(Array(rule.utf8))
    for text in [source, target, term] {
      hash.add([0])
      if let text { hash.add(folded: text) }
    }
    let digits = String(hash.value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// The hash of Fowler, Noll and Vo, variant 1a, 64 bits (RFC 9923, section 2).
struct FNV1a {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }

  /// Adds a text without its blanks, folded.
  mutating func add(folded text: String) {
    for scalar in FoldedText(text).scalars where scalar > 0x20 {
      for shift in stride(from: UInt32(0), through: 16, by: 8) {
        value = (value ^ UInt64(scalar >> shift & 0xFF)) &* 0x100_0000_01B3
      }
    }
  }
}
