import Bitext
import Testing

@testable import Formats

@Suite struct InputReaderTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("甲\n\n乙\n", to: "p/r-2024.zh-Hans.txt")
    try folder.write("A\n\nB\n\nC\n", to: "p/r-2024.en.txt")
    try folder.write("丙\nC\n", to: "p/q/one.md")
    try folder.write("x", to: "p/picture.png")
  }

  @Test(arguments: [
    ["p/r-2024.zh-Hans.txt"], ["p/r-2024.en.txt"], ["p/r-2024.en.txt", "p/r-2024.zh-Hans.txt"],
    ["p/r*.txt"], ["p/r-2024.??.txt"],
  ])
  func twoFilesOfOneNameAreOneDocument(inputs: [String]) throws {
    let result = try InputReader(options: ReadOptions()).read(inputs.map { folder($0) })
    #expect(result.paragraphs.map(\.source) == [["甲", "乙"]])
    #expect(result.paragraphs.map(\.target) == [["A", "B", "C"]])
    #expect(result.documents[0].name == "r-2024")
    #expect(result.documents[0].edition == 2024)
    #expect(result.documents[0].sourceLanguage.description == "zh-Hans")
    #expect(result.documents[0].targetLanguage.description == "en")
  }

  @Test func aFolderIsReadInOrderAndTellsWhatItSkips() throws {
    let result = try read(folder("p"))
    #expect(result.documents.map(\.name) == ["one", "r-2024"])
    #expect(result.notices == [folder("p/picture.png") + ": skipped, no format has this extension"])
    let again = try read(folder("p/"), folder("p/q/one.md"), folder("p"))
    #expect(again.documents.map(\.name) == ["one", "r-2024"])
  }

  @Test func theUserChoosesTheDirection() throws {
    let options = ReadOptions(sourceLanguage: .english)
    let result = try read(folder("p/r-2024.zh-Hans.txt"), options: options)
    #expect(result.paragraphs.map(\.target) == [["甲", "乙"]])
    #expect(result.documents[0].sourceLanguage == .english)
  }

  @Test func aLoneFileOfAPairIsAReportByItself() throws {
    try folder.write("甲\n", to: "lone.zh.txt")
    let result = try read(folder("lone.zh.txt"))
    #expect(result.documents[0].name == "lone")
    #expect(result.notices.count == 1)
  }

  @Test func segmentedKeepsEveryLine() throws {
    let options = ReadOptions(segmented: true)
    let result = try InputReader(options: options)
      .read(source: folder("p/r-2024.zh-Hans.txt"), target: folder("p/r-2024.en.txt"))
    #expect(result.paragraphs.map(\.source) == [["甲", "", "乙"]])
    #expect(result.paragraphs.map(\.target) == [["A", "", "B", "", "C"]])
    guard case .paragraphs(let pairs) = result.documents[0].body else { return }
    #expect(pairs[0].target.map { $0.place().line } == [1, 2, 3, 4, 5])
  }

  @Test func pairsOfAnyNameTellTheirLanguagesByScript() throws {
    try folder.write("Forest\n", to: "left")
    try folder.write("森林\n", to: "right")
    let result = try InputReader(options: ReadOptions())
      .read(source: folder("left"), target: folder("right"))
    #expect(result.documents[0].sourceLanguage == .english)
    #expect(result.documents[0].targetLanguage == .chinese)
  }

  @Test(arguments: [
    ("**/*.md", ["p/q/one.md"]), ("p/*/one.*", ["p/q/one.md"]),
    ("p/r*zh*", ["p/r-2024.zh-Hans.txt"]),
    ("**/r-????.en.txt", ["p/r-2024.en.txt"]),
    ("p/**", ["p/picture.png", "p/q/one.md", "p/r-2024.en.txt", "p/r-2024.zh-Hans.txt"]),
    ("*.none", []),
  ])
  func globsFindFilesInOrder(pattern: String, found: [String]) throws {
    #expect(try Glob(folder(pattern)).files() == found.map { folder($0) })
  }

  @Test func whatFindsNothingIsAnError() throws {
    let pattern = formatError { () throws(FormatError) in try read(folder("*.none")) }
    #expect(pattern?.message == "no file matches this pattern")
    try folder.write("x", to: "e/a.png")
    let empty = formatError { () throws(FormatError) in try read(folder("e")) }
    #expect(empty?.message == "expected files to read in this folder, found none")
  }

  @Test func contentGoesBeforeTheName() throws {
    let text = """
      <?xml version="1.0"?><!-- c --><tmx version="1.4"><header srclang="zh"/><body><tu>
      <tuv xml:lang="zh"><seg>甲</seg></tuv><tuv xml:lang="en"><seg>A</seg></tuv></tu></body></tmx>
      """
    let path = try folder.write(text, to: "memory.txt")
    #expect(try read(path).pairs.map { $0.source?.text } == ["甲"])
  }

  @Test(
    arguments: [
      ("a/b.zh-Hans.txt", "b", "zh-Hans", "txt"), ("b.new.txt", "b.new", nil, "txt"),
      ("b.txt", "b", nil, "txt"), (".hidden", ".hidden", nil, ""), ("b", "b", nil, ""),
      ("2018-07.EN.TXT", "2018-07", "en", "txt"), ("a.b.zh.md", "a.b", "zh", "md"),
      ("v1.2.yue.txt", "v1.2", "yue", "txt"),
    ] as [(String, String, String?, String)])
  func fileNamesHaveStemLanguageAndExtension(
    path: String, stem: String, language: String?, fileExtension: String
  ) {
    let name = FileName(path)
    #expect(name.stem == stem)
    #expect(name.language?.description == language)
    #expect(name.fileExtension == fileExtension)
  }
}
