import Glibc

/// Runs git.
enum Git {
  /// All that git prints but its complaints.
  /// - Throws: `CommandError` where git is missing or fails.
  static func output(of arguments: [String]) throws -> String {
    let command = (["git"] + arguments).map(quoted).joined(separator: " ")
    guard let stream = unsafe popen(command + " 2>/dev/null", "r") else {
      throw CommandError("cannot run git: \(reason(errno))")
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe fread(&chunk, 1, chunk.count, stream)
      guard count > 0 else { break }
      bytes.append(contentsOf: chunk.prefix(count))
    }
    guard unsafe pclose(stream) == 0 else {
      throw CommandError("git \(arguments.joined(separator: " ")) failed")
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A word that a shell takes as it is.
  static func quoted(_ word: String) -> String {
    "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
