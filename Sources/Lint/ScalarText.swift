import Bitext
import Linguistics

/// A text as scalars with their UTF-8 offsets, for checks that look at single characters.
struct ScalarText {
  let scalars: [Unicode.Scalar]
  private let text: String
  /// `offsets[i]` is the UTF-8 offset of scalar `i`; one more at the end. Empty for ASCII, where it is
  /// `i`.
  private let offsets: [Int]

  init(_ text: String) {
    self.text = text
    let utf8 = Array(text.utf8)
    guard utf8.contains(where: { $0 >= 0x80 }) else {
      scalars = utf8.map(Unicode.Scalar.init)
      offsets = []
      return
    }
    scalars = Array(text.unicodeScalars)
    var offsets: [Int] = []
    offsets.reserveCapacity(scalars.count + 1)
    var offset = 0
    for scalar in scalars {
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    self.offsets = offsets
  }

  var count: Int { scalars.count }

  /// The scalar at an index, nil outside the text.
  subscript(index: Int) -> Unicode.Scalar? {
    scalars.indices.contains(index) ? scalars[index] : nil
  }

  /// UTF-8 offsets of a range of scalars.
  func utf8Range(_ range: Range<Int>) -> Range<Int> {
    offsets.isEmpty ? range : offsets[range.lowerBound]..<offsets[range.upperBound]
  }

  func string(_ range: Range<Int>) -> String { String(text[utf8: utf8Range(range)]) }

  /// Maximal runs of scalars for which `belongs` holds.
  func runs(where belongs: (Unicode.Scalar) -> Bool) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    while start < count {
      guard belongs(scalars[start]) else {
        start += 1
        continue
      }
      var end = start + 1
      while end < count, belongs(scalars[end]) { end += 1 }
      runs.append(start..<end)
      start = end
    }
    return runs
  }
}

extension Unicode.Scalar {
  var isLetter: Bool {
    switch value {
    case 0x41...0x5A, 0x61...0x7A, 0x4E00...0x9FFF: true
    // Marks of Latin and Chinese texts, for speed: properties are looked up slowly.
    case 0...0x7F, 0x2010...0x2027, 0x3000...0x3003, 0x3008...0x3020, 0xFF01...0xFF20: false
    default: properties.isAlphabetic
    }
  }

  var isCapital: Bool {
    switch value {
    case 0x41...0x5A: true
    case 0...0x7F: false
    default: properties.isUppercase
    }
  }

  var isDigit: Bool { (0x30...0x39).contains(value) }

  /// A space or a tab, or one that does not break.
  var isBlank: Bool { value == 0x20 || value == 0x09 || value == 0xA0 || value == 0x3000 }
}
