import Terminology

/// The statistics of a glossary as one self-contained page.
enum GlossaryStatsPage {
  static func text(of stats: GlossaryStats, title: String) -> String {
    let editions = stats.editions.map { edition in
      row([
        edition.edition.map(String.init) ?? "–", "\(edition.termCount)", "\(edition.pairCount)",
        share(edition.followedCount, edition.pairCount),
      ])
    }
    let terms = stats.terms.map { term in
      row([
        term.source, "\(term.pairCount)", share(term.followedCount, term.pairCount),
        term.renderings.map { "\($0.text) \($0.count)" }.joined(separator: ", "),
      ])
    }
    return """
      <!doctype html>
      <html lang="en">
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>\(escaped(title)): statistics</title>
      <style>
      :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
      body { max-width: 70rem; margin: 2rem auto; padding: 0 1rem }
      table { border-collapse: collapse; width: 100%; margin-block: 1rem }
      th, td { text-align: start; padding: .3rem .6rem; border-bottom: 1px solid #8886 }
      td { font-variant-numeric: tabular-nums }
      </style>
      <h1>\(escaped(title))</h1>
      <p>\(stats.terms.count) of \(stats.approvedCount) approved terms stand in \
      \(stats.documents.count) reports; \(share(stats.followedCount, stats.pairCount)) of \
      \(stats.pairCount) places follow the glossary.</p>
      <table>
      <thead><tr><th>Edition<th>Terms<th>Places<th>Followed</thead>
      \(editions.joined(separator: "\n"))
      </table>
      <table>
      <thead><tr><th>Term<th>Places<th>Followed<th>Renderings</thead>
      \(terms.joined(separator: "\n"))
      </table>
      </html>

      """
  }

  private static func row(_ cells: [String]) -> String {
    "<tr>" + cells.map { "<td>" + escaped($0) }.joined()
  }

  private static func share(_ part: Int, _ whole: Int) -> String {
    whole == 0 ? "–" : "\((part * 100 + whole / 2) / whole)%"
  }

  /// Text that a page shows as it is.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
  }
}
