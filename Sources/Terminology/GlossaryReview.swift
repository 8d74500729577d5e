public import Bitext
internal import Linguistics

/// Terms for a person to decide on, each with the evidence for its renderings.
public struct GlossaryReview: Hashable, Sendable {
  /// In the order in which they are offered.
  public var items: [Item]

  public struct Item: Hashable, Sendable {
    /// As the glossary has it, or as a candidate that it lacks.
    public var entry: ConceptEntry
    /// Occurrences in the reports.
    public var count: Int
    /// The most frequent first.
    public var renderings: [Rendering]
    public var contexts: [Context]
  }

  public struct Rendering: Hashable, Sendable {
    public var text: String
    public var count: Int
    /// How often each report has it, by label; those without are left out.
    public var reports: [Report]
  }

  public struct Report: Hashable, Sendable {
    /// The edition of the report, or its name where it has none.
    public var label: String
    public var count: Int
  }

  /// A pair of segments with the term and its rendering.
  public struct Context: Hashable, Sendable {
    public var place: Place
    public var source: [Part]
    public var target: [Part]
  }

  /// A stretch of a text.
  public struct Part: Hashable, Sendable {
    public var text: String
    /// Whether it is the term or its rendering.
    public var isMarked: Bool
  }

  /// How many contexts an item shows.
  static let shownContexts = 4

  /// Items for what the extractor found in the documents, in its order, and then for the glossary's
  /// other candidates. Terms that people have decided on are left out.
  public init(of candidates: [TermCandidate], in documents: [AlignedDocument], _ termbase: Termbase)
  {
    let known = Dictionary(grouping: termbase.entries) { FoldedText($0.source).scalars }
    items = candidates.compactMap { candidate in
      let entries = known[FoldedText(candidate.source).scalars] ?? []
      guard entries.allSatisfy({ $0.status == .candidate }) else { return nil }
      let entry =
        entries.first
        ?? ConceptEntry(
          source: candidate.source, target: candidate.renderings.first?.target ?? "",
          status: .candidate, policy: .advise)
      return Item(
        entry: entry, count: candidate.count,
        renderings: candidate.renderings.filter { $0.count > 0 }
          .map { Self.rendering($0, documents) },
        contexts: Self.contexts(of: candidate, documents))
    }
    let offered = Set(items.map(\.entry))
    items += termbase.entries.filter { $0.status == .candidate && !offered.contains($0) }
      .map { Item(entry: $0, count: 0, renderings: [], contexts: []) }
  }

  private static func rendering(
    _ rendering: TermCandidate.Rendering, _ documents: [AlignedDocument]
  ) -> Rendering {
    var counts: [String: Int] = [:]
    for occurrence in rendering.occurrences {
      counts[label(of: documents[occurrence.document]), default: 0] += 1
    }
    return Rendering(
      text: rendering.target, count: rendering.count,
      reports: counts.sorted { $0.key < $1.key }.map { Report(label: $0.key, count: $0.value) })
  }

  /// The labels of the reports, editions first, in ascending order.
  public static func labels(of documents: [AlignedDocument]) -> [String] {
    var seen: Set<String> = []
    return documents.sorted { ($0.edition ?? .max, $0.name) < ($1.edition ?? .max, $1.name) }
      .map(label).filter { seen.insert($0).inserted }
  }

  /// The edition of a report, or its name where it has none.
  static func label(of document: AlignedDocument) -> String {
    document.edition.map(String.init) ?? document.name
  }

  /// The first occurrences of each rendering in turn, so that every rendering is seen.
  private static func contexts(
    of candidate: TermCandidate, _ documents: [AlignedDocument]
  ) -> [Context] {
    var occurrences: [Occurrence] = []
    for round in 0..<shownContexts {
      for rendering in candidate.renderings where round < rendering.occurrences.count {
        occurrences.append(rendering.occurrences[round])
      }
    }
    var seen: Set<[Int]> = []
    return occurrences.filter { seen.insert([$0.document, $0.pair]).inserted }
      .prefix(shownContexts)
      .compactMap { occurrence in
        let document = documents[occurrence.document]
        let pair = document.pairs[occurrence.pair]
        guard let source = pair.source, let target = pair.target else { return nil }
        let isReversed = !document.sourceLanguage.isChinese && document.targetLanguage.isChinese
        let ranges = ([occurrence.sourceRange], occurrence.targetRanges)
        return Context(
          place: target.place(at: (isReversed ? ranges.0 : ranges.1).first?.lowerBound ?? 0),
          source: parts(of: source.text, isReversed ? ranges.1 : ranges.0),
          target: parts(of: target.text, isReversed ? ranges.0 : ranges.1))
      }
  }

  /// The text cut at ranges of UTF-8 offsets, which are marked.
  static func parts(of text: String, _ ranges: [Range<Int>]) -> [Part] {
    var parts: [Part] = []
    var end = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where range.lowerBound >= end
    {
      if range.lowerBound > end {
        parts.append(Part(text: String(text[utf8: end..<range.lowerBound]), isMarked: false))
      }
      parts.append(Part(text: String(text[utf8: range]), isMarked: true))
      end = range.upperBound
    }
    if end < text.utf8.count {
      parts.append(Part(text: String(text[utf8: end..<text.utf8.count]), isMarked: false))
    }
    return parts
  }
}
