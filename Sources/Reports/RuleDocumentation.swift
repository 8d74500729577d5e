import Bitext
public import Lint

/// The documentation of the checks, printed from the checks themselves.
public enum RuleDocumentation {
  /// A line for each check.
  public static func list(of checks: [any Check.Type]) -> String {
    let width = checks.map { $0.id.utf8.count }.max() ?? 0
    return checks.map { check in
      let id = check.id + String(repeating: " ", count: width - check.id.utf8.count)
      let severity = check.isOnByDefault ? check.severity.rawValue : "off"
      let padding = String(repeating: " ", count: max(0, 7 - severity.utf8.count))
      return "\(id)  \(severity)\(padding)  \(check.summary)\n"
    }.joined()
  }

  /// All that there is to say of one check, in Markdown.
  public static func page(of check: any Check.Type) -> String {
    let state = check.isOnByDefault ? "on by default" : "off by default"
    return """
      ## \(check.id)

      \(check.summary)

      Severity: \(check.severity.rawValue), \(state).

      \(wrapped(check.explanation))

      Reported:

      \(check.examples.fails.map(example).joined(separator: "\n"))
      Not reported:

      \(check.examples.passes.map(example).joined(separator: "\n"))
      """
  }

  /// The page of every check, as `CHECKS.md` holds it.
  public static func book(of checks: [any Check.Type]) -> String {
    """
    # Checks

    What `yizhi lint` looks for. This page is printed by `yizhi rules --markdown` from the checks \
    themselves; the examples are their tests.

    | Rule | Severity | What a finding means |
    | --- | --- | --- |
    \(checks.map(row).joined(separator: "\n"))

    \(checks.map(page).joined(separator: "\n"))
    """
  }

  private static func row(_ check: any Check.Type) -> String {
    let severity = check.isOnByDefault ? check.severity.rawValue : "off"
    return "| [\(check.id)](#\(check.id)) | \(severity) | \(check.summary) |"
  }

  /// The pairs of an example as a block of text, and the glossary that they are held against.
  private static func example(_ example: Example) -> String {
    var lines = example.glossary.map { entry in
      "glossary  \(entry.source) = \(entry.target)"
        + (entry.forbidden.isEmpty ? "" : ", never \(entry.forbidden.joined(separator: ", "))")
    }
    for suppression in example.suppressions {
      let rules = suppression.rules.sorted().joined(separator: ", ")
      lines.append("suppressed  \(rules.isEmpty ? "all rules" : rules)")
    }
    for pair in example.pairs.prefix(3) {
      lines.append("\(example.sourceLanguage.primary)  \(shown(pair.source))")
      lines.append("\(example.targetLanguage.primary)  \(shown(pair.target))")
    }
    if example.pairs.count > 3 { lines.append("…  \(example.pairs.count - 3) more pairs") }
    for codes in example.codes {
      let sides = [codes.source, codes.target].map { codes in
        codes.map { "<\($0.element)>" }.joined()
      }
      lines.append("codes  \(sides.joined(separator: " | "))")
    }
    return "```text\n" + lines.joined(separator: "\n") + "\n```\n"
  }

  private static func shown(_ text: String) -> String { text.isEmpty ? "(empty)" : text }

  /// Lines of at most 100 columns.
  private static func wrapped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var lines = [""]
      for word in line.split(separator: " ") {
        let last = lines[lines.count - 1]
        if last.isEmpty {
          lines[lines.count - 1] = String(word)
        } else if last.count + 1 + word.count <= 100 {
          lines[lines.count - 1] = last + " " + word
        } else {
          lines.append(String(word))
        }
      }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }
}
