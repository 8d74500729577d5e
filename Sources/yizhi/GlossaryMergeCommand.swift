import ArgumentParser
import Bitext
import Formats
import Terminology

struct GlossaryMergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Merge two changed versions of a glossary.",
    discussion: """
      Three-way, by concept and by column. What only one side changed is kept, and lists are joined. \
      Where both sides changed the same column, both versions stand between marks in the file, \
      the columns are named on standard error, and the exit status is 1; the file is refused as a \
      glossary until somebody has chosen.

      As git's merge driver: yizhi glossary merge %O %A %B -o %A
      (yizhi glossary install-merge-driver sets that up.)
      """)

  @Argument(help: "The version that both sides started from.") var base: String
  @Argument(help: "Our version.") var ours: String
  @Argument(help: "Their version.") var theirs: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write; - is standard output.", valueName: "file"))
  var output: String?

  @OptionGroup var consoleOptions: ConsoleOptions

  func run() throws {
    let merge = GlossaryMerge(
      base: try GlossaryFile.readVersion(base), ours: try GlossaryFile.readVersion(ours),
      theirs: try GlossaryFile.readVersion(theirs))
    try GlossaryFile.write(merge.text, to: output)
    let console = consoleOptions.console
    for (oldID, entry) in merge.renumbered {
      console.note("'\(entry.source)' is \(entry.id) now: \(oldID) was taken by both sides")
    }
    guard !merge.conflicts.isEmpty else { return }
    for conflict in merge.conflicts { console.warning("conflict: \(conflict)") }
    throw ExitCode(ExitStatus.findings)
  }
}
