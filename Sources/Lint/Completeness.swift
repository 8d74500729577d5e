import Bitext
import Linguistics

/// Finds text of one side that the other side does not have, for `omission` and `addition`.
struct Completeness {
  enum Side { case source, target }

  /// The side whose text has no counterpart.
  let side: Side

  struct Fault {
    var document: Int
    /// Pairs that stand one after the other; the first one is where the finding goes.
    var pairs: Range<Int>
    /// The text that has no counterpart, in UTF-8 offsets of its side; nil for all of it.
    var range: Range<Int>?
    var isSure: Bool
    var message: String
  }

  /// The faults of the documents that are linted, in their order; what is usual is learned from all
  /// documents in the same languages.
  ///
  /// - Complexity: time grows with the text; words are looked up in a sample of the pairs, and in
  ///   those whose lengths are unusual.
  func faults(across collection: [LintedDocument], _ context: LintContext) -> [Fault] {
    let groups = Dictionary(grouping: collection.indices) { index in
      let document = collection[index].document
      return [document.sourceLanguage, document.targetLanguage]
    }
    return groups.values.flatMap { indices in
      faults(in: indices.map { collection[$0] }, context).map { fault in
        var fault = fault
        fault.document = indices[fault.document]
        return fault
      }
    }
    .sorted { ($0.document, $0.pairs.lowerBound) < ($1.document, $1.pairs.lowerBound) }
  }

  /// Likewise for documents in the same languages.
  private func faults(in group: [LintedDocument], _ context: LintContext) -> [Fault] {
    let documents = group.map(\.document)
    let models = documents.map { LengthModel($0.pairs) }
    let isShort = models.contains { $0 == nil }
    let common = isShort ? LengthModel(documents.flatMap(\.pairs)) : nil
    var lexical = LexicalCompleteness(of: side, in: documents, context)
    var faults: [Fault] = []
    for index in group.indices where group[index].isLinted {
      let model = models[index] ?? common
      var found = oneSided(in: documents[index], model)
      if let model { found += partial(in: documents[index], model, &lexical) }
      for fault in found {
        faults.append(fault)
        faults[faults.count - 1].document = index
      }
    }
    return faults
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
    return Fault(document: 0, pairs: pairs, isSure: weight >= 8 && !isNote, message: message)
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

  /// Whether the pair before or after has about as much too much as these have too little, so that
  /// the aligner drew the line between them in the wrong place.
  func isSlip(
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
}

extension SegmentPair {
  /// Pairs that follow each other as one.
  fileprivate static func joined(_ pairs: some Sequence<SegmentPair>) -> SegmentPair {
    SegmentPair(
      source: .joined(pairs.compactMap(\.source), separator: " "),
      target: .joined(pairs.compactMap(\.target), separator: " "))
  }
}
