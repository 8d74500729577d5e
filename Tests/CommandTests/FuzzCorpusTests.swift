import Foundation
import Testing

/// What fuzzing starts from, and what it once found, is read or refused, and never crashes.
@Suite struct FuzzCorpusTests {
  private static let corpus = Golden.root.appending(path: "Tests/Fuzz/corpus")

  /// The command that reads the files of a folder of the corpus, and the ending they get.
  static let commands: [(folder: String, suffix: String, command: String)] = [
    ("report", "txt", "lint FILE"), ("markdown", "md", "lint FILE"), ("tmx", "tmx", "lint FILE"),
    ("xliff", "xlf", "lint FILE"), ("po", "po", "lint FILE"), ("csv", "csv", "lint FILE"),
    ("tsv", "tsv", "lint FILE"), ("docx", "docx", "lint FILE"), ("checks", "txt", "lint FILE"),
    ("glossary", "tsv", "glossary lint FILE"), ("tbx", "tbx", "glossary import FILE -o out.tsv"),
    ("omegat", "txt", "glossary import FILE -o out.tsv"),
    ("utx", "utx", "glossary import FILE -o out.tsv"),
    ("csvglossary", "csv", "glossary import FILE -o out.tsv"),
    ("configuration", "yml", "lint --config FILE pair.tsv"),
    ("baseline", "txt", "lint --baseline FILE pair.tsv"),
    ("cedict", "txt", "lexicon import FILE -o out.lexicon"),
    ("wordlist", "txt", "lexicon import FILE -o out.lexicon"),
    ("learned", "txt", "lexicon import FILE -o out.lexicon"),
  ]

  @Test(arguments: commands)
  func filesOfTheCorpusAreReadOrRefused(folder: String, suffix: String, command: String) throws {
    let place = try GlossaryFolder()
    try place.write("水\twater\n", to: "pair.tsv")
    let seeds = Self.corpus.appending(path: folder)
    for name in try FileManager.default.contentsOfDirectory(atPath: seeds.path).sorted() {
      let file = "\(name).\(suffix)"
      try FileManager.default.copyItem(
        at: seeds.appending(path: name), to: place.url.appending(path: file))
      let result = try place.shell(
        "exec \"$0\" " + command.replacingOccurrences(of: "FILE", with: file))
      #expect([0, 1, 2].contains(result.status), "\(file): \(result.errors)")
      #expect(result.status != 2 || result.errors.hasPrefix("yizhi: error: "), "\(file)")
      guard command.hasSuffix("out.tsv"), result.status == 0 else { continue }
      let back = try place.shell("exec \"$0\" glossary lint -q out.tsv")
      #expect(back.status != 2, "\(file): \(back.errors)")
    }
  }
}
