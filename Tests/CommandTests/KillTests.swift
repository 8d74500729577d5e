import Foundation
import Glibc
import TestSupport
import Testing

/// Files survive a process that is killed at any moment: the old one stands there, or the new one.
@Suite struct KillTests {
  /// Who writes what: each command writes one of two contents into the same file.
  struct Writer: CustomTestStringConvertible, Sendable {
    var file: String
    var inputs: [String: String]
    /// The arguments of the command that writes the first or the second contents.
    var arguments: @Sendable (_ version: Int) -> [String]
    var testDescription: String { file }
  }

  static let lines = 400

  static func pairs(_ target: String) -> String {
    (0..<lines).map { "空气质量\($0)\t\(target)  quality \($0)\n" }.joined()
  }

  static let writers = [
    Writer(
      file: "memory.tmx", inputs: ["0.tsv": pairs("air"), "1.tsv": pairs("the air")],
      arguments: { ["export", "--quiet", "\($0).tsv", "-o", "memory.tmx"] }),
    Writer(
      file: "known", inputs: ["0.tsv": pairs("air"), "1.tsv": pairs("the air")],
      arguments: {
        ["lint", "\($0).tsv", "--rules", "doubled-space", "--baseline", "known"]
          + ["--write-baseline"]
      }),
    Writer(
      file: "terms.tsv",
      inputs: [
        "terms.tsv": "source\ttarget\tstatus\n词语\tterm\tapproved\n"
          + (0..<lines).map { "词\($0)\tterm \($0)\tcandidate\n" }.joined()
      ],
      arguments: { ["glossary", "accept", "terms.tsv", "词语", "--target", "term \($0)"] }),
  ]

  private static let kills = 200

  @Test(arguments: writers) func killedWritersLeaveTheOldFileOrTheNewOne(writer: Writer) throws {
    let folder = try GlossaryFolder()
    for (name, text) in writer.inputs { try folder.write(text, to: name) }
    var versions: [Data] = []
    var duration = Duration.seconds(60)
    for version in [0, 1, 0, 1] {
      let start = ContinuousClock.now
      let process = try Self.started(writer.arguments(version), in: folder)
      process.waitUntilExit()
      try #require(process.terminationStatus == 0)
      duration = min(duration, ContinuousClock.now - start)
      versions.append(try Data(contentsOf: folder.url.appending(path: writer.file)))
    }
    try #require(versions[2] != versions[3])

    var dice = SplitMix64(seed: 9)
    var killed = 0
    var changed = 0
    var last = versions[3]
    for round in 0..<Self.kills {
      let process = try Self.started(writer.arguments(round % 2), in: folder)
      // Any moment of a run, which takes about so long.
      usleep(Self.microseconds(duration * Double.random(in: 0...1.2, using: &dice)))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let wasKilled = process.terminationReason == .uncaughtSignal
      if wasKilled { killed += 1 }
      // The machine may be busier by now: keep to about two kills for a run that is too fast.
      duration = duration * (wasKilled ? 1.02 : 0.96)
      let now = try Data(contentsOf: folder.url.appending(path: writer.file))
      #expect(now == versions[2] || now == versions[3], "round \(round): \(now.count) bytes")
      if now != last { changed += 1 }
      last = now
    }
    #expect(killed > 20 && killed <= Self.kills && changed > 0, "\(killed) \(changed)")
    // A file without a name goes with its process; its last name is given and taken in microseconds.
    let others = try folder.names().filter { $0.hasPrefix(".yizhi-") }
    #expect(others.count <= 2, "\(others)")
  }

  private static func started(_ arguments: [String], in folder: GlossaryFolder) throws -> Process {
    let process = Process()
    process.executableURL = URL(filePath: GlossaryFolder.program)
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = ["SOURCE_DATE_EPOCH": "0"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  private static func microseconds(_ duration: Duration) -> useconds_t {
    let parts = duration.components
    return useconds_t(parts.seconds * 1_000_000 + parts.attoseconds / 1_000_000_000_000)
  }
}
