/// Text and numbers as JSON has them (RFC 8259), for writers that put objects together by hand.
public enum JSONText {
  /// The text in quotes, with what section 7 demands escaped, and nothing else.
  public static func string(_ text: some StringProtocol) -> String {
    var json = "\""
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

  /// An object of values that are JSON already, in the order given.
  public static func object(_ fields: [(name: String, value: String)]) -> String {
    "{" + fields.map { string($0.name) + ":" + $0.value }.joined(separator: ",") + "}"
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
