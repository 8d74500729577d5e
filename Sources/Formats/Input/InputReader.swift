/// Reads whatever the user names: files of any format, folders, patterns, standard input.
public struct InputReader: Sendable {
  private let options: ReadOptions

  public init(options: ReadOptions) { self.options = options }

  /// Reads files, folders (all files below them whose extension is known), patterns (`*`, `?`,
  /// `**`) and `-` for standard input. A text file `NAME.zh.txt` is read together with
  /// `NAME.en.txt` if there is one. A file that is named twice is read once.
  /// - Throws: A `FormatError` for the first file that cannot be read.
  public func read(_ inputs: [String]) throws(FormatError) -> ReadResult {
    var finder = InputFinder(options)
    for input in inputs { try finder.add(input) }
    var result = ReadResult(notices: finder.notices)
    for found in finder.found {
      switch found {
      case .file(let path):
        let read = try read(file: path)
        for document in read.documents { try Limits.check(document, path: path) }
        result.append(read)
      case .pair(let source, let target):
        result.append(try read(source: source, target: target))
      }
    }
    return result
  }

  /// The files that `read` would read, without reading them.
  /// - Throws: A `FormatError` for an input that is not there.
  public func files(of inputs: [String]) throws(FormatError) -> [String] {
    var finder = InputFinder(options)
    for input in inputs { try finder.add(input) }
    return finder.paths
  }

  /// Reads two text files of any name as one document.
  public func read(source: String, target: String) throws(FormatError) -> ReadResult {
    let read = try TextFilePair.read(InputFile(path: source), InputFile(path: target), options)
    for document in read.documents { try Limits.check(document, path: source) }
    return read
  }

  private func read(file path: String) throws(FormatError) -> ReadResult {
    let file = try InputFile.opened(path)
    let head = try file.head()
    let fileExtension = file.name.fileExtension
    let format =
      allFormats.first { $0.recognises(head) }
      ?? allFormats.first { $0.fileExtensions.contains(fileExtension) } ?? PlainReport.self
    return try format.read(file, options)
  }
}
