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
    var content: [InlineCode.Content]
    /// As TMX names it.
    var type: String?

    /// Native code, sub-flows as a part of it.
    var native: String {
      content.reduce(into: "") { text, content in
        switch content {
        case .native(let native): text += native
        case .subflow(let flow, _): text += flow
        }
      }
    }
  }

  static func codes(of segment: Segment) -> [Code] {
    let items = TMXCodes.writable(segment.codes)
    var numbers = Numbers(items)
    /// Numbers of the spans that are open: by the `i` of `bpt`, and of `hi`.
    var spans: [String: String] = [:]
    var highlights: [String] = []
    return items.map { item in
      func value(_ name: String) -> String? { item.attributes.first { $0.name == name }?.value }
      var code = Code(
        offset: item.code.offset, kind: .alone, id: "", content: item.code.content,
        type: value("type"))
      switch (item.element, item.code.role) {
      case ("ept", _):
        code.kind = .end
        code.id = spans[value("i") ?? ""] ?? numbers.next(nil)
        return code
      case ("hi", .closing):
        code.kind = .end
        code.id = highlights.popLast() ?? numbers.next(nil)
        return code
      case ("it", let role): code.kind = role == .closing ? .loneEnd : .loneStart
      case ("bpt", _), ("hi", _): code.kind = .start
      default: break
      }
      code.id = numbers.next(value("x"))
      if item.element == "bpt" { spans[value("i") ?? ""] = code.id }
      if item.element == "hi" { highlights.append(code.id) }
      return code
    }
  }

  /// Numbers that are met once: the `x` of a code, which links it to its translation, where it has
  /// one of its own.
  private struct Numbers {
    private let wanted: Set<String>
    private var used: Set<String> = []
    private var last = 0

    init(_ items: [TMXCodes.Written]) {
      wanted = Set(items.flatMap { $0.attributes.filter { $0.name == "x" }.map(\.value) })
    }

    mutating func next(_ own: String?) -> String {
      if let own, own.isNameToken, used.insert(own).inserted { return own }
      repeat { last += 1 } while wanted.contains(String(last))
      used.insert(String(last))
      return String(last)
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
