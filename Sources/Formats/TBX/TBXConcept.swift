import Bitext
import XML

/// A concept entry of TBX: terms by language, with their status.
struct TBXConcept {
  struct Term {
    var text: String
    var place: Place
    var status: Status
  }

  /// Administrative status (ISO 12620, A.2.9.1).
  enum Status: String {
    case preferred = "preferredTerm-admn-sts"
    case admitted = "admittedTerm-admn-sts"
    case deprecated = "deprecatedTerm-admn-sts"
    case superseded = "supersededTerm-admn-sts"
    case unknown = ""

    /// Also the shorter words that some programs write, and MultiTerm's.
    init(_ text: String) {
      switch text.lowercased().filter({ $0 != " " && $0 != "_" }) {
      case "preferredterm-admn-sts", "preferredterm", "preferred", "standardizedterm-admn-sts":
        self = .preferred
      case "admittedterm-admn-sts", "admittedterm", "admitted", "legalterm-admn-sts",
        "regulatedterm-admn-sts":
        self = .admitted
      case "deprecatedterm-admn-sts", "deprecatedterm", "deprecated", "notrecommended",
        "forbidden":
        self = .deprecated
      case "supersededterm-admn-sts", "supersededterm", "superseded", "obsolete":
        self = .superseded
      default: self = .unknown
      }
    }

    var isForbidden: Bool { self == .deprecated || self == .superseded }
  }

  private(set) var languages: [(language: LanguageTag, terms: [Term])] = []
  private let id: String
  private var domain = ""
  private var notes: [String] = []
  private var extras = TBXExtras()
  private let path: String

  init(_ node: XMLNode, path: String) {
    self.path = path
    id = node["id"] ?? node["xml:id"] ?? ""
    for child in node.children {
      switch child.name {
      case "langSet", "langSec":
        guard let code = child["xml:lang"] ?? child["lang"], let language = LanguageTag(code)
        else { continue }
        languages.append((language, Self.terms(child, path: path)))
      default: describe(child)
      }
    }
  }

  private mutating func describe(_ node: XMLNode) {
    switch node["type"] ?? node.name {
    case "subjectField" where domain.isEmpty: domain = node.text.tidy
    case "note":
      let text = node.text.tidy
      if !extras.take(text) && !text.isEmpty { notes.append(text) }
    default: for child in node.children { describe(child) }
    }
  }

  private static func terms(_ language: XMLNode, path: String) -> [Term] {
    language.children.filter { ["tig", "ntig", "termSec"].contains($0.name) }.compactMap {
      section in
      let group = section.child("termGrp") ?? section
      guard let term = group.child("term"), !term.text.tidy.isEmpty else { return nil }
      let notes = all(in: section) { ($0["type"] ?? $0.name) == "administrativeStatus" }
      let start =
        term.content.lazy.compactMap { content in
          if case .text(let text) = content { text.position } else { nil }
        }.first ?? term.element.position
      return Term(
        text: term.text.tidy, place: Place(path: path, line: start.line, column: start.column),
        status: Status(notes.first?.text.tidy ?? ""))
    }
  }

  private static func all(in node: XMLNode, where matches: (XMLNode) -> Bool) -> [XMLNode] {
    node.children.flatMap { (matches($0) ? [$0] : []) + all(in: $0, where: matches) }
  }

  /// One entry for each term in the source language.
  func entries(
    _ source: LanguageTag, _ target: LanguageTag, _ losses: inout GlossaryLosses
  ) -> [ConceptEntry] {
    let sources = terms(in: source)
    let targets = terms(in: target)
    let forbidden = targets.filter(\.status.isForbidden).map(\.text)
    let allowed = targets.filter { !$0.status.isForbidden }
    let preferred = allowed.first { $0.status == .preferred } ?? allowed.first
    guard !sources.isEmpty else {
      losses.add("concepts without a term in \(source) were left out")
      return []
    }
    guard !targets.isEmpty || extras.status == .rejected else {
      losses.add("concepts without a term in \(target) were left out")
      return []
    }
    return sources.enumerated().map { index, term in
      ConceptEntry(
        source: term.text, target: preferred?.text ?? "",
        status: extras.status ?? (term.status.isForbidden ? .deprecated : .approved),
        admitted: allowed.map(\.text).filter { $0 != preferred?.text }, forbidden: forbidden,
        policy: extras.policy ?? .enforce, matching: extras.matching ?? .any,
        validity: extras.validity ?? ConceptEntry.Validity(), domain: domain,
        note: notes.joined(separator: "\n"),
        id: index == 0 ? id : id.isEmpty ? "" : "\(id)-\(index + 1)",
        place: term.place)
    }
  }

  private func terms(in language: LanguageTag) -> [Term] {
    let exact = languages.filter { $0.language == language }
    let near = languages.filter { $0.language.primary == language.primary }
    return (exact.isEmpty ? near : exact).flatMap(\.terms)
  }
}

/// What our entries say beyond TBX-Basic, as notes: `yizhi: policy=advise`.
struct TBXExtras {
  private(set) var status: ConceptEntry.Status?
  private(set) var policy: ConceptEntry.Policy?
  private(set) var matching: ConceptEntry.CaseMatching?
  private(set) var validity: ConceptEntry.Validity?

  private static let mark = "yizhi: "

  /// Whether the note was one of ours.
  mutating func take(_ note: String) -> Bool {
    guard note.hasPrefix(Self.mark) else { return false }
    let parts = note.dropFirst(Self.mark.count).split(separator: "=", maxSplits: 1)
    guard parts.count == 2 else { return false }
    let value = String(parts[1])
    switch parts[0] {
    case "status": status = ConceptEntry.Status(rawValue: value)
    case "policy": policy = ConceptEntry.Policy(rawValue: value)
    case "case": matching = ConceptEntry.CaseMatching(rawValue: value)
    case "valid": validity = ConceptEntry.Validity(value)
    default: return false
    }
    return true
  }

  static func notes(of entry: ConceptEntry, _ losses: inout GlossaryLosses) -> [String] {
    var notes: [String] = []
    func add(_ name: String, _ value: String) {
      notes.append("\(mark)\(name)=\(value)")
      // Ranges of editions are many; each by itself would tell no more.
      let what = name == "valid" ? name : "\(name) “\(value)”"
      losses.add("has no category for \(what), written as a note")
    }
    if entry.status == .candidate || entry.status == .rejected {
      add("status", entry.status.rawValue)
    }
    if entry.policy != .enforce { add("policy", entry.policy.rawValue) }
    if entry.matching != .any { add("case", entry.matching.rawValue) }
    if entry.validity != ConceptEntry.Validity() { add("valid", entry.validity.description) }
    return notes
  }
}

extension String {
  /// Without blanks at the ends, and with one blank for each run of them: line ends in XML text are
  /// layout.
  var tidy: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
