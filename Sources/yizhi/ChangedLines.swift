import Bitext
import Glibc
import Lint

/// The lines of the repository that differ from a commit.
struct ChangedLines {
  /// By absolute path; nil for a file that git does not know, of which every line is new.
  private var ranges: [String: [Range<Int>]?] = [:]

  /// - Throws: `CommandError` where git is missing, this is no repository, or `commit` is unknown.
  init(since commit: String) throws {
    let isKnown =
      !commit.hasPrefix("-")
      && (try? Git.output(of: ["rev-parse", "--verify", "--quiet", commit + "^{commit}"])) != nil
    guard isKnown else {
      throw CommandError(
        "expected a commit, branch or tag of a git repository after --changed-since, "
          + "found '\(commit)'")
    }
    let root = try Git.output(of: ["rev-parse", "--show-toplevel"]).filter { $0 != "\n" }
    let diff = try Git.output(of: [
      "-C", root, "-c", "core.quotePath=false", "diff", "-U0", "--no-color", "--no-ext-diff",
      "--src-prefix=a/", "--dst-prefix=b/", commit, "--",
    ])
    ranges = Self.ranges(in: diff, root: root)
    let others = try Git.output(of: [
      "-C", root, "ls-files", "-z", "--others", "--exclude-standard",
    ])
    for path in others.split(separator: "\0") { ranges["\(root)/\(path)"] = .some(nil) }
  }

  /// Whether a finding is about a changed line of source or target.
  func contain(_ finding: Finding) -> Bool {
    [finding.place, finding.sourcePlace].compactMap(\.self).contains(where: contain)
  }

  private func contain(_ place: Place) -> Bool {
    guard let ranges = ranges[Self.absolute(place.path)] else { return false }
    return ranges?.contains { $0.contains(place.line) } ?? true
  }

  /// The new sides of the hunks of a diff without context.
  static func ranges(in diff: String, root: String) -> [String: [Range<Int>]?] {
    var ranges: [String: [Range<Int>]?] = [:]
    var path: String?
    for line in diff.split(whereSeparator: \.isNewline) {
      if line.hasPrefix("diff --git ") {
        path = nil
      } else if path == nil, line.hasPrefix("+++ b/") {
        // Git puts a tab after a name with blanks in it.
        path = root + "/" + line.dropFirst(6).prefix { $0 != "\t" }
      } else if let path, line.hasPrefix("@@ -"), let range = range(ofHunk: line) {
        ranges[path, default: []]?.append(range)
      }
    }
    return ranges
  }

  /// `@@ -12,0 +13,2 @@`: lines 13 and 14.
  private static func range(ofHunk header: Substring) -> Range<Int>? {
    guard let new = header.split(separator: " ").dropFirst(2).first, new.hasPrefix("+") else {
      return nil
    }
    let numbers = new.dropFirst().split(separator: ",").compactMap { Int($0) }
    guard let start = numbers.first else { return nil }
    return start..<(start + (numbers.count > 1 ? numbers[1] : 1))
  }

  private static func absolute(_ path: String) -> String {
    guard let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }
}
