import Bitext
import Terminology
import TestSupport
import Testing

@Suite struct GlossaryMergeTests {
  private let base = Termbase([
    ConceptEntry(source: "花园城市", target: "garden city", admitted: ["city of gardens"], id: "g-1"),
    ConceptEntry(source: "枫桥经验", target: "Fengqiao model", status: .candidate, id: "g-2"),
    ConceptEntry(source: "水库", target: "reservoir", id: "g-3"),
  ])

  private func changing(
    _ source: String, _ change: (inout ConceptEntry) -> Void
  ) -> Termbase {
    Termbase(
      base.entries.map { entry in
        var entry = entry
        if entry.source == source { change(&entry) }
        return entry
      })
  }

  private func merge(_ ours: Termbase, _ theirs: Termbase) -> GlossaryMerge {
    GlossaryMerge(base: base, ours: ours, theirs: theirs)
  }

  @Test func differentColumnsOfOneConceptAreBothKept() throws {
    let merge = merge(
      changing("花园城市") { $0.target = "Garden City" }, changing("花园城市") { $0.note = "since 2024" })
    #expect(merge.conflicts.isEmpty)
    let entry = try #require(merge.merged.entries.first { $0.source == "花园城市" })
    #expect(entry.target == "Garden City")
    #expect(entry.note == "since 2024")
  }

  @Test func listsAreJoined() throws {
    let merge = merge(
      changing("花园城市") { $0.admitted = ["city of gardens", "a"] },
      changing("花园城市") { $0.admitted = ["b"] })
    #expect(merge.conflicts.isEmpty)
    let entry = try #require(merge.merged.entries.first { $0.source == "花园城市" })
    #expect(entry.admitted == ["a", "b"])
  }

  @Test func acceptedHereAndRejectedThereIsAConflictInThatColumn() throws {
    let merge = merge(
      changing("枫桥经验") { $0.status = .approved },
      changing("枫桥经验") {
        $0.status = .rejected
        $0.note = "x"
      })
    let conflict = try #require(merge.conflicts.first)
    #expect(conflict.kind == .columns([.status]))
    #expect(conflict.ours?.note == "x")
    #expect(
      conflict.description
        == "枫桥经验\n  status: base 'candidate', ours 'approved', theirs 'rejected'")
    #expect(merge.merged.entries.map(\.source) == ["水库", "花园城市"])
  }

  @Test func aMarkedFileIsRefusedUntilSomebodyHasChosen() throws {
    let merge = merge(
      changing("枫桥经验") { $0.target = "A" }, changing("枫桥经验") { $0.target = "B" })
    let error = #expect(throws: GlossaryError.self) {
      try Termbase(text: merge.text, path: "g.tsv")
    }
    #expect(error?.faults.map(\.kind) == [.unresolvedConflict])
    let chosen = merge.text.split(separator: "\n").filter { line in
      !["<", "|", "=", ">"].contains(line.prefix(1)) && !line.contains("\tB\t")
        && !line.contains("Fengqiao model")
    }
    let settled = try Termbase(text: chosen.joined(separator: "\n"), path: "g.tsv")
    #expect(settled.entries.map(\.target) == ["A", "reservoir", "garden city"])
  }

  @Test func deletingWhatTheOtherLeftAloneDeletesIt() {
    let ours = Termbase(base.entries.filter { $0.source != "水库" })
    #expect(merge(ours, base).merged == ours)
    let conflicts = merge(ours, changing("水库") { $0.target = "dam" }).conflicts
    #expect(conflicts.map(\.kind) == [.deleted])
  }

  @Test func changingWhatTheOtherDeletedIsAConflictOnBothSides() {
    let without = Termbase(base.entries.filter { $0.source != "水库" })
    let dam = changing("水库") { $0.target = "dam" }
    let conflict = merge(dam, without).conflicts.first
    #expect(conflict?.kind == .deleted && conflict?.theirs == nil)
    #expect(conflict?.description == "水库: theirs deleted it, ours changed it")
    #expect(
      merge(without, dam).conflicts.first?.description
        == "水库: ours deleted it, theirs changed it")
  }

  @Test func conflictsComeInTheOrderOfTheFile() {
    func all(_ target: String) -> Termbase {
      Termbase(
        base.entries.map { entry in
          var entry = entry
          entry.target = target
          return entry
        })
    }
    let merge = merge(all("a"), all("b"))
    #expect(merge.conflicts.map { $0.ours?.source ?? "" } == ["枫桥经验", "水库", "花园城市"])
    #expect(merge.merged.entries.isEmpty)
  }

  @Test(arguments: [
    ("", "ours", "theirs", "ours; theirs"),
    ("old", "old; ours", "old; theirs", "old; ours; theirs"),
    ("old", "ours", "old; theirs", nil), ("old", "old; ours", "theirs", nil),
  ])
  func additionsToANoteAreJoined(base: String, ours: String, theirs: String, joined: String?) {
    func noting(_ note: String) -> Termbase {
      Termbase([ConceptEntry(source: "水库", target: "reservoir", note: note)])
    }
    let merge = GlossaryMerge(base: noting(base), ours: noting(ours), theirs: noting(theirs))
    #expect(merge.merged.entries.first?.note == joined)
    #expect(merge.conflicts.map(\.kind) == (joined == nil ? [.columns([.note])] : []))
  }

  @Test func oneConceptRenumberedInTwoWaysIsAConflict() {
    let merge = merge(changing("水库") { $0.id = "g-7" }, changing("水库") { $0.id = "g-8" })
    #expect(merge.conflicts.map(\.kind) == [.columns([.id])])
    #expect(merge.conflicts.first?.ours?.id == "g-7" && merge.conflicts.first?.theirs?.id == "g-8")
  }

  @Test func aTermAddedByBothUnderTwoIDsKeepsTheFirst() {
    func adding(_ id: String) -> Termbase {
      Termbase(base.entries + [ConceptEntry(source: "公园", target: "park", id: id)])
    }
    let merge = merge(adding("g-9"), adding("g-4"))
    #expect(merge.conflicts.isEmpty)
    #expect(merge.merged.entries.first { $0.source == "公园" }?.id == "g-4")
  }

  @Test func aNewIDIsOneThatNobodyHas() {
    let taken = (4...6).map { ConceptEntry(source: "公园\($0)", target: "park", id: "g-\($0)") }
    let river = ConceptEntry(source: "河流", target: "river", id: "g-4")
    let merge = merge(Termbase(base.entries + taken), Termbase(base.entries + [river]))
    #expect(merge.merged.entries.first { $0.source == "河流" }?.id == "g-7")
  }

  @Test func twoConceptsThatBecameOneAreAConflict() {
    let merge = merge(
      changing("水库") { $0.source = "公园" }, changing("花园城市") { $0.source = "公园" })
    #expect(merge.conflicts.map(\.kind) == [.sameConcept])
    #expect(
      merge.conflicts.first?.description
        == "公园: two entries for the same editions: 'reservoir' and 'garden city'")
    #expect(merge.merged.entries.map(\.source) == ["枫桥经验"])
  }

  @Test func aConceptThatWasRenamedKeepsTheOthersChanges() throws {
    let merge = merge(
      changing("水库") { $0.source = "大水库" }, changing("水库") { $0.target = "large reservoir" })
    #expect(merge.conflicts.isEmpty)
    #expect(merge.merged.entries.first { $0.source == "大水库" }?.target == "large reservoir")
  }

  @Test func twoNewTermsWithTheSameNextIDAreBothKept() {
    let ours = Termbase(base.entries + [ConceptEntry(source: "公园", target: "park", id: "g-4")])
    let theirs = Termbase(base.entries + [ConceptEntry(source: "河流", target: "river", id: "g-4")])
    let merge = merge(ours, theirs)
    #expect(merge.conflicts.isEmpty)
    #expect(merge.renumbered.map(\.oldID) == ["g-4"])
    let ids = merge.merged.entries.filter { ["公园", "河流"].contains($0.source) }.map(\.id)
    #expect(ids == ["g-4", "g-5"])
  }

  @Test func theSameTermAddedByBothIsOneConcept() {
    let park = ConceptEntry(source: "公园", target: "park", id: "g-4")
    let ours = Termbase(base.entries + [park])
    #expect(merge(ours, ours).merged == ours)
    var green = park
    green.target = "green space"
    let conflicts = merge(ours, Termbase(base.entries + [green])).conflicts
    #expect(conflicts.map(\.kind) == [.columns([.target])])
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func mergingAGlossaryWithItselfChangesNothing(
    seed: UInt64
  ) {
    var random = SplitMix64(seed: seed)
    let glossary = Termbase(RandomEntries.entries(count: 100, using: &random))
    let merge = GlossaryMerge(base: glossary, ours: glossary, theirs: glossary)
    #expect(merge.merged == glossary)
    #expect(merge.conflicts.isEmpty)
  }

  @Test(arguments: [1, 2, 3] as [UInt64]) func disjointEditsAreBothKeptInWhateverOrderLinesCome(
    seed: UInt64
  ) {
    var random = SplitMix64(seed: seed)
    let entries = RandomEntries.entries(count: 120, using: &random)
    var ours = entries
    var theirs = entries
    var expected = entries
    for index in entries.indices {
      switch index % 4 {
      case 0:
        ours[index].target = "ours \(index)"
        expected[index].target = "ours \(index)"
      case 1:
        theirs[index].status = .deprecated
        expected[index].status = .deprecated
      case 2:
        ours[index].domain = "ours"
        theirs[index].note = "theirs"
        expected[index].domain = "ours"
        expected[index].note = "theirs"
      default: break
      }
    }
    ours.append(ConceptEntry(source: "zz ours", target: "a"))
    theirs.append(ConceptEntry(source: "zz theirs", target: "b"))
    expected += [ours[120], theirs[120]]
    let removedByUs = ours.remove(at: 3)
    expected.removeAll { $0 == removedByUs }
    let merge = GlossaryMerge(
      base: Termbase(entries.shuffled(using: &random)),
      ours: Termbase(ours.shuffled(using: &random)),
      theirs: Termbase(theirs.shuffled(using: &random)))
    #expect(merge.conflicts.isEmpty)
    #expect(merge.text == Termbase(expected).text)
  }

  @Test func manyConceptsMergeInOneGo() {
    var random = SplitMix64(seed: 5)
    let entries = RandomEntries.entries(count: 2_000, using: &random)
    var ours = entries
    for index in stride(from: 0, to: ours.count, by: 7) { ours[index].note = "ours" }
    let merge = GlossaryMerge(
      base: Termbase(entries), ours: Termbase(ours), theirs: Termbase(entries))
    #expect(merge.merged == Termbase(ours))
  }
}

@Suite struct GlossaryDiffTests {
  @Test func tellsChangesByConceptForPeople() {
    let old = Termbase([
      ConceptEntry(source: "公园", target: "park", id: "1"),
      ConceptEntry(source: "水库", target: "reservoir", admitted: ["dam"], id: "2"),
    ])
    let new = Termbase([
      ConceptEntry(source: "水库", target: "Reservoir", admitted: ["lake"], id: "2"),
      ConceptEntry(
        source: "河流", target: "river", validity: ConceptEntry.Validity(first: 2024), id: "3"),
    ])
    let diff = GlossaryDiff(from: old, to: new)
    #expect(
      diff.description == """
        - 公园  park (approved)
        ~ 水库  Reservoir (approved)
            target: 'reservoir' -> 'Reservoir'
            admitted: -'dam' +'lake'
        + 河流  river (approved, 2024-)
        1 added, 1 removed, 1 changed

        """)
    #expect(GlossaryDiff(from: new, to: new).isEmpty)
  }
}

@Suite struct GlossaryDecisionTests {
  private let glossary = Termbase([
    ConceptEntry(source: "密云水库", target: "Miyun Reservoir", status: .candidate, id: "1"),
    ConceptEntry(source: "官厅水库", target: "Guanting Reservoir", status: .approved, id: "2"),
    ConceptEntry(source: "加强水库", target: "", status: .candidate, note: "seen twice", id: "3"),
  ])

  @Test func acceptsByNameOrID() throws {
    let decided = try glossary.deciding(
      GlossaryDecision(.accept), on: ["密云水库"], path: "g.tsv")
    #expect(decided.changed.map(\.source) == ["密云水库"])
    #expect(decided.termbase.entries.count { $0.status == .approved } == 2)
    let byID = try glossary.deciding(GlossaryDecision(.accept), on: ["1"], path: "g.tsv")
    #expect(byID.termbase == decided.termbase)
  }

  @Test func rejectsByPatternAndKeepsTheReason() throws {
    let decided = try glossary.deciding(
      GlossaryDecision(.reject, reason: "no term"), on: ["*水库"], path: "g.tsv")
    #expect(decided.changed.map(\.source) == ["加强水库", "密云水库"])
    #expect(decided.changed.map(\.note) == ["seen twice; no term", "no term"])
    #expect(decided.termbase.entries.first { $0.source == "官厅水库" }?.status == .approved)
  }

  @Test(arguments: [(ConceptEntry.Status.approved, ["Miyun Reservoir"]), (.candidate, [])])
  func anotherRenderingKeepsAnApprovedOneAdmitted(
    status: ConceptEntry.Status, admitted: [String]
  ) throws {
    let entry = ConceptEntry(source: "密云水库", target: "Miyun Reservoir", status: status)
    let decided = try Termbase([entry]).deciding(
      GlossaryDecision(.accept, target: "Miyun Lake"), on: ["密云水库"], path: "g.tsv")
    #expect(decided.changed.first?.target == "Miyun Lake")
    #expect(decided.changed.first?.admitted == admitted)
  }

  @Test func whatFitsNothingOrHasNoRenderingIsAnErrorAndChangesNothing() {
    let error = #expect(throws: GlossaryError.self) {
      try glossary.deciding(
        GlossaryDecision(.accept), on: ["密云水厍", "加强水库", "?河"], path: "g.tsv")
    }
    #expect(
      error?.description == """
        g.tsv: no entry for '密云水厍'; did you mean '密云水库'?
        g.tsv: no candidate fits '?河'
        g.tsv: '加强水库' has no rendering: give one to accept it
        """)
  }

  @Test(arguments: [
    ("*", "密云水库", true), ("*水库", "密云水库", true), ("密?水*", "密云水库", true),
    ("水库*", "密云水库", false), ("?", "密云", false), ("*云*云*", "云云", true),
  ]) func patternsFitAsInAShell(pattern: String, text: String, fits: Bool) throws {
    let glossary = Termbase([ConceptEntry(source: text, target: "x", status: .candidate)])
    let decided = try? glossary.deciding(GlossaryDecision(.reject), on: [pattern], path: "-")
    #expect((decided != nil) == fits)
  }
}
