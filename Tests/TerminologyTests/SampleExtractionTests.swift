import Alignment
import Bitext
import Formats
import Testing

@testable import Terminology

/// Extraction from the two sample reports, whose terms and renderings are written down beside them.
@Suite struct SampleExtractionTests {
  private static let folder =
    #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined() + "/Samples/"

  private struct Term {
    var source: String
    var renderings: [String]
  }

  /// The terms that the reports render in two ways.
  private static func listedTerms() throws -> [Term] {
    let text = try TextFile(path: folder + "inconsistencies.tsv")
    return text.lines.dropFirst().compactMap { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 5, cells[0] == "rendering" else { return nil }
      return Term(
        source: cells[1].filter { !"“”".contains($0) },
        renderings: cells[2...3].map { $0.lowercased() })
    }
  }

  private static let terms = Result<[TermCandidate], any Error> {
    let read = try InputReader(options: ReadOptions()).read(
      [folder + "qinglan-2023.txt", folder + "qinglan-2024.txt"])
    let aligner = DocumentAligner()
    return TermExtractor(options: .init(leastCount: 2)).terms(
      in: LinkedBitext(read.documents.map(aligner.align)))
  }

  @Test func mostListedTermsAreOffered() throws {
    let offered = Set(try Self.terms.get().map(\.source))
    let listed = try Self.listedTerms()
    let missing = listed.filter { !offered.contains($0.source) }.map(\.source)
    #expect(listed.count == 13)
    #expect(missing.count <= 4, "\(missing)")
  }

  @Test func offeredTermsHaveTheListedRenderings() throws {
    let terms = try Self.terms.get()
    var wrong: [String] = []
    for listed in try Self.listedTerms() {
      guard let term = terms.first(where: { $0.source == listed.source }) else { continue }
      let found = term.renderings.prefix(3).map { $0.target.lowercased() }
      if !found.contains(where: listed.renderings.contains) {
        wrong.append("\(listed.source): \(found)")
      }
    }
    #expect(wrong.count <= 4, "\(wrong)")
  }

  @Test func termsAreSeenInBothYears() throws {
    let both = try Self.terms.get().count { $0.documents.count == 2 }
    #expect(both > 100)
  }
}
