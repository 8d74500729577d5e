/// A file name pattern: `*` and `?` match within a folder, `**` over folders.
struct Glob: Sendable {
  private let parts: [[Unicode.Scalar]]
  private let isAbsolute: Bool

  init(_ pattern: String) {
    isAbsolute = pattern.hasPrefix("/")
    parts = pattern.split(separator: "/").map { Array($0.unicodeScalars) }
  }

  static func isPattern(_ text: String) -> Bool {
    text.utf8.contains { $0 == 0x2A || $0 == 0x3F }
  }

  /// The files that match, in byte order of their names; a name that begins with a dot only matches
  /// a pattern that does.
  func files() throws(FormatError) -> [String] {
    try Array(Set(files(below: isAbsolute ? "/" : "", parts[...]))).sorted(by: utf8Order)
  }

  private func files(
    below folder: String, _ parts: ArraySlice<[Unicode.Scalar]>
  ) throws(FormatError) -> [String] {
    guard let part = parts.first else { return [] }
    let rest = parts.dropFirst()
    if part == ["*", "*"] {
      var walk = FolderWalk()
      return try filesInTree(below: folder, rest, &walk)
    }
    guard part.contains("*") || part.contains("?") else {
      let path = folder + string(part)
      return try step(to: path, rest)
    }
    var found: [String] = []
    for name in try names(in: folder) where Self.matches(name, part) {
      found += try step(to: folder + name, rest)
    }
    return found
  }

  private func step(
    to path: String, _ rest: ArraySlice<[Unicode.Scalar]>
  ) throws(FormatError) -> [String] {
    guard let kind = SystemCalls.status(path)?.kind else { return [] }
    if rest.isEmpty { return kind == .folder ? [] : [path] }
    return kind == .folder ? try files(below: path + "/", rest) : []
  }

  private func filesInTree(
    below folder: String, _ rest: ArraySlice<[Unicode.Scalar]>, _ walk: inout FolderWalk
  ) throws(FormatError) -> [String] {
    var found: [String] = []
    try walk.enter(folder.isEmpty ? "." : folder) { (walk) throws(FormatError) in
      found = try files(below: folder, rest.isEmpty ? [["*"]] : rest)
      for name in try names(in: folder) where !name.hasPrefix(".") {
        guard SystemCalls.status(folder + name)?.kind == .folder else { continue }
        found += try filesInTree(below: folder + name + "/", rest, &walk)
      }
    }
    return found
  }

  private func names(in folder: String) throws(FormatError) -> [String] {
    let path = folder.isEmpty ? "." : folder
    guard SystemCalls.status(path)?.kind == .folder else { return [] }
    return try SystemCalls.names(in: path)
  }

  private func string(_ part: [Unicode.Scalar]) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: part)
    return String(view)
  }

  /// - Complexity: O(name x pattern).
  static func matches(_ name: String, _ pattern: [Unicode.Scalar]) -> Bool {
    if name.hasPrefix("."), pattern.first != "." { return false }
    let name = Array(name.unicodeScalars)
    var reached = [Bool](repeating: false, count: pattern.count + 1)
    reached[0] = true
    func closeOverStars(_ states: inout [Bool]) {
      for index in pattern.indices where states[index] && pattern[index] == "*" {
        states[index + 1] = true
      }
    }
    closeOverStars(&reached)
    for scalar in name {
      var next = [Bool](repeating: false, count: pattern.count + 1)
      for index in pattern.indices where reached[index] {
        if pattern[index] == "*" {
          next[index] = true
        } else if pattern[index] == "?" || pattern[index] == scalar {
          next[index + 1] = true
        }
      }
      closeOverStars(&next)
      reached = next
    }
    return reached[pattern.count]
  }
}

/// The order of UTF-8 bytes, the same on every machine.
func utf8Order(_ left: String, _ right: String) -> Bool {
  Array(left.utf8).lexicographicallyPrecedes(Array(right.utf8))
}
