import Foundation
import Glibc
import Testing

/// What goes wrong around the command: the right message, exit status 2, and nothing lost.
@Suite struct FaultTests {
  private let folder: GlossaryFolder

  /// Findings enough for a report longer than a page of memory.
  private static let pairs = (0..<2_000).map { "空气质量\($0)\tair  quality \($0)\n" }.joined()
  private static let glossary = "source\ttarget\tstatus\n水\twater\tcandidate\n"

  init() throws {
    folder = try GlossaryFolder()
    try folder.write("", to: ".git/HEAD")
    try folder.write(Self.pairs, to: "a.tsv")
  }

  /// Commands that write a file, and its name.
  static let writers = [
    "export -q a.tsv -o out.tmx", "align -q a.tsv -o out.tsv", "export -q a.tsv -o out.jsonl",
    "export -q a.tsv -o out.po", "lint a.tsv --rules doubled-space -o out.txt",
    "lint a.tsv --rules doubled-space --baseline out.known --write-baseline",
  ]

  private static func output(of command: String) -> String {
    command.split(separator: " ").last { $0.hasPrefix("out.") }.map(String.init) ?? ""
  }

  private func expectFailure(
    _ result: GlossaryFolder.Result, _ message: String,
    location: SourceLocation = #_sourceLocation
  ) {
    #expect(result.status == 2, "\(result.errors)", sourceLocation: location)
    #expect(
      result.errors == "yizhi: error: " + message + "\n", sourceLocation: location)
  }

  // MARK: Disks and folders

  @Test(
    .enabled(if: Sanitizer.name != "thread", "the thread sanitizer maps a file of its own"),
    arguments: writers)
  func aFullDiskLeavesTheOldFile(command: String) throws {
    let output = Self.output(of: command)
    try folder.write("old", to: output)
    // A limit of 16 KiB stands for a disk that becomes full.
    let result = try folder.shell("ulimit -f 16; exec \"$0\" \(command)")
    expectFailure(result, "\(output): cannot write: file too large")
    #expect(try folder.read(output) == "old")
    #expect(try folder.names() == [".git", "a.tsv", output])
  }

  /// In a file system of its own, for which the test becomes superuser of a namespace of its own.
  @Test(.enabled(if: FaultTests.mayMount, "no file system can be mounted here"))
  func aDiskThatIsFullIsAnErrorAndLeavesTheGlossary() throws {
    try folder.write(Self.glossary, to: "terms.tsv")
    let result = try folder.shell(
      """
      mkdir disk; mount -t tmpfs -o size=64k tmpfs disk || exit 9
      cp terms.tsv disk/; head -c 100000 /dev/zero > disk/filler 2> /dev/null
      "$0" glossary accept disk/terms.tsv 水; echo $?
      "$0" export -q a.tsv -o disk/out.tmx; echo $?
      cmp terms.tsv disk/terms.tsv && ls -A disk
      """, inNamespace: true)
    #expect(
      result.errors == """
        yizhi: error: disk/terms.tsv: cannot write: no space left on device
        yizhi: error: disk/out.tmx: cannot write: no space left on device

        """)
    #expect(result.output == "2\n2\nfiller\nterms.tsv\n")
  }

  static let mayMount =
    (try? GlossaryFolder()).map { folder in
      (try? folder.shell(
        "mkdir disk && mount -t tmpfs -o size=64k tmpfs disk", inNamespace: true))?.status == 0
    } ?? false

  @Test(
    .enabled(if: getuid() != 0 || FaultTests.maySetUser, "the superuser may write everywhere"),
    arguments: writers + ["glossary accept out.tsv 水"])
  func aReadOnlyFolderIsAnErrorAndLeavesTheFile(command: String) throws {
    let output = Self.output(of: command)
    let isGlossary = command.hasPrefix("glossary")
    try folder.write(isGlossary ? Self.glossary : "old", to: output)
    let user = getuid() == 0 ? "setpriv --reuid 65534 --clear-groups" : "env"
    let result = try folder.shell(
      """
      chmod 644 *.*; chmod 555 .; exec 3<"$0"
      \(user) "$0" \(command); status=$?; chmod 755 .; exit $status
      """)
    expectFailure(result, "\(output): cannot write: permission denied")
    #expect(try folder.read(output) == (isGlossary ? Self.glossary : "old"))
    #expect(try folder.names() == [".git", "a.tsv", output])
  }

  /// Whether another user can be become who may run the program.
  static let maySetUser =
    (try? GlossaryFolder()).map { folder in
      (try? folder.shell("chmod 755 .; setpriv --reuid 65534 --clear-groups \"$0\" --version"))?
        .status == 0
    } ?? false

  // MARK: Inputs

  @Test func aVanishedInputIsNamed() throws {
    for command in ["lint gone.tsv", "export gone.tsv -o out.tmx", "align --pair a.tsv gone.tsv"] {
      expectFailure(
        try folder.shell("exec \"$0\" \(command)"), "gone.tsv: no such file or folder")
    }
    expectFailure(
      try folder.shell("exec \"$0\" lint a.tsv --glossary gone.tsv"),
      "gone.tsv: no such file or folder")
    #expect(try folder.names() == [".git", "a.tsv"])
  }

  @Test func aLinkToNothingInAFolderIsPassedOver() throws {
    let result = try folder.shell(
      "mkdir in; cp a.tsv in/; ln -s gone.tsv in/b.tsv; exec \"$0\" export -q in -o out.tsv")
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
  }

  // MARK: Pipes and descriptors

  @Test(arguments: [
    "lint a.tsv --rules doubled-space", "align -q a.tsv", "align -q a.tsv --format tmx", "rules",
    "glossary export terms.tsv -o - --format csv -q", "--help", "lexicon lookup 水 城市",
    "lexicon split a.tsv",
  ])
  func aReaderThatLeavesEarlyIsNoError(command: String) throws {
    try folder.write(Self.glossary, to: "terms.tsv")
    let result = try folder.shell(
      "\"$0\" \(command) | head -c 1 > /dev/null; echo ${PIPESTATUS[0]}")
    let isLint = command.hasPrefix("lint")
    #expect(result.errors.isEmpty && result.output == (isLint ? "1\n" : "0\n"), "\(result)")
  }

  @Test func aClosedOutputIsAnError() throws {
    let result = try folder.shell("exec \"$0\" lint a.tsv --rules doubled-space >&-")
    expectFailure(result, "standard output: cannot write: bad file descriptor")
  }

  @Test func messagesNeverGetIntoAFileThatIsWritten() throws {
    try folder.write("空气质量很好。\n", to: "one-sided.txt")
    let told = try folder.shell("exec \"$0\" align one-sided.txt -o told.tsv")
    #expect(told.status == 0 && told.errors.contains("no counterpart"))
    let silent = try folder.shell("exec \"$0\" align one-sided.txt -o silent.tsv 2>&-")
    #expect(silent.status == 0)
    #expect(try folder.read("silent.tsv") == folder.read("told.tsv"))
    let blind = try folder.shell("exec \"$0\" align one-sided.txt -o blind.tsv 0<&- 1>&- 2>&-")
    #expect(blind.status == 0)
    #expect(try folder.read("blind.tsv") == folder.read("told.tsv"))
  }

  @Test func outOfFileDescriptorsIsAnError() throws {
    try folder.write(Self.glossary, to: "terms.tsv")
    // The program needs the last one to be started.
    expectFailure(
      try folder.shell("ulimit -n 4; exec \"$0\" glossary accept terms.tsv 水"),
      "terms.tsv: cannot read: too many open files")
    #expect(try folder.read("terms.tsv") == Self.glossary)
    // Reading takes one descriptor at a time, however many files there are.
    let many = try folder.shell(
      "mkdir in; for i in {1..40}; do head -n 3 a.tsv > in/$i.tsv; done; ulimit -n 12; "
        + "exec \"$0\" export -q in -o out.tmx")
    #expect(many.status == 0 && many.errors.isEmpty, "\(many.errors)")
  }

  // MARK: Signals

  /// The command waits for the end of its input, a pipe.
  @Test(arguments: ["INT", "TERM", "HUP", "PIPE"])
  func anInterruptedRunLeavesTheOldFileAndNothingElse(signal: String) throws {
    try folder.write("old", to: "out.tmx")
    let result = try folder.shell(
      """
      mkfifo pipe; env --default-signal "$0" export -q pipe -o out.tmx & exec 3> pipe
      cat a.tsv >&3; kill -\(signal) $!; exec 3>&-; wait $!; echo $?
      """)
    // A pipe without reader ends no run that writes into none.
    let status = ["INT": 130, "TERM": 143, "HUP": 129, "PIPE": 0][signal]
    #expect(result.output == "\(status ?? -1)\n", "\(result)")
    #expect(try (folder.read("out.tmx") == "old") == (status != 0))
    #expect(try folder.names() == [".git", "a.tsv", "out.tmx", "pipe"])
  }
}
