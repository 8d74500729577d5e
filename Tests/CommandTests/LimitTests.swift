import Foundation
import Testing

/// Files that are too large in one way or another are refused with a message, and at once.
@Suite struct LimitTests {
  private let folder: GlossaryFolder

  init() throws {
    folder = try GlossaryFolder()
    try folder.write("", to: ".git/HEAD")
  }

  /// No more than 20 seconds of processor time for any of these.
  private func expectRefusal(
    _ script: String, _ message: String, location: SourceLocation = #_sourceLocation
  ) throws {
    let result = try folder.shell("ulimit -t \(Sanitizer.name == nil ? 20 : 300); \(script)")
    #expect(result.status == 2, "\(result.errors.prefix(200))", sourceLocation: location)
    #expect(
      result.errors.hasPrefix("yizhi: error: " + message), "\(result.errors.prefix(200))",
      sourceLocation: location)
  }

  @Test(arguments: ["txt", "tsv", "csv", "po", "md"])
  func aLineThatIsTooLongIsRefused(suffix: String) throws {
    try expectRefusal(
      "(echo; head -c 5000000 /dev/zero | tr '\\0' x) > a.\(suffix); \"$0\" lint a.\(suffix)",
      "a.\(suffix):2: expected a line of at most 4194304 bytes")
  }

  @Test func aSegmentThatIsTooLongIsRefused() throws {
    try expectRefusal(
      "(printf '水\\t'; head -c 2000000 /dev/zero | tr '\\0' x) > a.tsv; \"$0\" lint a.tsv",
      "a.tsv:1:3: expected a segment of at most 1048576 bytes, not 2000000")
    try expectRefusal(
      "(echo 水; head -c 2000000 /dev/zero | tr '\\0' x) > a.txt; \"$0\" export a.txt -o a.tmx",
      "a.txt:2:1: expected a segment of at most 1048576 bytes, not 2000000")
    try expectRefusal(
      """
      (printf '<tmx version="1.4"><header srclang="zh"/><body><tu><tuv xml:lang="zh"><seg>x</seg>'
      printf '</tuv><tuv xml:lang="en"><seg>'; head -c 2000000 /dev/zero | tr '\\0' x
      printf '</seg></tuv></tu></body></tmx>') > a.tmx; "$0" lint a.tmx
      """, "a.tmx:1:113: expected a segment of at most 1048576 bytes, not 2000000")
  }

  @Test func dataThatInflatesTooMuchIsRefused() throws {
    try expectRefusal(
      "head -c 200000000 /dev/zero | tr '\\0' '\\n' | gzip > a.txt; \"$0\" lint a.txt",
      "a.txt: expected data that inflates to at most 200 times its size")
  }

  @Test func tooManyLinesAreRefused() throws {
    try expectRefusal(
      "yes x | head -c 40000010 > a.txt; \"$0\" lint a.txt",
      "a.txt: expected at most 20000000 lines")
  }

  @Test(arguments: ["lint -", "glossary lint /dev/stdin", "lexicon import -o x -"])
  func anEndlessInputIsRefused(command: String) throws {
    try expectRefusal(
      "exec \"$0\" \(command) < /dev/zero",
      (command.hasSuffix("-") ? "-" : "/dev/stdin")
        + ": expected a file of at most 1073741824 bytes")
  }

  @Test func foldersThatContainThemselvesAreReadOnce() throws {
    let result = try folder.shell(
      """
      mkdir -p in/sub; printf '水\\twater\\n' > in/sub/a.tsv
      ln -s .. in/sub/up; ln -s ../sub in/sub/same; ulimit -t 20
      "$0" export -q in -o a.tmx && "$0" export -q 'in/**/*.tsv' -o b.tmx && grep -c '<tu>' a.tmx b.tmx
      """)
    #expect(result.output == "a.tmx:1\nb.tmx:1\n", "\(result)")
  }

  @Test func foldersTooDeepInsideEachOtherAreRefused() throws {
    try expectRefusal(
      "folder=in; for i in {1..80}; do folder=$folder/x; done; mkdir -p $folder; \"$0\" lint in",
      "in/" + String(repeating: "x/", count: 64) + ": expected at most 64 folders inside each other"
    )
  }

  @Test(arguments: [
    ("[", "[", "]"), ("{a: ", "{a: ", "}"), ("rules: ", "[", ""), ("&a [*a, ", "[*a, ", "]"),
  ])
  func aConfigurationCannotOverflow(head: String, piece: String, end: String) throws {
    try folder.write(
      head + String(repeating: piece, count: 20_000) + String(repeating: end, count: 20_000),
      to: ".yizhi.yml")
    try folder.write("水\twater\n", to: "a.tsv")
    try expectRefusal("exec \"$0\" lint a.tsv", ".yizhi.yml")
  }

  @Test func aHeadwordThatIsTooLongIsRefused() throws {
    try expectRefusal(
      """
      (head -c 300000 /dev/zero | tr '\\0' x; printf '\\twater\\n') > a.txt
      "$0" lexicon import a.txt -o a.lexicon
      """, "a.txt:1: expected a headword of at most")
  }
}
