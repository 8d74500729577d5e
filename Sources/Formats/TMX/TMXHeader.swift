public import Bitext

/// The header of a TMX file (TMX 1.4b, section 3.1, `<header>`).
public struct TMXHeader: Hashable, Sendable {
  /// Of the file that was read: `1.4`; nil where it says none.
  public var version: String?
  /// All attributes as found, in order.
  public var attributes: [Property]
  public var properties: [Property]
  public var notes: [String]

  public init(
    version: String? = nil, attributes: [Property] = [], properties: [Property] = [],
    notes: [String] = []
  ) {
    self.version = version
    self.attributes = attributes
    self.properties = properties
    self.notes = notes
  }

  public subscript(name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }

  /// Nil for `*all*`, and where there is none or no valid one.
  public var sourceLanguage: LanguageTag? { self["srclang"].flatMap { LanguageTag($0) } }

  /// The seven attributes that TMX 1.4b demands, and the date.
  public static func written(
    by toolVersion: String, date: String, sourceLanguage: LanguageTag?
  ) -> TMXHeader {
    TMXHeader(
      version: "1.4",
      attributes: [
        Property("creationtool", "yizhi"), Property("creationtoolversion", toolVersion),
        Property("segtype", "sentence"), Property("o-tmf", "yizhi"), Property("adminlang", "en"),
        Property("srclang", sourceLanguage?.description ?? "*all*"),
        Property("datatype", "plaintext"),
      ] + (date.isEmpty ? [] : [Property("creationdate", date)]))
  }
}
