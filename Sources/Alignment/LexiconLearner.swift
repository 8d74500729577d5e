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
    /// A word whose learned translations all contradict the written ones is kept from this count, and
    /// so is a word that no list has.
    public var leastCountAgainstWritten: Float = 20
    /// Of a word that no list has: how many English words it is linked with each time, and the
    /// probability of its likeliest translation. One with fewer links is translated with its
    /// neighbours, one with more is a phrase.
    public var linksOfUnlisted: ClosedRange<Float> = 0.5...1.1
    public var leastProbabilityOfUnlisted: Float = 0.25
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
    for pair in document.pairs.indices {
      let sides = document.sides(of: pair)
      guard let chinese = sides.chinese, let english = sides.english else { continue }
      pairs.append((chinese.text, english.text))
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
    let links = AgreedLinks(
      aligner,
      isAsked: (0..<Int32(types.chinese.count)).map {
        types.isHan($0) && lexicon.words.id(of: types.chinese.bytes(of: $0)) == nil
      },
      isFunction: (0..<Int32(types.english.count)).map {
        EnglishStems.isFunctionWord(types.english[$0])
      })
    return Self.lines(types, links, aligner.cells, limits, beside: lexicon)
  }

  private static func lines(
    _ types: ParallelTypes, _ links: AgreedLinks, _ cells: CellTable, _ limits: Limits,
    beside lexicon: LexiconTable
  ) -> String {
    var lines: [String] = []
    for type in 0..<Int32(types.chinese.count) where types.isHan(type) {
      var row = LearnedRow(
        word: types.chinese[type], count: types.chineseCounts[Int(type)],
        translations: cells.row(type).map {
          .init(stem: types.english[cells.targets[$0]], count: links.counts[$0], cell: $0)
        }, limits)
      guard row.isFrequent(limits), !row.isDoubtful(limits, beside: lexicon, links) else {
        continue
      }
      let kept = row.translations.prefix(limits.mostTranslations).map { translation in
        let share = thousandths(translation.count / row.links)
        guard let companion = links.companion(of: translation.cell) else {
          return "\(translation.stem):\(share)"
        }
        let other = types.english[companion.type]
        let phrase =
          companion.isBehind ? [translation.stem, other] : [other, translation.stem]
        return "\(phrase.joined(separator: " ")):\(share)"
      }
      lines.append("\(row.word)\t\(Int(row.count))\t\(kept.joined(separator: "|"))")
    }
    for type in 0..<Int32(types.english.count) where types.englishCounts[Int(type)] >= 10 {
      lines.append("=\t\(types.english[type])\t\(Int(types.englishCounts[Int(type)]))")
    }
    lines.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func thousandths(_ probability: Float) -> Int {
    Int((probability * 1_000).rounded())
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
      var stems: [String: Float] = [:]
      for entry in cells[2].split(separator: "|") {
        guard let colon = entry.lastIndex(of: ":"),
          let share = Self.count(entry[entry.index(after: colon)...]), share <= 1_000
        else { throw fault }
        // A phrase of stems: each has its part.
        let phrase = entry[..<colon].split(separator: " ")
        for stem in phrase {
          stems[String(stem), default: 0] += share / 1_000 / Float(phrase.count)
        }
      }
      addLearned(
        String(cells[0]), count: count, stems: stems.map { (stem: $0.key, probability: $0.value) })
    }
  }

  /// A number that can be a count: neither negative nor so large that a sum of them has no end.
  private static func count(_ text: Substring) -> Float? {
    Float(text).flatMap { 0 <= $0 && $0 <= 1e12 ? $0 : nil }
  }
}
