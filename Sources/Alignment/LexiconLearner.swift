public import Bitext
import Glibc
import Linguistics

/// Learns p(stem | word) from segment pairs, for a lexicon.
public struct LexiconLearner: ~Copyable {
  /// A word is kept with this many occurrences, a translation with this many expected ones and this
  /// probability.
  public struct Limits: Sendable {
    public var leastWordCount: Float = 5
    /// A single character mostly stands for the set phrases it is part of: what is seldom, or has no
    /// clear translation, is left out.
    public var leastCharacterCount: Float = 100
    public var leastCharacterProbability: Float = 0.25
    /// A word whose learned translations all contradict the written ones is kept from this count.
    public var leastCountAgainstWritten: Float = 20
    public var leastCount: Float = 1.5
    public var leastProbability: Float = 0.02
    public var mostTranslations = 12

    public init() {}
  }

  private let lexicon: LexiconTable
  private var pairs: [(chinese: String, english: String)] = []

  public init(lexicon: LexiconTable) { self.lexicon = lexicon }

  /// Adds the pairs of a document that have both sides.
  public mutating func add(_ document: AlignedDocument) {
    let chineseIsSource = document.sourceLanguage.isChinese
    for pair in document.pairs {
      guard let source = pair.source, let target = pair.target else { continue }
      pairs.append(
        (
          chinese: (chineseIsSource ? source : target).text,
          english: (chineseIsSource ? target : source).text
        ))
    }
  }

  /// The words learned, as lines for `LexiconBuilder.addLearned(_:)`: a word, its count and its
  /// translations; then lines `=`, stem and count.
  public consuming func learn(_ limits: Limits = Limits()) -> String {
    let plain = Tokenizer(splitter: lexicon.splitter)
    var discovery = WordDiscovery()
    discovery.leastCount = 20
    discovery.leastCohesion = 4
    discovery.leastCohesionOfSingles = 4.5
    for pair in pairs {
      let text = FoldedText(pair.chinese)
      discovery.add(text, plain.tokens(of: text))
    }
    let found = discovery.words()
    let total = Float(pairs.count * 30)
    let tokenizer = Tokenizer(
      splitter: lexicon.splitter.adding(
        found.map { (word: $0.word, cost: -logf(Float($0.count) / total)) }))
    var types = ParallelTypes()
    var source = SentenceTypes()
    var target = SentenceTypes()
    for pair in pairs {
      let chinese = FoldedText(pair.chinese)
      let english = FoldedText(pair.english)
      let sourceTokens = tokenizer.tokens(of: chinese)
      let targetTokens = tokenizer.tokens(of: english)
      guard sourceTokens.count <= 100, targetTokens.count <= 150 else { continue }
      source.append(types.addChinese(chinese, sourceTokens), length: 0)
      target.append(types.addEnglish(english, targetTokens), length: 0)
    }
    var aligner = WordAligner(
      source: source, target: target, types: types, rows: types.rows(from: lexicon))
    aligner.train()
    return Self.lines(types, aligner.agreedCounts(), aligner.cells, limits, beside: lexicon)
  }

  private static func lines(
    _ types: ParallelTypes, _ counts: [Float], _ cells: CellTable, _ limits: Limits,
    beside lexicon: LexiconTable
  ) -> String {
    var lines: [String] = []
    for type in 0..<Int32(types.chinese.count) where types.isHan(type) {
      let total = types.chineseCounts[Int(type)]
      let isCharacter = types.chinese.bytes(of: type).count <= 4
      guard total >= (isCharacter ? limits.leastCharacterCount : limits.leastWordCount) else {
        continue
      }
      let sum = cells.row(type).reduce(Float(0)) { $0 + counts[$1] }
      let kept = cells.row(type)
        .filter {
          counts[$0] >= limits.leastCount && counts[$0] / max(sum, 1) >= limits.leastProbability
        }
        .sorted { (counts[$1], $0) < (counts[$0], $1) }
        .prefix(limits.mostTranslations)
        .map { "\(types.english[cells.targets[$0]]):\(thousandths(counts[$0] / sum))" }
      let likeliest = cells.row(type).reduce(Float(0)) { max($0, counts[$1]) } / max(sum, 1)
      if isCharacter, likeliest < limits.leastCharacterProbability { continue }
      let word = types.chinese[type]
      let stems = cells.row(type).filter { counts[$0] >= limits.leastCount }.map {
        types.english[cells.targets[$0]]
      }
      let isRare = total < limits.leastCountAgainstWritten
      if isDoubtful(word, stems, isRare: isRare, beside: lexicon) { continue }
      lines.append("\(word)\t\(Int(total))\t\(kept.joined(separator: "|"))")
    }
    for type in 0..<Int32(types.english.count) where types.englishCounts[Int(type)] >= 10 {
      lines.append("=\t\(types.english[type])\t\(Int(types.englishCounts[Int(type)]))")
    }
    lines.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Whether a word is likelier a stretch of characters that begins or ends in the middle of a phrase
  /// (七日内将), or a rare one linked with its neighbours' translations.
  private static func isDoubtful(
    _ word: String, _ stems: [String], isRare: Bool, beside lexicon: LexiconTable
  ) -> Bool {
    let scalars = FoldedText(word).scalars
    guard let id = lexicon.trie.id(of: scalars) else {
      if numerals.contains(scalars[0]) { return scalars.count > 1 }
      return scalars.count > 2
        && [scalars[0], scalars[scalars.count - 1]].contains { isGrammar($0, in: lexicon) }
    }
    guard isRare, scalars.count > 1 else { return false }
    let english = EnglishStems()
    let written = Set(
      lexicon.renderings(of: id).flatMap { english.stems(of: $0) }
        .filter { !EnglishStems.isFunctionWord($0) })
    return !written.isEmpty && written.isDisjoint(with: stems)
  }

  private static let numerals = Set("零一二三四五六七八九十百千万亿".unicodeScalars.map(\.value))

  /// A character that is a numeral, a measure or a word of grammar.
  private static func isGrammar(_ scalar: UInt32, in lexicon: LexiconTable) -> Bool {
    if HanTable.numericValue(of: scalar) != nil { return true }
    guard let id = lexicon.trie.id(of: [scalar]) else { return false }
    return lexicon.classes[Int(id)].isDisjoint(with: [.noun, .general, .verb, .adjective])
  }

  private static func thousandths(_ probability: Float) -> Int {
    Int((probability * 1_000).rounded())
  }
}

extension WordAligner {
  /// Expected links by cell: the geometric mean of the two directions' posteriors, summed.
  func agreedCounts() -> [Float] {
    var counts = [Float](repeating: 0, count: cells.count)
    var lattice = PairLattice(aligner: self)
    for pair in 0..<source.count {
      lattice.run(pair, of: self, hmm: true, counting: false)
      let (l, m) = (source.range(pair).count, target.range(pair).count)
      for i in 0..<l {
        for j in 0..<m {
          let product =
            lattice.forward.posteriors[j * (l + 1) + i]
            * lattice.backward.posteriors[i * (m + 1) + j]
          if product > 0.01 {
            counts[Int(cells.words[cells.pairStarts[pair] + i * m + j])] += product.squareRoot()
          }
        }
      }
    }
    return counts
  }
}

extension LexiconBuilder {
  /// Adds what `LexiconLearner.learn` printed.
  ///
  /// - Throws: the first line that is not of this form.
  public mutating func addLearned(_ lines: [Substring]) throws(Fault) {
    var number = 0
    for line in lines {
      number += 1
      guard !line.isEmpty, line.first != "#" else { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      let fault = Fault(
        line: number, expectation: "expected 'word<TAB>count<TAB>stem:thousandths|…'")
      guard cells.count == 3 else { throw fault }
      if cells[0] == "=" {
        guard let count = Self.count(cells[2]) else { throw fault }
        addStemCount(String(cells[1]), count)
        continue
      }
      guard let count = Self.count(cells[1]) else { throw fault }
      try Self.checkHeadword(cells[0], line: number)
      var stems: [(stem: String, probability: Float)] = []
      for entry in cells[2].split(separator: "|") {
        guard let colon = entry.lastIndex(of: ":"),
          let share = Self.count(entry[entry.index(after: colon)...])
        else { throw fault }
        stems.append((String(entry[..<colon]), share / 1_000))
      }
      addLearned(String(cells[0]), count: count, stems: stems)
    }
  }

  /// A number that can be a count: neither negative nor without end.
  private static func count(_ text: Substring) -> Float? {
    Float(text).flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
  }
}
