/// A pattern for paths: `?` is one character, `*` any but `/`, `**` any at all.
///
/// A pattern without `/` is held against the last part of the path, as git does.
public struct Glob: Hashable, Sendable {
  private let pattern: [UInt8]
  private let isName: Bool

  public init(_ pattern: String) {
    self.pattern = Array(pattern.utf8)
    isName = !pattern.utf8.contains(UInt8(ascii: "/"))
  }

  public func matches(_ path: String) -> Bool {
    let path = Array(path.utf8)
    let start = isName ? path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0 : 0
    return matches(path[start...], 0)
  }

  /// - Complexity: exponential in the number of stars at worst; patterns are short.
  private func matches(_ path: ArraySlice<UInt8>, _ index: Int) -> Bool {
    guard index < pattern.count else { return path.isEmpty }
    switch pattern[index] {
    case UInt8(ascii: "*"):
      let isDouble = index + 1 < pattern.count && pattern[index + 1] == UInt8(ascii: "*")
      var rest = path
      while true {
        if matches(rest, index + (isDouble ? 2 : 1)) { return true }
        guard let first = rest.first, isDouble || first != UInt8(ascii: "/") else { return false }
        rest = rest.dropFirst()
      }
    case UInt8(ascii: "?"):
      guard let first = path.first, first != UInt8(ascii: "/") else { return false }
      let width = path.dropFirst().prefix { $0 & 0xC0 == 0x80 }.count + 1
      return matches(path.dropFirst(width), index + 1)
    case let byte:
      return path.first == byte && matches(path.dropFirst(), index + 1)
    }
  }
}
