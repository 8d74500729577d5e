import Bitext
import XML

/// What an examination knows of the unit that it is in.
struct TMXUnitState {
  struct Fault {
    var kind: TMXProblem.Kind
    var line: Int
    var message: String
  }

  /// So many languages and faults of one unit are kept; nobody reads more.
  static let limit = 1000

  /// 0 outside of units.
  private(set) var line = 0
  private(set) var id: String?
  var languages: [LanguageTag] = []
  private(set) var isInSegment = false
  private(set) var hasSegment = false
  private var ownSourceLanguage: LanguageTag?
  private var hasVariants = false
  private var isInVariant = false
  private var variantCount = 0
  private var segmentLine = 0
  /// Elements of native code that are open; text in them is no text of the segment.
  private var codeDepth = 0
  /// Unicode scalars, codes left out.
  private var length = 0
  private var isBlank = true
  /// Numbers of spans, and those among them that are still open.
  private var opened: [String] = []
  private var open: Set<String> = []
  private var faults: [Fault] = []

  /// Begins a unit, or, without element, ends one.
  mutating func reset(_ element: XMLElement? = nil) {
    line = element?.position.line ?? 0
    id = element?["tuid"]
    ownSourceLanguage = element?["srclang"].flatMap { LanguageTag($0) }
    languages.removeAll(keepingCapacity: true)
    isInSegment = false
    hasSegment = false
    hasVariants = false
    isInVariant = false
    variantCount = 0
  }

  /// Whether an element that describes stands behind what it describes.
  func isLate(_ element: TMXElement) -> Bool {
    guard element == .prop || element == .note else { return false }
    return isInVariant ? hasSegment : hasVariants
  }

  mutating func startVariant(_ element: XMLElement) {
    hasVariants = true
    isInVariant = true
    hasSegment = false
    variantCount += 1
  }

  mutating func startSegment(_ element: XMLElement) {
    isInSegment = true
    hasSegment = true
    segmentLine = element.position.line
    codeDepth = 0
    length = 0
    isBlank = true
    if !opened.isEmpty {
      opened.removeAll()
      open.removeAll()
    }
  }

  mutating func add(_ text: XMLText) {
    guard codeDepth == 0 else { return }
    length += Self.scalarCount(text.text)
    if isBlank { isBlank = text.isWhitespace }
  }

  mutating func startCode(_ code: TMXElement, _ element: XMLElement) {
    switch code {
    case .bpt:
      codeDepth += 1
      let number = element["i"] ?? ""
      if !open.insert(number).inserted {
        fault(.unpairedCode, "expected one <bpt> of number “\(number)”, found two")
      }
      opened.append(number)
    case .ept:
      codeDepth += 1
      let number = element["i"] ?? ""
      if open.remove(number) == nil {
        fault(.unpairedCode, "expected a <bpt> before the <ept> of number “\(number)”")
      }
    case .it, .ph, .ut: codeDepth += 1
    default: return
    }
  }

  mutating func endCode() { if codeDepth > 0 { codeDepth -= 1 } }

  mutating func endSegment() {
    isInSegment = false
    for number in opened where open.remove(number) != nil {
      fault(.unpairedCode, "expected an <ept> behind the <bpt> of number “\(number)”")
    }
    if isBlank { fault(.emptySegment, "expected text in <seg>, found none") }
    let limit = TMXProblem.Kind.tradosSegmentLimit
    if length > limit {
      fault(.longSegment, "the segment has \(length) characters, more than \(limit)")
    }
  }

  mutating func endVariant() -> [Fault] {
    isInVariant = false
    guard !faults.isEmpty else { return [] }
    defer { faults.removeAll() }
    return faults
  }

  /// What concerns the unit as a whole.
  func problems(sourceLanguage: LanguageTag?) -> [Fault] {
    var problems: [Fault] = []
    if variantCount < 2 {
      let found = variantCount == 0 ? "none" : "one"
      problems.append(
        Fault(kind: .loneVariant, line: line, message: "expected two variants, found \(found)"))
    }
    for (index, language) in languages.enumerated()
    where languages[..<index].contains(language) {
      problems.append(
        Fault(
          kind: .repeatedLanguage, line: line,
          message: "expected one variant in \(language), found another"))
    }
    if let source = ownSourceLanguage ?? sourceLanguage, !languages.isEmpty,
      !languages.contains(where: { $0.primary == source.primary })
    {
      problems.append(
        Fault(
          kind: .noSourceVariant, line: line,
          message: "expected a variant in the source language \(source)"))
    }
    return problems
  }

  /// Eight bytes at a time: a byte of the form 10xxxxxx goes on with a character.
  private static func scalarCount(_ text: String) -> Int {
    var text = text
    return text.withUTF8 { buffer in
      let bytes = UnsafeRawBufferPointer(buffer)
      var continuations = 0
      var offset = 0
      while offset + 8 <= bytes.count {
        let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        continuations &+= (word & ~(word << 1) & 0x8080_8080_8080_8080).nonzeroBitCount
        offset += 8
      }
      while offset < bytes.count {
        if unsafe bytes[offset] & 0xC0 == 0x80 { continuations &+= 1 }
        offset += 1
      }
      return bytes.count - continuations
    }
  }

  private mutating func fault(_ kind: TMXProblem.Kind, _ message: String) {
    guard faults.count < Self.limit else { return }
    faults.append(Fault(kind: kind, line: segmentLine, message: message))
  }
}
