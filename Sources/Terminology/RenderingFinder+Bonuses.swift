import Alignment
import Linguistics

extension RenderingFinder {
  /// Spans that more than the links speaks for.
  func bonuses(of term: Range<Int>, _ listed: [[Int32]]) -> [(key: Range<Int>, value: Float)] {
    var bonuses: [Range<Int>: Float] = [:]
    for span in listed.flatMap(places) { bonuses[span] = Weight.listed }
    if isQuoted(term) {
      for span in quotedSpans() { bonuses[span, default: 0] += Weight.quoted }
    }
    return Array(bonuses)
  }

  private func isQuoted(_ term: Range<Int>) -> Bool {
    let tokens = pair.chineseWords[term].map { pair.chinese.tokens[$0].range }
    guard let first = tokens.first, let last = tokens.last else { return false }
    return pair.chinese.isQuoted(first.lowerBound..<last.upperBound)
  }

  /// Where a rendering stands, by the stems of its words.
  private func places(of wanted: [Int32]) -> [Range<Int>] {
    guard wanted.count <= stems.count else { return [] }
    return (0...(stems.count - wanted.count)).filter { start in
      stems[(stems.startIndex + start)...].starts(with: wanted)
    }.map { $0..<($0 + wanted.count) }
  }

  /// The words between each pair of double quotation marks.
  private func quotedSpans() -> [Range<Int>] {
    var spans: [Range<Int>] = []
    var open: Int?
    for (index, token) in pair.english.tokens.enumerated()
    where token.kind == .mark && pair.english.scalar(at: token.range.lowerBound) == 0x22 {
      if let start = open {
        let words = pair.englishWords.indices.filter {
          start < pair.englishWords[$0] && pair.englishWords[$0] < index
        }
        if let first = words.first, let last = words.last { spans.append(first..<(last + 1)) }
        open = nil
      } else {
        open = index
      }
    }
    return spans
  }
}
