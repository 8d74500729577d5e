import Alignment
import ArgumentParser
import Bitext
import Formats
import Terminology

struct ExtractCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract", abstract: "Offer the terms of reports with their renderings.",
    discussion: """
      Examples:
        yizhi extract report-2023.txt report-2024.txt
        yizhi extract reports/ --format jsonl --min-count 2 --top 500 -o terms.jsonl
      """)

  enum Format: String, CaseIterable { case tsv, jsonl }

  @OptionGroup var input: InputOptions
  @OptionGroup var consoleOptions: ConsoleOptions

  @Option(help: "tsv or jsonl.", transform: choice) var format = Format.tsv

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write; - is standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("The least occurrences of a term.", valueName: "number"))
  var minCount = 1

  @Option(
    help: ArgumentHelp(
      "The most terms; one a segment pair if not given, 600 at least and 20,000 at most.",
      valueName: "number"))
  var top: Int?

  @Option(
    name: .customLong("glossary"),
    help: ArgumentHelp(
      "A glossary whose terms are offered wherever they stand, rejected ones never; may be given "
        + "several times.", valueName: "file"))
  var glossaries: [String] = []

  func run() throws {
    let known = Termbase(combining: try glossaries.map(GlossaryFile.read)).entries
    let loader = try BitextLoader(options: input, console: consoleOptions.console)
    let documents = loader.align(try loader.read().documents)
    let bitext = LinkedBitext(
      documents, terms: known.map(\.source), lexicon: loader.lexicon)
    let extractor = TermExtractor(options: .init(leastCount: minCount, limit: top))
    let terms = extractor.terms(in: bitext, known: known)
    let file = try OutputFile(output)
    switch format {
    case .tsv:
      try file.write("source\ttarget\tcount\tscore\tdocuments\tother renderings\n")
      for term in terms { try file.write(TermLines.tsv(term) + "\n") }
    case .jsonl:
      for term in terms { try file.write(TermLines.json(term, documents) + "\n") }
    }
    try file.finish()
    consoleOptions.console.note("\(terms.count) terms")
  }
}

/// Terms as lines of a file.
enum TermLines {
  static func tsv(_ term: TermCandidate) -> String {
    [
      term.source, term.renderings.first?.target ?? "", String(term.count), number(term.score),
      term.documents.joined(separator: "|"),
      term.renderings.dropFirst().map { "\($0.target) (\($0.count))" }.joined(separator: "|"),
    ].joined(separator: "\t")
  }

  static func json(_ term: TermCandidate, _ documents: [AlignedDocument]) -> String {
    let renderings = term.renderings.map { rendering in
      JSONText.object([
        ("target", JSONText.string(rendering.target)), ("count", String(rendering.count)),
        ("score", number(rendering.score)),
      ])
    }
    let contexts = term.renderings.flatMap(\.occurrences).prefix(2).map { occurrence in
      let pair = documents[occurrence.document].pairs[occurrence.pair]
      return JSONText.object([
        ("place", JSONText.string(pair.target?.place().description ?? "")),
        ("source", JSONText.string(pair.source?.text ?? "")),
        ("target", JSONText.string(pair.target?.text ?? "")),
      ])
    }
    return JSONText.object([
      ("source", JSONText.string(term.source)), ("renderings", JSONText.array(renderings)),
      ("count", String(term.count)), ("score", number(term.score)),
      ("documents", JSONText.array(term.documents.map(JSONText.string))),
      ("contexts", JSONText.array(contexts)),
    ])
  }

  private static func number(_ value: Double) -> String {
    String((value * 1_000).rounded() / 1_000)
  }
}
