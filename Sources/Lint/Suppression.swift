public import Bitext

/// An entry of the configuration that keeps findings out of the report.
public struct Suppression: Hashable, Sendable {
  /// Ids of rules; empty for every rule.
  public var rules: Set<String>
  /// A glob over the path of the finding; nil for every file.
  public var path: String?
  /// The source term of the finding; nil for every term.
  public var term: String?
  /// A text that the finding's source or target holds; nil for any.
  public var text: String?
  /// Why the findings are right as they are.
  public var reason: String
  /// The last day on which the suppression holds; nil for ever.
  public var until: CalendarDay?
  /// Where the suppression is written.
  public var place: Place

  public init(
    rules: Set<String>, path: String? = nil, term: String? = nil, text: String? = nil,
    reason: String, until: CalendarDay? = nil, place: Place
  ) {
    self.rules = rules
    self.path = path
    self.term = term
    self.text = text
    self.reason = reason
    self.until = until
    self.place = place
  }

  func covers(_ finding: Finding) -> Bool {
    (rules.isEmpty || rules.contains(finding.rule))
      && (path.map { Glob($0).matches(finding.place.path) } ?? true)
      && (term.map { $0 == finding.term } ?? true)
      && (text.map { finding.source.contains($0) || finding.target.contains($0) } ?? true)
  }
}

/// A comment in a text, `<!-- yizhi:ignore rule, rule: reason -->`, which keeps findings about the
/// segments on its line, or those that come next after it, out of the report.
public struct InlineSuppression: Hashable, Sendable {
  public var path: String
  /// The 1-based line of the comment.
  public var line: Int
  /// Ids of rules; empty for every rule.
  public var rules: Set<String>
  public var reason: String

  public init(path: String, line: Int, rules: Set<String>, reason: String) {
    self.path = path
    self.line = line
    self.rules = rules
    self.reason = reason
  }
}

extension String? {
  fileprivate func contains(_ part: String) -> Bool { self?.contains(part) ?? false }
}
