internal import Bitext
internal import Linguistics

/// Looks for entries of a glossary that contradict each other or the documents.
public struct GlossaryLint: Sendable {
  private let entries: [ConceptEntry]
  /// Entries that bind or forbid: all but the rejected ones.
  private let active: [Int]

  public init(_ termbase: Termbase) {
    entries = termbase.entries
    active = entries.indices.filter { termbase.entries[$0].status != .rejected }
  }

  /// What is wrong in the glossary itself, in its order.
  ///
  /// - Complexity: O(n log n) in the number of entries.
  public func issues() -> [GlossaryIssue] {
    var issues: [Found] = []
    let preferred = Dictionary(grouping: active.filter { !entries[$0].target.isEmpty }) {
      Self.folded(entries[$0].target)
    }
    duplicates(&issues)
    caseTwins(preferred, &issues)
    forbidden(preferred, &issues)
    for index in active { tidiness(index, &issues) }
    return ordered(issues)
  }

  /// What documents say against the glossary.
  public func issues(_ usage: GlossaryUsage) -> [GlossaryIssue] {
    var issues: [Found] = []
    for (index, term) in usage.terms.enumerated() where term.entry.status == .approved {
      let outside = term.uses.filter { $0.value.outOfForceCount > 0 }.keys.sorted()
      if let document = outside.first, !holdsElsewhere(index, in: usage, document) {
        let name = usage.documents[document].name
        issues.append(
          (
            index, .outOfValidity,
            "stands in \(name), but the entry holds for \(term.entry.validity) only"
          ))
      } else if term.uses.isEmpty {
        issues.append((index, .neverSeen, "stands in none of the documents"))
      }
    }
    return ordered(issues)
  }

  /// Positions of the entries that are not rejected.
  var indices: [Int] { active }

  func entry(_ index: Int) -> ConceptEntry { entries[index] }

  private typealias Found = (entry: Int, kind: GlossaryIssue.Kind, message: String)

  private func ordered(_ found: [Found]) -> [GlossaryIssue] {
    let order = Dictionary(
      uniqueKeysWithValues: GlossaryIssue.Kind.allCases.enumerated().map { ($1, $0) })
    return
      found.sorted {
        ($0.entry, order[$0.kind] ?? 0, $0.message) < ($1.entry, order[$1.kind] ?? 0, $1.message)
      }
      .map { GlossaryIssue(kind: $0.kind, entry: entries[$0.entry], message: $0.message) }
  }

  /// Terms that differ in width, script or quotes at most and hold in the same editions.
  private func duplicates(_ issues: inout [Found]) {
    let groups = Dictionary(grouping: active) { Self.folded(entries[$0].source) }
    for group in groups.values where group.count > 1 {
      for (position, index) in group.enumerated() {
        for other in group[..<position]
        where entries[index].validity.overlaps(entries[other].validity) {
          let place = Self.reference(to: entries[other])
          if entries[index].target == entries[other].target {
            issues.append((index, .duplicateTerm, "the same term as \(place)"))
          } else {
            issues.append(
              (
                index, .conflictingTargets,
                "'\(entries[index].target)' here, '\(entries[other].target)' in \(place)"
              ))
          }
        }
      }
      gaps(in: group, &issues)
    }
  }

  /// Editions between two entries of one term in which neither holds.
  private func gaps(in group: [Int], _ issues: inout [Found]) {
    let ordered = group.sorted { entries[$0].validity.bounds < entries[$1].validity.bounds }
    for (previous, next) in zip(ordered, ordered.dropFirst()) {
      guard let last = entries[previous].validity.last, let first = entries[next].validity.first,
        first > last + 1
      else { continue }
      let gap = first == last + 2 ? "\(last + 1)" : "\(last + 1)-\(first - 1)"
      issues.append((next, .editionGap, "no entry of the term holds for \(gap)"))
    }
  }

  /// Preferred renderings that differ in capitals, hyphens or blanks only.
  private func caseTwins(_ preferred: [String: [Int]], _ issues: inout [Found]) {
    for group in preferred.values where group.count > 1 {
      let first = group[0]
      for index in group.dropFirst() where entries[index].target != entries[first].target {
        issues.append(
          (
            index, .caseTwin,
            "'\(entries[index].target)' here, '\(entries[first].target)' in "
              + Self.reference(to: entries[first])
          ))
      }
    }
  }

  private func tidiness(_ index: Int, _ issues: inout [Found]) {
    let entry = entries[index]
    if entry.admitted.contains(entry.target) {
      issues.append((index, .redundantRendering, "'\(entry.target)' is the preferred one already"))
    }
    for text in [entry.source, entry.target] + entry.admitted + entry.forbidden {
      guard let fault = Self.untidiness(of: text) else { continue }
      issues.append((index, .untidyText, "'\(text)' \(fault)"))
    }
  }

  private static func untidiness(of text: String) -> String? {
    if text.utf8.first == 0x20 || text.utf8.last == 0x20 { return "begins or ends with a blank" }
    if text.contains("  ") { return "has two blanks in a row" }
    let isHan = text.unicodeScalars.contains { $0.isHan }
    if !isHan, text.unicodeScalars.contains(where: { (0xFF01...0xFF5E).contains($0.value) }) {
      return "has full-width characters"
    }
    if let last = text.unicodeScalars.last, ",;:，；：、".unicodeScalars.contains(last) {
      return "ends with a mark"
    }
    return nil
  }

  private func holdsElsewhere(_ index: Int, in usage: GlossaryUsage, _ document: Int) -> Bool {
    let edition = usage.documents[document].edition
    return [index - 1, index + 1].contains { other in
      entries.indices.contains(other) && entries[other].source == entries[index].source
        && entries[other].status != .rejected && entries[other].validity.contains(edition)
    }
  }

  static func reference(to entry: ConceptEntry) -> String {
    guard let place = entry.place else { return "'\(entry.source)'" }
    return "line \(place.line) ('\(entry.source)')"
  }

  /// Text without case, width, script, quotes, hyphens and blanks.
  static func folded(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let value = FoldedText.fold(scalar.value)
      if value == 0x20 || value == 0x22 || value == 0x27 || value == 0x2D { continue }
      folded.append(Unicode.Scalar(value) ?? scalar)
    }
    return String(folded)
  }
}
