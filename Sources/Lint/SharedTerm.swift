import Bitext
import Linguistics

/// The words of the source that occurrences of a rendering have in common.
enum SharedTerm {
  /// Other occurrences that are looked at.
  private static let sample = 10
  /// The longest term, in characters.
  private static let longest = 16

  /// The characters of `source` whose pinyin a name is; nil where there are none.
  static func spelt(by name: String, in source: String) -> String? {
    let text = ScalarText(source)
    let folded = FoldedText(source).scalars
    let name = FoldedText(name).scalars
    let transliterator = Transliterator()
    for run in text.runs(where: \.isHan) {
      for start in run {
        for end in (start + 2)..<max(start + 3, min(start + 6, run.upperBound + 1))
        where end <= run.upperBound
          && transliterator.score(chinese: Array(folded[start..<end]), english: name) == 1
        {
          return text.string(start..<end)
        }
      }
    }
    return nil
  }

  /// The run of at least two Han characters of `source` that most of `others` hold; of several, the
  /// one that stands about where the rendering stands, `position` (0...1) of the way through. Nil
  /// where fewer than `share` of the others hold one.
  static func find(
    in source: String, and others: some Collection<String>, near position: Double,
    share: Double = 0.6
  ) -> String? {
    let text = ScalarText(source)
    let folded = FoldedText(source).scalars
    let sampled = others.prefix(sample).map {
      commonLengths(of: folded, in: FoldedText($0).scalars)
    }
    guard !sampled.isEmpty else { return nil }
    var best: (count: Int, score: Double, range: Range<Int>)?
    for run in text.runs(where: \.isHan) {
      for start in run {
        var length = 2
        while start + length <= run.upperBound, length <= longest {
          let range = start..<(start + length)
          let count = sampled.count { $0[start] >= length }
          guard count > 0, Double(count) >= share * Double(sampled.count) else { break }
          // A character more weighs as much as 6% of the sentence.
          let middle = Double(2 * start + length) / Double(2 * text.count)
          let score = 0.06 * Double(length) - abs(middle - position)
          if count > best?.count ?? 0 || (count == best?.count && score > best?.score ?? 0) {
            best = (count, score, range)
          }
          length += 1
        }
      }
    }
    return best.map { text.string($0.range) }
  }

  /// For each position of `text`, how many scalars from there on `other` holds in a row.
  ///
  /// - Complexity: the product of the lengths.
  private static func commonLengths(of text: [UInt32], in other: [UInt32]) -> [Int] {
    var lengths = [Int](repeating: 0, count: text.count)
    var below = [Int](repeating: 0, count: other.count + 1)
    for i in text.indices.reversed() {
      // `below[j]` is the common length at `i + 1` and `j`; filled from the left for `i`.
      for j in other.indices {
        below[j] = text[i] == other[j] ? below[j + 1] + 1 : 0
        lengths[i] = max(lengths[i], below[j])
      }
    }
    return lengths
  }
}
