import Foundation
import Testing

/// Runs at the same moment that write one file.
@Suite struct ConcurrentRunTests {
  private let folder: GlossaryFolder

  init() throws { folder = try GlossaryFolder() }

  @Test func noDecisionOfTwoPeopleIsLost() throws {
    let terms = (1...12).map { "词\($0)" }
    try folder.write(
      "source\ttarget\tstatus\n" + terms.map { "\($0)\tterm\tcandidate\n" }.joined(),
      to: "terms.tsv")
    try folder.write("source,target\n水,water\n", to: "more.csv")
    let result = try folder.shell(
      """
      for term in \(terms.joined(separator: " ")); do
        "$0" glossary accept -q terms.tsv $term & pids="$pids $!"
      done
      "$0" glossary import -q more.csv --into terms.tsv & pids="$pids $!"
      for pid in $pids; do wait $pid || echo failed; done
      """)
    #expect(result.errors.isEmpty && !result.output.contains("failed"), "\(result)")
    let lines = try folder.read("terms.tsv").split(separator: "\n").dropFirst()
    #expect(lines.count == 13 && !lines.contains { $0.contains("candidate") }, "\(lines)")
    #expect(try folder.names() == ["more.csv", "terms.tsv"])
  }

  @Test func ofTwoExportsOneIsThereAsAWhole() throws {
    for name in ["a", "b"] {
      let pairs = (0..<500).map { "空气质量\($0)\tquality of \(name) \($0)\n" }.joined()
      try folder.write(pairs, to: "\(name).tsv")
    }
    let result = try folder.shell(
      """
      export SOURCE_DATE_EPOCH=0
      for name in a b; do "$0" export -q $name.tsv -o $name.tmx; done
      for round in {1..5}; do
        for name in a b; do "$0" export -q $name.tsv -o both.tmx & pids="$pids $!"; done
        for pid in $pids; do wait $pid || echo failed; done; pids=
        cmp -s both.tmx a.tmx || cmp -s both.tmx b.tmx || echo mixed
      done
      """)
    #expect(result.status == 0 && result.output.isEmpty && result.errors.isEmpty, "\(result)")
  }

  @Test func aRunWaitsForAnotherThatRewritesTheGlossary() throws {
    try folder.write("source\ttarget\tstatus\n水\twater\tcandidate\n", to: "terms.tsv")
    let result = try folder.shell(
      """
      exec 3<> terms.tsv; flock 3; "$0" glossary accept terms.tsv 水 3>&- & sleep 0.5
      grep -c candidate terms.tsv; exec 3>&-; wait $!
      """)
    #expect(result.output == "1\n" && result.errors == "yizhi: 1 entry accepted\n", "\(result)")
  }
}
