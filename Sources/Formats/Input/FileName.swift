import Bitext

/// What a file's name says: `reports/2018-07.zh-Hans.txt` is `2018-07` in Chinese, edition 2018.
struct FileName: Hashable, Sendable {
  /// With its slash; empty for the current folder.
  var folder: String
  /// The name without language and extension.
  var stem: String
  var language: LanguageTag?
  /// In lower case, without the dot; what stands before `.gz`, where that is the last.
  var fileExtension: String

  init(_ path: String) {
    let start = path.utf8.lastIndex(of: 0x2F).map { path.index(after: $0) } ?? path.startIndex
    folder = String(path[..<start])
    var parts = path[start...].split(separator: ".", omittingEmptySubsequences: false)
    fileExtension = ""
    if parts.count > 2, parts.last?.lowercased() == "gz" { parts.removeLast() }
    if parts.count > 1, let last = parts.last, !(parts.count == 2 && parts[0].isEmpty) {
      fileExtension = last.lowercased()
      parts.removeLast()
    }
    if parts.count > 1, let last = parts.last, let tag = Self.language(last) {
      language = tag
      parts.removeLast()
    }
    stem = parts.joined(separator: ".")
  }

  /// The first year from 1900 to 2099 in the stem.
  var edition: Int? {
    var digits = ""
    for character in stem.unicodeScalars.map(Character.init) + [" "] {
      if character.isASCII, character.isNumber {
        digits.append(character)
      } else {
        if digits.count == 4, let year = Int(digits), (1900...2099).contains(year) { return year }
        // 20240121 and 202401 begin with a year, too.
        if digits.count == 8 || digits.count == 6, let year = Int(digits.prefix(4)),
          (1900...2099).contains(year), let month = Int(digits.dropFirst(4).prefix(2)),
          (1...12).contains(month)
        {
          return year
        }
        digits = ""
      }
    }
    return nil
  }

  /// A tag whose first part is a language of ISO 639-1 or one of a few Chinese ones, so that
  /// `report.new.txt` is not in Newari.
  private static func language(_ text: Substring) -> LanguageTag? {
    guard let tag = LanguageTag(text) else { return nil }
    let primary = String(tag.primary)
    let isKnown =
      primary.utf8.count == 2 ? twoLetterLanguages.contains(primary) : tag.isChinese
    return isKnown ? tag : nil
  }

  /// ISO 639-1.
  private static let twoLetterLanguages = Set(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de
    dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia
    id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo
    lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl
    ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk
    tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
