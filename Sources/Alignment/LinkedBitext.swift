public import Bitext
import Glibc
public import Linguistics

/// A collection of aligned documents with their words linked: what term extraction and the checks
/// across documents read.
///
/// One side of every pair is Chinese; the other is called English, whatever it is.
public struct LinkedBitext: Sendable {
  public let documents: [AlignedDocument]
  /// The pairs that have both sides, in collection order.
  public let pairs: [LinkedPair]
  public let lexicon: LexiconTable
  private let chineseTypes: SentenceTypes
  private let englishTypes: SentenceTypes
  private let types: ParallelTypes
  private let model: LinkModel

  /// `terms`: Terms that stay whole when Chinese is split into words.
  /// `lexicon`: What is known of words beforehand.
  /// `mostToLearnFrom`: A larger collection teaches what this many of its pairs teach, evenly chosen.
  /// - Complexity: about a tenth of a millisecond a pair and iteration, of `mostToLearnFrom` pairs at most.
  public init(
    _ documents: [AlignedDocument], terms: [String] = [], lexicon: LexiconTable = Lexicon.base,
    mostToLearnFrom: Int = 40_000
  ) {
    self.documents = documents
    self.lexicon = lexicon
    let plain = Tokenizer(splitter: lexicon.splitter)
    let places = documents.indices.flatMap { document in
      documents[document].pairs.indices.map { (document: document, pair: $0) }
    }
    let names = Self.discoveredNames(documents, places, plain)
    var words = terms.map { (word: $0, cost: Float(6)) }
    words += names.keys.sorted().map { (word: $0, cost: Float(7)) }
    let tokenizer = words.isEmpty ? plain : Tokenizer(splitter: lexicon.splitter.adding(words))
    var pairs: [LinkedPair] = []
    pairs.reserveCapacity(places.count)
    var types = ParallelTypes()
    var chinese = SentenceTypes()
    var english = SentenceTypes()
    for start in stride(from: 0, to: places.count, by: Self.batchSize) {
      let batch = Parallel.map(min(Self.batchSize, places.count - start)) { index in
        let (document, pair) = places[start + index]
        return AnalyzedPair(documents[document], document, pair, tokenizer)
      }
      for analyzed in batch.lazy.compactMap(\.self) {
        let pair = analyzed.pair
        let chineseWords = pair.chineseWords.map { pair.chinese.tokens[$0] }
        let englishWords = pair.englishWords.map { pair.english.tokens[$0] }
        chinese.append(types.addChinese(analyzed.chinese, chineseWords), length: 0)
        english.append(types.addEnglish(analyzed.english, englishWords), length: 0)
        pairs.append(pair)
      }
    }
    self.pairs = pairs
    self.types = types
    chineseTypes = chinese
    englishTypes = english
    let rows = types.rows(from: lexicon, names: names)
    let learned = min(pairs.count, mostToLearnFrom)
    let sample = (0..<learned).map { $0 * pairs.count / learned }
    var aligner = WordAligner(
      source: chinese.selecting(sample), target: english.selecting(sample), types: types, rows: rows
    )
    aligner.train()
    model = LinkModel(
      aligner, rows: rows, types: types, share: Float(learned) / Float(max(1, pairs.count)))
  }

  /// Pairs whose folded texts are held at a time.
  private static let batchSize = 8_192

  /// The posteriors of the word links of a pair.
  ///
  /// `workspace`: buffers to use again; see `makeWorkspace()`.
  public func links(of pair: Int, using workspace: inout LinkWorkspace) -> LinkPosteriors {
    workspace.lattice.run(words(of: pair), stems(of: pair), of: model)
    return LinkPosteriors(
      chineseCount: words(of: pair).count, englishCount: stems(of: pair).count,
      forward: workspace.lattice.forward.posteriors, backward: workspace.lattice.backward.posteriors
    )
  }

  /// The stems of the English words of a pair, by number; one for each of `englishWords`.
  public func stems(of pair: Int) -> ArraySlice<Int32> {
    englishTypes.types[englishTypes.range(pair)]
  }

  /// The Chinese words of a pair, by number; one for each of `chineseWords`.
  public func words(of pair: Int) -> ArraySlice<Int32> {
    chineseTypes.types[chineseTypes.range(pair)]
  }

  /// The Chinese words of the collection, folded, by number.
  public var words: [String] { (0..<Int32(types.chinese.count)).map { types.chinese[$0] } }

  /// The stems of the collection, by number.
  public var stems: [String] { (0..<Int32(types.english.count)).map { types.english[$0] } }

  public func makeWorkspace() -> LinkWorkspace {
    LinkWorkspace(
      lattice: PairLattice(
        forwardJumps: model.forwardJumps, backwardJumps: model.backwardJumps))
  }

  /// Names in Chinese, with the stems of the words that spell them in English where it does: those
  /// that it has in pinyin, and those that are transcribed into Chinese.
  private static func discoveredNames(
    _ documents: [AlignedDocument], _ places: [(document: Int, pair: Int)], _ tokenizer: Tokenizer
  ) -> [String: Set<String>] {
    typealias Name = (name: String, stems: [String])
    let transliterator = Transliterator()
    let found = Parallel.map(places.count, workspace: { EnglishStems() }) {
      index, stems -> [Name] in
      let sides = documents[places[index].document].sides(of: places[index].pair)
      guard let segment = sides.chinese else { return [] }
      let chinese = FoldedText(segment.text)
      func name(_ range: Range<Int>) -> String {
        String(decoding: chinese.utf8(of: range), as: UTF8.self)
      }
      let names = TransliteratedNames.ranges(in: chinese, tokenizer.tokens(of: chinese)).map {
        Name(name($0), [])
      }
      guard let segment = sides.english else { return names }
      let english = AnalyzedText(segment, in: .english, by: tokenizer)
      guard chinese.scalars.count * english.tokens.count <= 2 * LinkedPair.mostWordPairs else {
        return names
      }
      return names
        + transliterator.matches(chinese: chinese, english: english)
        .filter { $0.score > 0.8 && (2...4).contains($0.chinese.count) }
        .map { match in
          let words = english.tokens[match.english].filter { $0.kind == .word }
          return Name(
            name(match.chinese), words.map { stems.stem(of: english.folded.utf8(of: $0.range)) })
        }
    }
    var names: [String: Set<String>] = [:]
    for (name, stems) in found.joined() { names[name, default: []].formUnion(stems) }
    return names
  }
}

/// Buffers for computing posteriors, for one thread at a time.
public struct LinkWorkspace {
  var lattice: PairLattice
}

/// A pair with both sides, split into words.
public struct LinkedPair: Sendable {
  /// Index in the collection, and in the document.
  public let document: Int
  public let pair: Int
  public let chineseIsSource: Bool
  public let chinese: TokenizedText
  public let english: TokenizedText
  /// Indices of the tokens that are words or numbers; link posteriors count these. Empty on both
  /// sides of a pair that is too long for a pair of sentences.
  public let chineseWords: WordPositions
  public let englishWords: WordPositions

  /// Time and memory for links grow with the product of the words of both sides.
  static let mostWordPairs = 1_000_000

  fileprivate init(
    document: Int, pair: Int, chineseIsSource: Bool, chinese: TokenizedText, english: TokenizedText
  ) {
    self.document = document
    self.pair = pair
    self.chineseIsSource = chineseIsSource
    self.chinese = chinese
    self.english = english
    let chineseWords = chinese.tokens.indices.filter { chinese.tokens[$0].kind != .mark }
    let englishWords = english.tokens.indices.filter { english.tokens[$0].kind != .mark }
    let isTooLong = chineseWords.count * englishWords.count > Self.mostWordPairs
    // Copied without spare room.
    self.chineseWords = WordPositions(isTooLong ? [] : chineseWords)
    self.englishWords = WordPositions(isTooLong ? [] : englishWords)
  }
}

/// A pair with its folded texts, which go when its words have their numbers.
private struct AnalyzedPair {
  let pair: LinkedPair
  let chinese: FoldedText
  let english: FoldedText

  /// Pair `pair` of document `number` of a collection; nil where it lacks a side.
  init?(_ document: AlignedDocument, _ number: Int, _ pair: Int, _ tokenizer: Tokenizer) {
    guard let source = document.pairs[pair].source, let target = document.pairs[pair].target else {
      return nil
    }
    let first = AnalyzedText(source, in: document.sourceLanguage, by: tokenizer)
    let second = AnalyzedText(target, in: document.targetLanguage, by: tokenizer)
    let (chinese, english) = document.chineseIsSource ? (first, second) : (second, first)
    self.chinese = chinese.folded
    self.english = english.folded
    self.pair = LinkedPair(
      document: number, pair: pair, chineseIsSource: document.chineseIsSource,
      chinese: TokenizedText(chinese), english: TokenizedText(english))
  }
}

/// How likely the words of a pair translate each other, in both directions.
public struct LinkPosteriors: Sendable {
  public let chineseCount: Int
  public let englishCount: Int
  private let forward: [Float]
  private let backward: [Float]

  init(chineseCount: Int, englishCount: Int, forward: [Float], backward: [Float]) {
    self.chineseCount = chineseCount
    self.englishCount = englishCount
    self.forward = forward
    self.backward = backward
  }

  /// p(Chinese word i | English word j): which word produced it; i = chineseCount for none.
  public func chinese(_ i: Int, given j: Int) -> Float { forward[j * (chineseCount + 1) + i] }

  /// p(English word j | Chinese word i); j = englishCount for none.
  public func english(_ j: Int, given i: Int) -> Float { backward[i * (englishCount + 1) + j] }
}
