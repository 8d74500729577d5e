import Bitext

/// The linter itself makes the findings: only it knows what a suppression covered.
struct UnusedSuppression: Check {
  static let id = "unused-suppression"
  static let severity = Severity.warning
  static let summary = "A suppression has expired, or there is nothing for it to suppress."
  static let explanation = """
    Suppressions outlive the text that they were written for, and then hide new faults. An entry \
    of the configuration with a date is reported from the day after it; an entry or a comment that \
    covered no finding is reported where the rules that it names were run.
    """
  static let examples = Examples(
    passes: [
      Example(
        "出席会议", "attended the the meeting",
        suppressions: [suppression(of: ["repeated-word"])])
    ],
    fails: [
      Example(
        "出席会议", "attended the meeting", suppressions: [suppression(of: ["repeated-word"])]),
      Example("出席会议", "attended the meeting", suppressions: [suppression(of: [])]),
    ])

  private static func suppression(of rules: Set<String>) -> Suppression {
    Suppression(
      rules: rules, reason: "quoted as it is", place: Place(path: ".yizhi.yml", line: 1, column: 1))
  }
}
