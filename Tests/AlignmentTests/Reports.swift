import Bitext
import Formats
import Glibc

/// Reports that tests read from outside their own text.
enum Reports {
  static let root = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined()

  /// Two public reports that lie beside the project on some machines.
  static let seeds = root + "/../shared/seeds"
  static let hasSeeds = unsafe access(seeds, R_OK) == 0

  static func seedDocuments() throws -> [Document] {
    try InputReader(options: ReadOptions()).read([seeds]).documents
  }

  /// A sample report of the project.
  static func sample(_ year: Int) throws -> Document {
    let path = root + "/Tests/Samples/qinglan-\(year).txt"
    return try InputReader(options: ReadOptions()).read([path]).documents[0]
  }
}

extension Document {
  var paragraphs: [ParagraphPair] {
    if case .paragraphs(let paragraphs) = body { paragraphs } else { [] }
  }

  /// The same document as two files would give it: without what says which paragraphs belong together.
  var withoutParagraphPairs: Document {
    var document = self
    document.body = .paragraphs([
      ParagraphPair(
        source: paragraphs.flatMap(\.source), target: paragraphs.flatMap(\.target))
    ])
    return document
  }
}

extension AlignedDocument {
  var twoSided: [SegmentPair] { pairs.filter { $0.source != nil && $0.target != nil } }

  /// Everything on one side, without blanks.
  func text(_ side: (SegmentPair) -> Segment?) -> String {
    pairs.compactMap(side).map(\.text.withoutBlanks).joined()
  }
}

extension StringProtocol {
  var withoutBlanks: String {
    String(String.UnicodeScalarView(unicodeScalars.filter { !$0.properties.isWhitespace }))
  }
}

extension Segment {
  /// The lines of the file that the segment's text stands on.
  var lines: Set<Int> { Set(anchors.map(\.line)) }
}
