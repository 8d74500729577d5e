import TestSupport

/// Texts of words, characters and marks in any order.
struct TestText {
  private var generator: SplitMix64

  private static let pieces = [
    "the", "the", "Growth", "of", "city", "水", "水库", "的", "的", "发展", " ", " ", "  ", "，", ",", ".",
    "。",
    "“", "”", "\"", "'", "’", "(", ")", "（", "）", "《", "[1]", "[12]", "{name}", "%s", "5", "2024",
    "\t", "\u{3000}", "é", "😀", "\u{301}", "-", "—", "fraud", "Fraud", "cyber-fraud", "colour",
    "color",
  ]

  init(seed: UInt64) { generator = SplitMix64(seed: seed) }

  mutating func text() -> String {
    (0..<Int.random(in: 0...12, using: &generator))
      .compactMap { _ in Self.pieces.randomElement(using: &generator) }.joined()
  }
}
