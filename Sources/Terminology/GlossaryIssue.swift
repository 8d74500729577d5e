public import Bitext

/// Something in a glossary that people should look at.
public struct GlossaryIssue: Hashable, Sendable, CustomStringConvertible {
  public var kind: Kind
  public var entry: ConceptEntry
  /// One sentence.
  public var message: String

  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case duplicateTerm = "duplicate-term"
    case conflictingTargets = "conflicting-targets"
    case forbiddenOwnRendering = "forbidden-own-rendering"
    case forbiddenPreferred = "forbidden-preferred"
    case forbiddingCycle = "forbidding-cycle"
    case caseTwin = "case-twin"
    case redundantRendering = "redundant-rendering"
    case untidyText = "untidy-text"
    case outOfValidity = "out-of-validity"
    case editionGap = "edition-gap"
    case neverSeen = "never-seen"

    /// Whether the glossary cannot be meant so; what is no error may be right.
    public var isError: Bool {
      switch self {
      case .duplicateTerm, .conflictingTargets, .forbiddenOwnRendering, .forbiddingCycle: true
      default: false
      }
    }

    /// Whether it only tells something and is no reason to fail.
    public var isHint: Bool { self == .neverSeen || self == .editionGap }
  }

  public var severity: String { kind.isError ? "error" : kind.isHint ? "hint" : "warning" }

  public var description: String {
    let place = entry.place.map { "\($0): " } ?? ""
    return "\(place)\(severity): \(entry.source): \(message) [\(kind.rawValue)]"
  }
}
