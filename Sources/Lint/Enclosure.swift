import Linguistics

/// Which characters of a text stand between brackets, or between quotation marks that hold one script
/// only.
struct Enclosure {
  /// Nesting depth by scalar; an apostrophe or a straight mark that nothing closes opens nothing.
  private(set) var depths: [Int]

  init(_ text: ScalarText) {
    depths = [Int](repeating: 0, count: text.count)
    var open: [(close: Unicode.Scalar, start: Int)] = []
    for (index, scalar) in text.scalars.enumerated() {
      if let last = open.lastIndex(where: { $0.close == scalar }) {
        let inside = text.scalars[(open[last].start + 1)..<index]
        if Self.brackets.contains(scalar)
          || !(inside.contains(where: \.isHan)
            && inside.contains { $0.isLetter && !$0.isHan })
        {
          for position in open[last].start...index { depths[position] += 1 }
        }
        open.removeSubrange(last...)
      } else if let close = Self.closers[scalar] {
        open.append((close: close, start: index))
      }
    }
  }

  func contains(_ range: Range<Int>) -> Bool { range.allSatisfy { depths[$0] > 0 } }

  private static let brackets: Set<Unicode.Scalar> = [")", "）", "]", "】", "》", "〉"]
  private static let closers: [Unicode.Scalar: Unicode.Scalar] = [
    "(": ")", "（": "）", "[": "]", "【": "】", "《": "》", "〈": "〉", "「": "」", "『": "』",
    "“": "”", "‘": "’", "\"": "\"", "«": "»",
  ]
}
