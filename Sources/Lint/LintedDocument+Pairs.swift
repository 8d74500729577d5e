import Bitext

extension [LintedDocument] {
  subscript(index: PairIndex) -> SegmentPair { self[index.document].document.pairs[index.pair] }

  /// What a document is called in a message: its name, and its edition if the name lacks it.
  func name(of index: PairIndex) -> String {
    let document = self[index.document].document
    guard let edition = document.edition, !document.name.contains("\(edition)") else {
      return document.name
    }
    return "\(document.name) (\(edition))"
  }

  /// The target of a pair as evidence.
  func quote(_ index: PairIndex, at offset: Int = 0) -> Finding.Quote? {
    self[index].target.map { Finding.Quote(place: $0.place(at: offset), text: $0.text) }
  }

  /// Calls `body` with the words of each target in a language that parts its words.
  func forEachEnglishTarget(_ body: (EnglishWords, PairIndex) -> Void) {
    for (number, linted) in enumerated()
    where !linted.document.targetLanguage.isWrittenWithoutSpaces {
      for (pair, segments) in linted.document.pairs.enumerated() {
        guard let target = segments.target else { continue }
        body(EnglishWords(target.text), PairIndex(document: number, pair: pair))
      }
    }
  }
}
