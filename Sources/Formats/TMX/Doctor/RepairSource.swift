import Bitext
import XML

/// The units of a TMX file that are clean or can be made so.
struct RepairSource: ~Copyable {
  /// How many places of broken XML are passed over before the rest is given up.
  static let breakLimit = 1000

  let header: TMXHeader
  private let file: InputFile
  private let tape: TMXTape
  private var reader: TMXReader
  private var cleaner = TMXCleaner()
  private let characters = Counter()
  private var breaks: [FormatError] = []
  private var isGivenUp = false
  private var unitsBefore = 0
  private var problemsBefore = 0

  private final class Counter { var count = 0 }

  init(_ path: String) throws(FormatError) {
    let file = try InputFile.opened(path)
    let counter = characters
    let pieces = try file.pieces()
    let filter = ForbiddenCharacterFilter(
      { () throws(FormatError) in try pieces.chunk() }, report: { _, _ in counter.count += 1 })
    let tape = TMXTape(filter)
    let reader = try TMXReader(path: path, tape, from: XMLPosition(line: 1, column: 1))
    header = reader.header
    self.file = file
    self.tape = tape
    self.reader = reader
  }

  var unitCount: Int { unitsBefore + reader.unitCount }

  /// The next clean unit; nil at the end.
  /// - Throws: Kind `system` where the file cannot be read.
  mutating func next() throws(FormatError) -> TranslationUnit? {
    while true {
      do throws(FormatError) {
        while let unit = try reader.next() {
          if let clean = cleaner.cleaned(unit) { return clean }
        }
        return nil
      } catch {
        if case .system = error.kind { throw error }
        breaks.append(error)
        guard try resume(behind: error) else { return nil }
      }
    }
  }

  /// What was done, a sentence each.
  var changes: [String] {
    var changes = cleaner.sentences
    if characters.count > 0 {
      changes.append("\(characters.count) characters that XML forbids left out")
    }
    let problems = problemsBefore + reader.problemCount
    if problems > 0 {
      changes.append("\(problems) units or variants that cannot be understood left out")
    }
    changes += breaks.dropLast(isGivenUp ? 1 : 0).map {
      "a unit at line \($0.line) left out: \($0.message)"
    }
    if isGivenUp, let last = breaks.last {
      changes.append("nothing read from line \(last.line) on: \(last.message)")
    }
    return changes
  }

  /// False where nothing more can be read.
  private mutating func resume(behind error: FormatError) throws(FormatError) -> Bool {
    let place = tape.openUnit ?? XMLPosition(line: error.line, column: error.column)
    var start: XMLPosition?
    // A file in another encoding would lose its declaration.
    if breaks.count < Self.breakLimit, try file.head().isUTF8 {
      start = try tape.resume(behind: place)
    }
    guard let start else {
      isGivenUp = true
      return false
    }
    unitsBefore += reader.unitCount
    problemsBefore += reader.problemCount
    reader = try TMXReader(path: file.path, tape, from: start)
    return true
  }
}
