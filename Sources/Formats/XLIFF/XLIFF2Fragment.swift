/// A fragment identifier of XLIFF 2.1 (section 3): `#f=f1/u=u1/n=n1`, or `#m1` for something in
/// the same unit.
struct XLIFF2Fragment {
  struct Selector: Hashable {
    /// Empty for an inline code, an annotation or a segment.
    var prefix: String
    var id: String
  }

  private(set) var selectors: [Selector] = []

  /// The last one, which says what is meant.
  var leaf: Selector? { selectors.last }

  /// What the fragment says of file, group or unit; nil where it leaves that open.
  func id(of prefix: String) -> String? { selectors.first { $0.prefix == prefix }?.id }

  /// The structural elements, from the outside in; group and unit exclude each other.
  private static let structure = ["f": 0, "g": 1, "u": 1]
  /// Notes, original data and codes of the target.
  private static let core: Set = ["n", "d", "t"]

  /// The fragment of a reference that begins with `#`, or why it is not a valid one.
  static func parse(_ text: String) -> (fragment: XLIFF2Fragment?, fault: String?) {
    var fragment = XLIFF2Fragment()
    var body = text.dropFirst()
    if body.first == "/" { body = body.dropFirst() }
    let parts = body.split(separator: "/", omittingEmptySubsequences: false)
    var depth = -1
    for (index, part) in parts.enumerated() {
      let pieces = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let prefix = pieces.count == 2 ? String(pieces[0]) : ""
      let id = String(pieces.last ?? "")
      guard id.isNameToken, pieces.count < 2 || prefix.isNameToken else {
        return (nil, "expected name tokens in the reference “\(text)”")
      }
      if let level = structure[prefix] {
        guard level > depth else {
          return (nil, "expected file, group or unit, once each, in “\(text)”")
        }
        depth = level
      } else {
        guard index == parts.count - 1 else {
          return (nil, "expected “\(part)” at the end of the reference “\(text)”")
        }
        guard prefix.isEmpty || core.contains(prefix) || prefix.unicodeScalars.count > 1 else {
          return (nil, "expected a known prefix in the reference “\(text)”, found “\(prefix)”")
        }
      }
      fragment.selectors.append(Selector(prefix: prefix, id: id))
    }
    return (fragment, nil)
  }
}
