/// Which script a Unicode scalar belongs to, as far as telling Chinese from other text needs it.
extension Unicode.Scalar {
  /// A Han character (CJK Unified Ideographs with extensions A to H, compatibility ideographs, 〇).
  public var isHan: Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x323AF, 0xF900...0xFAFF, 0x3007: true
    default: false
    }
  }
}
