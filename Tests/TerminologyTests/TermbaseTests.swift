import Bitext
import Terminology
import TestSupport
import Testing

@Suite struct TermbaseTests {
  private let header = Termbase.header + "\n"

  @Test func readsARowWithAllItsColumns() throws {
    let row =
      "雁栖湖\tYanqi Lake\tapproved\tLake Yanqi|Yanqi\tYanxi Lake\tadvise\texact\t2020-2023\tgeography\ta lake\tg-1\n"
    let entry = try #require(try Termbase(text: header + row, path: "g.tsv").entries.first)
    #expect(entry.source == "雁栖湖")
    #expect(entry.target == "Yanqi Lake")
    #expect(entry.status == .approved)
    #expect(entry.admitted == ["Lake Yanqi", "Yanqi"])
    #expect(entry.forbidden == ["Yanxi Lake"])
    #expect(entry.policy == .advise)
    #expect(entry.matching == .exact)
    #expect(entry.validity == ConceptEntry.Validity(first: 2020, last: 2023))
    #expect(entry.domain == "geography")
    #expect(entry.note == "a lake")
    #expect(entry.id == "g-1")
    #expect(entry.place == Place(path: "g.tsv", line: 2, column: 1))
  }

  @Test func writesWhatItReadByteForByte() throws {
    let text =
      header
      + "甲\tA\tapproved\t\t\tenforce\tany\t-2019\t\t\t\n甲\tB\tapproved\t\t\tenforce\tany\t2020-\t\t\t\n乙\tC\tapproved\ta|b\tc\tenforce\tany\t\t\tx\\ty\\\\\t\n"
    let sorted = try Termbase(text: text, path: "-").text
    #expect(try Termbase(text: sorted, path: "-").text == sorted)
    #expect(sorted.split(separator: "\n").map { $0.prefix(1) } == ["s", "乙", "甲", "甲"])
  }

  @Test func acceptsAMarkCRLFOtherOrderAndMissingColumns() throws {
    let text = "\u{FEFF}target\tsource\r\nharvest\t收成\r\n"
    let entry = try #require(try Termbase(text: text, path: "-").entries.first)
    #expect(entry.source == "收成")
    #expect(entry.target == "harvest")
    #expect(entry.status == .approved)
    #expect(entry.policy == .enforce)
  }

  @Test(arguments: [
    (
      "source\ttarget\tstatsu\n",
      "g.tsv:1:15: unknown column 'statsu' (did you mean 'status'?); expected some of source"
    ),
    ("target\nA\n", "g.tsv:1:1: expected a column 'source'"),
    ("", "g.tsv:1: expected the header row"),
    ("source\ttarget\tsource\n", "g.tsv:1:15: the column 'source' stands twice"),
    (
      "source\ttarget\tstatus\n甲\tA\taproved\n",
      "g.tsv:2:5: status is 'aproved': expected candidate, approved, deprecated, rejected; "
        + "did you mean 'approved'?"
    ),
    (
      "source\ttarget\tpolicy\n甲\tA\tforce\n",
      "g.tsv:2:5: policy is 'force': expected enforce, advise"
    ),
    ("source\ttarget\tcase\n甲\tA\tno\n", "g.tsv:2:5: case is 'no': expected any, exact"),
    ("source\ttarget\tvalid\n甲\tA\t2024-2020\n", "g.tsv:2:5: valid is '2024-2020': expected"),
    ("source\ttarget\n甲\tA\textra\n", "g.tsv:2:5: 3 cells in a row"),
    ("source\ttarget\n甲\tA\n甲\tB\n", "g.tsv:3:1: '甲' stands already in line 2"),
    ("source\ttarget\tid\n甲\tA\tx\n乙\tB\tx\n", "g.tsv:3:1: the id 'x' stands already in line 2"),
    ("source\ttarget\n甲\tA\\d\n", "g.tsv:2:4: target has a backslash without meaning"),
    ("source\ttarget\n甲\tA\u{7}\n", "g.tsv:2:4: target holds the control character U+0007"),
    ("source\ttarget\n\tA\n", "g.tsv:2:1: source is empty"),
    ("source\ttarget\n甲\t\n", "g.tsv:2:1: target is empty"),
  ]) func saysWhereAndWhat(text: String, message: String) {
    let error = #expect(throws: GlossaryError.self) { try Termbase(text: text, path: "g.tsv") }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }

  @Test func reportsSeveralFaultsAtOnce() {
    let text = "source\ttarget\tstatus\n甲\tA\tx\n乙\tB\ty\n丙\tC\t\n"
    let error = #expect(throws: GlossaryError.self) { try Termbase(text: text, path: "-") }
    #expect(error?.faults.map(\.place.line) == [2, 3])
  }

  @Test func refusesAHugeCellAndAThousandColumns() {
    let cell = "source\ttarget\n甲\t" + String(repeating: "a", count: 1 << 20) + "\n"
    let huge = #expect(throws: GlossaryError.self) { try Termbase(text: cell, path: "-") }
    #expect(huge?.faults.first?.message.hasPrefix("target has 1048576 bytes") == true)
    let wide = (0..<1000).map { "column\($0)" }.joined(separator: "\t") + "\n"
    let columns = #expect(throws: GlossaryError.self) { try Termbase(text: wide, path: "-") }
    #expect(columns?.description.split(separator: "\n").count == 21)
  }

  @Test func refusesAMergeThatNobodySettled() {
    let text = header + "<<<<<<< ours\n甲\tA\n=======\n甲\tB\n>>>>>>> theirs\n"
    let error = #expect(throws: GlossaryError.self) { try Termbase(text: text, path: "g.tsv") }
    #expect(error?.faults.map(\.kind) == [.unresolvedConflict])
    #expect(error?.faults.first?.place.line == 2)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func anyEntriesComeBackAsTheyWere(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let entries = RandomEntries.entries(count: 200, using: &random)
    let text = Termbase(entries).text
    let back = try Termbase(text: text, path: "-")
    #expect(back.text == text)
    #expect(
      back.entries.map { RandomEntries.withoutPlace($0) } == Termbase(entries).entries)
    #expect(Termbase(entries.shuffled(using: &random)).text == text)
  }

  /// What other programs' files may hold, found by fuzzing.
  @Test(arguments: [
    ConceptEntry(source: "甲 ", target: " A"),
    ConceptEntry(source: "甲", target: "A", admitted: ["b ", "b", "", "a|b"]),
    ConceptEntry(source: "甲", target: "A", note: " "),
  ])
  func checkedEntriesComeBackAsTheyWere(entry: ConceptEntry) throws {
    let termbase = try Termbase(checking: [entry], path: "a.csv")
    let back = try Termbase(text: termbase.text, path: "a.tsv")
    #expect(back.text == termbase.text)
    #expect(back.entries.map { RandomEntries.withoutPlace($0) } == termbase.entries)
  }

  @Test(arguments: [
    [ConceptEntry(source: "甲", target: "  ")],
    [ConceptEntry(source: " ", target: "A")],
    [ConceptEntry(source: "=======", target: "A")],
    [ConceptEntry(source: "甲", target: "A", note: String(repeating: "\t", count: 6_000))],
    [ConceptEntry(source: "甲", target: "A"), ConceptEntry(source: " 甲", target: "B")],
  ])
  func entriesThatOurFileCannotHoldAreRefused(entries: [ConceptEntry]) {
    #expect(throws: GlossaryError.self) { try Termbase(checking: entries, path: "a.csv") }
  }

  @Test func aLaterGlossaryReplacesWhatAnEarlierOneSays() {
    let first = Termbase([
      ConceptEntry(source: "甲", target: "A"), ConceptEntry(source: "乙", target: "B"),
    ])
    let second = Termbase([ConceptEntry(source: "甲", target: "C")])
    #expect(Termbase(combining: [first, second]).entries.map(\.target) == ["B", "C"])
  }
}
