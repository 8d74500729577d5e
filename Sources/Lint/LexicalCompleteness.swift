import Bitext
import Linguistics

/// Finds the stretch of one side of a pair that the other side most likely has no words for.
struct LexicalCompleteness: ~Copyable {
  struct Stretch {
    /// UTF-8 offsets in the text of the side.
    var range: Range<Int>
    var text: String
    /// Its part of the text, 0...1.
    var share: Double
    /// The evidence that it is left out, a logarithm of a likelihood ratio.
    var nats: Double
  }

  private let side: Completeness.Side
  private let languages: (source: LanguageTag, target: LanguageTag)
  private let tokenizer: Tokenizer
  private var accountant: WordAccountant
  private var evidence = WordEvidence()
  private var acronyms = AcronymLinks()

  /// Pairs that are enough to know what is usual.
  private static let sample = 2_000
  /// Words of a stretch; longer ones are as sure.
  private static let longestRun = 200

  /// Learns from documents in the same languages; nil where the lexicon does not know these.
  init?(
    of side: Completeness.Side, in documents: [AlignedDocument], _ context: LintContext
  ) {
    guard let document = documents.first,
      document.sourceLanguage.isChinese && document.targetLanguage.primary == "en"
        || document.sourceLanguage.primary == "en" && document.targetLanguage.isChinese
    else { return nil }
    self.side = side
    languages = (document.sourceLanguage, document.targetLanguage)
    tokenizer = context.tokenizer
    accountant = WordAccountant(lexicon: context.lexicon)
    let step = max(1, documents.lazy.map(\.pairs.count).reduce(0, +) / Self.sample)
    var sampled: [Texts] = []
    for (number, pair) in documents.lazy.flatMap(\.pairs).enumerated()
    where number.isMultiple(of: step) {
      if let texts = texts(of: pair) { sampled.append(texts) }
    }
    for (index, text) in sampled.enumerated() {
      let words = self.words(of: text.own, against: text.other)
      evidence.addPair(words)
      acronyms.add(words, against: text.other)
      let stranger = sampled[(index + sampled.count / 2) % sampled.count]
      evidence.addChance(self.words(of: text.own, against: stranger.other))
    }
    acronyms.settle()
  }

  private var isChineseSide: Bool { languages.source.isChinese == (side == .source) }

  /// A pair's text on the side, and that on the other one.
  private typealias Texts = (own: AnalyzedText, other: AnalyzedText)

  private func texts(of pair: SegmentPair) -> Texts? {
    guard let source = pair.source, let target = pair.target else { return nil }
    let first = AnalyzedText(source, in: languages.source, by: tokenizer)
    let second = AnalyzedText(target, in: languages.target, by: tokenizer)
    return side == .source ? (first, second) : (second, first)
  }

  private mutating func words(
    of own: AnalyzedText, against other: AnalyzedText
  ) -> [AccountedWord] {
    isChineseSide
      ? accountant.words(chinese: own, english: other).chinese
      : accountant.words(chinese: other, english: own).english
  }

  /// The stretch for which words and lengths together say most; nil where the words alone say too
  /// little, or where a pair before or after has words for it, so that the aligner drew the line in
  /// the wrong place.
  ///
  /// `neighbours`: The pairs whose other side may have words for what belongs to this one.
  /// `least`: Words must say this much, in nats.
  /// `nats`: What the lengths say if a share (0...1) of the text is left out.
  /// - Complexity: the square of the words where these say enough.
  mutating func stretch(
    at index: Int, of document: AlignedDocument, neighbours: [Int], least: Double,
    lengths nats: (Double) -> Double
  ) -> Stretch? {
    guard let texts = texts(of: document.pairs[index]) else { return nil }
    var words = words(of: texts.own, against: texts.other)
    guard mostNats(of: words) >= least else { return nil }
    let names = names(in: texts)
    for index in words.indices where names.contains(where: { $0.contains(words[index].token) }) {
      words[index].isAccounted = true
    }
    guard let run = bestRun(of: words, in: texts.own, lengths: nats) else { return nil }
    // Words beside the stretch may belong to the name of which the acronym is short.
    let outside = words.prefix(max(0, run.lowerBound - 2)) + words.dropFirst(run.upperBound + 2)
    let letters = acronyms.unlinkedLetters(in: texts.other, own: texts.own, words: Array(outside))
    let told = words[run].map(evidence.nats).sorted(by: >).dropFirst(letters).reduce(0, +)
    guard told >= least, run.count >= 3 else { return nil }
    guard !isAccounted(words[run], of: texts.own, in: neighbours.map { document.pairs[$0] }) else {
      return nil
    }
    let stretch = Stretch(of: texts.own, words[run], nats: told)
    return side == .target && stretch.isInBrackets(of: texts.own.text) ? nil : stretch
  }

  /// Whether the other sides of pairs account for words of a text.
  private mutating func isAccounted(
    _ run: ArraySlice<AccountedWord>, of own: AnalyzedText, in pairs: [SegmentPair]
  ) -> Bool {
    var run = Array(run)
    var isAccounted = [Bool](repeating: false, count: run.count)
    let language = side == .source ? languages.target : languages.source
    for case let segment? in pairs.map({ side == .source ? $0.target : $0.source }) {
      let words = words(of: own, against: AnalyzedText(segment, in: language, by: tokenizer))
      let accounted = Set(words.lazy.filter(\.isAccounted).map(\.token))
      for index in run.indices where accounted.contains(run[index].token) {
        isAccounted[index] = true
      }
    }
    guard !pairs.isEmpty else { return false }
    for index in run.indices { run[index].isAccounted = isAccounted[index] }
    return run.map(evidence.nats).reduce(0, +) < 0
  }

  /// The largest sum of evidence of words that follow each other.
  private func mostNats(of words: [AccountedWord]) -> Double {
    var best = 0.0
    var sum = 0.0
    for word in words {
      sum = max(0, sum + evidence.nats(word))
      best = max(best, sum)
    }
    return best
  }

  /// The words that follow each other with the largest sum of what they and the lengths say.
  private func bestRun(
    of words: [AccountedWord], in text: AnalyzedText, lengths nats: (Double) -> Double
  ) -> Range<Int>? {
    let told = words.map(evidence.nats)
    let bytes = words.map { text.range(of: text.tokens[$0.token]) }
    var best: (nats: Double, run: Range<Int>)?
    for start in words.indices where told[start] > 0 {
      var sum = 0.0
      for end in start..<min(words.count, start + Self.longestRun) {
        sum += told[end]
        guard told[end] > 0, sum > 0 else { continue }
        let length = bytes[end].upperBound - bytes[start].lowerBound
        let total = sum + nats(Double(length) / Double(max(1, text.text.utf8.count)))
        if total > best?.nats ?? -.infinity { best = (total, start..<(end + 1)) }
      }
    }
    return best?.run
  }

  /// Ranges of tokens of the side that the other side spells in pinyin, or that spell it.
  private func names(in texts: Texts) -> [Range<Int>] {
    let (chinese, english) =
      isChineseSide ? (texts.own, texts.other) : (texts.other, texts.own)
    return Transliterator().matches(chinese: chinese.folded, english: english).map { match in
      guard isChineseSide else { return match.english }
      let tokens = chinese.tokens.indices.filter {
        chinese.tokens[$0].range.overlaps(match.chinese)
      }
      return (tokens.first ?? 0)..<((tokens.last ?? -1) + 1)
    }
  }
}

extension LexicalCompleteness.Stretch {
  /// Whether brackets enclose the stretch: an explanation, or where a quotation is from.
  fileprivate func isInBrackets(of text: String) -> Bool {
    let before = text[utf8: 0..<range.lowerBound].last { "()（）[]".contains($0) }
    let behind = text[utf8: range.upperBound..<text.utf8.count].first { "()（）[]".contains($0) }
    guard let before, let behind else { return false }
    return "(（[".contains(before) && ")）]".contains(behind)
  }

  fileprivate init(of text: AnalyzedText, _ words: ArraySlice<AccountedWord>, nats: Double) {
    let ranges = words.map { text.range(of: text.tokens[$0.token]) }
    let range = (ranges.first?.lowerBound ?? 0)..<(ranges.last?.upperBound ?? 0)
    self.init(
      range: range, text: String(text.text[utf8: range]),
      share: Double(range.count) / Double(max(1, text.text.utf8.count)), nats: nats)
  }
}
