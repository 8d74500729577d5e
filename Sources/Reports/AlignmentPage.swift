public import Bitext

/// One page that needs nothing else, for a person who checks an alignment: both texts side by side,
/// with what is doubtful or has no counterpart marked, and listed at the top.
public struct AlignmentPage: Sendable {
  public let documents: [AlignedDocument]
  /// Pairs below this confidence, 0...1, are doubtful.
  public let doubt: Double

  public init(_ documents: [AlignedDocument], doubt: Double) {
    self.documents = documents
    self.doubt = doubt
  }

  public var text: String {
    let stretches = stretches
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'">
      <title>\(HTMLText.escaped("yizhi: " + documents.map(\.name).joined(separator: ", ")))</title>
      <style>
      \(HTMLStyle.sheet)
      \(Self.sheet)
      </style>
      </head>
      <body>
      <a class="skip" href="#pairs">Skip to the pairs</a>
      <header>
      <h1>Alignment</h1>
      <p>\(documents.reduce(0) { $0 + $1.pairs.count }) pairs · \
      \(count(.doubtful)) doubtful · \(count(.alone)) without counterpart</p>
      </header>
      <nav aria-label="To be checked">
      \(list("Doubtful", stretches.filter { $0.kind == .doubtful }))
      \(list("Without counterpart", stretches.filter { $0.kind == .alone }))
      </nav>
      <main id="pairs" tabindex="-1">
      \(documents.enumerated().map { table($1, number: $0) }.joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  private enum Kind { case trusted, doubtful, alone }

  /// Pairs of one kind in a row.
  private struct Stretch {
    var kind: Kind
    var document: Int
    var pairs: Range<Int>
  }

  private func kind(of pair: SegmentPair) -> Kind {
    if pair.source == nil || pair.target == nil { return .alone }
    return pair.confidence < doubt ? .doubtful : .trusted
  }

  private func count(_ kind: Kind) -> Int {
    documents.reduce(0) { $0 + $1.pairs.count { self.kind(of: $0) == kind } }
  }

  private var stretches: [Stretch] {
    var stretches: [Stretch] = []
    for (number, document) in documents.enumerated() {
      for (index, pair) in document.pairs.enumerated() {
        let kind = kind(of: pair)
        if let last = stretches.last, last.kind == kind, last.document == number {
          stretches[stretches.count - 1].pairs = last.pairs.lowerBound..<(index + 1)
        } else {
          stretches.append(Stretch(kind: kind, document: number, pairs: index..<(index + 1)))
        }
      }
    }
    return stretches
  }

  private func list(_ title: String, _ stretches: [Stretch]) -> String {
    guard !stretches.isEmpty else { return "" }
    let items = stretches.map { stretch in
      let pair = documents[stretch.document].pairs[stretch.pairs.lowerBound]
      let segment = pair.source ?? pair.target ?? Segment("")
      let more = stretch.pairs.count == 1 ? "" : " (\(stretch.pairs.count) pairs)"
      return "<li><a href=\"#\(Self.id(stretch.document, stretch.pairs.lowerBound))\">"
        + "<span class=\"place\">\(HTMLText.escaped("\(segment.place())"))</span>\(more)</a> "
        + "<span lang=\"\(HTMLText.language(of: segment.text))\">"
        + "\(HTMLText.escaped(Self.excerpt(segment.text)))</span></li>"
    }
    return """
      <h2>\(title)</h2>
      <ul>
      \(items.joined(separator: "\n"))
      </ul>
      """
  }

  private func table(_ document: AlignedDocument, number: Int) -> String {
    let source = HTMLText.escaped("\(document.sourceLanguage)")
    let target = HTMLText.escaped("\(document.targetLanguage)")
    let rows = document.pairs.enumerated().map { index, pair in
      "<tr id=\"\(Self.id(number, index))\"\(Self.classes(kind(of: pair)))>"
        + "<th scope=\"row\"><a href=\"#\(Self.id(number, index))\">\(index + 1)</a></th>"
        + "<td lang=\"\(source)\">\(HTMLText.escaped(pair.source?.text ?? ""))</td>"
        + "<td lang=\"\(target)\">\(HTMLText.escaped(pair.target?.text ?? ""))</td>"
        + "<td>\(note(of: pair))</td></tr>"
    }
    return """
      <h2>\(HTMLText.escaped(document.name))</h2>
      <table class="pairs">
      <thead><tr><th scope="col">Pair</th><th scope="col">\(source)</th>\
      <th scope="col">\(target)</th><th scope="col">Confidence</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table>
      """
  }

  private func note(of pair: SegmentPair) -> String {
    let percent = "\(Int((pair.confidence * 100).rounded()))%"
    return switch kind(of: pair) {
    case .trusted: percent
    case .doubtful: "<strong>doubtful</strong> \(percent)"
    case .alone: "<strong>no counterpart</strong>"
    }
  }

  private static func classes(_ kind: Kind) -> String {
    switch kind {
    case .trusted: ""
    case .doubtful: " class=\"doubtful\""
    case .alone: " class=\"alone\""
    }
  }

  /// Of a pair, both numbers 0-based.
  private static func id(_ document: Int, _ pair: Int) -> String { "d\(document + 1)p\(pair + 1)" }

  private static func excerpt(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > 60 else { return text }
    return String(String.UnicodeScalarView(scalars.prefix(60))) + "…"
  }

  private static let sheet = """
    .pairs { table-layout: fixed; width: 100%; }
    .pairs td { vertical-align: top; overflow-wrap: anywhere; }
    .pairs th:first-child { width: 3.5rem; } .pairs th:last-child { width: 7rem; }
    .doubtful td, .doubtful th { border-color: var(--warning); }
    .doubtful { box-shadow: inset .3rem 0 var(--warning); }
    .alone { box-shadow: inset .3rem 0 var(--error); background: #8881; }
    .doubtful strong { color: var(--warning); } .alone strong { color: var(--error); }
    tr:target { outline: 3px solid Highlight; }
    """
}
