import Alignment
import ArgumentParser
import Bitext
import Formats
import Linguistics
import Terminology

/// A glossary and the reports that are held against it.
struct GlossaryReports: ParsableArguments {
  @Argument(help: ArgumentHelp("The glossary.", valueName: "glossary")) var glossary: String

  @Argument(help: ArgumentHelp("Reports, as for lint.", valueName: "report"))
  var reports: [String] = []

  @OptionGroup var bitext: BitextOptions

  @OptionGroup var consoleOptions: ConsoleOptions

  /// The files that are read, those of folders and globs among them.
  func files() throws -> [String] {
    try InputReader(options: bitext.readOptions).files(of: reports) + [glossary]
  }

  func termbase() throws -> Termbase { try GlossaryFile.read(glossary) }

  /// The reports with their sentences paired; none where none is named.
  func documents() throws -> [AlignedDocument] {
    guard !reports.isEmpty else { return [] }
    let read = try InputReader(options: bitext.readOptions).read(reports)
    for notice in read.notices { consoleOptions.console.warning(notice) }
    let aligner = DocumentAligner()
    return read.documents.map(aligner.align)
  }

  func usage(of termbase: Termbase, in documents: [AlignedDocument]) -> GlossaryUsage {
    GlossaryUsage(
      of: termbase, in: documents, tokenizer: Self.tokenizer(for: termbase, in: documents))
  }

  /// Splits Chinese by the base lexicon and the glossary's own terms.
  static func tokenizer(for termbase: Termbase, in documents: [AlignedDocument]) -> Tokenizer {
    let entries = termbase.entries(standingIn: documents).map { termbase.entries[$0] }
    return Tokenizer(
      splitter: Lexicon.base.splitter.adding(
        entries.lazy.filter { $0.status != .rejected }.map { ($0.source, cost: 8) }))
  }
}
