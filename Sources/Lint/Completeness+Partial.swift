import Bitext
import Glibc
import Linguistics

extension Completeness {
  /// The least evidence of a fault, in nats: the logarithm of how much likelier the words and the
  /// lengths are if something is left out than if nothing is.
  private static let leastEvidence = 8.0
  /// What each must bring to it.
  private static let leastOfWords = 2.0
  private static let leastOfLength = 1.0
  /// Lengths alone say no more than this, in either direction: they are not quite normal.
  private static let mostOfLength = 8.0
  /// Where no lexicon knows the languages: how many standard deviations of length are too many, and
  /// what share of the usual length is still usual.
  private static let mostDeviations = 4.0
  private static let usualShare = 0.65

  /// Pairs of which a part is left out.
  func partial(
    in document: AlignedDocument, _ model: LengthModel, _ lexical: inout LexicalCompleteness?
  ) -> [Fault] {
    document.pairs.indices.compactMap { index in
      let pair = document.pairs[index]
      guard let lengths = model.departure(of: pair)?.toldBy(side),
        lexical == nil || lengths.mostNats >= Self.leastOfLength,
        isTranslated(pair, document), isSentence(pair.source)
      else { return nil }
      guard lexical != nil else {
        return lengths.score >= Self.mostDeviations && lengths.ratio >= -log(Self.usualShare)
          && !isSlip(of: index..<(index + 1), in: document, model)
          ? fault(index, pair, lengths, nil) : nil
      }
      func nats(without share: Double) -> Double {
        min(Self.mostOfLength, max(-Self.mostOfLength, lengths.nats(without: share)))
      }
      guard
        let stretch = lexical?.stretch(
          at: index, of: document, neighbours: neighbours(of: index, in: document, model),
          least: Self.leastOfWords, lengths: nats)
      else { return nil }
      let told = nats(without: stretch.share)
      guard told >= Self.leastOfLength, told + stretch.nats >= Self.leastEvidence else {
        return nil
      }
      return fault(index, pair, lengths, stretch)
    }
  }

  /// The pairs before and after that have too much on the other side, or that cannot be judged, and
  /// all that have the other side alone.
  private func neighbours(
    of index: Int, in document: AlignedDocument, _ model: LengthModel
  ) -> [Int] {
    func isOneSided(_ pair: SegmentPair) -> Bool {
      side == .source
        ? pair.source == nil && pair.target != nil : pair.source != nil && pair.target == nil
    }
    return [-1, 1].flatMap { step in
      var found: [Int] = []
      var next = index + step
      while document.pairs.indices.contains(next), isOneSided(document.pairs[next]) {
        found.append(next)
        next += step
      }
      guard found.isEmpty, document.pairs.indices.contains(next) else { return found }
      let departure = model.departure(of: document.pairs[next])
      return (departure?.toldBy(side).score ?? -.infinity) < -1 ? [next] : []
    }
  }

  /// Headings and captions are translated freely, and names in them are cut short.
  private func isSentence(_ segment: Segment?) -> Bool {
    guard let text = segment?.text, let last = text.last(where: { !$0.isWhitespace }) else {
      return false
    }
    return "。！？；，、.!?;,：:”’\"」』）)]".contains(last) || text.utf8.count > 180
  }

  private func fault(
    _ index: Int, _ pair: SegmentPair, _ lengths: LengthModel.Departure,
    _ stretch: LexicalCompleteness.Stretch?
  ) -> Fault {
    let share = 1 - exp(-lengths.ratio)
    let percent = Int((100 * (side == .source ? share : exp(lengths.ratio) - 1)).rounded())
    let shorter = "the translation is about \(percent)% shorter than usual for its source"
    let longer = "the translation is about \(percent)% longer than usual for its source"
    let message =
      switch (side, stretch?.text.shortened) {
      case (.source, let text?): "nothing in the translation stands for “\(text)”; \(shorter)"
      case (.source, nil): "\(shorter): something may be missing"
      case (.target, let text?): "nothing in the source stands for “\(text)”; \(longer)"
      case (.target, nil): "\(longer): something may be added"
      }
    return Fault(
      document: 0, pairs: index..<(index + 1), range: stretch?.range,
      isSure: pair.confidence >= 0.5, message: message)
  }

  /// Whether the target is in the target language at all.
  private func isTranslated(_ pair: SegmentPair, _ document: AlignedDocument) -> Bool {
    guard let target = pair.target else { return false }
    let han = target.text.unicodeScalars.count(where: \.isHan)
    let share = Double(3 * han) / Double(max(1, target.text.utf8.count))
    return document.targetLanguage.isChinese ? share > 0.3 : share < 0.3
  }
}

extension LengthModel.Departure {
  /// The departure with its sign such that what the other side lacks is positive.
  fileprivate func toldBy(_ side: Completeness.Side) -> Self {
    guard side == .source else { return self }
    var told = self
    told.ratio = -ratio
    told.score = -score
    told.differences = -differences
    return told
  }

  /// What `nats(without:)` is at most, whatever the share.
  fileprivate var mostNats: Double {
    let scores = pointwiseMax(SIMD2(), differences / deviations)
    return (scores * scores / 2).sum() / 2
  }

  /// The logarithm of the likelihood of the lengths if a share (0...1) of the text is left out over
  /// that if nothing is, the logarithms of lengths being normal; the mean of the measures.
  fileprivate func nats(without share: Double) -> Double {
    let scores = differences / deviations
    let distances = scores + SIMD2(repeating: log(max(0.01, 1 - share))) / deviations
    return ((scores * scores - distances * distances) / 2).sum() / 2
  }
}
