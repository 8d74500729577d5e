import Linguistics

/// The word types of two texts by number, and what the lexicons say of their translation.
///
/// Chinese words are types as they are split, English words by stem, numbers by their digits.
struct ParallelTypes: Sendable {
  var chinese = Interner()
  var english = Interner()
  /// Occurrences by type.
  private(set) var chineseCounts: [Float] = []
  private(set) var englishCounts: [Float] = []
  private var kinds: [Token.Kind] = []
  /// English stem type by written form.
  private var forms = Interner()
  private var formTypes: [Int32] = []

  /// Whether a Chinese type has a meaning of its own.
  func isContent(_ type: Int32) -> Bool {
    isHan(type) && !Self.particles.contains(chinese[type])
  }

  private static let particles = Set(
    "的地得了着过和与及或等之其该在是对为将把被从向以由于到不也都就更最再已还又并而但则让使各每某这那有个我你他她它们上中下里"
      .map(String.init))

  func isHan(_ type: Int32) -> Bool { kinds[Int(type)] == .han }

  /// The types of a Chinese text's tokens; marks have none.
  mutating func addChinese(_ text: FoldedText, _ tokens: [Token]) -> [Int32] {
    tokens.compactMap { token in
      guard token.kind != .mark else { return nil }
      let type = chinese.intern(Self.key(text, token))
      if Int(type) == chineseCounts.count {
        chineseCounts.append(0)
        kinds.append(token.kind)
      }
      chineseCounts[Int(type)] += 1
      return type
    }
  }

  /// The types of the tokens of a text in English; marks have none.
  mutating func addEnglish(_ text: FoldedText, _ tokens: [Token]) -> [Int32] {
    let stems = EnglishStems()
    var types: [Int32] = []
    types.reserveCapacity(tokens.count)
    for token in tokens where token.kind != .mark {
      let key = Self.key(text, token)
      let form = forms.intern(key)
      if Int(form) == formTypes.count {
        formTypes.append(
          english.intern(token.kind == .word ? Array(stems.stem(of: key).utf8) : key))
        if english.count > englishCounts.count { englishCounts.append(0) }
      }
      let type = formTypes[Int(form)]
      englishCounts[Int(type)] += 1
      types.append(type)
    }
    return types
  }

  /// The types of tokens that somebody else split; marks are types like words.
  mutating func addChinese(tokens: [String]) -> [Int32] {
    tokens.map { token in
      let text = FoldedText(token)
      let kind = Tokenizer.kind(ofTokenBeginning: text.scalars.first ?? 0)
      let type = chinese.intern(text.utf8(of: text.scalars.indices))
      if Int(type) == chineseCounts.count {
        chineseCounts.append(0)
        kinds.append(kind)
      }
      chineseCounts[Int(type)] += 1
      return type
    }
  }

  mutating func addEnglish(tokens: [String]) -> [Int32] {
    let stems = EnglishStems()
    return tokens.map { token in
      let text = FoldedText(token)
      let key = text.utf8(of: text.scalars.indices)
      let form = forms.intern(key)
      if Int(form) == formTypes.count {
        formTypes.append(english.intern(stems.stem(of: key).utf8))
        if english.count > englishCounts.count { englishCounts.append(0) }
      }
      let type = formTypes[Int(form)]
      englishCounts[Int(type)] += 1
      return type
    }
  }

  /// A token's folded characters; of a number the digits without thousands separators.
  private static func key(_ text: FoldedText, _ token: Token) -> [UInt8] {
    let bytes = text.utf8(of: token.range)
    guard token.kind == .number else { return bytes }
    let plain = bytes.filter { $0 != 0x2C }
    return plain
  }

  /// Rows of p(English type | Chinese type) as `table` has them, for the types of these texts.
  ///
  /// `names`: words that the texts themselves spell in pinyin, with the stems of the spelling.
  func rows(from table: LexiconTable, names: [String: Set<String>] = [:]) -> TranslationRows {
    var rows = TranslationRows()
    for type in 0..<Int32(chinese.count) {
      let spelling =
        names.isEmpty
        ? []
        : (names[chinese[type]] ?? []).compactMap { stem in
          english.id(of: stem.utf8)
        }
      if spelling.isEmpty {
        rows.append(row(of: type, from: table))
      } else {
        let share = 0.9 / Float(spelling.count)
        rows.append(spelling.sorted().map { (type: $0, probability: share) })
      }
    }
    return rows
  }

  private func row(of type: Int32, from table: LexiconTable) -> [(type: Int32, probability: Float)]
  {
    let bytes = chinese.bytes(of: type)
    if kinds[Int(type)] != .han {
      let text = String(decoding: bytes, as: UTF8.self)
      let stem = kinds[Int(type)] == .word ? EnglishStems().stem(of: Array(text.utf8)) : text
      return english.id(of: stem.utf8).map { [(type: $0, probability: Float(0.9))] } ?? []
    }
    let word = FoldedText(String(decoding: bytes, as: UTF8.self)).scalars
    var row: [Int32: Float] = [:]
    let own = table.words.id(of: bytes).map { table.row(of: $0) } ?? 0..<0
    let ownShare: Float = own.isEmpty ? 0 : word.count > 1 ? 0.8 : 1
    for entry in own { add(entry, of: table, weight: ownShare, to: &row) }
    if word.count > 1 {
      let parts = table.parts(of: word).map { table.row(of: $0) }.filter { !$0.isEmpty }
      for part in parts {
        for entry in part {
          add(entry, of: table, weight: (1 - ownShare) / Float(parts.count), to: &row)
        }
      }
    }
    return row.sorted { $0.key < $1.key }.map { (type: $0.key, probability: $0.value) }
  }

  private func add(
    _ entry: Int, of table: LexiconTable, weight: Float, to row: inout [Int32: Float]
  ) {
    guard let type = english.id(of: table.stems.bytes(of: table.entryStems[entry])) else { return }
    row[type, default: 0] += weight * table.entryProbabilities[entry]
  }
}

extension LexiconTable {
  /// Words of the lexicon that a word is made of: the longest proper parts from the left, single
  /// characters where nothing longer stands.
  public func parts(of word: [UInt32]) -> [Int32] {
    var parts: [Int32] = []
    var start = 0
    while start < word.count {
      var end = min(word.count, start + (start == 0 ? word.count - 1 : word.count))
      while end > start {
        if let id = trie.id(of: word[start..<end]) {
          parts.append(id)
          break
        }
        end -= 1
      }
      start = max(end, start + 1)
    }
    return parts
  }
}

/// Sparse rows of p(target type | source type).
struct TranslationRows: Sendable {
  private(set) var starts: [Int32] = [0]
  private(set) var types: [Int32] = []
  private(set) var probabilities: [Float] = []

  var count: Int { starts.count - 1 }

  mutating func append(_ row: [(type: Int32, probability: Float)]) {
    for (type, probability) in row {
      types.append(type)
      probabilities.append(probability)
    }
    starts.append(Int32(types.count))
  }

  func row(_ index: Int32) -> Range<Int> { Int(starts[Int(index)])..<Int(starts[Int(index) + 1]) }

  /// p(source | target) by Bayes' rule, entry for entry, from the counts of the source types.
  func reversed(sourceCounts: [Float], targetTypes: Int) -> [Float] {
    var totals = [Float](repeating: 0, count: targetTypes)
    for source in 0..<Int32(count) {
      for entry in row(source) {
        totals[Int(types[entry])] += probabilities[entry] * sourceCounts[Int(source)]
      }
    }
    var reversed = probabilities
    for source in 0..<Int32(count) {
      for entry in row(source) {
        reversed[entry] *= sourceCounts[Int(source)] / totals[Int(types[entry])]
      }
    }
    return reversed
  }
}
