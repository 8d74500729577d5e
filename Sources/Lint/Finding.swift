public import Bitext

/// One fault that a check found, with all that a report format may say of it.
public struct Finding: Hashable, Sendable {
  /// The check's id, in kebab case.
  public var rule: String
  public var severity: Severity
  /// One sentence: what is wrong, and what was expected.
  public var message: String
  /// The target text at fault, in the file that the user would edit.
  public var place: Place
  /// The source text that it belongs to; nil where there is none.
  public var sourcePlace: Place?
  public var source: String?
  public var target: String?
  /// The fault within `source` and `target`, in UTF-8 offsets.
  public var sourceRange: Range<Int>?
  public var targetRange: Range<Int>?
  public var term: String?
  /// What the translation says for `term`.
  public var rendering: String?
  /// What would be right, the likeliest first.
  public var expected: [String]
  /// Evidence from elsewhere: quotes with their places.
  public var related: [Quote]

  public struct Quote: Hashable, Sendable {
    public var place: Place
    public var text: String

    public init(place: Place, text: String) {
      self.place = place
      self.text = text
    }
  }

  public init(
    rule: String, severity: Severity, message: String, place: Place, sourcePlace: Place? = nil,
    source: String? = nil, target: String? = nil, sourceRange: Range<Int>? = nil,
    targetRange: Range<Int>? = nil, term: String? = nil, rendering: String? = nil,
    expected: [String] = [], related: [Quote] = []
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.place = place
    self.sourcePlace = sourcePlace
    self.source = source
    self.target = target
    self.sourceRange = sourceRange
    self.targetRange = targetRange
    self.term = term
    self.rendering = rendering
    self.expected = expected
    self.related = related
  }
}

/// How much a finding weighs; ordered, an error above a warning above a hint.
public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
  case hint, warning, error

  public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .hint: 0
    case .warning: 1
    case .error: 2
    }
  }
}
