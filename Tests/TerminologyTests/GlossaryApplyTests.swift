import Bitext
import Terminology
import Testing

@Suite struct GlossaryApplyTests {
  private func entry(
    _ source: String, _ target: String, _ status: ConceptEntry.Status = .approved, id: String = "",
    note: String = ""
  ) -> ConceptEntry {
    ConceptEntry(source: source, target: target, status: status, note: note, id: id)
  }

  @Test func aDecisionReplacesStatusRenderingsAndNoteOnly() throws {
    var own = entry("水库", "dam", .candidate, id: "g-7")
    own.domain = "water"
    own.policy = .advise
    var decision = entry("水库", "reservoir", note: "as in the law")
    decision.forbidden = ["dam"]
    let applied = Termbase([own]).applying(Termbase([decision]))
    let changed = try #require(applied.changed.first)
    #expect(applied.termbase.entries == [changed])
    #expect(changed.target == "reservoir" && changed.forbidden == ["dam"])
    #expect(changed.status == .approved && changed.note == "as in the law")
    #expect(changed.domain == "water" && changed.policy == .advise && changed.id == "g-7")
  }

  @Test func whatIsStillACandidateDecidesNothing() {
    let own = Termbase([entry("水库", "dam")])
    let applied = own.applying(Termbase([entry("水库", "reservoir", .candidate)]))
    #expect(applied.termbase == own)
    #expect(applied.changed.isEmpty && applied.added.isEmpty)
  }

  @Test func theSameDecisionTwiceChangesNothing() {
    let own = Termbase([entry("水库", "reservoir")])
    #expect(own.applying(own).changed.isEmpty)
  }

  @Test func aConceptThatIsNewGetsTheNextNumber() {
    let own = Termbase([entry("水库", "reservoir", id: "g-009"), entry("湖", "lake", id: "g-0100")])
    let applied = own.applying(Termbase([entry("河", "river"), entry("江", "river", id: "x")]))
    #expect(Set(applied.added.map(\.id)) == ["g-0101", "x"])
    let without = Termbase([entry("湖", "lake")]).applying(Termbase([entry("河", "river")]))
    #expect(without.added.map(\.id) == [""])
  }

  private func candidate(_ source: String, _ targets: [String]) -> TermCandidate {
    TermCandidate(
      source: source,
      renderings: targets.enumerated().map {
        TermCandidate.Rendering(target: $1, count: 9 - $0, score: 1, occurrences: [])
      }, count: 12, score: 1, documents: ["report-2023", "report-2024"])
  }

  @Test func candidatesCarryTheirEvidenceInTheNote() throws {
    let grown = Termbase([entry("湖", "lake", .rejected, id: "g-1")])
      .adding([candidate("水库", ["reservoir", "dam"]), candidate("湖", ["pond"])], from: [])
    #expect(grown.entries.map(\.source) == ["水库", "湖"])
    let added = try #require(grown.entries.first)
    #expect(added.status == .candidate && added.policy == .advise && added.id == "g-2")
    #expect(added.target == "reservoir")
    #expect(added.note == "12 in report-2023, report-2024; also: dam (8)")
    #expect(grown.entries.last?.target == "lake")
  }

  @Test func aCandidateWithoutRenderingHasNone() {
    let grown = Termbase().adding([candidate("水库", [])], from: [])
    #expect(grown.entries.map(\.target) == [""])
    #expect(grown.entries.map(\.note) == ["12 in report-2023, report-2024"])
  }

  @Test func anotherGlossaryAddsWhatIsLacking() {
    let own = Termbase([entry("水库", "reservoir", id: "g-1")])
    let other = Termbase([entry("水库", "dam", id: "h-1"), entry("河", "river", id: "g-1")])
    let applied = own.adding(other)
    #expect(applied.added.map(\.id) == ["g-2"])
    #expect(Set(applied.termbase.entries.map(\.target)) == ["reservoir", "river"])
  }

  /// A glossary comes back from a plain list as it went: nothing is lacking, and new terms get our ids.
  @Test func aPlainListOfOurTermsAddsNothing() {
    var dated = entry("西藏", "Xizang", id: "g-1")
    dated.validity = ConceptEntry.Validity(first: 2023)
    var list = entry("西藏", "Xizang")
    #expect(Termbase([dated]).adding(Termbase([list])).added.isEmpty)
    list.admitted = ["Tibet"]
    let added = Termbase([dated]).adding(Termbase([list, entry("河", "river")])).added
    #expect(Set(added.map(\.id)) == ["g-2", "g-3"])
  }

  @Test func twinsAreJoinedAndNamed() {
    var twin = entry(" 水库 ", "dam")
    twin.admitted = ["reservoir", "water store"]
    let (entries, joined) = Termbase.joiningDuplicates([
      entry("水库", "reservoir"), entry("河", "river"), twin,
    ])
    #expect(joined == ["水库"])
    #expect(entries.map(\.source) == ["水库", "河"])
    #expect(entries.first?.admitted == ["dam", "water store"])
  }

  private func faults(_ entries: [ConceptEntry]) -> [String] {
    do throws(GlossaryError) { _ = try Termbase(checking: entries, path: "b.tbx") } catch {
      return error.faults.map(\.description)
    }
    return []
  }

  @Test func whatOurFileCannotHoldIsNamed() {
    let long = String(repeating: "长", count: 41)
    #expect(
      faults([
        entry("甲", "A\u{7}"), entry("", "B"), entry("丙", ""), entry("丁", "D", id: "7"),
        entry("戊", "E", id: "7"), entry("己", "F"), entry("己", "G"), entry("<<<<<<< a", "H"),
        entry(long, "I"), entry(long, "J"), entry("庚", String(repeating: "x", count: 10_001)),
      ]) == [
        "b.tbx: target holds the control character U+0007",
        "b.tbx: source is empty: expected a term",
        "b.tbx: target is empty: an approved entry needs a rendering",
        "b.tbx: the id '7' stands already in b.tbx",
        "b.tbx: '己' stands already in b.tbx",
        "b.tbx: source begins like a mark of a merge conflict",
        "b.tbx: '\(long.prefix(40))…' stands already in b.tbx",
        "b.tbx: target has 10001 bytes: expected at most 10000",
      ])
  }
}
