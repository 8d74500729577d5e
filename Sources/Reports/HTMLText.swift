import Linguistics

/// Text as HTML.
enum HTMLText {
  /// Safe in elements and in attributes with double quotes; control characters are shown as U+FFFD.
  static func escaped(_ text: some StringProtocol) -> String {
    var html = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": html += "&amp;"
      case "<": html += "&lt;"
      case ">": html += "&gt;"
      case "\"": html += "&quot;"
      case "'": html += "&#39;"
      case "\n", "\t": html.unicodeScalars.append(scalar)
      case let control where control.value < 0x20 || (0x7F...0x9F).contains(control.value):
        html += "\u{FFFD}"
      default: html.unicodeScalars.append(scalar)
      }
    }
    return html
  }

  /// The text with a range of its UTF-8 offsets marked.
  static func marked(_ text: String, _ range: Range<Int>?) -> String {
    guard let range, range.upperBound <= text.utf8.count else { return escaped(text) }
    return escaped(text[utf8: 0..<range.lowerBound]) + "<mark>" + escaped(text[utf8: range])
      + "</mark>" + escaped(text[utf8: range.upperBound..<text.utf8.count])
  }

  /// For speech and fonts: Chinese where Han characters are not rare.
  static func language(of text: String) -> String {
    let han = text.unicodeScalars.count(where: \.isHan)
    return 3 * han > text.unicodeScalars.count ? "zh" : "en"
  }
}
