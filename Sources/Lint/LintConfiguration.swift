/// Which checks run, how much their findings weigh, and which findings are known to be right.
public struct LintConfiguration: Hashable, Sendable {
  /// By rule; a rule that is not named here keeps its own severity and is on if it is by default.
  public var settings: [String: RuleSetting]
  /// The only rules to run, whatever `settings` says; nil for those that are on.
  public var onlyRules: Set<String>?
  public var suppressions: [Suppression]
  /// The day on which suppressions are judged; nil where none expires.
  public var today: CalendarDay?

  public enum RuleSetting: Hashable, Sendable {
    case off
    /// On, at the severity of the check or at another.
    case on(Severity?)
  }

  public init(
    settings: [String: RuleSetting] = [:], onlyRules: Set<String>? = nil,
    suppressions: [Suppression] = [], today: CalendarDay? = nil
  ) {
    self.settings = settings
    self.onlyRules = onlyRules
    self.suppressions = suppressions
    self.today = today
  }

  func runs(_ check: any Check.Type) -> Bool {
    if let onlyRules { return onlyRules.contains(check.id) }
    return switch settings[check.id] {
    case .off: false
    case .on: true
    case nil: check.isOnByDefault
    }
  }

  /// The severity of a finding that its check gave `own`: the configured one, but a finding of
  /// which the check is less sure than of others stays below it.
  func severity(of check: any Check.Type, own: Severity) -> Severity {
    guard case .on(let severity?) = settings[check.id] else { return own }
    return own == check.severity ? severity : min(own, severity)
  }
}
