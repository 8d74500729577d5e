import Bitext
import XML

/// Inline codes as both versions of XLIFF can say them: spans with both ends, lone ends, and codes
/// that stand alone, numbered in the order in which they are met.
enum XLIFFCodes {
  struct Code {
    enum Kind { case start, end, loneStart, loneEnd, alone }

    var offset: Int
    var kind: Kind
    /// The number of the code; both ends of a span have the same.
    var id: String
    var native: String
    var type: String?
  }

  static func codes(of segment: Segment) -> [Code] {
    var numbers: [String: String] = [:]
    var spans: [String] = []
    var next = 0
    func number() -> String {
      next += 1
      return String(next)
    }
    return TMXCodes.writable(segment.codes).map { item in
      let type = item.attributes.first { $0.name == "type" }?.value
      let pair = item.attributes.first { $0.name == "i" }?.value ?? ""
      var code = Code(
        offset: item.code.offset, kind: .alone, id: "", native: native(item.code), type: type)
      switch (item.element, item.code.role) {
      case ("bpt", _):
        code.kind = .start
        code.id = number()
        numbers[pair] = code.id
      case ("ept", _):
        code.kind = .end
        code.id = numbers[pair] ?? number()
      case ("hi", .opening):
        code.kind = .start
        code.id = number()
        spans.append(code.id)
      case ("hi", _):
        code.kind = .end
        code.id = spans.popLast() ?? number()
      case ("it", let role):
        code.kind = role == .closing ? .loneEnd : .loneStart
        code.id = number()
      default: code.id = number()
      }
      return code
    }
  }

  /// Sub-flows are kept as text of the code.
  private static func native(_ code: InlineCode) -> String {
    code.content.reduce(into: "") { text, content in
      switch content {
      case .native(let native): text += native
      case .subflow(let flow, _): text += flow
      }
    }
  }
}

extension XMLWriter {
  /// Text with something written for each code where it stands.
  mutating func mixed(
    _ segment: Segment, _ codes: [XLIFFCodes.Code],
    _ write: (inout XMLWriter, XLIFFCodes.Code) -> Void
  ) {
    let utf8 = segment.text.utf8
    var position = utf8.startIndex
    for code in codes {
      let stop = utf8.index(utf8.startIndex, offsetBy: min(code.offset, utf8.count))
      if position < stop { text(String(segment.text[position..<stop])) }
      position = max(position, stop)
      write(&self, code)
    }
    if position < utf8.endIndex { text(String(segment.text[position...])) }
  }
}
