import Bitext
import TestSupport

@testable import Formats

let samples = Samples()

/// Documents made for the tests.
struct Samples {
  var long: AlignedDocument {
    let pairs = (1...5000).map { number in
      SegmentPair(
        source: Segment("第\(number)句。", path: "a.txt", line: number),
        target: Segment("Sentence \(number).", path: "a.txt", line: number))
    }
    return document(pairs)
  }

  func document(_ pairs: [SegmentPair]) -> AlignedDocument {
    AlignedDocument(
      name: "a", edition: 2024, sourceLanguage: .chinese, targetLanguage: .english, pairs: pairs)
  }
}

extension ReadResult {
  /// The only document's paragraph pairs as texts.
  var paragraphs: [(source: [String], target: [String])] {
    guard documents.count == 1, case .paragraphs(let pairs) = documents[0].body else { return [] }
    return pairs.map { ($0.source.map(\.text), $0.target.map(\.text)) }
  }

  /// The only document's segment pairs.
  var pairs: [SegmentPair] {
    guard documents.count == 1, case .pairs(let pairs) = documents[0].body else { return [] }
    return pairs
  }
}

func read(_ inputs: String..., options: ReadOptions = ReadOptions()) throws(FormatError)
  -> ReadResult
{
  try InputReader(options: options).read(inputs)
}
