import Foundation
import Testing

/// The sanitizer that `make sanitize` runs the tests under.
enum Sanitizer {
  static let name = ProcessInfo.processInfo.environment["SANITIZER"]
}

/// A folder of its own for one test, in which commands run; it goes when the test ends.
final class GlossaryFolder {
  let url: URL

  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "yizhi-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The program that the package builds, beside the tests.
  static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "yizhi").path

  func write(_ text: String, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  func read(_ path: String) throws -> String {
    try String(contentsOf: url.appending(path: path), encoding: .utf8)
  }

  @discardableResult func yizhi(
    _ arguments: String..., in folder: String = "", input: String = ""
  ) throws -> Result {
    try run(Self.program, arguments, in: folder, input: input)
  }

  /// Runs a script of bash, in which `$0` is the program; in a namespace of its own it may mount.
  @discardableResult func shell(
    _ script: String, inNamespace: Bool = false, input: String = ""
  ) throws -> Result {
    let namespace = inNamespace ? ["unshare", "--map-root-user", "--mount"] : []
    // The threads of a test block signals, and hand that down.
    return try run(
      "/usr/bin/env", ["--default-signal"] + namespace + ["bash", "-c", script, Self.program],
      input: input)
  }

  /// The names in the folder but for those that running a command makes, hidden ones too.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path)
      .filter { ![".output", ".errors", ".input"].contains($0) }.sorted()
  }

  /// Runs git as a person with a name, whatever the machine's settings.
  @discardableResult func git(_ arguments: String..., in folder: String = "") throws -> Result {
    let person = folder.isEmpty ? "someone" : folder
    let settings = [
      "-c", "user.name=\(person)", "-c", "user.email=\(person)@example.org",
      "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false",
    ]
    return try run("/usr/bin/env", ["git"] + settings + arguments, in: folder, input: "")
  }

  func run(
    _ program: String, _ arguments: [String], in folder: String = "", input: String = ""
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder.isEmpty ? url : url.appending(path: folder)
    process.environment = ProcessInfo.processInfo.environment.merging([
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null", "NO_COLOR": "1",
      // Under `make coverage` a command that fails to write its figures would say so.
      "LLVM_PROFILE_FILE": "/dev/null",
    ]) { $1 }
    let outputFile = url.appending(path: ".output")
    let errorFile = url.appending(path: ".errors")
    let inputFile = url.appending(path: ".input")
    try input.write(to: inputFile, atomically: true, encoding: .utf8)
    for file in [outputFile, errorFile] { try Data().write(to: file) }
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: outputFile), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
  }
}
