import Foundation
import Testing

/// Outputs that are kept and compared whole; with UPDATE_GOLDEN=1 they are written anew.
enum Golden {
  /// The root of the package.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let isUpdated = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"
}

/// Compares with `Golden/<name>`.
func expectGolden(
  _ output: String, _ name: String, location: SourceLocation = #_sourceLocation
) throws {
  try expectGolden(
    output, at: Golden.root.appending(path: "Tests/CommandTests/Golden/\(name)"),
    location: location)
}

func expectGolden(
  _ output: String, at file: URL, location: SourceLocation = #_sourceLocation
) throws {
  if Golden.isUpdated {
    return try output.write(to: file, atomically: true, encoding: .utf8)
  }
  let golden = try String(contentsOf: file, encoding: .utf8)
  #expect(
    output == golden, "differs from \(file.lastPathComponent); see UPDATE_GOLDEN",
    sourceLocation: location)
}
