import Bitext

/// The blocks of a text file, and what its comments ask for.
struct TextBlockReader {
  /// Markdown's marks of headings, lists and quotes are no text, nor are its comments.
  enum Markup { case none, markdown }

  private(set) var blocks: [TextBlock] = []
  private(set) var suppressions: [Suppression] = []
  private let path: String
  private let markup: Markup
  private var isInComment = false
  private var blankBefore = false

  init(_ file: TextFile, markup: Markup) {
    path = file.path
    self.markup = markup
    for (index, line) in file.lines.enumerated() { add(line, number: index + 1) }
    blocks.settleNeutralBlocks()
  }

  private mutating func add(_ line: Substring, number: Int) {
    var segment = Segment(trimming: line, path: path, line: number)
    if let suppression = Suppression(comment: segment.text, path: path, line: number) {
      suppressions.append(suppression)
      return
    }
    if markup == .markdown {
      guard let rest = withoutMarks(segment, number: number) else { return }
      segment = rest
    }
    guard !segment.text.isEmpty else {
      blankBefore = true
      return
    }
    blocks.append(
      TextBlock(
        segment: segment, language: TextLanguage(of: segment.text), followsBlank: blankBefore))
    blankBefore = false
  }

  /// Nil for a line that is within a comment, or a rule.
  private mutating func withoutMarks(_ segment: Segment, number: Int) -> Segment? {
    let text = segment.text
    if isInComment || text.hasPrefix("<!--") {
      isInComment = !text.hasSuffix("-->")
      return nil
    }
    let marks = text.unicodeScalars
    if marks.count >= 3, marks.allSatisfy({ "-*_=|: ".unicodeScalars.contains($0) }) { return nil }
    var rest = text[...]
    while rest.hasPrefix("> ") { rest = rest.dropFirst(2) }
    let hashes = rest.prefix { $0 == "#" }
    if (1...6).contains(hashes.count), rest.dropFirst(hashes.count).first == " " {
      rest = rest.dropFirst(hashes.count)
    } else if ["- ", "* ", "+ "].contains(where: { rest.hasPrefix($0) }) {
      rest = rest.dropFirst(2)
    }
    let skipped = text[..<rest.startIndex].unicodeScalars.count
    let column = segment.anchors.first?.column ?? 1
    return Segment(trimming: rest, path: path, line: number, column: column + skipped)
  }
}

extension [TextBlock] {
  /// Numbers and rules belong to the text before them; those at the beginning to the text after.
  mutating func settleNeutralBlocks() {
    var language = first { $0.language != .neutral }?.language ?? .other
    for index in indices {
      if self[index].language == .neutral {
        self[index].language = language
      } else {
        language = self[index].language
      }
    }
  }
}
