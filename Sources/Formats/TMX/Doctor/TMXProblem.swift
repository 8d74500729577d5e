/// Something in a TMX file that some tool stumbles over.
public struct TMXProblem: Hashable, Sendable, CustomStringConvertible {
  public var kind: Kind
  public var path: String
  /// 1-based.
  public var line: Int
  /// 1-based position of the unit in the file; 0 for what concerns the whole file.
  public var unit: Int
  /// The unit's `tuid`, where it has one.
  public var unitID: String?
  /// What was expected, and what was found.
  public var message: String

  public var description: String {
    let name = unitID.map { " “\($0)”" } ?? ""
    return "\(path):\(line): \(unit == 0 ? "" : "unit \(unit)\(name): ")\(message)"
      + " [\(kind.rawValue)]"
  }

  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case notWellFormed = "not-well-formed"
    case forbiddenCharacter = "forbidden-character"
    case wrongRoot = "wrong-root"
    case unknownVersion = "unknown-version"
    case missingHeader = "missing-header"
    case missingAttribute = "missing-attribute"
    case invalidAttribute = "invalid-attribute"
    case unknownAttribute = "unknown-attribute"
    case unknownElement = "unknown-element"
    case misplacedElement = "misplaced-element"
    case anySourceLanguage = "any-source-language"
    case missingLanguage = "missing-language"
    case invalidLanguage = "invalid-language"
    case languageWithoutRegion = "language-without-region"
    case manyLanguages = "many-languages"
    case missingSegment = "missing-segment"
    case emptySegment = "empty-segment"
    case longSegment = "long-segment"
    case loneVariant = "lone-variant"
    case noSourceVariant = "no-source-variant"
    case repeatedLanguage = "repeated-language"
    case invalidDate = "invalid-date"
    case unpairedCode = "unpaired-code"
  }

  /// Which tools refuse the file or the unit for it, and why; none where the problem only departs
  /// from the specification.
  public var refusals: [Refusal] { kind.refusals }

  public struct Refusal: Hashable, Sendable {
    public var tool: Tool
    public var reason: String
  }

  public enum Tool: String, Hashable, Sendable, CaseIterable {
    case everyTool = "every tool"
    /// Programs that validate by `tmx14.dtd` before they read.
    case validators = "validating readers"
    case omegat = "OmegaT"
    case trados = "Trados Studio"
    case memoq = "memoQ"
    case phrase = "Phrase TMS"
  }
}

extension TMXProblem.Kind {
  /// RWS documents 2,000 characters a segment for imports into Trados memories ("Importing TM
  /// content", docs.rws.com), and one source and one target language ("Importing content into a
  /// translation memory", developers.rws.com); Phrase one target segment a language ("Translation
  /// Unit Metadata", support.phrase.com). What a DTD demands is tmx14.dtd.
  static let tradosSegmentLimit = 2000

  public var refusals: [TMXProblem.Refusal] {
    switch self {
    case .notWellFormed, .forbiddenCharacter:
      [refusal(.everyTool, "an XML reader must stop at it (XML 1.0, sections 1.2 and 2.2)")]
    case .wrongRoot: [refusal(.everyTool, "it is not recognised as TMX")]
    case .unknownVersion, .missingHeader, .missingAttribute, .invalidAttribute, .unknownAttribute,
      .unknownElement, .misplacedElement:
      [refusal(.validators, "the DTD does not allow it")]
    case .anySourceLanguage:
      [refusal(.trados, "its memories have one source language, and the file names none")]
    case .missingLanguage, .invalidLanguage:
      [refusal(.everyTool, "the text's language is not known, so the variant is passed over")]
    case .languageWithoutRegion:
      [refusal(.trados, "its memories name a region; units in another code are not imported")]
    case .manyLanguages:
      [refusal(.trados, "it reads memories of one source and one target language only")]
    case .missingSegment, .loneVariant:
      [refusal(.everyTool, "there is no pair of texts to keep, so the unit is passed over")]
    case .emptySegment:
      [refusal(.everyTool, "a pair without text on both sides is no match for anything")]
    case .longSegment:
      [refusal(.trados, "it takes at most \(Self.tradosSegmentLimit) characters a segment")]
    case .noSourceVariant:
      [refusal(.everyTool, "the unit has no text in the source language that the file names")]
    case .repeatedLanguage: [refusal(.phrase, "it keeps one segment a language in a unit")]
    case .invalidDate: []
    case .unpairedCode: [refusal(.trados, "it takes the codes of a unit for damaged")]
    }
  }

  private func refusal(_ tool: TMXProblem.Tool, _ reason: String) -> TMXProblem.Refusal {
    TMXProblem.Refusal(tool: tool, reason: reason)
  }
}
