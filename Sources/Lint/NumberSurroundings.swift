import Linguistics

/// What the texts around a number say of its being an addition.
struct NumberSurroundings {
  private let target: AnalyzedText
  /// The source refers to a provision by its place (前条, 同项), so that the target may give its number.
  private let refersByPlace: Bool

  /// The source speaks of a year that it does not name (去年, 年底).
  private let hasUnnamedYear: Bool

  init(_ source: AnalyzedText, _ target: AnalyzedText, _ mentions: [NumberMention]) {
    self.target = target
    let scalars = source.folded.scalars
    refersByPlace = scalars.indices.dropLast().contains(where: { index in
      Self.relatives.contains(scalars[index])
        && scalars[(index + 1)...].prefix(2).contains(where: { Self.provisions.contains($0) })
    })
    let years = mentions.filter { $0.kind == .year }
    let isMonthAlone = years.isEmpty && mentions.contains { $0.kind == .month }
    hasUnnamedYear =
      isMonthAlone
      || scalars.indices.contains(where: { index in
        scalars[index] == Self.year && !years.contains { $0.range.contains(index) }
      }) || Self.yearWords.contains { source.text.contains($0) }
  }

  /// Whether the number is an addition in brackets: the years of a plan, a conversion, a citation.
  func isAside(_ mention: NumberMention) -> Bool {
    mention.kind == .year ? brackets(around: mention.range) != nil : isInRemark(mention.range)
  }

  /// Whether the target may well add the number: a year that the source leaves to the context, or the
  /// number of a provision that it calls the preceding one.
  func explain(_ mention: NumberMention) -> Bool {
    if mention.kind == .year {
      let isNear = Self.likelyYears.contains(mention.value.integer ?? 0)
      return hasUnnamedYear && isNear
    }
    let isReference = mention.unit == nil && followsHeading(mention.range)
    return isReference && (refersByPlace || mention.value.approximation <= 20)
  }

  /// Years that 去年 or 年底 may well be.
  private static let likelyYears = 1900...2040
  private static let relatives = Set("前本同次上".unicodeScalars.map(\.value))
  private static let provisions = Set("条项款目章节段".unicodeScalars.map(\.value))
  private static let year: UInt32 = 0x5E74
  private static let yearWords = ["year", "annual"]

  /// Whether a word for a provision or a figure stands among the three tokens before the range.
  private func followsHeading(_ range: Range<Int>) -> Bool {
    let index = target.tokens.firstIndex { $0.range.lowerBound >= range.lowerBound } ?? 0
    return target.tokens[..<index].suffix(3).contains {
      Self.headings.contains(target.string(of: $0).lowercased())
    }
  }

  private static let headings: Set<String> = [
    "article", "articles", "paragraph", "paragraphs", "subparagraph", "subparagraphs", "item",
    "items", "section", "sections", "chapter", "to",
  ]

  /// Whether brackets around the range hold a word of four letters or more.
  private func isInRemark(_ range: Range<Int>) -> Bool {
    guard let (open, close) = brackets(around: range) else { return false }
    return target.tokens.contains {
      $0.kind == .word && $0.range.count > 3 && $0.range.lowerBound > open
        && $0.range.upperBound <= close
    }
  }

  private func brackets(around range: Range<Int>) -> (open: Int, close: Int)? {
    let scalars = target.folded.scalars
    guard let open = scalars[..<range.lowerBound].lastIndex(where: { $0 == 0x28 || $0 == 0x29 }),
      scalars[open] == 0x28,
      let close = scalars[range.upperBound...].firstIndex(where: { $0 == 0x28 || $0 == 0x29 }),
      scalars[close] == 0x29
    else { return nil }
    return (open, close)
  }
}
