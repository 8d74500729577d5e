import Bitext
import Glibc
import Linguistics

/// Finds text of one side that the other side does not have, for `omission` and `addition`.
struct Completeness {
  enum Side { case source, target }

  /// The side whose text has no counterpart.
  let side: Side

  struct Fault {
    /// Pairs that stand one after the other; the first one is where the finding goes.
    var pairs: Range<Int>
    var isSure: Bool
    var message: String
  }

  /// How many standard deviations of length are too many, and what share of the usual length is
  /// still usual. Where a lexicon vouches for it, less is enough.
  private static let score = 4.0
  private static let share = 0.65
  private static let scoreWithLexicon = 2.0

  func faults(in document: AlignedDocument, _ context: LintContext) -> [Fault] {
    let model = LengthModel(document.pairs)
    return oneSided(in: document, model) + (model.map { partial(in: document, $0, context) } ?? [])
  }

  // MARK: Pairs with one side

  private func oneSided(in document: AlignedDocument, _ model: LengthModel?) -> [Fault] {
    var faults: [Fault] = []
    var start = 0
    while start < document.pairs.count {
      guard lacksCounterpart(document.pairs[start]) else {
        start += 1
        continue
      }
      var end = start + 1
      while end < document.pairs.count, lacksCounterpart(document.pairs[end]) { end += 1 }
      var fault = fault(of: start..<end, in: document)
      if isSlip(of: start..<end, in: document, model) { fault.isSure = false }
      faults.append(fault)
      start = end
    }
    return faults
  }

  private func lacksCounterpart(_ pair: SegmentPair) -> Bool {
    let (text, other) = side == .source ? (pair.source, pair.target) : (pair.target, pair.source)
    guard let text, text.text.unicodeScalars.contains(where: \.isLetter) else {
      return false
    }
    // An empty cell of a bilingual file is `empty-target` where it is the target.
    return side == .source
      ? other == nil : other?.text.unicodeScalars.allSatisfy(\.properties.isWhitespace) ?? true
  }

  private func fault(of pairs: Range<Int>, in document: AlignedDocument) -> Fault {
    let segments = document.pairs[pairs].compactMap { side == .source ? $0.source : $0.target }
    let weight = segments.lazy.map { Self.weight($0.text) }.reduce(0, +)
    // What follows a note belongs to it.
    let isNote = segments.first.map { Self.isNote($0.text) } ?? true
    let what = pairs.count == 1 ? "this sentence" : "these \(pairs.count) sentences"
    let verb = pairs.count == 1 ? "has" : "have"
    let message =
      side == .source
      ? "\(what) \(verb) no counterpart in the translation"
      : "\(what) \(verb) no counterpart in the source"
    return Fault(pairs: pairs, isSure: weight >= 8 && !isNote, message: message)
  }

  /// Words, two characters of Han counting as one.
  private static func weight(_ text: String) -> Int {
    let han = text.unicodeScalars.count(where: \.isHan)
    return han / 2 + text.split { !$0.isLetter }.count { $0.unicodeScalars.first?.isHan != true }
  }

  /// A note that one language needs and the other does not.
  private static func isNote(_ text: String) -> Bool {
    let start = text.drop { $0.isWhitespace }
    guard let first = start.first else { return true }
    return "[［〔【*※①②③④⑤⑥⑦⑧⑨⑩(（".contains(first) || start.hasPrefix("注") || start.hasPrefix("Note")
  }

  // MARK: Pairs whose sides differ much in length

  private func partial(
    in document: AlignedDocument, _ model: LengthModel, _ context: LintContext
  ) -> [Fault] {
    let coverage = UsualCoverage(of: side, in: document, context)
    return document.pairs.indices.compactMap { index in
      let pair = document.pairs[index]
      guard let departure = model.departure(of: pair), isTranslated(pair, document),
        Self.isSentence(pair.source)
      else { return nil }
      let score = side == .source ? -departure.score : departure.score
      let ratio = side == .source ? -departure.ratio : departure.ratio
      guard score >= Self.scoreWithLexicon, ratio > 0,
        !isSlip(of: index..<(index + 1), in: document, model)
      else { return nil }
      let isShort = score >= Self.score && ratio >= -Self.logShare
      guard let coverage else { return isShort ? fault(index, ratio, pair) : nil }
      let missed = coverage.shortfall(of: LintedPair(pair, of: document, by: context.tokenizer))
      guard missed >= (isShort ? 1 : Self.score) else { return nil }
      return fault(index, ratio, pair)
    }
  }

  /// Whether the pair before or after has about as much too much as these have too little, so that
  /// the aligner drew the line between them in the wrong place.
  private func isSlip(
    of pairs: Range<Int>, in document: AlignedDocument, _ model: LengthModel?
  ) -> Bool {
    guard let model else { return false }
    let neighbours = [
      pairs.lowerBound - 1..<pairs.upperBound, pairs.lowerBound..<pairs.upperBound + 1,
      pairs.lowerBound - 1..<pairs.upperBound + 1,
    ]
    let sign: Double = side == .source ? 1 : -1
    return neighbours.contains { range in
      guard range.lowerBound >= 0, range.upperBound <= document.pairs.count else { return false }
      let outside = range.filter { !pairs.contains($0) }
      let surplus = outside.compactMap { model.departure(of: document.pairs[$0]) }
        .map { sign * $0.score }.max()
      guard let surplus, surplus > 1,
        let whole = model.departure(of: .joined(document.pairs[range]))
      else { return false }
      return sign * whole.score > -2
    }
  }

  /// Headings and captions are translated freely, and names in them are cut short.
  private static func isSentence(_ segment: Segment?) -> Bool {
    guard let text = segment?.text, let last = text.last(where: { !$0.isWhitespace }) else {
      return false
    }
    return "。！？；.!?;：:”’\"」』）)]".contains(last) || text.utf8.count > 180
  }

  private static let logShare = log(share)

  private func fault(_ index: Int, _ ratio: Double, _ pair: SegmentPair) -> Fault {
    let percent = Int((100 * (1 - exp(-ratio))).rounded())
    let message =
      side == .source
      ? "the translation is about \(percent)% shorter than usual for its source: something may be missing"
      : "the translation is much longer than usual for its source: something may be added"
    return Fault(pairs: index..<(index + 1), isSure: pair.confidence >= 0.5, message: message)
  }

  /// Whether the target is in the target language at all.
  private func isTranslated(_ pair: SegmentPair, _ document: AlignedDocument) -> Bool {
    guard let target = pair.target else { return false }
    let han = target.text.unicodeScalars.count(where: \.isHan)
    let share = Double(3 * han) / Double(max(1, target.text.utf8.count))
    return document.targetLanguage.isChinese ? share > 0.3 : share < 0.3
  }
}

/// How much of one side the other side accounts for, in a document as a whole.
private struct UsualCoverage {
  private let model: any CoverageModel
  private let side: Completeness.Side
  private let median: Double
  private let deviation: Double

  /// Pairs that are enough to know what is usual.
  private static let sample = 200

  /// Nil where the context has no lexicon.
  init?(of side: Completeness.Side, in document: AlignedDocument, _ context: LintContext) {
    guard let model = context.coverage else { return nil }
    self.model = model
    self.side = side
    let step = max(1, document.pairs.count / Self.sample)
    let shares = stride(from: 0, to: document.pairs.count, by: step).compactMap { index in
      Self.share(
        of: side, in: LintedPair(document.pairs[index], of: document, by: context.tokenizer), model)
    }
    let median = LengthModel.median(shares)
    self.median = median
    deviation = max(0.05, 1.4826 * LengthModel.median(shares.map { abs($0 - median) }))
  }

  /// How far below the usual a pair's coverage is, in standard deviations; 0 where it is unknown.
  func shortfall(of pair: LintedPair) -> Double {
    guard let share = Self.share(of: side, in: pair, model) else { return 0 }
    return (median - share) / deviation
  }

  private static func share(
    of side: Completeness.Side, in pair: LintedPair, _ model: any CoverageModel
  ) -> Double? {
    let known =
      (side == .source ? model.coverageOfSource(in: pair) : model.coverageOfTarget(in: pair))
      .compactMap(\.self)
    return known.count < 4 ? nil : known.reduce(0, +) / Double(known.count)
  }
}

extension SegmentPair {
  /// Pairs that follow each other as one.
  fileprivate static func joined(_ pairs: some Sequence<SegmentPair>) -> SegmentPair {
    SegmentPair(
      source: .joined(pairs.compactMap(\.source), separator: " "),
      target: .joined(pairs.compactMap(\.target), separator: " "))
  }
}
