/// A BCP 47 language tag in its canonical case: `zh-Hans-CN`, `en-GB`.
///
/// Source: RFC 5646, section 2.1.1 (language in lower case, script in title case, region in upper
/// case). Underscores are read as hyphens, since many tools write `zh_CN`.
public struct LanguageTag: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let description: String

  /// `nil` unless `text` is subtags of 1 to 8 ASCII letters and digits, the first of 2 or 3 letters
  /// (or `x` or `i`).
  public init?(_ text: some StringProtocol) {
    let subtags = text.utf8.split(omittingEmptySubsequences: false) { $0 == 0x2D || $0 == 0x5F }
    var parts: [String] = []
    for subtag in subtags {
      guard (1...8).contains(subtag.count), subtag.allSatisfy(Self.isLetterOrDigit) else {
        return nil
      }
      let lower = String(decoding: subtag, as: UTF8.self).lowercased()
      parts.append(Self.cased(lower, at: parts.count, after: parts.last))
    }
    guard let first = parts.first, first.utf8.allSatisfy({ $0 > 0x39 }),
      (2...3).contains(first.utf8.count) || first == "x" || first == "i"
    else { return nil }
    self.description = parts.joined(separator: "-")
  }

  /// The primary subtag: `zh` of `zh-Hans-CN`.
  public var primary: Substring {
    let utf8 = description.utf8
    return description[..<(utf8.firstIndex(of: 0x2D) ?? utf8.endIndex)]
  }

  /// Chinese in any script, Cantonese and Classical Chinese included.
  public var isChinese: Bool { ["zh", "yue", "lzh", "cmn"].contains(primary) }

  /// Whether words are written without blanks between them, so that sentences join without one.
  public var isWrittenWithoutSpaces: Bool { isChinese || primary == "ja" }

  public static func < (left: Self, right: Self) -> Bool { left.description < right.description }

  public static let chinese = LanguageTag(canonical: "zh-CN")
  public static let english = LanguageTag(canonical: "en")

  private init(canonical: String) { description = canonical }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func cased(_ lower: String, at index: Int, after previous: String?) -> String {
    guard index > 0, previous?.utf8.count != 1 else { return lower }
    return switch lower.utf8.count {
    case 2: lower.uppercased()
    case 4 where !lower.utf8.contains(where: { $0 < 0x3A }):
      lower.prefix(1).uppercased() + lower.dropFirst()
    default: lower
    }
  }
}
