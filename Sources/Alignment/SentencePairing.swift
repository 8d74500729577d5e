import Bitext

/// A sentence of a document, and the parts of it that are aligned by themselves where its translation
/// has more sentences than it.
struct Sentence {
  let segment: Segment
  /// UTF-8 offsets in the segment's text, in order, without gaps but for blanks.
  let parts: [Range<Int>]
  /// The parts in the `ParallelSentences`.
  let range: Range<Int>

  /// `add`: adds the text of a part, and returns its index.
  init(_ segment: Segment, parts: [Range<Int>], add: (String) -> Int) {
    self.segment = segment
    self.parts = parts
    let indices = parts.map { add(segment[$0].text) }
    range = (indices.first ?? 0)..<((indices.last ?? -1) + 1)
  }

  private init(part index: Int, of sentence: Sentence) {
    segment = sentence.segment[sentence.parts[index]]
    parts = [0..<segment.text.utf8.count]
    range = (sentence.range.lowerBound + index)..<(sentence.range.lowerBound + index + 1)
  }

  /// The parts as sentences of their own.
  var clauses: [Sentence] { parts.indices.map { Sentence(part: $0, of: self) } }
}

/// Pairs the blocks, sentences and clauses of one document.
struct SentencePairing {
  let text: ParallelSentences
  /// Of all sentences and clauses of the text.
  let scorer: BeadScorer

  init(text: ParallelSentences, rows: TranslationRows) {
    self.text = text
    scorer = BeadScorer(
      source: text.chinese, target: text.english, types: text.types, rows: rows)
  }

  struct Pair {
    var chinese: [Sentence]
    var english: [Sentence]
    var confidence: Double
  }

  /// Pairs blocks, then the sentences of blocks that belong together.
  func pairs(_ chinese: [[Sentence]], _ english: [[Sentence]]) -> [Pair] {
    if chinese.count == 1 && english.count == 1 { return pairs(chinese[0], english[0]) }
    return beads(
      types(of: chinese.map(Self.range), in: text.chinese),
      types(of: english.map(Self.range), in: text.english), priors: .blocks
    ).flatMap { bead in
      let chinese = Array(chinese[bead.source])
      let english = Array(english[bead.target])
      if chinese.count > 1, english.count > 1, Self.areWrapped(chinese), Self.areWrapped(english) {
        return [
          Pair(
            chinese: Array(chinese.joined()), english: Array(english.joined()),
            confidence: bead.confidence)
        ]
      }
      return pairs(Array(chinese.joined()), Array(english.joined()))
    }
  }

  /// Whether blocks are the lines of one title: none but the last ends as a sentence does.
  private static func areWrapped(_ blocks: [[Sentence]]) -> Bool {
    blocks.dropLast().allSatisfy { block in
      block.count == 1
        && block[0].segment.text.unicodeScalars.last.map {
          !"。！？；.!?;:：".unicodeScalars.contains($0)
        } ?? false
    }
  }

  func beads(
    _ chinese: SentenceTypes, _ english: SentenceTypes, priors: BeadPriors = .sentences
  ) -> [Bead] {
    let scorer = scorer.scoring(chinese, english)
    let band =
      max(chinese.count, english.count) <= AlignmentBand.fewSentences
      ? AlignmentBand(source: chinese.count, target: english.count)
      : AlignmentBand(around: AnchorFinder(scorer: scorer).anchors(), of: scorer)
    return SentenceAligner(scorer: scorer, band: band, priors: priors).beads()
  }

  private func pairs(_ chinese: [Sentence], _ english: [Sentence]) -> [Pair] {
    beads(
      types(of: chinese.map(\.range), in: text.chinese),
      types(of: english.map(\.range), in: text.english)
    ).flatMap { bead in
      let pair = Pair(
        chinese: Array(chinese[bead.source]), english: Array(english[bead.target]),
        confidence: bead.confidence)
      return refined(pair, score: bead.score) ?? [pair]
    }
  }

  /// The clauses of a Chinese sentence against the sentences it became, where that explains the words
  /// better than the whole does; nil where it does not.
  private func refined(_ pair: Pair, score: Double) -> [Pair]? {
    let clauses = pair.chinese.flatMap(\.clauses)
    guard pair.english.count > 1, clauses.count > 1, pair.english.count > pair.chinese.count else {
      return nil
    }
    let beads = beads(
      types(of: clauses.map(\.range), in: text.chinese),
      types(of: pair.english.map(\.range), in: text.english), priors: .clauses)
    guard beads.count > 1, beads.reduce(0, { $0 + $1.score }) > score else { return nil }
    return beads.map {
      Pair(
        chinese: Array(clauses[$0.source]), english: Array(pair.english[$0.target]),
        confidence: $0.confidence)
    }
  }

  private static func range(_ block: [Sentence]) -> Range<Int> {
    (block.first?.range.lowerBound ?? 0)..<(block.last?.range.upperBound ?? 0)
  }

  /// Stretches of parts, each as one sentence.
  private func types(of ranges: [Range<Int>], in parts: SentenceTypes) -> SentenceTypes {
    ranges.reduce(into: SentenceTypes()) { sentences, range in
      sentences.append(
        parts.types(of: range), length: Int(parts.length(of: range)),
        isNote: !range.isEmpty && parts.notes(in: range.prefix(1)) > 0)
    }
  }
}
