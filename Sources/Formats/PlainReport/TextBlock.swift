import Bitext

/// A line of a text file without its outer blanks.
struct TextBlock: Hashable, Sendable {
  var segment: Segment
  var language: TextLanguage
  /// Whether a blank line stands in front of it.
  var followsBlank: Bool

  var line: Int { segment.anchors.first?.line ?? 0 }

  /// The mark that a note begins with: `19` of `[19]This refers to`, `①` of `①指`.
  var noteMark: String? {
    let text = segment.text.unicodeScalars
    guard let first = text.first else { return nil }
    if (0x2460...0x2473).contains(first.value) { return String(first) }
    guard "[［〔【".unicodeScalars.contains(first) else { return nil }
    let digits = text.dropFirst().prefix { (0x30...0x39).contains($0.value) }
    guard let close = text[digits.endIndex...].first, "]］〕】".unicodeScalars.contains(close) else {
      return nil
    }
    return digits.isEmpty ? nil : String(digits)
  }
}

extension Segment {
  /// A line without its blanks at both ends, ideographic blanks and byte order marks included;
  /// `column` is that of the line's first character.
  init(trimming line: Substring, path: String, line number: Int, column: Int = 1) {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace || scalar.value == 0xFEFF || scalar.value == 0x200B
    }
    let scalars = line.unicodeScalars
    let start = scalars.firstIndex { !isBlank($0) } ?? scalars.startIndex
    let end = scalars.lastIndex { !isBlank($0) }.map { scalars.index(after: $0) } ?? start
    let skipped = scalars.distance(from: scalars.startIndex, to: start)
    self.init(String(line[start..<end]), path: path, line: number, column: column + skipped)
  }
}
