/// Text that mixes scripts, widths, marks and blanks, for properties that hold for any text.
public struct RandomText {
  private var dice: SplitMix64
  private let pieces: [String]

  /// Pieces that the rules of this project look at, and some that they do not.
  public static let mixed = [
    "城", "市", "密云", "水库", "經濟", "发展", "𠮷", "〇", "the", "Co", "U.S", "a", "Mr", "ü",
    "e\u{301}", "Qi’an’an", "GDP", "iPhone", "1", "42", "3.5", "1,000", "２０２４", "％", "%", "。",
    "！", "？", "；", "…", "……", "，", "：", "、", ".", "...", "!", "?", ";", ",", ":", "-", "——", "“",
    "”", "‘", "’", "\"", "'", "(", ")", "（", "）", "[19]", "[", "]", "《", "》", "「", "」", " ", "  ",
    "\u{3000}", "\u{A0}", "\n", "\r\n", "\t", "\u{2028}", "\u{200B}", "\u{FEFF}", "😀", "👩‍👩‍👧",
    "カナ", "한글", "Ω", "\u{7F}", "§", "①", "Ⅳ",
  ]

  public init(seed: UInt64, pieces: [String] = RandomText.mixed) {
    dice = SplitMix64(seed: seed)
    self.pieces = pieces
  }

  public mutating func next(pieces count: ClosedRange<Int> = 0...60) -> String {
    (0..<Int.random(in: count, using: &dice))
      .map { _ in pieces.randomElement(using: &dice) ?? "" }.joined()
  }
}
