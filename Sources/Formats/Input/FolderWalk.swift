/// Remembers the folders that were entered on the way down a tree, so that links to a folder above
/// end nowhere.
struct FolderWalk {
  private var entered: Set<String> = []
  private var depth = 0

  /// Calls `body` in a folder, unless it was entered before by this or another name.
  /// - Throws: Kind `tooLarge` where it lies too deep, and what `body` throws.
  mutating func enter(
    _ folder: String, _ body: (inout FolderWalk) throws(FormatError) -> Void
  ) throws(FormatError) {
    guard depth < Limits.folders else {
      throw FormatError(
        .tooLarge("at most \(Limits.folders) folders inside each other"), path: folder)
    }
    guard entered.insert(SystemCalls.resolved(folder)).inserted else { return }
    depth += 1
    try body(&self)
    depth -= 1
  }
}
