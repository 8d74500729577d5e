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
        yizhi export memory.tmx -o studio.tmx --tmx-for trados

      The format goes by the name of the file (.tmx, .tsv, .jsonl, .xlf, .po) if --format is not \
      given. Sentences without a counterpart cannot be written; they are listed on standard error. \
      Memories written as a memory keep all languages, properties and notes, unless --from, --to or \
      --edition choose from them.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var consoleOptions: ConsoleOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"))
  var output: String

  @Option(
    help: ArgumentHelp(
      allWriters.map(\.name).joined(separator: ", ") + "; xliff is 1.2, xliff2 is 2.1.",
      valueName: "format"))
  var format: String?

  @Option(
    help: ArgumentHelp(
      "The program that a TMX file is for: omegat, trados, memoq or phrase.", valueName: "tool"),
    transform: choice)
  var tmxFor: TMXProfile?

  func validate() throws {
    if let format, !allWriters.contains(where: { $0.name == format }) {
      let names = allWriters.map(\.name).joined(separator: ", ")
      throw ValidationError("'\(format)' is none of \(names).")
    }
  }

  func run() throws {
    try checkOutput(output, isNoneOf: input.files())
    let console = consoleOptions.console
    guard let name = format ?? Self.format(ofFile: output),
      let writer = allWriters.first(where: { $0.name == name })?.type
    else {
      throw CommandError.unknownEnding(
        of: output, known: allWriters.flatMap { $0.type.fileExtensions })
    }
    guard tmxFor == nil || name == "tmx" else {
      throw ValidationError("--tmx-for needs a TMX file to write.")
    }
    let options = WriteOptions(
      toolVersion: Yizhi.version, date: Clock.timestamp(), profile: tmxFor)
    if name == "tmx", input.pairedFiles.isEmpty,
      TMXTransfer.canTransfer(input.inputs, input.readOptions)
    {
      let (summary, notices) = try TMXTransfer.write(input.inputs, to: output, options: options)
      for notice in notices { console.warning(notice) }
      return report(summary, of: "units without a pair of texts", to: console)
    }
    let loader = try BitextLoader(options: input, console: console)
    let documents = loader.align(try loader.read().documents)
    let summary = try writer.init(options: options).write(documents, to: output)
    for pair in documents.flatMap(\.pairs) where pair.source == nil || pair.target == nil {
      guard let segment = pair.source ?? pair.target else { continue }
      console.warning("\(segment.place()): no counterpart: \(segment.text.prefix(40))")
    }
    report(summary, of: "segments without counterpart", to: console)
  }

  private func report(_ summary: WriteSummary, of leftOut: String, to console: Console) {
    for change in summary.changes { console.note("\(output): \(change)") }
    console.note(
      "\(output): \(summary.written) translation units, \(summary.leftOut) \(leftOut) left out"
        + (summary.droppedCharacters == 0
          ? "" : ", \(summary.droppedCharacters) characters that XML forbids dropped"))
  }

  /// The writer that a file's name asks for.
  static func format(ofFile path: String) -> String? {
    let suffix = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return allWriters.first { $0.type.fileExtensions.contains(suffix) }?.name
  }
}
