import Formats
import Glibc

/// Where a command writes its result: standard output, or a file that appears as a whole or not at
/// all.
struct OutputFile {
  private let file: AtomicFile
  /// Whether the result is read by a person at a terminal that may be coloured.
  let usesColor: Bool

  /// `path` is nil or `-` for standard output.
  /// - Throws: `FormatError` where no file can be written there.
  init(_ path: String?) throws {
    file = try AtomicFile(path ?? "-")
    usesColor = file.path == "-" && Console.usesColor(on: STDOUT_FILENO)
  }

  func write(_ text: String) throws {
    do { try file.write(text) } catch { throw named(error) }
  }

  /// Puts the file in its place.
  func finish() throws {
    do { try file.commit() } catch { throw named(error) }
  }

  private func named(_ error: FormatError) -> FormatError {
    var error = error
    if error.path == "-" { error.path = "standard output" }
    return error
  }
}
