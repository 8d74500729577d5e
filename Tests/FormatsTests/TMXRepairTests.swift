import TestSupport
import Testing

@testable import Formats

@Suite struct TMXRepairTests {
  private let folder: TemporaryFolder
  private let options = WriteOptions(toolVersion: "1", date: "20260101T000000Z")
  private static let header = """
    <tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" \
    o-tmf="x" adminlang="en" srclang="zh" datatype="plaintext"/><body>
    """

  init() throws { folder = try TemporaryFolder() }

  /// A unit, whole unless something that is no XML stands in it.
  private func unit(_ text: String) -> String {
    """
    <tu><tuv xml:lang="zh"><seg>甲</seg></tuv><tuv xml:lang="en"><seg>\(text)</seg></tuv></tu>
    """
  }

  private func repair(_ body: String) throws -> (repair: TMXDoctor.Repair, text: String) {
    let path = try folder.write(Self.header + body + "\n</body></tmx>", to: "a.tmx")
    let repair = try TMXDoctor.repair(path, to: folder("b.tmx"), options: options)
    return (repair, try folder.text("b.tmx"))
  }

  @Test func whatStandsBehindBrokenUnitsIsKept() throws {
    let units = (0..<2000).map { unit($0 % 4 == 2 ? "broken & \($0)" : "whole \($0)") }
    let found = try repair(units.joined(separator: "\n"))
    #expect(found.repair.unitsRead == 2000)
    #expect(found.repair.unitsWritten == 1500)
    #expect(found.repair.changes.count == 500)
    let last = "a unit at line 1999 left out: expected well-formed XML, but no name"
    #expect(found.repair.changes.last == last)
    #expect(found.text.contains("whole 1999") && !found.text.contains("broken"))
  }

  @Test func unitsOfOneLineAreToldApart() throws {
    let found = try repair(
      [unit("A&#2;&#3;"), unit("B & b"), unit("C"), unit("D\u{1} </x>"), unit("E")].joined())
    #expect(found.repair.unitsWritten == 3)
    #expect(found.repair.changes.first == "3 characters that XML forbids left out")
    #expect(found.repair.changes.count == 3)
    #expect(found.text.contains("<seg>A</seg>") && found.text.contains("<seg>E</seg>"))
  }

  /// XML 1.0, section 2.2.
  @Test func referencesToCharactersThatXMLForbidsAreLeftOut() throws {
    let forbidden =
      [0xD800, 0xDFFF, 0xFFFE, 0xFFFF, 0x11_0000]
      + (0...0x1F).filter { ![0x09, 0x0A, 0x0D].contains($0) }
    for value in forbidden {
      let found = try repair(unit("A&#\(value);B&#x\(String(value, radix: 16));C"))
      #expect(found.text.contains("<seg>ABC</seg>"), "\(value)")
      #expect(found.repair.changes == ["2 characters that XML forbids left out"], "\(value)")
    }
    for value in [0x09, 0x0A, 0x0D, 0x20, 0xD7FF, 0xE000, 0xFFFD, 0x1_0000, 0x10_FFFF] {
      #expect(try repair(unit("A&#\(value);B")).repair.changes.isEmpty, "\(value)")
    }
  }

  /// Chunks of a file end anywhere, in a unit or in its tag.
  @Test(arguments: [3, 100, 65_520, 65_530, 65_536, 300_000])
  func aBrokenUnitOfAnyLengthIsPassedOver(length: Int) throws {
    let text = String(repeating: "字", count: length / 3)
    let found = try repair(unit(text) + unit(text + "<") + unit("C") + unit(text))
    #expect(found.repair.unitsWritten == 3)
    #expect(found.repair.changes.count == 1)
  }

  /// What is kept of a unit has its limit, so the broken one may begin in front of it.
  @Test func aBrokenUnitLongerThanWhatIsKeptIsPassedOver() throws {
    let text = String(repeating: "<tuv><seg>x</seg></tuv>", count: TMXTape.longest / 16)
    let found = try repair("<tu>\(text)<</tu>" + unit("C"))
    #expect(found.repair.unitsWritten == 1)
    #expect(
      found.repair.changes.last?.hasPrefix("a unit at line 1 left out: ") == true)
  }

  @Test func afterAThousandBreaksTheRestIsGivenUp() throws {
    let units = (0..<1100).map { unit("broken & \($0)") } + [unit("whole")]
    let found = try repair(unit("first") + "\n" + units.joined(separator: "\n"))
    #expect(found.repair.unitsWritten == 1)
    #expect(found.repair.changes.count == RepairSource.breakLimit)
    #expect(found.repair.changes.last?.hasPrefix("nothing read from line 1001 on: ") == true)
  }

  @Test func anEndThatIsMissingEndsTheReading() throws {
    let path = try folder.write(Self.header + unit("A") + "<tu><tuv>", to: "a.tmx")
    let repair = try TMXDoctor.repair(path, to: folder("b.tmx"), options: options)
    #expect(repair.unitsWritten == 1)
    #expect(repair.changes.last?.hasPrefix("nothing read from line 1 on: ") == true)
  }

  @Test func aFileInAnotherEncodingIsReadUpToTheBreak() throws {
    let text =
      "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + Self.header
      + unit("A").replacing("甲", with: "e") + "\n" + unit("&").replacing("甲", with: "e")
      + unit("C").replacing("甲", with: "e") + "</body></tmx>"
    let path = try folder.write(text, to: "a.tmx")
    let repair = try TMXDoctor.repair(path, to: folder("b.tmx"), options: options)
    #expect(repair.unitsWritten == 1)
    #expect(repair.changes.last?.hasPrefix("nothing read from line 2 on: ") == true)
  }

  @Test func brokenUnitsAreNoTrap() throws {
    let blank = String(repeating: "\n", count: 400)
    let growth = try growth(from: 240) { count in
      let units = (0..<count).map { blank + unit("broken & \($0)") }.joined()
      let found = try repair(units + unit("C"))
      #expect(found.repair.unitsWritten == 1)
      let last = "a unit at line \(400 * count + 1) left out"
      #expect(found.repair.changes.last?.hasPrefix(last) == true)
    }
    #expect(growth < 12)
  }
}
