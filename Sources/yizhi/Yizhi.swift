import ArgumentParser
import Formats
import Glibc

@main struct Yizhi: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "yizhi",
    abstract: "Checks translations between Chinese and English for consistency.",
    discussion: """
      Results go to standard output or to the file that -o names, everything else to standard \
      error. Exit status: 0 nothing found, 1 findings, 2 could not run, 64 wrong command line.
      """,
    version: Self.version,
    subcommands: [
      AlignCommand.self, ExtractCommand.self, LintCommand.self, ExportCommand.self,
      TMXCommand.self, GlossaryCommand.self, LexiconCommand.self, WordAlignCommand.self,
      RulesCommand.self, InitCommand.self,
    ])

  static let version = "0.1.0"

  /// Runs the command that the arguments name and ends the process with its exit status.
  static func main() async {
    // A reader that leaves early (`| head`) and a file that may not grow further (`ulimit -f`) show
    // as errors of write(2).
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
    StandardStream.keepNumbersTaken()
    LargeBuffers.giveBackWhenFreed()
    do {
      let command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        var command = command
        try command.run()
      }
    } catch {
      end(with: error)
    }
  }

  private static func end(with error: any Error) -> Never {
    if error is BrokenPipe { Glibc.exit(0) }
    if error is ExitCode || [.success, .validationFailure].contains(exitCode(for: error)) {
      exit(withError: error)
    }
    Console(.normal).error("\(error)")
    Glibc.exit(ExitStatus.couldNotRun)
  }
}

/// Exit statuses besides 0, and 64 for a wrong command line.
enum ExitStatus {
  static let findings: Int32 = 1
  static let couldNotRun: Int32 = 2
}
