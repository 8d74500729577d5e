import TestSupport
import XML

/// A random XML text that knows where each of its start tags and characters stands, counted by hand.
struct RandomXML {
  struct Placed: Hashable, Sendable {
    var scalar: Unicode.Scalar
    var position: XMLPosition
  }

  private(set) var text = ""
  private(set) var starts: [XMLPosition] = []
  private(set) var scalars: [Placed] = []
  private var cursor = XMLPosition(line: 1, column: 1)

  init(using generator: inout SplitMix64) {
    write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<root>")
    for _ in 0..<30 { piece(depth: 0, &generator) }
    write("</root>\n")
  }

  /// The characters of a text event with the places that it gives them.
  static func placed(_ text: XMLText) -> [Placed] {
    var position = text.position
    var offset = 0
    var breaks = text.breaks[...]
    return text.text.unicodeScalars.map { scalar in
      if let next = breaks.first, next.offset == offset {
        position = next.position
        breaks.removeFirst()
      }
      defer {
        position.column += 1
        offset += UTF8.width(scalar)
      }
      return Placed(scalar: scalar, position: position)
    }
  }

  private mutating func write(_ string: String) {
    for scalar in string.unicodeScalars {
      text.unicodeScalars.append(scalar)
      if scalar == "\n" {
        cursor = XMLPosition(line: cursor.line + 1, column: 1)
      } else {
        cursor.column += 1
      }
    }
  }

  private mutating func piece(depth: Int, _ generator: inout SplitMix64) {
    switch Int.random(in: 0..<9, using: &generator) {
    case 0, 1: characters(count: Int.random(in: 1...400, using: &generator), &generator)
    case 2: characters(count: Int.random(in: 1...6, using: &generator), &generator)
    case 3: reference(["&amp;", "&lt;", "&#x4E2D;", "&#10;"].randomElement(using: &generator))
    case 4 where depth < 5: element(depth: depth, &generator)
    case 5:
      starts.append(cursor)
      write("<e x=\"中文 é\"\n  y='&lt;1'/>")
    case 6: write("<!-- 注 -->")
    case 7: section(&generator)
    default: write("<?pi 中?>")
    }
  }

  private mutating func element(depth: Int, _ generator: inout SplitMix64) {
    starts.append(cursor)
    write("<d z=\"值\">")
    for _ in 0..<4 { piece(depth: depth + 1, &generator) }
    write("</d  >")
  }

  private mutating func characters(count: Int, _ generator: inout SplitMix64) {
    for _ in 0..<count { character(&generator) }
  }

  private mutating func character(_ generator: inout SplitMix64) {
    let scalar = "ab \n中é😀\t.文".unicodeScalars.randomElement(using: &generator) ?? "a"
    scalars.append(Placed(scalar: scalar, position: cursor))
    write(String(scalar))
  }

  private mutating func reference(_ reference: String?) {
    guard let reference else { return }
    let scalar: Unicode.Scalar =
      ["&amp;": "&", "&lt;": "<", "&#x4E2D;": "中", "&#10;": "\n"][reference] ?? "?"
    scalars.append(Placed(scalar: scalar, position: cursor))
    write(reference)
  }

  private mutating func section(_ generator: inout SplitMix64) {
    write("<![CDATA[")
    characters(count: Int.random(in: 1...20, using: &generator), &generator)
    write("]]>")
  }
}
