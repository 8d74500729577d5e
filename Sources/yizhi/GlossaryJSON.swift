import Bitext
import Formats
import Terminology

/// What `yizhi glossary` says, as JSON.
enum GlossaryJSON {
  static func text(of issues: [GlossaryIssue]) -> String {
    let objects = issues.map { issue in
      JSONText.object([
        ("kind", JSONText.string(issue.kind.rawValue)),
        ("severity", JSONText.string(issue.severity)),
        ("path", JSONText.string(issue.entry.place?.path ?? "")),
        ("line", "\(issue.entry.place?.line ?? 0)"),
        ("term", JSONText.string(issue.entry.source)),
        ("message", JSONText.string(issue.message)),
      ])
    }
    return JSONText.object([("issues", JSONText.array(objects))]) + "\n"
  }

  static func text(of diff: GlossaryDiff) -> String {
    let changes = diff.changed.map { change in
      JSONText.object([
        ("old", object(change.old)), ("new", object(change.new)),
        ("columns", JSONText.array(change.columns.map { JSONText.string($0.rawValue) })),
      ])
    }
    return JSONText.object([
      ("added", JSONText.array(diff.added.map(object))),
      ("removed", JSONText.array(diff.removed.map(object))),
      ("changed", JSONText.array(changes)),
    ]) + "\n"
  }

  static func text(of stats: GlossaryStats) -> String {
    JSONText.object([
      (
        "entries",
        JSONText.object(stats.entryCounts.map { ($0.status.rawValue, "\($0.count)") })
      ),
      (
        "documents",
        JSONText.array(
          stats.documents.map { document in
            JSONText.object([
              ("name", JSONText.string(document.name)), edition(document.edition),
              ("pairs", "\(document.pairCount)"),
            ])
          })
      ),
      ("covered", "\(stats.terms.count)"), ("places", "\(stats.pairCount)"),
      ("followed", "\(stats.followedCount)"),
      ("editions", JSONText.array(stats.editions.map(object))),
      ("terms", JSONText.array(stats.terms.map(object))),
    ]) + "\n"
  }

  static func object(_ entry: ConceptEntry) -> String {
    JSONText.object([
      ("source", JSONText.string(entry.source)), ("target", JSONText.string(entry.target)),
      ("status", JSONText.string(entry.status.rawValue)),
      ("admitted", JSONText.array(entry.admitted.map { JSONText.string($0) })),
      ("forbidden", JSONText.array(entry.forbidden.map { JSONText.string($0) })),
      ("policy", JSONText.string(entry.policy.rawValue)),
      ("case", JSONText.string(entry.matching.rawValue)),
      ("valid", JSONText.string(entry.validity.description)),
      ("domain", JSONText.string(entry.domain)), ("note", JSONText.string(entry.note)),
      ("id", JSONText.string(entry.id)),
    ])
  }

  private static func object(_ term: GlossaryStats.Term) -> String {
    JSONText.object([
      ("source", JSONText.string(term.source)), ("target", JSONText.string(term.target)),
      ("valid", JSONText.string(term.validity.description)), ("places", "\(term.pairCount)"),
      ("followed", "\(term.followedCount)"),
      (
        "renderings",
        JSONText.array(
          term.renderings.map {
            JSONText.object([("text", JSONText.string($0.text)), ("count", "\($0.count)")])
          })
      ),
      ("editions", JSONText.array(term.editions.map(object))),
    ])
  }

  private static func object(_ edition: GlossaryStats.Edition) -> String {
    JSONText.object([
      self.edition(edition.edition), ("terms", "\(edition.termCount)"),
      ("places", "\(edition.pairCount)"), ("followed", "\(edition.followedCount)"),
    ])
  }

  private static func edition(_ edition: Int?) -> (name: String, value: String) {
    ("edition", edition.map { "\($0)" } ?? "null")
  }
}
