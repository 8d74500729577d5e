import Formats
import Glibc

/// Which file a path leads to, by device and number.
private struct FileIdentity: Hashable {
  let device: UInt
  let number: UInt

  /// Nil where there is nothing.
  init?(_ path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    device = UInt(status.st_dev)
    number = UInt(status.st_ino)
  }
}

/// Refuses to write a result over one of the files it is made from.
///
/// - Throws: `CommandError` where `output` is one of `inputs`, by this or another name; what asking for
///   these throws.
func checkOutput(_ output: String?, isNoneOf inputs: @autoclosure () throws -> [String]) throws {
  guard let output, output != "-", let identity = FileIdentity(output),
    try inputs().contains(where: { FileIdentity($0) == identity })
  else { return }
  throw CommandError("expected another file to write to: this one is read", path: output)
}

extension InputOptions {
  /// The files that are read, those of folders and globs among them.
  func files(besides others: [String] = []) throws -> [String] {
    let reader = InputReader(options: readOptions)
    let lexicon = lexiconFile.map { [$0] } ?? []
    return try reader.files(of: inputs + others) + pairedFiles + lexicon
  }
}

/// `1 finding`, `2 findings`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
