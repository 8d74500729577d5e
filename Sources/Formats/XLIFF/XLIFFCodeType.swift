/// What a code does, by the lists of TMX 1.4b (section 4, "type"), XLIFF 1.2 (section 2.3, "ctype")
/// and XLIFF 2.1 (section 4.3.1.37, "type"). A type of TMX that XLIFF lacks is kept as one of our
/// own.
enum XLIFFCodeType {
  /// XLIFF 1.2: own values begin with `x-`.
  static func ctype(_ type: String) -> String? {
    if shared.contains(type) { return type }
    if type == "ulined" { return "underlined" }
    guard isToken(type) else { return nil }
    return type.hasPrefix("x-") && !type.hasPrefix("x-tmx-") ? type : "x-tmx-" + type
  }

  static func tmxType(ctype: String) -> String {
    if ctype == "underlined" { return "ulined" }
    return ctype.hasPrefix("x-tmx-") ? String(ctype.dropFirst(6)) : ctype
  }

  private static let shared: Set = ["bold", "italic", "link", "image", "lb", "pb"]

  /// XLIFF 2: own subtypes have a prefix.
  static func typeAndSubType(_ type: String) -> (type: String, subType: String?)? {
    switch type {
    case "bold": ("fmt", "xlf:b")
    case "italic": ("fmt", "xlf:i")
    case "ulined": ("fmt", "xlf:u")
    case "lb": ("fmt", "xlf:lb")
    case "pb": ("fmt", "xlf:pb")
    case "fmt", "ui", "quote", "link", "image", "other": (type, nil)
    default: isToken(type) && !type.contains(":") ? ("other", "tmx:" + type) : nil
    }
  }

  static func tmxType(_ type: String, subType: String?) -> String {
    guard let subType else { return type }
    if subType.hasPrefix("tmx:") { return String(subType.dropFirst(4)) }
    return ["bold", "italic", "ulined", "lb", "pb"].first {
      typeAndSubType($0)?.subType == subType
    } ?? type
  }

  private static func isToken(_ text: String) -> Bool {
    !text.isEmpty && !text.unicodeScalars.contains { $0.properties.isWhitespace }
  }
}
