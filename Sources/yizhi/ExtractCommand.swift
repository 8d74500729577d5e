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
        yizhi extract reports/ --glossary terms.tsv -o terms.tsv   # adds candidates to it
        yizhi extract reports/ --format html -o terms.html
      """)

  enum Format: String, CaseIterable { case tsv, jsonl, glossary, tbx, html }

  @OptionGroup var input: InputOptions
  @OptionGroup var consoleOptions: ConsoleOptions

  @Option(
    help: ArgumentHelp(
      "tsv, jsonl, glossary, tbx or html; tsv if not given, glossary where -o names one of those "
        + "given with --glossary.", valueName: "format"),
    transform: choice)
  var format: Format?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where to write; - is standard output. A glossary gets the candidates that it lacks, and what "
        + "people decided stays as it is.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("The least occurrences of a term.", valueName: "number"))
  var minCount = 1

  @Option(
    help: ArgumentHelp(
      "The most terms; three a segment pair if not given, 600 at least and 20,000 at most.",
      valueName: "number"))
  var top: Int?

  @Option(
    name: .customLong("glossary"),
    help: ArgumentHelp(
      "A glossary whose terms are offered wherever they stand, rejected ones never; may be given "
        + "several times.", valueName: "file"))
  var glossaries: [String] = []

  func run() throws {
    try checkOutput(output, isNoneOf: input.files())
    let known = Termbase(combining: try glossaries.map(GlossaryFile.read)).entries
    let loader = try BitextLoader(options: input, console: consoleOptions.console)
    let documents = loader.align(try loader.read().documents)
    let bitext = LinkedBitext(
      documents, terms: known.map(\.source), lexicon: loader.lexicon)
    let extractor = TermExtractor(options: .init(leastCount: minCount, limit: top))
    let terms = extractor.terms(in: bitext, known: known)
    try write(terms, from: documents)
  }

  private func write(_ terms: [TermCandidate], from documents: [AlignedDocument]) throws {
    let console = consoleOptions.console
    let isUpdate = output.map(glossaries.contains) ?? false
    switch format ?? (isUpdate ? .glossary : .tsv) {
    case .tsv:
      let lines = terms.map { TermLines.tsv($0) + "\n" }
      try GlossaryFile.write(TermLines.header + "\n" + lines.joined(), to: output)
    case .jsonl:
      let lines = terms.map { TermLines.json($0, documents) + "\n" }
      try GlossaryFile.write(lines.joined(), to: output)
    case .glossary:
      guard isUpdate, let output else {
        let candidates = Termbase().adding(terms, from: documents)
        return try GlossaryFile.write(candidates.text, to: output)
      }
      var added = 0
      try GlossaryFile.rewrite(output) { termbase in
        let updated = termbase.adding(terms, from: documents)
        added = updated.entries.count - termbase.entries.count
        return added == 0 ? nil : updated
      }
      return console.note("\(counted(added, "candidate")) added to \(output)")
    case .tbx:
      let candidates = Termbase().adding(terms, from: documents)
      let losses = try Formats.GlossaryFile.write(
        GlossaryContents(
          entries: candidates.entries, sourceLanguage: .chinese, targetLanguage: .english),
        to: output ?? "-", as: .tbx,
        options: WriteOptions(toolVersion: Yizhi.version, date: Clock.timestamp()))
      for loss in losses { console.warning(loss) }
    case .html:
      let page = GlossaryReviewPage(
        title: "terms", key: "yizhi-extract", reports: GlossaryReview.labels(of: documents),
        review: GlossaryReview(of: terms, in: documents, Termbase()))
      try GlossaryFile.write(page.text, to: output)
    }
    console.note("\(terms.count) terms")
  }
}

/// Terms as lines of a file.
enum TermLines {
  static let header = "source\ttarget\tcount\tscore\tdocuments\tother renderings\tstatus"

  static func tsv(_ term: TermCandidate) -> String {
    [
      term.source, term.renderings.first?.target ?? "", String(term.count), number(term.score),
      term.documents.joined(separator: "|"),
      term.renderings.dropFirst().map { "\($0.target) (\($0.count))" }.joined(separator: "|"),
      term.status?.rawValue ?? "",
    ].joined(separator: "\t")
  }

  static func json(_ term: TermCandidate, _ documents: [AlignedDocument]) -> String {
    let renderings = term.renderings.map { rendering in
      JSONText.object([
        ("target", JSONText.string(rendering.target)), ("count", String(rendering.count)),
        ("score", number(rendering.score)), ("parted", String(rendering.isParted)),
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
      ("status", term.status.map { JSONText.string($0.rawValue) } ?? "null"),
    ])
  }

  private static func number(_ value: Double) -> String {
    String((value * 1_000).rounded() / 1_000)
  }
}
