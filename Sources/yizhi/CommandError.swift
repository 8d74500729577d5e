import Bitext

/// Why a command could not run: `path:line: what was expected`.
struct CommandError: Error, Hashable, CustomStringConvertible {
  var place: Place?
  var message: String

  init(_ message: String, at place: Place? = nil) {
    self.message = message
    self.place = place
  }

  init(_ message: String, path: String, line: Int = 0) {
    self.init(message, at: Place(path: path, line: line, column: 0))
  }

  /// A file whose name does not tell its format; `known` are the endings that do.
  static func unknownEnding(of path: String, known: [String]) -> CommandError {
    let endings = known.map { "." + $0 }
    let list = endings.dropLast().joined(separator: ", ") + " or " + endings.suffix(1).joined()
    return CommandError("expected a name that ends in \(list), or --format", path: path)
  }

  var description: String { place.map { "\($0): \(message)" } ?? message }
}

/// The reader of standard output has gone; the command ends quietly and well.
struct BrokenPipe: Error {}
