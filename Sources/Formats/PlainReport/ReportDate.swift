/// Finds the year of a date in a title: `2025年1月14日`, `二〇二五年一月`, `January 14, 2025`.
enum ReportDate {
  static func year(in text: String) -> Int? {
    let scalars = Array(text.unicodeScalars)
    var start = 0
    while start + 4 <= scalars.count {
      guard let year = year(scalars[start..<(start + 4)]),
        start == 0 || digit(scalars[start - 1]) == nil,
        start + 4 == scalars.count || digit(scalars[start + 4]) == nil
      else {
        start += 1
        continue
      }
      if isChineseDate(scalars[(start + 4)...]) || namesMonth(scalars[..<start]) { return year }
      start += 4
    }
    return nil
  }

  private static func year(_ scalars: ArraySlice<Unicode.Scalar>) -> Int? {
    var year = 0
    for scalar in scalars {
      guard let digit = digit(scalar) else { return nil }
      year = 10 * year + digit
    }
    return (1900...2099).contains(year) ? year : nil
  }

  private static let chineseDigits = Array("〇一二三四五六七八九".unicodeScalars)

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x30...0x39: Int(scalar.value - 0x30)
    case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
    case 0x96F6, 0x25CB: 0
    default: chineseDigits.firstIndex(of: scalar)
    }
  }

  /// A year, a month: `年1月`.
  private static func isChineseDate(_ rest: ArraySlice<Unicode.Scalar>) -> Bool {
    let letters = rest.filter { !$0.properties.isWhitespace }
    guard letters.first == "年" else { return false }
    let month = letters.dropFirst().prefix { digit($0) != nil || $0 == "十" }
    return !month.isEmpty && month.count <= 3 && letters.dropFirst(1 + month.count).first == "月"
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// The last words before the year are a month with or without a day: `January 14,`, `14 January`.
  private static func namesMonth(_ before: ArraySlice<Unicode.Scalar>) -> Bool {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: before)
    let words = String(text).lowercased().split { !$0.isLetter && !$0.isNumber }
    return words.suffix(2).contains { months.contains(String($0)) }
  }
}
