public import Bitext
import Linguistics

/// Pairs the sentences of documents.
public struct DocumentAligner: Sendable {
  private let lexicon: LexiconTable
  private let tokenizer: Tokenizer
  private let splitter = SentenceSplitter()

  public init(lexicon: LexiconTable = Lexicon.base) {
    self.lexicon = lexicon
    tokenizer = Tokenizer(splitter: lexicon.splitter)
  }

  /// The document's segment pairs: those its file keeps, or beads of its sentences.
  ///
  /// Blocks of text that stand against each other are paired first, then the sentences within them.
  public func align(_ document: Document) -> AlignedDocument {
    var aligned = AlignedDocument(
      name: document.name, edition: document.edition, sourceLanguage: document.sourceLanguage,
      targetLanguage: document.targetLanguage, pairs: [])
    switch document.body {
    case .pairs(let pairs): aligned.pairs = pairs
    case .paragraphs(let paragraphs): aligned.pairs = align(paragraphs, of: document)
    }
    return aligned
  }

  /// Beads over the blocks of a document, each of which is taken as one sentence, and the pairs that
  /// they make.
  public func alignBlocks(_ document: Document) -> (beads: [Bead], document: AlignedDocument) {
    guard case .paragraphs(let paragraphs) = document.body else { return ([], align(document)) }
    let source = paragraphs.flatMap(\.source)
    let target = paragraphs.flatMap(\.target)
    let beads = beads(
      source: source.map(\.text), target: target.map(\.text), from: document.sourceLanguage,
      to: document.targetLanguage)
    let pairs = beads.map { bead in
      SegmentPair(
        source: Self.joined(source[bead.source], document.sourceLanguage),
        target: Self.joined(target[bead.target], document.targetLanguage),
        confidence: bead.confidence,
        sentenceCounts: .init(source: bead.source.count, target: bead.target.count))
    }
    return (
      beads,
      AlignedDocument(
        name: document.name, edition: document.edition, sourceLanguage: document.sourceLanguage,
        targetLanguage: document.targetLanguage, pairs: pairs)
    )
  }

  /// Nil where there is nothing to join.
  private static func joined(
    _ segments: some Collection<Segment>, _ language: LanguageTag
  ) -> Segment? {
    segments.isEmpty ? nil : Segment.joined(Array(segments), separator: language.separator)
  }

  /// The best sequence of beads over the sentences of a text in two languages.
  ///
  /// Beads cover every sentence once, in order. The languages may come either way round.
  public func beads(
    source: [String], target: [String], from sourceLanguage: LanguageTag,
    to targetLanguage: LanguageTag
  ) -> [Bead] {
    let isSwapped = Self.isSwapped(sourceLanguage, targetLanguage)
    var text = ParallelSentences(tokenizer: tokenizer)
    for sentence in isSwapped ? target : source { text.addChinese(sentence) }
    for sentence in isSwapped ? source : target { text.addEnglish(sentence) }
    let pairing = SentencePairing(text: text, rows: text.types.rows(from: lexicon))
    let beads = pairing.beads(text.chinese, text.english)
    return isSwapped ? beads.map(\.swapped) : beads
  }

  /// The kernel wants Chinese first; other pairs of languages are taken as they come.
  private static func isSwapped(_ source: LanguageTag, _ target: LanguageTag) -> Bool {
    target.isChinese && !source.isChinese
  }

  private func align(_ paragraphs: [ParagraphPair], of document: Document) -> [SegmentPair] {
    let isSwapped = Self.isSwapped(document.sourceLanguage, document.targetLanguage)
    let chineseTag = isSwapped ? document.targetLanguage : document.sourceLanguage
    let englishTag = isSwapped ? document.sourceLanguage : document.targetLanguage
    var text = ParallelSentences(tokenizer: tokenizer)
    let sides = paragraphs.map { paragraph in
      (
        chinese: (isSwapped ? paragraph.target : paragraph.source).map { block in
          splitter.sentences(in: block.text).map { range in
            Sentence(block[range], parts: splitter.clauses(in: block[range].text)) {
              text.addChinese($0)
            }
          }
        },
        english: (isSwapped ? paragraph.source : paragraph.target).map { block in
          splitter.sentences(in: block.text).map { range in
            Sentence(block[range], parts: [0..<range.count]) { text.addEnglish($0) }
          }
        }
      )
    }
    let pairing = SentencePairing(text: text, rows: text.types.rows(from: lexicon))
    return sides.flatMap { chinese, english in
      pairing.pairs(chinese, english).map { pair in
        let chinese = Self.joined(pair.chinese.map(\.segment), chineseTag)
        let english = Self.joined(pair.english.map(\.segment), englishTag)
        return SegmentPair(
          source: isSwapped ? english : chinese, target: isSwapped ? chinese : english,
          confidence: pair.confidence,
          sentenceCounts: .init(
            source: isSwapped ? pair.english.count : pair.chinese.count,
            target: isSwapped ? pair.chinese.count : pair.english.count))
      }
    }
  }
}

extension LanguageTag {
  /// What stands between two sentences of a paragraph.
  fileprivate var separator: String { isWrittenWithoutSpaces ? "" : " " }
}
