import Bitext
import Formats
import Terminology

/// The review of candidates as one self-contained page, which asks nothing of any server.
struct GlossaryReviewPage {
  /// Shown as the heading.
  let title: String
  /// Under which name a browser keeps the decisions.
  let key: String
  /// Labels of the reports, in their order.
  let reports: [String]
  let review: GlossaryReview

  var text: String {
    let parts = [
      "title": GlossaryStatsPage.escaped(title),
      "style": Self.resource(PackageResources.review_css),
      "script": Self.resource(PackageResources.review_js),
      "data": data.replacing("<", with: "\\u003c"),
    ]
    return Self.filled(Self.resource(PackageResources.review_html), with: parts)
  }

  /// The template with `{{name}}` replaced once; what is filled in is not looked at again.
  private static func filled(_ template: String, with parts: [String: String]) -> String {
    var text = ""
    var rest = template[...]
    while let open = rest.firstRange(of: "{{"), let close = rest.firstRange(of: "}}") {
      text += rest[..<open.lowerBound]
      text += parts[String(rest[open.upperBound..<close.lowerBound])] ?? ""
      rest = rest[close.upperBound...]
    }
    return text + rest
  }

  private static func resource(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  private var data: String {
    JSONText.object([
      ("key", JSONText.string(key)),
      ("reports", JSONText.array(reports.map { JSONText.string($0) })),
      ("items", JSONText.array(review.items.map(Self.object))),
    ])
  }

  private static func object(_ item: GlossaryReview.Item) -> String {
    let entry = item.entry
    return JSONText.object([
      ("source", JSONText.string(entry.source)), ("target", JSONText.string(entry.target)),
      ("admitted", JSONText.array(entry.admitted.map { JSONText.string($0) })),
      ("forbidden", JSONText.array(entry.forbidden.map { JSONText.string($0) })),
      ("note", JSONText.string(entry.note)), ("id", JSONText.string(entry.id)),
      ("valid", JSONText.string(entry.validity.description)), ("count", "\(item.count)"),
      ("renderings", JSONText.array(item.renderings.map(object))),
      ("contexts", JSONText.array(item.contexts.map(object))),
    ])
  }

  private static func object(_ rendering: GlossaryReview.Rendering) -> String {
    JSONText.object([
      ("text", JSONText.string(rendering.text)), ("count", "\(rendering.count)"),
      ("reports", JSONText.object(rendering.reports.map { ($0.label, "\($0.count)") })),
    ])
  }

  private static func object(_ context: GlossaryReview.Context) -> String {
    JSONText.object([
      ("place", JSONText.string(context.place.description)),
      ("source", JSONText.array(context.source.map(object))),
      ("target", JSONText.array(context.target.map(object))),
    ])
  }

  private static func object(_ part: GlossaryReview.Part) -> String {
    JSONText.object([("text", JSONText.string(part.text)), ("marked", "\(part.isMarked)")])
  }
}
