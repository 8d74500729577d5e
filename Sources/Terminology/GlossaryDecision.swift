public import Bitext

/// What a person decided on terms of a glossary.
public struct GlossaryDecision: Hashable, Sendable {
  public var verdict: Verdict
  /// Kept in the notes of the entries; empty for none.
  public var reason: String
  /// A rendering that replaces the preferred one; nil to keep it.
  public var target: String?

  public enum Verdict: String, Hashable, Sendable, CaseIterable {
    case accept, reject
  }

  public init(_ verdict: Verdict, reason: String = "", target: String? = nil) {
    self.verdict = verdict
    self.reason = reason
    self.target = target.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
  }

  /// The entry after the decision. A rendering that is replaced stays as an admitted one if people have
  /// approved it; one that was only offered goes.
  public func applied(to entry: ConceptEntry) -> ConceptEntry {
    var entry = entry
    if let target, target != entry.target {
      entry.admitted.removeAll { $0 == target }
      entry.forbidden.removeAll { $0 == target }
      if !entry.target.isEmpty, entry.isBinding { entry.admitted.insert(entry.target, at: 0) }
      entry.target = target
    }
    entry.status = verdict == .accept ? .approved : .rejected
    if !reason.isEmpty, !entry.note.contains(reason) {
      entry.note = entry.note.isEmpty ? reason : "\(entry.note); \(reason)"
    }
    return entry
  }
}

extension Termbase {
  /// Applies a decision to terms, which are named by source, id or pattern (`*` for any text, `?` for
  /// a character). A pattern changes candidates only, a name whatever it names.
  ///
  /// - Returns: the glossary after it, and the entries that changed.
  /// - Throws: `GlossaryError` with each name or pattern that fits nothing, and each entry that would
  ///   be approved without a rendering; nothing is changed then.
  public func deciding(
    _ decision: GlossaryDecision, on terms: [String], path: String
  ) throws(GlossaryError) -> (termbase: Termbase, changed: [ConceptEntry]) {
    var faults: [GlossaryError.Fault] = []
    var chosen: Set<Int> = []
    for term in terms {
      let found = entries.indices.filter { Self.names(term, entries[$0]) }
      if found.isEmpty {
        faults.append(Self.unknown(term, among: entries, path: path))
      }
      chosen.formUnion(found)
    }
    var changed: [ConceptEntry] = []
    var all = entries
    for index in chosen.sorted() {
      let entry = decision.applied(to: entries[index])
      if entry.status == .approved, entry.target.isEmpty {
        let message = "'\(entry.source)' has no rendering: give one to accept it"
        faults.append(GlossaryError.Fault(.badCell, at: entry.place ?? Self.file(path), message))
      }
      if !entry.hasSameColumns(as: entries[index]) { changed.append(entry) }
      all[index] = entry
    }
    guard faults.isEmpty else { throw GlossaryError(faults) }
    return (Termbase(all), changed)
  }

  private static func names(_ term: String, _ entry: ConceptEntry) -> Bool {
    guard term.contains("*") || term.contains("?") else {
      return entry.source == term || (!entry.id.isEmpty && entry.id == term)
    }
    return entry.source == term || (entry.status == .candidate && matches(term, entry.source))
  }

  /// Whether a text fits a pattern with `*` and `?`.
  static func matches(_ pattern: String, _ text: String) -> Bool {
    let pattern = Array(pattern.unicodeScalars)
    let text = Array(text.unicodeScalars)
    var (p, t) = (0, 0)
    var star: (pattern: Int, text: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == "*" {
        star = (p, t)
        p += 1
      } else if p < pattern.count, pattern[p] == "?" || pattern[p] == text[t] {
        p += 1
        t += 1
      } else if let back = star {
        p = back.pattern + 1
        t = back.text + 1
        star = (back.pattern, t)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == "*" }
  }

  private static func unknown(
    _ term: String, among entries: [ConceptEntry], path: String
  ) -> GlossaryError.Fault {
    let near = entries.map { (editDistance(term, $0.source), $0.source) }
      .filter { $0.0 <= max(1, term.unicodeScalars.count / 3) }
      .min { $0 < $1 }
    let hint = near.map { "; did you mean '\($0.1)'?" } ?? ""
    let what = term.contains("*") || term.contains("?") ? "no candidate fits" : "no entry for"
    return GlossaryError.Fault(.unknownTerm, at: file(path), "\(what) '\(term)'\(hint)")
  }

  private static func file(_ path: String) -> Place { Place(path: path, line: 0, column: 0) }
}
