import Alignment
import Formats
import Linguistics

/// A lexicon on disk: compiled, or a word list that is compiled as it is read.
enum LexiconFile {
  /// - Throws: `FormatError` where the file cannot be read, `CommandError` where it is no lexicon.
  static func read(_ path: String) throws -> LexiconTable {
    let bytes = try FileContents.bytes(of: path)
    guard !LexiconTable.isCompiled(bytes) else { return try compiled(bytes, path) }
    var builder = LexiconBuilder()
    try add(path, to: &builder)
    return builder.table()
  }

  private static func compiled(_ bytes: [UInt8], _ path: String) throws -> LexiconTable {
    do {
      return try unsafe bytes.withUnsafeBytes { try unsafe LexiconTable(decoding: $0) }
    } catch let damage as TableDecoder.Damaged {
      throw CommandError(
        "expected a sound lexicon, found \(damage): make it anew with 'yizhi lexicon import'",
        path: path)
    }
  }

  /// Adds a word list, a CC-CEDICT file or what `lexicon learn` wrote, told apart by their lines.
  static func add(_ path: String, to builder: inout LexiconBuilder) throws {
    let file = try TextFile(path: path)
    do throws(LexiconBuilder.Fault) {
      switch kind(of: file) {
      case .cedict: try builder.addCEDICT(file.lines)
      case .learned: try builder.addLearned(file.lines)
      case .words: try builder.addWordList(file.lines)
      }
    } catch {
      throw CommandError(error.expectation, path: path, line: error.line)
    }
  }

  private enum Kind { case words, cedict, learned }

  private static func kind(of file: TextFile) -> Kind {
    guard let line = file.lines.first(where: { !$0.isEmpty && $0.first != "#" }) else {
      return .words
    }
    if !line.contains("\t") && line.hasSuffix("/") { return .cedict }
    return line.split(separator: "\t", omittingEmptySubsequences: false).count == 3
      ? .learned : .words
  }
}
