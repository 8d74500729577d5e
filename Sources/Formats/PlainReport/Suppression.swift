import Bitext

/// A comment in a file that asks the linter to be silent on the text after it:
/// `<!-- yizhi:ignore missing-term, doubled-space -- the reason -->`.
public struct Suppression: Hashable, Sendable {
  public var path: String
  /// Of the comment, 1-based.
  public var line: Int
  /// Ids of checks; none for all of them.
  public var rules: [String]
  /// What stands behind ` -- ` or a colon; empty where nothing does.
  public var reason: String

  public init(path: String, line: Int, rules: [String], reason: String) {
    self.path = path
    self.line = line
    self.rules = rules
    self.reason = reason
  }

  /// Nil unless the line is such a comment and nothing else.
  init?(comment: String, path: String, line: Int) {
    guard comment.hasPrefix("<!--"), comment.hasSuffix("-->"), comment.utf8.count >= 7 else {
      return nil
    }
    let inside = Segment(trimming: comment.dropFirst(4).dropLast(3), path: path, line: line).text
    let mark = "yizhi:ignore"
    guard inside.hasPrefix(mark) else { return nil }
    let rest = inside.dropFirst(mark.count)
    guard rest.isEmpty || rest.first == " " || rest.first == ":" else { return nil }
    var rules: [String] = []
    var reason: [Substring] = []
    for word in rest.split(whereSeparator: { $0 == " " || $0 == "," }) {
      if reason.isEmpty, Self.isRule(word) {
        rules.append(String(word))
      } else if reason.isEmpty, Self.isRule(word.dropLast()), word.hasSuffix(":") {
        rules.append(String(word.dropLast()))
        reason.append("")
      } else {
        reason.append(word == "--" || word == ":" ? "" : word)
      }
    }
    self.init(
      path: path, line: line, rules: rules,
      reason: reason.filter { !$0.isEmpty }.joined(separator: " "))
  }

  private static func isRule(_ word: Substring) -> Bool {
    word.first?.isLetter == true
      && word.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }
  }
}
