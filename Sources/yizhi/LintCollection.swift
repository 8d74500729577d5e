import Alignment
import Bitext
import Formats
import Lint
import Linguistics
import Terminology

/// What `yizhi lint` looks at: the documents, the evidence, the glossaries.
struct LintCollection {
  let documents: [LintedDocument]
  let comments: [InlineSuppression]
  let context: LintContext

  /// - Throws: `FormatError`, `GlossaryError` or `CommandError` for the first file that is wrong.
  init(_ command: LintCommand, _ configuration: Configuration, _ console: Console) throws {
    var options = command.input
    options.bitext.sourceLanguage = options.bitext.sourceLanguage ?? configuration.sourceLanguage
    options.bitext.targetLanguage = options.bitext.targetLanguage ?? configuration.targetLanguage
    options.encoding = options.encoding ?? configuration.encoding
    let loader = try BitextLoader(options: options, console: console)
    let read = try loader.read()
    let linted = loader.align(read.documents)
    let evidence = try Self.evidence(command, configuration, options, loader)
      .filter { !$0.paths.isSubset(of: linted.flatMap(\.paths)) }
    documents =
      evidence.map { LintedDocument(document: $0, isLinted: false) }
      + linted.map { LintedDocument(document: $0, isLinted: true) }
    comments = try read.suppressions.map(Self.comment)

    let paths = command.glossaries + configuration.glossaries.map(configuration.resolved)
    let termbase = Termbase(combining: try paths.map(GlossaryFile.read))
    let words = termbase.entries(standingIn: documents.map(\.document))
      .map { termbase.entries[$0] }.filter(\.isBinding).map { (word: $0.source, cost: Float(4)) }
    let splitter = loader.lexicon.splitter.adding(words)
    context = LintContext(
      tokenizer: Tokenizer(splitter: splitter), glossary: termbase.entries, lexicon: loader.lexicon)
  }

  /// The number of pairs that are linted.
  var pairCount: Int { documents.filter(\.isLinted).map(\.document.pairs.count).reduce(0, +) }

  /// The documents of `--reference`, but for those that are linted themselves.
  private static func evidence(
    _ command: LintCommand, _ configuration: Configuration, _ options: InputOptions,
    _ loader: BitextLoader
  ) throws -> [AlignedDocument] {
    let inputs = command.references + configuration.references.map(configuration.resolved)
    guard !inputs.isEmpty else { return [] }
    var options = options
    options.inputs = inputs
    options.pairedFiles = []
    options.bitext.edition = nil
    return loader.align(
      try BitextLoader(options: options, console: loader.console).read().documents)
  }

  private static func comment(_ comment: Formats.Suppression) throws -> InlineSuppression {
    let ids = allChecks.map { $0.id }
    for rule in comment.rules where !ids.contains(rule) {
      let advice = NearestName.of(rule, in: ids).map { "did you mean \($0)?" } ?? "see yizhi rules"
      throw CommandError(
        "unknown rule '\(rule)'; \(advice)", path: comment.path, line: comment.line)
    }
    return InlineSuppression(
      path: comment.path, line: comment.line, rules: Set(comment.rules), reason: comment.reason)
  }
}

extension AlignedDocument {
  /// The files that its text stands in.
  fileprivate var paths: Set<String> {
    Set(pairs.flatMap { [$0.source?.path, $0.target?.path].compactMap(\.self) })
  }
}
