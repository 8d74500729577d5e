import Alignment
import ArgumentParser
import Bitext
import Formats
import Reports

struct AlignCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "align", abstract: "Pair the sentences of reports in two languages.",
    discussion: """
      Examples:
        yizhi align report-2024.txt --format tsv
        yizhi align --pair report.zh.txt report.en.txt -o report.tmx
        yizhi align report-2024.txt --format html -o check.html
        yizhi align --segmented --format ladder --pair zh.txt en.txt

      A ladder has one bead a line: [0]:[0, 1] pairs source line 0 with target lines 0 and 1.
      """)

  enum Format: String, CaseIterable { case tmx, tsv, jsonl, ladder, html }

  @OptionGroup var input: InputOptions
  @OptionGroup var consoleOptions: ConsoleOptions

  @Flag(help: "One segment a line on both sides: do not split lines into sentences.")
  var segmented = false

  @Option(
    help: ArgumentHelp(
      "\(Format.allCases.map(\.rawValue).joined(separator: ", ")); by the name of -o if not given.",
      valueName: "format"), transform: choice)
  var format: Format?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to write; - is standard output.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Pairs below this confidence (0 to 1) are told of on standard error, and marked in HTML.",
      valueName: "share"))
  var doubt = 0.5

  func validate() throws {
    guard (0...1).contains(doubt) else { throw ValidationError("--doubt is a share from 0 to 1.") }
  }

  func run() throws {
    try checkOutput(output, isNoneOf: input.files())
    let name = try format?.rawValue ?? formatOfOutput()
    let console = consoleOptions.console
    let loader = try BitextLoader(options: input, console: console)
    let documents = try loader.read(segmented: segmented).documents
    if format == .ladder {
      guard segmented else {
        throw ValidationError("--format ladder counts lines, and so needs --segmented.")
      }
      return try writeLadder(documents, loader.aligner)
    }
    let aligned =
      segmented
      ? documents.map { loader.aligner.alignBlocks($0).document } : loader.align(documents)
    for document in aligned { report(document, to: console) }
    if name == Format.html.rawValue { return try writePage(aligned) }
    let options = WriteOptions(toolVersion: Yizhi.version, date: Clock.timestamp())
    guard let writer = allWriters.first(where: { $0.name == name })?.type else {
      throw ValidationError("no writer is called '\(name)'.")
    }
    _ = try writer.init(options: options).write(aligned, to: output ?? "-")
  }

  /// The format that the output's name asks for; TSV for standard output.
  private func formatOfOutput() throws -> String {
    guard let output, output != "-" else { return Format.tsv.rawValue }
    if output.lowercased().hasSuffix(".html") { return Format.html.rawValue }
    guard let name = ExportCommand.format(ofFile: output) else {
      throw CommandError.unknownEnding(
        of: output, known: allWriters.flatMap { $0.type.fileExtensions } + ["html"])
    }
    return name
  }

  private func writeLadder(_ documents: [Document], _ aligner: DocumentAligner) throws {
    let file = try OutputFile(output)
    for document in documents {
      for bead in aligner.alignBlocks(document).beads {
        try file.write("\(Array(bead.source)):\(Array(bead.target))\n")
      }
    }
    try file.finish()
  }

  private func writePage(_ documents: [AlignedDocument]) throws {
    let file = try OutputFile(output)
    try file.write(AlignmentPage(documents, doubt: doubt).text)
    try file.finish()
  }

  /// Says which stretches are not to be trusted, and what has no counterpart.
  private func report(_ document: AlignedDocument, to console: Console) {
    let oneSided = document.pairs.filter { $0.source == nil || $0.target == nil }
    for pair in oneSided {
      guard let segment = pair.source ?? pair.target else { continue }
      console.warning("\(segment.place()): no counterpart: \(segment.text.prefix(40))")
    }
    let doubtful = document.pairs.filter {
      $0.source != nil && $0.target != nil && $0.confidence < doubt
    }
    for pair in doubtful {
      guard let segment = pair.target else { continue }
      console.warning("\(segment.place()): doubtful pair: \(segment.text.prefix(40))")
    }
    console.note(
      "\(document.name): \(document.pairs.count) pairs, \(doubtful.count) doubtful, "
        + "\(oneSided.count) without counterpart")
  }
}
