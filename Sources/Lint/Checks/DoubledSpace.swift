import Bitext
import Linguistics

struct DoubledSpace: Check {
  static let id = "doubled-space"
  static let severity = Severity.warning
  static let summary = "Two spaces stand where one belongs."
  static let explanation = """
    Only spaces between words count: not those at the ends of a line, wide gaps that lay out a \
    table, or two spaces after a full stop where the document has them as a habit.
    """
  static let examples = Examples(
    passes: [
      Example("空气质量", "air quality"),
      Example("空气质量", "  air quality  "),
      Example("姓名 年龄", "Name      Age"),
      Example([
        ("空气。水质。", "Air.  Water."), ("森林。湿地。", "Forests.  Wetlands."),
        ("道路。桥梁。", "Roads.  Bridges."),
      ]),
    ],
    fails: [
      Example("空气质量", "air  quality"),
      Example("空气。水质。", "Clean air.  Clean water."),
      Example("air quality in 2024", "2024  年空气质量", from: .english, to: .chinese),
    ])

  func findings(across collection: [LintedDocument], _ context: LintContext) -> [Finding] {
    collection.filter(\.isLinted).flatMap { linted in
      let targets = linted.document.pairs.map(\.target)
      let gaps = targets.indices.map { index in
        targets[index].map { Gaps(in: $0, before: targets.dropFirst(index + 1).first ?? nil) }
          ?? Gaps()
      }
      let single = gaps.lazy.map(\.singleAfterStop).reduce(0, +)
      let doubled = gaps.lazy.map(\.doubledAfterStop.count).reduce(0, +)
      let isHabit = doubled >= 3 && doubled * 2 > single
      return zip(linted.document.pairs, gaps).flatMap { pair, gaps in
        let ranges = isHabit ? gaps.doubled : gaps.doubled + gaps.doubledAfterStop
        return ranges.sorted { $0.lowerBound < $1.lowerBound }.map {
          pair.finding(of: Self.self, "two spaces in a row", targetRange: $0)
        }
      }
    }
  }
}

/// The gaps between the words of a segment, as UTF-8 ranges.
private struct Gaps {
  var doubled: [Range<Int>] = []
  var doubledAfterStop: [Range<Int>] = []
  var singleAfterStop = 0

  init() {}

  /// The gaps in a segment, and the one between it and the next segment of the same line, which only
  /// their columns show.
  init(in segment: Segment, before next: Segment?) {
    let utf8 = Array(segment.text.utf8)
    var start = 0
    while let next = utf8[start...].firstIndex(of: 0x20) {
      var end = next + 1
      while end < utf8.count, utf8[end] == 0x20 { end += 1 }
      start = end
      guard next > 0, end < utf8.count, utf8[next - 1] > 0x20, utf8[end] > 0x20 else { continue }
      let isAfterStop = ".!?:\"')".utf8.contains(utf8[next - 1])
      switch end - next {
      case 1: singleAfterStop += isAfterStop ? 1 : 0
      case 2...3 where !segment.codes.contains { (next...end).contains($0.offset) }:
        if isAfterStop { doubledAfterStop.append(next..<end) } else { doubled.append(next..<end) }
      default: continue
      }
    }
    for anchor in segment.anchors.dropFirst() where anchor.offset > 0 {
      addGap(in: segment, endingAt: anchor.offset - 1, before: segment.place(at: anchor.offset))
    }
    if let next, next.path == segment.path {
      addGap(in: segment, endingAt: segment.text.utf8.count, before: next.place())
    }
  }

  /// Counts the gap after the sentence that ends at an offset, if it is on the same line.
  private mutating func addGap(in segment: Segment, endingAt end: Int, before next: Place) {
    let place = segment.place(at: end)
    guard end > 0, place.line > 0, place.line == next.line else { return }
    switch next.column - place.column {
    case 1: singleAfterStop += 1
    case 2...3: doubledAfterStop.append((end - 1)..<end)
    default: return
    }
  }
}
