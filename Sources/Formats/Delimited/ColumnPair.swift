import Bitext

/// Which columns of a table hold source and target.
struct ColumnPair {
  var source: Int
  var target: Int
  var sourceLanguage: LanguageTag?
  var targetLanguage: LanguageTag?

  init(source: Int, target: Int) {
    self.source = source
    self.target = target
  }

  /// Nil unless the row names two columns: source and target, or two languages by their tags or names.
  init?(header row: [Segment]) {
    let names = row.map { $0.text.lowercased() }
    if let source = names.firstIndex(where: Self.sources.contains),
      let target = names.firstIndex(where: Self.targets.contains)
    {
      self.init(source: source, target: target)
      return
    }
    let languages = row.indices.compactMap { index in
      (Self.languages[names[index]] ?? FileName("x." + row[index].text + ".x").language).map {
        (column: index, tag: $0)
      }
    }
    guard let chinese = languages.first(where: \.tag.isChinese),
      let other = languages.first(where: { $0.tag.primary == "en" })
        ?? languages.first(where: { !$0.tag.isChinese && !Self.isLabel(names[$0.column]) })
    else {
      // Two languages, neither of them Chinese.
      guard languages.count == 2, row.count == 2, languages[0].tag != languages[1].tag else {
        return nil
      }
      self.init(source: 0, target: 1)
      (sourceLanguage, targetLanguage) = (languages[0].tag, languages[1].tag)
      return
    }
    let (first, second) = chinese.column < other.column ? (chinese, other) : (other, chinese)
    self.init(source: first.column, target: second.column)
    (sourceLanguage, targetLanguage) = (first.tag, second.tag)
  }

  /// By what most cells hold: the first column in Chinese and the first in letters, so that numbers are
  /// passed over; the first two where no other pair has both.
  init(of rows: [[Segment]]) {
    let width = rows.prefix(Self.sample).map(\.count).max() ?? 0
    let languages = (0..<width).map { column in
      Self.language(of: rows.lazy.filter { $0.indices.contains(column) }.map { $0[column] })
    }
    if let chinese = languages.firstIndex(of: .chinese),
      let other = languages.firstIndex(of: .other)
    {
      self.init(source: min(chinese, other), target: max(chinese, other))
    } else {
      self.init(source: 0, target: 1)
    }
  }

  /// The script of most cells.
  static func language(of cells: some Sequence<Segment>) -> TextLanguage {
    let languages = cells.prefix(sample).map { TextLanguage(of: $0.text) }
    let (chinese, other) = (languages.count { $0 == .chinese }, languages.count { $0 == .other })
    if chinese + other == 0 || 4 * (chinese + other) < languages.count { return .neutral }
    return chinese >= other ? .chinese : .other
  }

  /// What stands over a column of numbers.
  static func isLabel(_ name: some StringProtocol) -> Bool { labels.contains(name.lowercased()) }

  private static let sample = 200
  private static let labels: Set = ["no", "no.", "nr", "nr.", "#", "id", "序号", "编号"]
  private static let sources: Set = ["source", "term", "原文", "术语"]
  private static let targets: Set = ["target", "translation", "译文"]
  private static let languages: [String: LanguageTag] = [
    "中文": .chinese, "汉语": .chinese, "chinese": .chinese, "英文": .english, "英语": .english,
    "english": .english,
  ]
}
