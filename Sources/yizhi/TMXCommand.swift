import ArgumentParser
import Formats

struct TMXCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tmx", abstract: "Find and mend what is wrong with translation memories.",
    subcommands: [TMXCheckCommand.self, TMXRepairCommand.self])
}

struct TMXCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Report each problem, and which tools stumble over it and why.",
    discussion: """
      A problem is a line: its place and unit, what was expected, in brackets the kind of problem, \
      and the tools that refuse the unit or the file for it. The last line of a file has its figures.

      Examples:
        yizhi tmx check memory.tmx
        yizhi tmx check memories/*.tmx.gz | grep 'Trados Studio'

      Exit status: 0 no problem, 1 problems, 2 a file could not be read.
      """)

  @Argument(help: ArgumentHelp("TMX files; - is standard input.", valueName: "file"))
  var files: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write; - is standard output.", valueName: "file"))
  var output: String?

  @OptionGroup var consoleOptions: ConsoleOptions

  func run() throws {
    let report = try OutputFile(output)
    var isClean = true
    for file in files {
      var failure: (any Error)?
      let diagnosis = try TMXDoctor.check(file) { problem in
        guard failure == nil else { return }
        do { try report.write(Self.line(problem)) } catch { failure = error }
      }
      if let failure { throw failure }
      if diagnosis.problemCount > 0 { isClean = false }
      try report.write("\(file): \(Self.figures(diagnosis))\n")
    }
    try report.finish()
    if !isClean { throw ExitCode(ExitStatus.findings) }
  }

  private static func line(_ problem: TMXProblem) -> String {
    let refusals = problem.refusals.map { " \($0.tool.rawValue): \($0.reason)." }
    return "\(problem)\(refusals.joined())\n"
  }

  private static func figures(_ diagnosis: TMXDoctor.Diagnosis) -> String {
    var parts = ["\(diagnosis.unitCount) units"]
    parts += diagnosis.languages.map { "\($0.variantCount) variants in \($0.code)" }
    let counts = diagnosis.counts.map { "\($0.count) \($0.kind.rawValue)" }
    parts.append(counts.isEmpty ? "no problem" : "problems: " + counts.joined(separator: ", "))
    return parts.joined(separator: "; ")
  }
}

struct TMXRepairCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repair", abstract: "Write a clean copy of a translation memory.",
    discussion: """
      The copy is valid TMX 1.4b: every unit that holds a pair of texts, in UTF-8, with a whole \
      header. What was changed is told on standard error. Units in broken XML are left out, and the \
      rest is read.

      Examples:
        yizhi tmx repair memory.tmx -o memory.clean.tmx
        yizhi tmx repair --in-place memories/*.tmx
      """)

  @Argument(help: ArgumentHelp("TMX files; - is standard input.", valueName: "file"))
  var files: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write; - is standard output.", valueName: "file"))
  var output: String?

  @Flag(help: "Write each copy in the place of its file.") var inPlace = false

  @OptionGroup var consoleOptions: ConsoleOptions

  func validate() throws {
    guard inPlace != (output != nil) else {
      throw ValidationError("name either -o or --in-place.")
    }
    if output != nil, files.count > 1 {
      throw ValidationError("-o takes one file; use --in-place for several.")
    }
    if inPlace, let compressed = files.first(where: { $0.hasSuffix(".gz") || $0 == "-" }) {
      throw ValidationError("'\(compressed)' cannot be written in its place; name -o.")
    }
  }

  func run() throws {
    let console = consoleOptions.console
    let options = WriteOptions(toolVersion: Yizhi.version, date: Clock.timestamp())
    for file in files {
      let repair = try TMXDoctor.repair(file, to: output ?? file, options: options)
      for change in repair.changes { console.note("\(file): \(change)") }
      console.note("\(file): \(repair.unitsWritten) of \(repair.unitsRead) units written")
    }
  }
}
