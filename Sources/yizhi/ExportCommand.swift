import ArgumentParser
import Bitext
import Formats

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write reports as a translation memory.",
    discussion: """
      Examples:
        yizhi export report-2023.txt report-2024.txt -o reports.tmx
        yizhi export reports/ -o reports.jsonl

      The format goes by the name of the file: \(allWriters.map { "." + $0.name }.joined(separator: ", ")). \
      Sentences without a counterpart cannot be written; they are listed on standard error.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var consoleOptions: ConsoleOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"))
  var output: String

  func run() throws {
    let console = consoleOptions.console
    guard let name = Self.format(ofFile: output),
      let writer = allWriters.first(where: { $0.name == name })?.type
    else {
      let names = allWriters.map { "." + $0.name }.joined(separator: ", ")
      throw CommandError("expected a name that ends in one of \(names)", path: output)
    }
    let loader = try BitextLoader(options: input, console: console)
    let documents = loader.align(try loader.read().documents)
    let options = WriteOptions(toolVersion: Yizhi.version, date: Clock.timestamp())
    let summary = try writer.init(options: options).write(documents, to: output)
    for pair in documents.flatMap(\.pairs) where pair.source == nil || pair.target == nil {
      guard let segment = pair.source ?? pair.target else { continue }
      console.warning("\(segment.place()): no counterpart: \(segment.text.prefix(40))")
    }
    console.note(
      "\(output): \(summary.written) translation units, \(summary.leftOut) segments without "
        + "counterpart left out"
        + (summary.droppedCharacters == 0
          ? "" : ", \(summary.droppedCharacters) characters that XML forbids dropped"))
  }

  /// The writer that a file's name asks for.
  static func format(ofFile path: String) -> String? {
    let suffix = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return allWriters.first { $0.type.fileExtensions.contains(suffix) }?.name
  }
}
