import Alignment
import ArgumentParser
import Bitext
import Formats
import Terminology

struct GlossaryReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Decide on candidates, in a browser or in the terminal.",
    discussion: """
      Candidates are the terms of the reports that the glossary lacks, and its own that nobody \
      has decided on. The page holds all it needs and calls no server; it keeps the decisions in \
      the browser and gives them as a file, which yizhi glossary apply takes. The terminal saves \
      each decision in the glossary at once.

      Examples:
        yizhi glossary review terms.tsv report-*.txt -o review.html
        yizhi glossary review terms.tsv report-*.txt --terminal
      """)

  @OptionGroup var input: GlossaryReports

  @Option(name: .shortAndLong, help: ArgumentHelp("The page to write.", valueName: "file"))
  var output: String?

  @Flag(help: "Ask in the terminal, one candidate at a time.") var terminal = false

  @Option(help: ArgumentHelp("The least occurrences of a term.", valueName: "number"))
  var minCount = 1

  @Option(help: ArgumentHelp("The most terms to offer, as for extract.", valueName: "number"))
  var top: Int?

  func validate() throws {
    if terminal, output != nil {
      throw ValidationError("--terminal and -o exclude each other.")
    }
  }

  func run() throws {
    try checkOutput(output, isNoneOf: input.files())
    let termbase = try input.termbase()
    let documents = try input.documents()
    let review = GlossaryReview(
      of: candidates(in: documents, termbase), in: documents, termbase)
    guard !terminal else {
      var session = GlossaryReviewSession(
        review: review, termbase: termbase, path: input.glossary)
      return try session.run()
    }
    let page = GlossaryReviewPage(
      title: input.glossary.split(separator: "/").last.map(String.init) ?? input.glossary,
      key: "yizhi-review/\(input.glossary)", reports: GlossaryReview.labels(of: documents),
      review: review)
    try GlossaryFile.write(page.text, to: output)
    input.consoleOptions.console.note("\(review.items.count) terms to decide on")
  }

  private func candidates(
    in documents: [AlignedDocument], _ termbase: Termbase
  ) -> [TermCandidate] {
    guard !documents.isEmpty else { return [] }
    let known = termbase.entries.filter { $0.status != .rejected }.map(\.source)
    let extractor = TermExtractor(options: .init(leastCount: minCount, limit: top))
    return extractor.terms(
      in: LinkedBitext(documents, terms: known), known: termbase.entries)
  }
}

struct GlossaryApplyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply", abstract: "Take over the decisions of a review page.",
    discussion: """
      Example:
        yizhi glossary apply terms.tsv ~/Downloads/decisions.tsv
      """)

  @Argument(help: "The glossary, which is rewritten.") var glossary: String
  @Argument(help: "The file that the page gave; - is standard input.") var decisions: String
  @OptionGroup var consoleOptions: ConsoleOptions

  func run() throws {
    let decided = try GlossaryFile.read(decisions)
    var counts = (changed: 0, added: 0)
    try GlossaryFile.rewrite(glossary) { termbase in
      let applied = termbase.applying(decided)
      counts = (applied.changed.count, applied.added.count)
      return applied.termbase
    }
    consoleOptions.console.note("\(counts.changed) changed, \(counts.added) added")
  }
}
