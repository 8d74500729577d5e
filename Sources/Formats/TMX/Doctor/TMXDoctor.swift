import XML

/// Examines TMX files and writes clean copies of them.
public enum TMXDoctor {
  /// What an examination found, in numbers.
  public struct Diagnosis: Hashable, Sendable {
    public var unitCount: Int
    /// How often each kind of problem was met, in the order of `TMXProblem.Kind`.
    public var counts: [Count]
    /// Language codes as written, with their variants, in byte order.
    public var languages: [Language]

    public struct Count: Hashable, Sendable {
      public var kind: TMXProblem.Kind
      public var count: Int
    }

    public struct Language: Hashable, Sendable {
      public var code: String
      public var variantCount: Int
    }

    public var problemCount: Int { counts.reduce(0) { $0 + $1.count } }
  }

  /// Reports each problem of a file as it is met, in the order of the file; what concerns the whole
  /// file comes last.
  ///
  /// Where XML itself is broken the rest of the file is not looked at, but for characters that XML
  /// forbids, which are told one by one.
  /// - Parameters:
  ///   - path: A TMX file, which gzip may have compressed; `-` for standard input.
  ///   - report: Is called once for each problem.
  /// - Returns: The figures.
  /// - Throws: A `FormatError` where the file cannot be read at all.
  /// - Complexity: O(1) in memory, whatever the size of the file.
  public static func check(
    _ path: String, report: @escaping (TMXProblem) -> Void
  ) throws(FormatError) -> Diagnosis {
    let file = try InputFile.opened(path)
    let tally = Tally(report)
    var examination = TMXExamination(path: path) { tally.add($0) }
    var broken: TMXProblem?
    let pieces = try file.pieces()
    let filter = ForbiddenCharacterFilter(
      { () throws(FormatError) in try pieces.chunk() },
      report: { line, character in
        tally.add(
          TMXProblem(
            kind: .forbiddenCharacter, path: path, line: line, unit: 0, unitID: nil,
            message: "expected no \(character), which XML 1.0 forbids"))
      })
    var xml = try XMLReader.opened(path: path, textElements: ["seg"]) {
      () throws(FormatError) in try filter.chunk()
    }
    var isTMX: Bool?
    do throws(FormatError) {
      while let event = try xml.nextEvent() {
        if isTMX == nil, case .start(let element) = event {
          isTMX = element.localName == "tmx"
          if isTMX == false {
            broken = problem(
              .wrongRoot, "expected the root element <tmx>, found <\(element.name)>", path,
              element.position.line)
            break
          }
        }
        examination.take(event)
      }
    } catch {
      if case .system = error.kind { throw error }
      broken = problem(.notWellFormed, error.message, path, error.line)
    }
    if let broken { tally.add(broken) }
    examination.finish()
    return Diagnosis(
      unitCount: examination.unitCount, counts: tally.counts,
      languages: examination.languages.sorted { utf8Order($0.code, $1.code) }
        .map { Diagnosis.Language(code: $0.code, variantCount: $0.variantCount) })
  }

  private static func problem(
    _ kind: TMXProblem.Kind, _ message: String, _ path: String, _ line: Int
  ) -> TMXProblem {
    TMXProblem(kind: kind, path: path, line: line, unit: 0, unitID: nil, message: message)
  }

  /// Passes problems on and counts them.
  private final class Tally {
    private var numbers: [TMXProblem.Kind: Int] = [:]
    private let report: (TMXProblem) -> Void

    init(_ report: @escaping (TMXProblem) -> Void) { self.report = report }

    func add(_ problem: TMXProblem) {
      numbers[problem.kind, default: 0] += 1
      report(problem)
    }

    var counts: [Diagnosis.Count] {
      TMXProblem.Kind.allCases.compactMap { kind in
        numbers[kind].map { Diagnosis.Count(kind: kind, count: $0) }
      }
    }
  }
}
