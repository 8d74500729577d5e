import Bitext

/// Writes memories anew, unit by unit, with all that they hold: every language, property, note and
/// attribute.
public enum TMXTransfer {
  /// Whether all inputs are TMX files, and nothing is asked that only pairs of texts can answer.
  /// Standard input is not looked into.
  public static func canTransfer(_ inputs: [String], _ options: ReadOptions) -> Bool {
    guard options.sourceLanguage == nil, options.targetLanguage == nil, options.edition == nil,
      let files = try? files(of: inputs, options).paths, !files.isEmpty
    else { return false }
    return files.allSatisfy { path in
      guard SystemCalls.status(path)?.kind == .regular,
        let head = try? InputFile(path: path).head()
      else { return false }
      return TMXFormat.recognises(head)
    }
  }

  /// Writes the units of all inputs, in their order, as one file with the header of the first.
  /// - Returns: The figures, and what could not be read, a sentence each.
  /// - Throws: A `FormatError` where a file cannot be read or the output not be written.
  /// - Complexity: O(1) in memory.
  public static func write(
    _ inputs: [String], to output: String, options: WriteOptions
  ) throws(FormatError) -> (summary: WriteSummary, notices: [String]) {
    var (paths, notices) = try files(of: inputs, ReadOptions())
    var adapter = options.profile.map { TMXAdapter($0) }
    var cleaner = TMXCleaner()
    var summary = WriteSummary()
    var writer: TMXUnitWriter?
    for path in paths {
      var reader = try TMXReader(path: path)
      let first = try reader.next()
      if writer == nil {
        var (header, changes) = TMXDoctor.header(reader.header, first: first, options)
        summary.changes = changes
        if let language = header.sourceLanguage, let adapted = adapter?.language(language) {
          header.attributes = header.attributes.map {
            $0.name == "srclang" ? Property("srclang", adapted.description) : $0
          }
        }
        writer = try TMXUnitWriter(path: output, header: header)
      }
      var next = first
      while let unit = next {
        if let clean = cleaner.cleaned(unit),
          let adapted = adapter == nil ? clean : adapter?.adapted(clean)
        {
          try writer?.write(adapted)
          summary.written += 1
        } else {
          summary.leftOut += 1
        }
        next = try reader.next()
      }
      notices += reader.problems.map(\.description)
    }
    summary.droppedCharacters = try writer.take()?.finish() ?? 0
    summary.changes += cleaner.sentences + (adapter?.sentences ?? [])
    return (summary, notices)
  }

  private static func files(
    of inputs: [String], _ options: ReadOptions
  ) throws(FormatError) -> (paths: [String], notices: [String]) {
    var finder = InputFinder(options)
    for input in inputs { try finder.add(input) }
    return (finder.paths, finder.notices)
  }
}
