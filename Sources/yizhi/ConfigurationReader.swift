import Bitext
import Lint
import Yams

/// Reads `.yizhi.yml`: every key is known, every value of the right type, or the line is told.
struct ConfigurationReader {
  let path: String

  private static let keys = [
    "from", "to", "encoding", "glossaries", "references", "baseline", "fail-level", "rules",
    "suppressions",
  ]
  private static let suppressionKeys = ["rule", "rules", "path", "term", "text", "reason", "until"]

  func read(_ text: String, folder: String) throws -> Configuration {
    var configuration = Configuration()
    configuration.folder = folder
    guard let root = try compose(text) else { return configuration }
    for (name, value) in try entries(of: root, known: Self.keys, what: "the configuration") {
      switch name {
      case "from": configuration.sourceLanguage = try language(value, name)
      case "to": configuration.targetLanguage = try language(value, name)
      case "encoding": configuration.encoding = try string(value, name)
      case "glossaries": configuration.glossaries = try strings(value, name)
      case "references": configuration.references = try strings(value, name)
      case "baseline": configuration.baseline = try string(value, name)
      case "fail-level": configuration.failLevel = try severity(value, name)
      case "rules": configuration.rules = try rules(value)
      default: configuration.suppressions = try suppressions(value, folder)
      }
    }
    return configuration
  }

  private func compose(_ text: String) throws -> Node? {
    do {
      return try Yams.compose(yaml: text)
    } catch let error as YamlError {
      switch error {
      case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
        .composer(_, let problem, let mark, _):
        throw failure("expected YAML: \(problem)", mark.line)
      case .duplicatedKeysInMapping(let duplicates, _):
        let names = duplicates.map { "\($0)" }.sorted().joined(separator: ", ")
        throw failure("expected each key once, found twice: \(names)", 0)
      default: throw failure("expected YAML: \(error)", 0)
      }
    }
  }

  // MARK: Rules and suppressions

  private func rules(_ node: Node) throws -> [String: LintConfiguration.RuleSetting] {
    let ids = allChecks.map { $0.id }
    var settings: [String: LintConfiguration.RuleSetting] = [:]
    for (name, value) in try entries(of: node, known: ids, what: "rules") {
      switch try string(value, name) {
      case "off", "false": settings[name] = .off
      case "on", "true": settings[name] = .on(nil)
      case let word:
        guard let severity = Severity(rawValue: word) else {
          throw failure(
            "expected off, on, hint, warning or error for \(name), found '\(word)'", line(of: value)
          )
        }
        settings[name] = .on(severity)
      }
    }
    return settings
  }

  private func suppressions(_ node: Node, _ folder: String) throws -> [Lint.Suppression] {
    guard case .sequence(let sequence) = node else {
      throw failure("expected a list for suppressions", line(of: node))
    }
    return try sequence.map { try suppression($0, folder) }
  }

  private func suppression(_ node: Node, _ folder: String) throws -> Lint.Suppression {
    let ids = allChecks.map { $0.id }
    var suppression = Lint.Suppression(
      rules: [], reason: "", place: Place(path: path, line: line(of: node), column: 1))
    for (name, value) in try entries(
      of: node, known: Self.suppressionKeys, what: "a suppression")
    {
      switch name {
      case "rule", "rules":
        for rule in try strings(value, name) {
          guard ids.contains(rule) else { throw unknown(rule, ids, "rule", line(of: value)) }
          suppression.rules.insert(rule)
        }
      case "path":
        let glob = try string(value, name)
        suppression.path = glob.contains("/") ? folder + glob : glob
      case "term": suppression.term = try string(value, name)
      case "text": suppression.text = try string(value, name)
      case "reason": suppression.reason = try string(value, name)
      default:
        let text = try string(value, name)
        guard let day = CalendarDay(text) else {
          throw failure(
            "expected a day such as 2026-12-31 for until, found '\(text)'", line(of: value))
        }
        suppression.until = day
      }
    }
    guard !suppression.reason.isEmpty else {
      throw failure(
        "expected a reason in this suppression; say why the text is right", line(of: node))
    }
    guard
      !suppression.rules.isEmpty || suppression.path != nil || suppression.term != nil
        || suppression.text != nil
    else {
      throw failure(
        "expected a rule, path, term or text in this suppression; it would cover everything",
        line(of: node))
    }
    return suppression
  }

  // MARK: Nodes

  private func entries(
    of node: Node, known: [String], what: String
  ) throws -> [(name: String, value: Node)] {
    guard case .mapping(let mapping) = node else {
      throw failure("expected keys with values for \(what)", line(of: node))
    }
    return try mapping.map { key, value in
      guard let name = key.scalar?.string, known.contains(name) else {
        throw unknown(
          key.scalar?.string ?? "", known, what == "rules" ? "rule" : "key", line(of: key))
      }
      return (name, value)
    }
  }

  private func string(_ node: Node, _ name: String) throws -> String {
    guard case .scalar(let scalar) = node, !scalar.string.isEmpty else {
      throw failure("expected a text for \(name)", line(of: node))
    }
    return scalar.string
  }

  /// A list of texts, or one text alone.
  private func strings(_ node: Node, _ name: String) throws -> [String] {
    guard case .sequence(let sequence) = node else { return [try string(node, name)] }
    return try sequence.map { try string($0, name) }
  }

  private func language(_ node: Node, _ name: String) throws -> LanguageTag {
    let text = try string(node, name)
    guard let tag = LanguageTag(text) else {
      throw failure(
        "expected a BCP 47 language tag such as zh-CN for \(name), found '\(text)'", line(of: node))
    }
    return tag
  }

  private func severity(_ node: Node, _ name: String) throws -> Severity {
    let text = try string(node, name)
    guard let severity = Severity(rawValue: text) else {
      throw failure("expected error, warning or hint for \(name), found '\(text)'", line(of: node))
    }
    return severity
  }

  private func line(of node: Node) -> Int { node.mark?.line ?? 0 }

  private func unknown(_ name: String, _ known: [String], _ what: String, _ line: Int)
    -> CommandError
  {
    let advice =
      NearestName.of(name, in: known).map { "did you mean \($0)?" }
      ?? "known are \(known.joined(separator: ", "))"
    return failure("unknown \(what) '\(name)'; \(advice)", line)
  }

  private func failure(_ message: String, _ line: Int) -> CommandError {
    CommandError(message, path: path, line: line)
  }
}
