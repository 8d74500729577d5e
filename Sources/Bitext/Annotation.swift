/// What a file says of a segment pair besides its texts: notes, properties, and attributes of the
/// elements that held it.
public struct Annotation: Hashable, Sendable {
  public var subject: Subject
  public var kind: Kind
  public var text: String

  /// What it is said of.
  public enum Subject: String, Hashable, Sendable, CaseIterable {
    case pair, source, target
  }

  public enum Kind: Hashable, Sendable {
    case note
    /// Named by whoever made the file (TMX 1.4b, `<prop type>`; XLIFF contexts and metadata).
    case property(String)
    /// An attribute with its TMX name: `creationdate`, `changeid`, `usagecount` …
    case attribute(String)
  }

  public init(_ kind: Kind, of subject: Subject = .pair, _ text: String) {
    self.subject = subject
    self.kind = kind
    self.text = text
  }
}

/// How far the translation of a segment has come (XLIFF 2.1, section 4.3.1.29, `state`).
public enum TranslationState: String, Hashable, Sendable, CaseIterable {
  case initial, translated, reviewed, final
}

extension [Annotation] {
  public func notes(of subject: Annotation.Subject) -> [String] {
    filter { $0.subject == subject && $0.kind == .note }.map(\.text)
  }

  public func properties(of subject: Annotation.Subject) -> [Property] {
    compactMap { annotation in
      guard annotation.subject == subject, case .property(let name) = annotation.kind else {
        return nil
      }
      return Property(name, annotation.text)
    }
  }

  public func attributes(of subject: Annotation.Subject) -> [Property] {
    compactMap { annotation in
      guard annotation.subject == subject, case .attribute(let name) = annotation.kind else {
        return nil
      }
      return Property(name, annotation.text)
    }
  }

  public init(
    of subject: Annotation.Subject, notes: [String], properties: [Property],
    attributes: [Property]
  ) {
    self = notes.map { Annotation(.note, of: subject, $0) }
    self += properties.map { Annotation(.property($0.name), of: subject, $0.value) }
    self += attributes.map { Annotation(.attribute($0.name), of: subject, $0.value) }
  }
}
