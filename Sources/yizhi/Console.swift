import Glibc

/// What a command says besides its result: one line at a time, on standard error.
struct Console: Sendable {
  enum Verbosity: Int, Comparable, Sendable {
    case quiet, normal, verbose

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  let verbosity: Verbosity
  let isTerminal: Bool
  let usesColor: Bool

  init(_ verbosity: Verbosity) {
    self.verbosity = verbosity
    isTerminal = isatty(STDERR_FILENO) == 1
    usesColor = Self.usesColor(on: STDERR_FILENO)
  }

  /// Whether a stream is a terminal that may be coloured: see https://no-color.org.
  static func usesColor(on descriptor: Int32) -> Bool {
    isatty(descriptor) == 1 && environment("NO_COLOR").isEmpty && environment("TERM") != "dumb"
  }

  /// A variable of the environment; empty where it is not set.
  static func environment(_ name: String) -> String {
    guard let value = unsafe getenv(name) else { return "" }
    return unsafe String(cString: value)
  }

  func error(_ message: String) {
    write(usesColor ? "\u{1B}[31myizhi: error:\u{1B}[0m \(message)" : "yizhi: error: \(message)")
  }

  /// Something that the user should know although the command goes on.
  func warning(_ message: String) {
    guard verbosity > .quiet else { return }
    write(
      usesColor ? "\u{1B}[33myizhi: warning:\u{1B}[0m \(message)" : "yizhi: warning: \(message)")
  }

  /// A word on what was done.
  func note(_ message: String) {
    if verbosity > .quiet { write("yizhi: \(message)") }
  }

  /// What only a curious user wants to know.
  func detail(_ message: String) {
    if verbosity > .normal { write("yizhi: \(message)") }
  }

  /// Progress of `total` steps, shown on a terminal only.
  func progress(_ title: String, total: Int) -> Progress {
    Progress(title: title, total: total, isShown: isTerminal && verbosity > .quiet)
  }

  private func write(_ line: String) {
    // Standard error is the last resort: where it fails, there is nobody left to tell.
    _ = try? StandardStream.error.write(line + "\n")
  }
}
