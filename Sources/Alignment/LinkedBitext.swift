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

  /// A larger collection teaches what this many of its pairs teach, evenly chosen.
  private static let mostToLearnFrom = 40_000

  /// `terms`: Terms that stay whole when Chinese is split into words.
  /// `lexicon`: What is known of words beforehand.
  /// - Complexity: about a tenth of a millisecond a pair and iteration, of 40,000 pairs at most.
  public init(
    _ documents: [AlignedDocument], terms: [String] = [], lexicon: LexiconTable = Lexicon.base
  ) {
    self.documents = documents
    self.lexicon = lexicon
    let plain = Tokenizer(splitter: lexicon.splitter)
    let names = Self.discoveredNames(documents, plain)
    let foreign = Self.foreignNames(documents, plain)
    var words = terms.map { (word: $0, cost: Float(6)) }
    words += foreign.union(names.keys).sorted().map { (word: $0, cost: Float(7)) }
    let tokenizer = words.isEmpty ? plain : Tokenizer(splitter: lexicon.splitter.adding(words))
    var pairs: [LinkedPair] = []
    for (index, document) in documents.enumerated() {
      let chineseIsSource = document.sourceLanguage.isChinese || !document.targetLanguage.isChinese
      for (position, pair) in document.pairs.enumerated() {
        guard let source = pair.source, let target = pair.target else { continue }
        let sourceText = AnalyzedText(source, in: document.sourceLanguage, by: tokenizer)
        let targetText = AnalyzedText(target, in: document.targetLanguage, by: tokenizer)
        pairs.append(
          LinkedPair(
            document: index, pair: position, chineseIsSource: chineseIsSource,
            chinese: chineseIsSource ? sourceText : targetText,
            english: chineseIsSource ? targetText : sourceText))
      }
    }
    self.pairs = pairs
    var types = ParallelTypes()
    var chinese = SentenceTypes()
    var english = SentenceTypes()
    for pair in pairs {
      let chineseWords = pair.chineseWords.map { pair.chinese.tokens[$0] }
      let englishWords = pair.englishWords.map { pair.english.tokens[$0] }
      chinese.append(types.addChinese(pair.chinese.folded, chineseWords), length: 0)
      english.append(types.addEnglish(pair.english.folded, englishWords), length: 0)
    }
    self.types = types
    chineseTypes = chinese
    englishTypes = english
    let rows = types.rows(from: lexicon, names: names)
    let learned = min(pairs.count, Self.mostToLearnFrom)
    let sample = (0..<learned).map { $0 * pairs.count / learned }
    var aligner = WordAligner(
      source: chinese.selecting(sample), target: english.selecting(sample), types: types, rows: rows
    )
    aligner.train()
    model = LinkModel(
      aligner, rows: rows, types: types, share: Float(learned) / Float(max(1, pairs.count)))
  }

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

  /// Names that are transcribed into Chinese.
  private static func foreignNames(
    _ documents: [AlignedDocument], _ tokenizer: Tokenizer
  ) -> Set<String> {
    var names: Set<String> = []
    for document in documents {
      let chineseIsSource = document.sourceLanguage.isChinese || !document.targetLanguage.isChinese
      for pair in document.pairs {
        guard let side = chineseIsSource ? pair.source : pair.target else { continue }
        let text = FoldedText(side.text)
        for range in TransliteratedNames.ranges(in: text, tokenizer.tokens(of: text)) {
          names.insert(String(decoding: text.utf8(of: range), as: UTF8.self))
        }
      }
    }
    return names
  }

  /// Chinese names that the English spells in pinyin, with the stems of the words that spell them.
  private static func discoveredNames(
    _ documents: [AlignedDocument], _ tokenizer: Tokenizer
  ) -> [String: Set<String>] {
    let transliterator = Transliterator()
    let stems = EnglishStems()
    var names: [String: Set<String>] = [:]
    for document in documents {
      let chineseIsSource = document.sourceLanguage.isChinese || !document.targetLanguage.isChinese
      for pair in document.pairs {
        guard let source = pair.source, let target = pair.target else { continue }
        let chinese = FoldedText((chineseIsSource ? source : target).text)
        let english = AnalyzedText(
          chineseIsSource ? target : source, in: .english, by: tokenizer)
        guard chinese.scalars.count * english.tokens.count <= 2 * LinkedPair.mostWordPairs else {
          continue
        }
        for match in transliterator.matches(chinese: chinese, english: english)
        where match.score > 0.8 && (2...4).contains(match.chinese.count) {
          let name = String(decoding: chinese.utf8(of: match.chinese), as: UTF8.self)
          for token in english.tokens[match.english] where token.kind == .word {
            names[name, default: []].insert(stems.stem(of: english.folded.utf8(of: token.range)))
          }
        }
      }
    }
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
  public let chinese: AnalyzedText
  public let english: AnalyzedText
  /// Indices of the tokens that are words or numbers; link posteriors count these. Empty on both
  /// sides of a pair that is too long for a pair of sentences.
  public let chineseWords: [Int]
  public let englishWords: [Int]

  /// Time and memory for links grow with the product of the words of both sides.
  static let mostWordPairs = 1_000_000

  init(
    document: Int, pair: Int, chineseIsSource: Bool, chinese: AnalyzedText, english: AnalyzedText
  ) {
    self.document = document
    self.pair = pair
    self.chineseIsSource = chineseIsSource
    self.chinese = chinese
    self.english = english
    let chineseWords = chinese.tokens.indices.filter { chinese.tokens[$0].kind != .mark }
    let englishWords = english.tokens.indices.filter { english.tokens[$0].kind != .mark }
    let isTooLong = chineseWords.count * englishWords.count > Self.mostWordPairs
    self.chineseWords = isTooLong ? [] : chineseWords
    self.englishWords = isTooLong ? [] : englishWords
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
