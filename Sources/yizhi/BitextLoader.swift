import Alignment
import Bitext
import Formats

/// Reads and aligns what the input options name.
struct BitextLoader {
  let options: InputOptions
  let console: Console
  let lexicon: LexiconTable
  let aligner: DocumentAligner

  /// - Throws: `CommandError` where the user's lexicon cannot be read.
  init(options: InputOptions, console: Console) throws {
    self.options = options
    self.console = console
    lexicon = try options.lexicon()
    aligner = DocumentAligner(lexicon: lexicon)
  }

  /// The documents as read, in the order of the arguments, their notices told.
  func read(segmented: Bool = false) throws -> ReadResult {
    var readOptions = options.readOptions
    readOptions.segmented = segmented
    let reader = InputReader(options: readOptions)
    var result = options.inputs.isEmpty ? ReadResult() : try reader.read(options.inputs)
    for pair in options.pairs {
      let read = try reader.read(source: pair.source, target: pair.target)
      result.documents += read.documents
      result.notices += read.notices
      result.suppressions += read.suppressions
    }
    for notice in result.notices { console.warning(notice) }
    return result
  }

  /// The documents with their segments paired.
  func align(_ documents: [Document]) -> [AlignedDocument] {
    let progress = console.progress("aligning", total: documents.count)
    defer { progress.finish() }
    return documents.map { document in
      progress.advance()
      return aligner.align(document)
    }
  }
}
