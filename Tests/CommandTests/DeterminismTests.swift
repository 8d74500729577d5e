import Foundation
import Testing

/// The same input and arguments give the same bytes, whatever surrounds the run.
@Suite struct DeterminismTests {
  /// Where and how the commands are run, as what goes in front of them in a shell.
  static let surroundings = [
    "", "LC_ALL=C LANG=C TZ=Asia/Shanghai", "LC_ALL=zh_CN.UTF-8 HOME=/nonexistent TERM=dumb",
    "LC_ALL=tr_TR.UTF-8 LANGUAGE=tr TZ=America/St_Johns",
    "LIBDISPATCH_COOPERATIVE_POOL_STRICT=1", "taskset -c 0",
  ]

  /// Each writes into `out`; statuses count as well.
  private static let commands = [
    "lint --format json qinglan-2023.txt qinglan-2024.txt",
    "lint --format sarif -o out/lint.sarif --rules missing-term,omission qinglan-2024.txt",
    "lint --format text --rules doubled-space,number-mismatch,inconsistent-casing pairs.tsv",
    "lint pairs.tsv --rules doubled-space --baseline out/known --write-baseline",
    "extract --format jsonl --glossary terms.tsv qinglan-2024.txt",
    "export qinglan-2023.txt qinglan-2024.txt -o out/qinglan.tmx",
    "glossary stats terms.tsv qinglan-2023.txt qinglan-2024.txt --format json",
    "glossary export terms.tsv -o out/terms.tbx",
    "glossary review terms.tsv qinglan-2024.txt",
    "lexicon learn qinglan-2024.txt",
    "lexicon lookup 城市 Istanbul IZMIR",
    "lexicon split qinglan-2023.txt qinglan-2024.txt",
    "word-align words.txt",
    "rules",
  ]

  private static let script = """
    export SOURCE_DATE_EPOCH=0; mkdir -p out; number=0
    while read -r -a arguments; do
      number=$((number + 1))
      "$0" "${arguments[@]}" > out/$number.output 2> out/$number.errors < /dev/null
      echo "$number: $?"
    done
    export LC_ALL=C; cd out; for file in *; do cksum $file; done
    """

  @Test func outputIsTheSameEverywhere() throws {
    let folder = try GlossaryFolder()
    try Self.fill(folder, "first")
    let locales = folder.url.appending(path: "locales").path
    // Where their sources are installed, the locales are really there.
    _ = try folder.shell(
      """
      mkdir "\(locales)"
      for name in zh_CN tr_TR; do localedef -i $name -f UTF-8 "\(locales)/$name.UTF-8"; done
      """)
    let first = try Self.output(of: "first", in: folder, "")
    #expect(!first.contains(": 2\n") && !first.contains(": 64\n"), "\(first)")
    #expect(first.split(separator: "\n").count > 3 * Self.commands.count)
    for (index, surrounding) in Self.surroundings.enumerated() {
      let name = "another folder/\(index)"
      try Self.fill(folder, name)
      let output = try Self.output(of: name, in: folder, "LOCPATH='\(locales)' " + surrounding)
      let differences = output.split(separator: "\n").difference(from: first.split(separator: "\n"))
      #expect(differences.isEmpty, "\(surrounding)")
    }
  }

  private static func output(
    of name: String, in folder: GlossaryFolder, _ surrounding: String
  ) throws -> String {
    let input = commands.map { $0 + "\n" }.joined()
    let prefix = surrounding.isEmpty ? "" : "env \(surrounding) "
    let result = try folder.shell(
      "cd '\(name)'; \(prefix)bash -c '\(script)' \"$0\"", input: input)
    #expect(result.errors.isEmpty, "\(surrounding): \(result.errors)")
    return result.output
  }

  private static func fill(_ folder: GlossaryFolder, _ name: String) throws {
    for year in ["2023", "2024"] {
      let sample = try String(
        contentsOf: Golden.root.appending(path: "Tests/Samples/qinglan-\(year).txt"),
        encoding: .utf8)
      let beginning = sample.split(separator: "\n", omittingEmptySubsequences: false).prefix(12)
      try folder.write(beginning.joined(separator: "\n") + "\n", to: "\(name)/qinglan-\(year).txt")
    }
    let places = ["İzmir", "IZMIR", "Istanbul", "istanbul"]
    let pairs = (0..<1_300).map { number in
      "城市\(number)有\(number * 37 % 100)万人\tThe  city of \(places[number % 4]) has "
        + "\(number * 37 % 101)0,000 people\n"
    }
    try folder.write(pairs.joined(), to: "\(name)/pairs.tsv")
    try folder.write(
      "source\ttarget\tstatus\n城市\tcity\tapproved\n水库\tReservoir\tapproved\n",
      to: "\(name)/terms.tsv")
    try folder.write(
      pairs.prefix(300).map { pair in
        let sides = pair.dropLast().split(separator: "\t")
        return sides[0].map { String($0) }.joined(separator: " ") + " ||| \(sides[1])\n"
      }.joined(), to: "\(name)/words.txt")
  }
}
