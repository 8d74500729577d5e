import Alignment
import Bitext
import Linguistics
import Lint
import Testing

/// A tokenizer without a dictionary: every Han character is a word.
let plainTokenizer = Tokenizer(splitter: WordSplitter.ofNoWords)

/// A tokenizer with the dictionary that the program has.
let chineseTokenizer = Tokenizer(splitter: Lexicon.base.splitter)

/// The findings in an example of the checks that are on, and of `check`.
func findings(in example: Example, of check: any Check.Type) async -> [Finding] {
  let linter = Linter(
    configuration: LintConfiguration(
      settings: [check.id: .on(nil)], suppressions: example.suppressions),
    context: LintContext(tokenizer: chineseTokenizer, glossary: example.glossary))
  let document = LintedDocument(document: example.document, isLinted: true)
  return await linter.lint([document]).findings
}

struct CheckExample: CustomTestStringConvertible, Sendable {
  var check: any Check.Type
  var example: Example

  var testDescription: String {
    "\(check.id): " + example.pairs.map { "\($0.source) | \($0.target)" }.joined(separator: " / ")
  }
}

@Suite struct CheckTests {
  static let passing = allChecks.flatMap { check in
    check.examples.passes.map { CheckExample(check: check, example: $0) }
  }
  static let failing = allChecks.flatMap { check in
    check.examples.fails.map { CheckExample(check: check, example: $0) }
  }

  @Test(arguments: passing) func passesItsGoodExamples(_ good: CheckExample) async {
    let found = await findings(in: good.example, of: good.check)
    #expect(found.filter { $0.severity > .hint }.isEmpty, "\(found.map(\.message))")
  }

  @Test(arguments: failing) func firesOnItsBadExamples(_ bad: CheckExample) async {
    let found = await findings(in: bad.example, of: bad.check)
    let sure = found.filter { $0.severity > .hint || $0.rule == bad.check.id }
    #expect(Set(sure.map(\.rule)) == [bad.check.id], "\(found.map(\.message))")
  }

  @Test(arguments: failing) func pointsIntoTheText(_ bad: CheckExample) async {
    for finding in await findings(in: bad.example, of: bad.check) {
      if let range = finding.targetRange {
        #expect(range.upperBound <= finding.target?.utf8.count ?? 0)
        #expect(!range.isEmpty)
      }
      if let range = finding.sourceRange {
        #expect(range.upperBound <= finding.source?.utf8.count ?? 0)
      }
      #expect(finding.place.line > 0)
      #expect(!finding.message.isEmpty && !finding.message.contains("\n"))
    }
  }

  @Test func everyCheckHasSeveralExamplesAndAnExplanation() {
    for check in allChecks {
      #expect(!check.examples.fails.isEmpty, "\(check.id)")
      #expect(!check.examples.passes.isEmpty, "\(check.id)")
      #expect(check.summary.hasSuffix(".") && !check.explanation.isEmpty, "\(check.id)")
    }
  }

  @Test func idsAreTheTypeNamesInKebabCase() {
    for check in allChecks {
      let words = "\(check)".reduce(into: "") { id, letter in
        id += letter.isUppercase && !id.isEmpty ? "-" + letter.lowercased() : letter.lowercased()
      }
      #expect(check.id == words)
    }
    #expect(Set(allChecks.map { $0.id }).count == allChecks.count)
  }

  @Test(arguments: [("", ""), (" ", " "), ("——", "—"), ("", "—"), ("\u{0}", "\u{FFFD}")])
  func findsNothingInEmptyPairs(source: String, target: String) async {
    for check in allChecks {
      let found = await findings(in: Example(source, target), of: check)
      #expect(found.isEmpty, "\(found.map(\.rule))")
    }
  }

  @Test(arguments: 1...40) func survivesAnyText(seed: UInt64) async {
    var example = Example([])
    var random = TestText(seed: seed)
    for _ in 0..<20 { example.pairs.append((source: random.text(), target: random.text())) }
    example.sourceLanguage = seed.isMultiple(of: 2) ? .chinese : .english
    example.targetLanguage = seed.isMultiple(of: 2) ? .english : .chinese
    let linter = Linter(
      configuration: LintConfiguration(onlyRules: Set(allChecks.map { $0.id })),
      context: LintContext(tokenizer: plainTokenizer))
    let document = LintedDocument(document: example.document, isLinted: true)
    let once = await linter.lint([document])
    let again = await linter.lint([document])
    #expect(once == again)
    for finding in once.findings {
      #expect(finding.targetRange?.upperBound ?? 0 <= finding.target?.utf8.count ?? 0)
    }
  }
}
