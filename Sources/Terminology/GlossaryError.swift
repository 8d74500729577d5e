public import Bitext

/// What stops a glossary from being read, written or changed; one or several faults.
public struct GlossaryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// In the order of the text, at least one.
  public var faults: [Fault]

  /// One fault, at its place.
  public struct Fault: Hashable, Sendable, CustomStringConvertible {
    public var kind: Kind
    public var place: Place
    /// What was found and what was expected; starts in lower case.
    public var message: String

    public init(_ kind: Kind, at place: Place, _ message: String) {
      self.kind = kind
      self.place = place
      self.message = message
    }

    public var description: String { "\(place): \(message)" }
  }

  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case badHeader, badRow, badCell, duplicate, unresolvedConflict, unknownTerm, badPattern
  }

  /// More faults than these are counted, not shown.
  static let shownFaults = 20

  public init(_ faults: [Fault]) {
    precondition(!faults.isEmpty, "an error without a fault")
    self.faults = faults
  }

  public var description: String {
    var lines = faults.prefix(Self.shownFaults).map(\.description)
    if faults.count > Self.shownFaults {
      lines.append("and \(faults.count - Self.shownFaults) more")
    }
    return lines.joined(separator: "\n")
  }
}
