import Bitext
import Formats
import Terminology

/// A glossary in a file: the canonical one, or that of another program.
enum GlossaryFile {
  /// What a file holds; a name that ends in `.tbx`, `.xml`, `.csv` or `.utx` is that of another
  /// program's glossary.
  ///
  /// - Throws: `FormatError` where the file cannot be read, `GlossaryError` where it is no glossary.
  static func read(_ path: String) throws -> Termbase {
    if [".tbx", ".xml", ".csv", ".utx"].contains(where: path.lowercased().hasSuffix) {
      return try Termbase(checking: try Formats.GlossaryFile.read(path).entries, path: path)
    }
    let lines = try TextFile(path: path).lines
    return try Termbase(text: lines.joined(separator: "\n"), path: path)
  }

  /// A version that git hands over, which is empty where the file did not exist.
  static func readVersion(_ path: String) throws -> Termbase {
    do {
      return try read(path)
    } catch let error as FormatError where error.kind == .empty {
      return Termbase()
    }
  }

  /// Reads a glossary, changes it and writes it back, while no other run does the same.
  ///
  /// `change` gives nil where the file shall stay as it is.
  /// - Throws: `FormatError`, `GlossaryError`, and what `change` throws.
  static func rewrite(_ path: String, _ change: (Termbase) throws -> Termbase?) throws {
    let lock = try FileLock(path)
    guard let changed = try change(try read(path)) else { return }
    try write(changed.text, to: path)
    withExtendedLifetime(lock) {}
  }

  /// Writes a file as a whole or not at all; nil or `-` is standard output.
  static func write(_ text: String, to path: String?) throws {
    let file = try OutputFile(path)
    try file.write(text)
    try file.finish()
  }
}
