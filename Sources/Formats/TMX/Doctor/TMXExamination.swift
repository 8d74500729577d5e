import Bitext
import XML

/// Goes through a TMX file and tells each problem once, where it is.
struct TMXExamination {
  private(set) var unitCount = 0
  /// In the order in which they are met; a list, since they are few.
  private(set) var languages: [LanguageUse] = []
  private let path: String
  private let report: (TMXProblem) -> Void
  /// Nil for an element that TMX does not have.
  private var open: [TMXElement?] = []
  /// By `TMXElement.rawValue`.
  private let rules = TMXElement.allCases.map(TMXGrammar.rule)
  private var headerLine = 0
  private var sourceLanguage: LanguageTag?
  private var unit = TMXUnitState()

  /// A language code as written.
  struct LanguageUse {
    var code: String
    /// Nil for one that is no language tag.
    var tag: LanguageTag?
    var firstLine: Int
    var variantCount: Int
  }

  init(path: String, report: @escaping (TMXProblem) -> Void) {
    self.path = path
    self.report = report
  }

  mutating func take(_ event: XMLEvent) {
    switch event {
    case .start(let element): start(element)
    case .text(let text):
      if unit.isInSegment { unit.add(text) }
    case .end(_, let position): end(line: position.line)
    default: return
    }
  }

  /// What can only be said at the end.
  func finish() {
    let valid = languages.filter { $0.tag != nil }
    if valid.count > 2 {
      let codes = valid.map(\.code).joined(separator: ", ")
      tell(.manyLanguages, valid[2].firstLine, "expected two languages, found \(codes)")
    }
    for language in valid where language.tag?.description.contains("-") == false {
      tell(
        .languageWithoutRegion, language.firstLine,
        "\(language.variantCount) variants are in “\(language.code)”, a language without region")
    }
  }

  private mutating func start(_ element: XMLElement) {
    let known = TMXElement(name: element.name)
    checkGrammar(element, known, parent: open.last ?? nil)
    open.append(known)
    switch known {
    case .tmx where open.count == 1: checkVersion(element)
    case .header: checkHeader(element)
    case .body:
      if headerLine == 0 {
        tell(.missingHeader, element.position.line, "expected <header> before <body>")
      }
    case .tu:
      unitCount += 1
      unit.reset(element)
      checkAttributes(element)
    case .tuv:
      unit.startVariant(element)
      checkLanguage(element)
      checkAttributes(element)
    case .seg: unit.startSegment(element)
    default: if unit.isInSegment, let known { unit.startCode(known, element) }
    }
  }

  private mutating func end(line: Int) {
    switch open.removeLast() {
    case .seg: unit.endSegment()
    case .bpt, .ept, .it, .ph, .ut: unit.endCode()
    case .tuv:
      if !unit.hasSegment { tell(.missingSegment, line, "expected <seg> in <tuv>, found none") }
      for problem in unit.endVariant() { tell(problem.kind, problem.line, problem.message) }
    case .tu:
      for problem in unit.problems(sourceLanguage: sourceLanguage) {
        tell(problem.kind, problem.line, problem.message)
      }
      unit.reset()
    default: return
    }
  }

  private func checkGrammar(_ element: XMLElement, _ known: TMXElement?, parent: TMXElement?) {
    let line = element.position.line
    guard let known else {
      return tell(.unknownElement, line, "TMX has no element <\(element.name)>")
    }
    if let parent, !rules[parent.rawValue].children.contains(known) {
      tell(.misplacedElement, line, "expected no <\(known.name)> in <\(parent.name)>")
    } else if unit.isLate(known) {
      tell(.misplacedElement, line, "expected <\(known.name)> before variants and segments")
    }
    for attribute in element.attributes where !rules[known.rawValue].allows(attribute.name) {
      tell(
        .unknownAttribute, line, "expected no attribute “\(attribute.name)” on <\(element.name)>")
    }
    for name in rules[known.rawValue].required where element[name] == nil {
      tell(.missingAttribute, line, "expected an attribute “\(name)” on <\(element.name)>")
    }
  }

  private func checkVersion(_ element: XMLElement) {
    guard let version = element["version"] else { return }
    guard !["1.1", "1.2", "1.3", "1.4"].contains(version) else { return }
    tell(
      .unknownVersion, element.position.line, "expected version 1.1 to 1.4, found “\(version)”")
  }

  private mutating func checkHeader(_ element: XMLElement) {
    headerLine = element.position.line
    if let type = element["segtype"], !TMXGrammar.segmentTypes.contains(type) {
      let types = TMXGrammar.segmentTypes.sorted().joined(separator: ", ")
      tell(.invalidAttribute, headerLine, "expected a segtype of \(types), found “\(type)”")
    }
    checkAttributes(element)
    guard let source = element["srclang"] else { return }
    if source.lowercased() == "*all*" {
      tell(.anySourceLanguage, headerLine, "expected one source language, found “*all*”")
    } else if let tag = LanguageTag(source) {
      sourceLanguage = tag
    } else {
      tell(.invalidLanguage, headerLine, "expected a language code in srclang, found “\(source)”")
    }
  }

  private func checkAttributes(_ element: XMLElement) {
    for attribute in element.attributes
    where attribute.name.utf8.count >= 10 && TMXGrammar.dates.contains(attribute.name)
      && !TMXGrammar.isDate(attribute.value)
    {
      tell(
        .invalidDate, element.position.line,
        "expected YYYYMMDDThhmmssZ in \(attribute.name), found “\(attribute.value)”")
    }
  }

  private mutating func checkLanguage(_ element: XMLElement) {
    let line = element.position.line
    guard let code = element["xml:lang"] ?? element["lang"] else {
      return tell(.missingLanguage, line, "expected xml:lang on <tuv>")
    }
    var index = languages.firstIndex { $0.code == code } ?? languages.count
    if index == languages.count {
      // A file of nothing but different codes must not fill the memory.
      if languages.count == 1000 {
        index = 999
      } else {
        languages.append(
          LanguageUse(code: code, tag: LanguageTag(code), firstLine: line, variantCount: 0))
      }
    }
    guard let tag = languages[index].tag else {
      return tell(.invalidLanguage, line, "expected a language code, found “\(code)”")
    }
    languages[index].variantCount += 1
    if unit.languages.count < TMXUnitState.limit { unit.languages.append(tag) }
  }

  private func tell(_ kind: TMXProblem.Kind, _ line: Int, _ message: String) {
    let inUnit = unit.line > 0
    report(
      TMXProblem(
        kind: kind, path: path, line: line, unit: inUnit ? unitCount : 0,
        unitID: inUnit ? unit.id : nil, message: message))
  }
}
