/// Text and numbers as JSON has them (RFC 8259), for writers that put objects together by hand.
public enum JSONText {
  /// The text in quotes, with what section 7 demands escaped, and nothing else.
  public static func string(_ text: String) -> String {
    var json = "\""
    json.reserveCapacity(text.utf8.count + 2)
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else {
      json += text
      return json + "\""
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      case let control where control.value < 0x20:
        let hexadecimal = String(control.value, radix: 16)
        json += "\\u" + String(repeating: "0", count: 4 - hexadecimal.count) + hexadecimal
      default: json.unicodeScalars.append(scalar)
      }
    }
    return json + "\""
  }

  /// The same for other kinds of text.
  public static func string(_ text: some StringProtocol) -> String { string(String(text)) }

  /// An object of values that are JSON already, in the order given.
  public static func object(_ fields: [(name: String, value: String)]) -> String {
    var json = "{"
    json.reserveCapacity(
      fields.reduce(2) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 })
    for (name, value) in fields {
      if json.utf8.count > 1 { json += "," }
      json += string(name)
      json += ":"
      json += value
    }
    return json + "}"
  }

  public static func array(_ values: [String]) -> String {
    "[" + values.joined(separator: ",") + "]"
  }
}

extension Double {
  /// The shortest decimal with at most three places: `0.25`, `1`.
  var threePlaces: String {
    let thousandths = Int((abs(self) * 1000).rounded())
    let places = String(thousandths % 1000 + 1000).dropFirst()
    let trimmed = places.reversed().drop { $0 == "0" }.reversed()
    let sign = self < 0 && thousandths > 0 ? "-" : ""
    return sign + String(thousandths / 1000) + (trimmed.isEmpty ? "" : "." + String(trimmed))
  }
}
