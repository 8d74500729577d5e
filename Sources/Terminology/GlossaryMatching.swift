internal import Bitext

/// Which entries of two versions of a glossary are the same concept: those with the same id, else
/// those with the same source and validity.
struct GlossaryMatching {
  /// For each entry of the new version, the index of the old one, or nil.
  private(set) var oldOfNew: [Int?]
  /// For each entry of the old version, the index of the new one, or nil.
  private(set) var newOfOld: [Int?]

  /// Where `byIdFirst` is false, entries with one id are one concept only if their sources agree:
  /// two people may have taken the same next id for different terms.
  init(old: [ConceptEntry], new: [ConceptEntry], byIdFirst: Bool = true) {
    oldOfNew = Array(repeating: nil, count: new.count)
    newOfOld = Array(repeating: nil, count: old.count)
    if byIdFirst { matchByID(old, new) }
    matchByConcept(old, new)
  }

  private mutating func matchByID(_ old: [ConceptEntry], _ new: [ConceptEntry]) {
    let byID = Dictionary(
      old.indices.filter { !old[$0].id.isEmpty }.map { (old[$0].id, $0) },
      uniquingKeysWith: { first, _ in first })
    for index in new.indices {
      if let match = byID[new[index].id] { join(match, index) }
    }
  }

  private mutating func matchByConcept(_ old: [ConceptEntry], _ new: [ConceptEntry]) {
    let byConcept = Dictionary(
      old.indices.filter { newOfOld[$0] == nil }.map { (Termbase.Concept(old[$0]), $0) },
      uniquingKeysWith: { first, _ in first })
    for index in new.indices where oldOfNew[index] == nil {
      if let match = byConcept[Termbase.Concept(new[index])] { join(match, index) }
    }
  }

  private mutating func join(_ old: Int, _ new: Int) {
    guard newOfOld[old] == nil, oldOfNew[new] == nil else { return }
    newOfOld[old] = new
    oldOfNew[new] = old
  }
}

extension ConceptEntry {
  /// Whether all columns are the same, wherever the entries stand.
  func hasSameColumns(as other: ConceptEntry) -> Bool {
    var copy = other
    copy.place = place
    return self == copy
  }

  /// The columns in which two entries differ, in file order.
  func columns(differingFrom other: ConceptEntry) -> [Termbase.Column] {
    Termbase.Column.allCases.filter { values(in: $0) != other.values(in: $0) }
  }

  /// Takes over what another entry has in a column.
  mutating func copy(_ column: Termbase.Column, from other: ConceptEntry) {
    switch column {
    case .source: source = other.source
    case .target: target = other.target
    case .status: status = other.status
    case .admitted: admitted = other.admitted
    case .forbidden: forbidden = other.forbidden
    case .policy: policy = other.policy
    case .matching: matching = other.matching
    case .validity: validity = other.validity
    case .domain: domain = other.domain
    case .note: note = other.note
    case .id: id = other.id
    }
  }
}
