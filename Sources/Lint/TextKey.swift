import Bitext
import Linguistics

/// A text by what it says: folded, without blanks and marks, numbers as they are or masked.
struct TextKey: Hashable, Comparable {
  let scalars: [UInt32]

  /// A number that stands for any.
  private static let anyNumber: UInt32 = 0x23

  init(_ text: String, maskingNumbers: Bool) {
    var scalars: [UInt32] = []
    var isAfterBlank = false
    let folded = FoldedText(text).scalars
    scalars.reserveCapacity(folded.count)
    for scalar in folded {
      guard let unicode = Unicode.Scalar(scalar) else { continue }
      let isDigit = unicode.isDigit
      let isPart = isDigit || unicode.isLetter
      if isDigit, maskingNumbers {
        if scalars.last != Self.anyNumber { scalars.append(Self.anyNumber) }
      } else if isPart {
        // Words of an alphabet stay apart.
        if isAfterBlank, !unicode.isHan, let last = scalars.last, last != 0x20 {
          scalars.append(0x20)
        }
        scalars.append(scalar)
      }
      isAfterBlank = !isPart
    }
    self.scalars = scalars
  }

  /// Words, two characters of Han counting as one.
  var weight: Int {
    let han = scalars.count { Unicode.Scalar($0)?.isHan == true }
    let words = scalars.split(separator: 0x20).count { word in
      word.contains { Unicode.Scalar($0)?.isHan != true }
    }
    return han / 2 + words
  }

  /// The share of words, or of characters of Han, that two texts have in common, 0...1 (Dice's
  /// coefficient over multisets).
  func similarity(to other: TextKey) -> Double {
    let (words, otherWords) = (words, other.words)
    var counts: [ArraySlice<UInt32>: Int] = [:]
    for word in words { counts[word, default: 0] += 1 }
    var common = 0
    for word in otherWords {
      guard let count = counts[word], count > 0 else { continue }
      counts[word] = count - 1
      common += 1
    }
    return 2 * Double(common) / Double(max(1, words.count + otherWords.count))
  }

  private var words: [ArraySlice<UInt32>] {
    var words: [ArraySlice<UInt32>] = []
    var start = 0
    for (index, scalar) in scalars.enumerated() {
      let isHan = Unicode.Scalar(scalar)?.isHan == true
      guard isHan || scalar == 0x20 else { continue }
      if start < index { words.append(scalars[start..<index]) }
      if isHan { words.append(scalars[index...index]) }
      start = index + 1
    }
    if start < scalars.count { words.append(scalars[start...]) }
    return words
  }

  static func < (left: Self, right: Self) -> Bool {
    left.scalars.lexicographicallyPrecedes(right.scalars)
  }
}
