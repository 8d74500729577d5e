import Bitext
import Linguistics

struct InlineCodeMismatch: Check {
  static let id = "inline-code-mismatch"
  static let severity = Severity.error
  static let summary = "Inline codes of the source are lost, added or out of order."
  static let explanation = """
    Codes are the tags of a bilingual file, and in plain text the fields of a program's messages: \
    `{name}`, `%s`, `%1$d`, `%(count)s`. Codes may move in the sentence, but what opens must close \
    after it. A file that keeps no codes in its targets at all is not judged.
    """
  static let examples = Examples(
    passes: [
      Example("已复制{count}个文件", "{count} files copied"),
      Example("增长50%以上", "up 50% since"),
      coded(source: [.opening, .closing], target: [.opening, .closing]),
    ],
    fails: [
      Example("已复制{count}个文件", "{n} files copied"),
      Example("文件%s已打开", "the file is open"),
      coded(source: [.opening, .closing], target: [.opening]),
      coded(source: [.opening, .closing], target: [.closing, .opening]),
    ])

  func findings(in pair: LintedPair, _ context: LintContext) -> [Finding] {
    guard let source = pair.source, let target = pair.target, !target.tokens.isEmpty else {
      return []
    }
    var messages = fieldFaults(source.text, target.text)
    let (codes, targetCodes) = (source.segment.codes, target.segment.codes)
    if !codes.isEmpty || !targetCodes.isEmpty {
      messages += difference(codes.map(label), targetCodes.map(label), of: "code")
      if messages.isEmpty, isNested(codes), !isNested(targetCodes) {
        messages.append("a code closes before it opens")
      }
    }
    return messages.map { pair.finding(of: Self.self, $0) }
  }

  private func fieldFaults(_ source: String, _ target: String) -> [String] {
    guard source.utf8.contains(where: { $0 == 0x25 || $0 == 0x7B }) || target.utf8.contains(0x7B)
    else { return [] }
    return difference(MessageField.fields(in: source), MessageField.fields(in: target), of: "field")
  }

  private func difference(_ source: [String], _ target: [String], of what: String) -> [String] {
    var lost = source
    var added: [String] = []
    for label in target {
      if let index = lost.firstIndex(of: label) {
        lost.remove(at: index)
      } else {
        added.append(label)
      }
    }
    return lost.map { "\(what) \($0) of the source is missing" }
      + added.map { "\(what) \($0) is not in the source" }
  }

  /// What makes two codes the same: the element with its number, not where it stands.
  private func label(_ code: InlineCode) -> String {
    let numbers = code.attributes.filter { ["i", "id", "x", "rid"].contains($0.name) }
      .map { " \($0.name)=\($0.value)" }
    return "<\(code.element)\(numbers.sorted().joined())>"
  }

  private func isNested(_ codes: [InlineCode]) -> Bool {
    var depth = 0
    for code in codes {
      depth += code.role == .opening ? 1 : code.role == .closing ? -1 : 0
      if depth < 0 { return false }
    }
    return true
  }

  private static func coded(source: [InlineCode.Role], target: [InlineCode.Role]) -> Example {
    func codes(_ roles: [InlineCode.Role]) -> [InlineCode] {
      roles.enumerated().map { index, role in
        InlineCode(offset: index, role: role, element: role == .opening ? "bpt" : "ept")
      }
    }
    var example = Example("加强监管。", "Tighten oversight.")
    example.codes = [(source: codes(source), target: codes(target))]
    return example
  }
}
