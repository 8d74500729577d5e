import Bitext
import Glibc

/// Pairs the blocks of a file in which two languages take turns.
struct InterleavedBlocks {
  /// Paragraph pairs whose first side is in the language that comes first in the file.
  private(set) var pairs: [(first: [TextBlock], second: [TextBlock])] = []
  private var first: [TextBlock] = []
  private var second: [TextBlock] = []

  /// - Parameters:
  ///   - blocks: None of them neutral.
  ///   - leading: The language of the first sides.
  init(_ blocks: [TextBlock], leading: TextLanguage) {
    let blanksPart = Self.blankLinesSeparatePairs(blocks, leading: leading)
    for block in blocks {
      let startsPair = block.language == leading ? !second.isEmpty : false
      if startsPair || (blanksPart && block.followsBlank) { flush() }
      if block.language == leading { first.append(block) } else { second.append(block) }
    }
    flush()
  }

  /// A run of blocks in one language and the run after it in the other are a pair, but a note whose
  /// mark the other run does not have is in one language only, with all that follows it.
  private mutating func flush() {
    let firstMarks = Set(first.compactMap(\.noteMark))
    let secondMarks = Set(second.compactMap(\.noteMark))
    func isLone(_ mark: String?, among marks: Set<String>) -> Bool {
      mark.map { !marks.contains($0) } ?? false
    }
    let firstEnd = first.firstIndex { isLone($0.noteMark, among: secondMarks) } ?? first.count
    let secondEnd = second.firstIndex { isLone($0.noteMark, among: firstMarks) } ?? second.count
    add(Array(first[..<firstEnd]), Array(second[..<secondEnd]))
    add(Array(first[firstEnd...]), [])
    add([], Array(second[secondEnd...]))
    first = []
    second = []
  }

  private mutating func add(_ first: [TextBlock], _ second: [TextBlock]) {
    if !first.isEmpty || !second.isEmpty { pairs.append((first, second)) }
  }

  /// The language that the pairs of a file begin with: that of its first block, unless the lengths of
  /// what would be paired agree much better the other way (a title in one language stands first).
  ///
  /// Nil where there are no blocks.
  static func leading(of blocks: [TextBlock]) -> TextLanguage? {
    guard let first = blocks.first?.language else { return nil }
    guard let other = blocks.first(where: { $0.language != first })?.language,
      let spread = lengthSpread(InterleavedBlocks(blocks, leading: first)),
      let otherSpread = lengthSpread(InterleavedBlocks(blocks, leading: other)),
      otherSpread < largestShare * spread
    else { return first }
    return other
  }

  private static let fewestPairs = 4
  /// How much less the lengths must vary for the second language to lead.
  private static let largestShare = 0.6

  /// The mean absolute deviation of the log length ratios from their median; nil of a few pairs.
  private static func lengthSpread(_ blocks: InterleavedBlocks) -> Double? {
    func length(_ blocks: [TextBlock]) -> Int {
      blocks.reduce(0) { $0 + $1.segment.text.unicodeScalars.count }
    }
    let ratios = blocks.pairs.filter { !$0.first.isEmpty && !$0.second.isEmpty }
      .map { log(Double(length($0.first)) / Double(length($0.second))) }.sorted()
    guard ratios.count >= fewestPairs else { return nil }
    let median = ratios[ratios.count / 2]
    return ratios.reduce(0) { $0 + abs($1 - median) } / Double(ratios.count)
  }

  /// True where a blank line stands before every pair and never inside one, so that it tells a
  /// block without translation from one that is translated together with the next.
  private static func blankLinesSeparatePairs(
    _ blocks: [TextBlock], leading: TextLanguage
  ) -> Bool {
    var pairs = 0
    for (block, next) in zip(blocks, blocks.dropFirst()) where block.language != next.language {
      if next.language == leading {
        if !next.followsBlank { return false }
        pairs += 1
      } else if next.followsBlank {
        return false
      }
    }
    return pairs >= 2
  }
}
