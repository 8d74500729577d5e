/// One concept of a glossary: a source term, its preferred rendering, and what people decided on it.
///
/// The words follow TBX (ISO 30042) and ISO 12620's administrative status.
public struct ConceptEntry: Hashable, Sendable {
  public var source: String
  /// The preferred rendering, in its citation form; empty for a rejected candidate.
  public var target: String
  public var status: Status
  /// Other renderings that may be used.
  public var admitted: [String]
  /// Renderings that must not be used.
  public var forbidden: [String]
  public var policy: Policy
  public var matching: CaseMatching
  /// The editions in which the entry holds.
  public var validity: Validity
  public var domain: String
  public var note: String
  public var id: String
  /// Where the entry stands in its glossary file.
  public var place: Place?

  public enum Status: String, Hashable, Sendable, CaseIterable {
    case candidate, approved, deprecated, rejected
  }

  /// Whether a miss of the entry is an error (`enforce`) or a warning (`advise`).
  public enum Policy: String, Hashable, Sendable, CaseIterable {
    case enforce, advise
  }

  public enum CaseMatching: String, Hashable, Sendable, CaseIterable {
    case any, exact
  }

  /// An edition range: `2024-`, `-2023`, `2020-2023`, `2024`, or nothing for always.
  public struct Validity: Hashable, Sendable, CustomStringConvertible {
    public var first: Int?
    public var last: Int?

    public init(first: Int? = nil, last: Int? = nil) {
      self.first = first
      self.last = last
    }

    /// Nil unless `text` is a range as above with the first edition not after the last.
    public init?(_ text: some StringProtocol) {
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      switch (text.isEmpty, parts.count) {
      case (true, _): self.init()
      case (_, 1):
        guard let year = Int(parts[0]) else { return nil }
        self.init(first: year, last: year)
      case (_, 2):
        let first = Int(parts[0])
        let last = Int(parts[1])
        guard (first != nil) != parts[0].isEmpty, (last != nil) != parts[1].isEmpty,
          first != nil || last != nil, (first ?? .min) <= (last ?? .max)
        else { return nil }
        self.init(first: first, last: last)
      default: return nil
      }
    }

    /// An edition that is not known is inside every range.
    public func contains(_ edition: Int?) -> Bool {
      guard let edition else { return true }
      return (first ?? .min) <= edition && edition <= (last ?? .max)
    }

    public var description: String {
      switch (first, last) {
      case (nil, nil): ""
      case (let first?, let last?) where first == last: "\(first)"
      default: (first.map(String.init) ?? "") + "-" + (last.map(String.init) ?? "")
      }
    }
  }

  /// Whether people decided that the entry is to be followed or avoided: candidates and rejected entries
  /// bind nobody.
  public var isBinding: Bool { status == .approved || status == .deprecated }

  public init(
    source: String, target: String, status: Status = .approved, admitted: [String] = [],
    forbidden: [String] = [], policy: Policy = .enforce, matching: CaseMatching = .any,
    validity: Validity = Validity(), domain: String = "", note: String = "", id: String = "",
    place: Place? = nil
  ) {
    self.source = source
    self.target = target
    self.status = status
    self.admitted = admitted
    self.forbidden = forbidden
    self.policy = policy
    self.matching = matching
    self.validity = validity
    self.domain = domain
    self.note = note
    self.id = id
    self.place = place
  }
}
