import Foundation
import Lint
import Testing

@Suite struct ChecksFolderTests {
  @Test func everyFileOfTheFolderIsACheckAndListed() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.appending(path: "Sources/Lint/Checks")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let names = files.filter { !$0.contains("+") }.map { $0.replacing(".swift", with: "") }
    #expect(names.sorted() == allChecks.map { "\($0)" }.sorted())
  }
}
