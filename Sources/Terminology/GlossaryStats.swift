public import Bitext

/// How far a glossary covers documents, and how far they follow it.
public struct GlossaryStats: Sendable {
  /// Entries of each status, in the order of the statuses.
  public private(set) var entryCounts: [(status: ConceptEntry.Status, count: Int)]
  public private(set) var documents: [GlossaryUsage.Document]
  /// Approved terms that stand in the documents, the most frequent first.
  public private(set) var terms: [Term]
  /// In ascending order, documents without an edition last.
  public private(set) var editions: [Edition]

  public struct Term: Hashable, Sendable {
    public var source: String
    public var target: String
    public var validity: ConceptEntry.Validity
    public var pairCount: Int
    public var followedCount: Int
    /// Renderings of the glossary and how many pairs have each, the most frequent first.
    public var renderings: [Count]
    public var editions: [Edition]
  }

  public struct Count: Hashable, Sendable {
    public var text: String
    public var count: Int
  }

  /// Terms in the documents of one edition.
  public struct Edition: Hashable, Sendable {
    public var edition: Int?
    public var termCount: Int
    public var pairCount: Int
    public var followedCount: Int
  }

  public init(_ usage: GlossaryUsage) {
    let statuses = Dictionary(grouping: usage.terms) { $0.entry.status }
    entryCounts = ConceptEntry.Status.allCases.map { ($0, statuses[$0]?.count ?? 0) }
    documents = usage.documents
    let used = usage.terms.filter { $0.entry.status == .approved && $0.pairCount > 0 }
    terms = used.map { Self.term($0, usage.documents) }.sorted { left, right in
      left.pairCount != right.pairCount
        ? left.pairCount > right.pairCount
        : (left.source, left.target) < (right.source, right.target)
    }
    editions = Self.editions(of: used, usage.documents)
  }

  public var approvedCount: Int { entryCounts.first { $0.status == .approved }?.count ?? 0 }
  public var pairCount: Int { terms.reduce(0) { $0 + $1.pairCount } }
  public var followedCount: Int { terms.reduce(0) { $0 + $1.followedCount } }

  private static func term(
    _ term: GlossaryUsage.Term, _ documents: [GlossaryUsage.Document]
  ) -> Term {
    let renderings = term.uses.values.reduce(into: [:]) { counts, use in
      counts.merge(use.renderings) { $0 + $1 }
    }
    return Term(
      source: term.entry.source, target: term.entry.target, validity: term.entry.validity,
      pairCount: term.pairCount, followedCount: term.followedCount,
      renderings: renderings.map { Count(text: $0.key, count: $0.value) }
        .sorted { ($1.count, $0.text) < ($0.count, $1.text) },
      editions: editions(of: [term], documents))
  }

  private static func editions(
    of terms: [GlossaryUsage.Term], _ documents: [GlossaryUsage.Document]
  ) -> [Edition] {
    var byEdition: [Int?: Edition] = [:]
    for term in terms {
      var seen: Set<Int?> = []
      for (document, use) in term.uses where use.pairCount > 0 {
        let edition = documents[document].edition
        var sums =
          byEdition[edition]
          ?? Edition(edition: edition, termCount: 0, pairCount: 0, followedCount: 0)
        if seen.insert(edition).inserted { sums.termCount += 1 }
        sums.pairCount += use.pairCount
        sums.followedCount += use.followedCount
        byEdition[edition] = sums
      }
    }
    return byEdition.values.sorted { ($0.edition ?? .max) < ($1.edition ?? .max) }
  }
}

extension GlossaryStats: CustomStringConvertible {
  /// The sums, a line for each edition, and a line for each term, with tabs between columns.
  public var description: String {
    let entries = entryCounts.map { "\($0.count) \($0.status)" }.joined(separator: ", ")
    let names = documents.map { document in
      document.edition.map { "\(document.name) (\($0))" } ?? document.name
    }
    var lines = [
      "entries\t\(entries)",
      "documents\t\(names.joined(separator: ", "))",
      "covered\t\(terms.count) of \(approvedCount) approved terms, in \(pairCount) places",
      "followed\t\(Self.share(followedCount, pairCount))", "",
      "edition\tterms\tplaces\tfollowed",
    ]
    lines += editions.map { edition in
      "\(edition.edition.map(String.init) ?? "-")\t\(edition.termCount)\t\(edition.pairCount)\t"
        + Self.share(edition.followedCount, edition.pairCount)
    }
    lines += ["", "term\tplaces\tfollowed\trenderings"]
    lines += terms.map { term in
      let renderings = term.renderings.map { "\($0.text) \($0.count)" }.joined(separator: ", ")
      return "\(term.source)\t\(term.pairCount)\t"
        + "\(Self.share(term.followedCount, term.pairCount))\t\(renderings)"
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// `41 of 42 (97.6%)`
  static func share(_ part: Int, _ whole: Int) -> String {
    guard whole > 0 else { return "0 of 0" }
    let thousandths = (part * 1000 + whole / 2) / whole
    return "\(part) of \(whole) (\(thousandths / 10).\(thousandths % 10)%)"
  }
}
