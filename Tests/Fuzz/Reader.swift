import Alignment
import Bitext
import Formats
import Glibc
import Lint
import Linguistics
import Terminology

/// Something that reads what strangers wrote. An error is a fine answer; a crash is none.
enum Reader: String, CaseIterable {
  case report, markdown, pair, tmx, tmxdoctor, xliff, po, csv, tsv, docx, wordxml
  case glossary, tbx, omegat, utx, csvglossary
  case configuration, baseline, cedict, wordlist, learned, lexicon, checks

  func read(_ bytes: [UInt8]) {
    switch self {
    case .report: document(bytes, "fuzz.txt")
    case .markdown: document(bytes, "fuzz.md")
    case .pair: textPair(bytes)
    case .tmx: document(bytes, "fuzz.tmx")
    case .tmxdoctor: doctor(bytes)
    case .xliff: document(bytes, "fuzz.xlf")
    case .po: document(bytes, "fuzz.po")
    case .csv: document(bytes, "fuzz.csv")
    case .tsv: document(bytes, "fuzz.tsv")
    case .docx: document(bytes, "fuzz.docx")
    case .wordxml:
      let archive = StoredArchive([("word/document.xml", bytes), ("word/footnotes.xml", bytes)])
      document(archive.bytes, "fuzz.docx")
    case .glossary: termbase(bytes)
    case .tbx: otherGlossary(bytes, "fuzz.tbx")
    case .omegat: otherGlossary(bytes, "fuzz.txt")
    case .utx: otherGlossary(bytes, "fuzz.utx")
    case .csvglossary: otherGlossary(bytes, "fuzz.csv")
    case .configuration:
      _ = try? ConfigurationReader(path: "fuzz").read(Self.text(bytes), folder: "")
    case .baseline:
      if let baseline = try? Baseline(reading: Self.text(bytes), path: "fuzz") {
        expect(try? Baseline(reading: baseline.text, path: "fuzz"), equals: baseline)
      }
    case .cedict: lexicon { try? $0.addCEDICT(Self.lines(bytes)) }
    case .wordlist: lexicon { try? $0.addWordList(Self.lines(bytes)) }
    case .learned: lexicon { try? $0.addLearned(Self.lines(bytes)) }
    case .lexicon: damagedLexicon(bytes)
    case .checks: checks(bytes)
    }
  }

  // MARK: Documents

  private func document(_ bytes: [UInt8], _ name: String) {
    guard let read = try? InputReader(options: ReadOptions()).read([Self.file(bytes, name)]) else {
      return
    }
    for document in read.documents {
      if case .pairs(let pairs) = document.body {
        for segment in pairs.flatMap({ [$0.source, $0.target].compactMap(\.self) }) {
          _ = segment.place(at: segment.text.utf8.count)
        }
      }
    }
  }

  private func textPair(_ bytes: [UInt8]) {
    let middle = bytes.firstIndex(of: 0x7C) ?? bytes.count
    let source = Self.file(Array(bytes[..<middle]), "fuzz-source.txt")
    let target = Self.file(Array(bytes[middle...].dropFirst()), "fuzz-target.txt")
    let options = ReadOptions(segmented: bytes.count % 2 == 0)
    _ = try? InputReader(options: options).read(source: source, target: target)
  }

  private func doctor(_ bytes: [UInt8]) {
    let path = Self.file(bytes, "fuzz.tmx")
    _ = try? TMXDoctor.check(path) { _ in }
    _ = try? TMXDoctor.repair(
      path, to: "/dev/null", options: WriteOptions(toolVersion: "1", date: ""))
  }

  // MARK: Glossaries

  /// What can be read can be written, and reads the same again.
  private func termbase(_ bytes: [UInt8]) {
    guard let termbase = try? Termbase(text: Self.text(bytes), path: "fuzz") else { return }
    expect((try? Termbase(text: termbase.text, path: "fuzz"))?.text, equals: termbase.text)
  }

  private func otherGlossary(_ bytes: [UInt8], _ name: String) {
    guard let contents = try? GlossaryFile.read(Self.file(bytes, name)) else { return }
    let entries = Termbase.joiningDuplicates(contents.entries).entries
    guard let termbase = try? Termbase(checking: entries, path: name) else { return }
    expect((try? Termbase(text: termbase.text, path: name))?.text, equals: termbase.text)
  }

  // MARK: Lexicons

  private func lexicon(_ add: (inout LexiconBuilder) -> Void?) {
    var builder = LexiconBuilder()
    guard add(&builder) != nil else { return }
    let table = builder.table()
    let encoded = table.encoded()
    let decoded = unsafe encoded.withUnsafeBytes { unsafe try? LexiconTable(decoding: $0) }
    guard let decoded else { preconditionFailure("expected to read what was written") }
    expect(decoded.encoded(), equals: encoded)
  }

  /// A sound lexicon with other bytes at some places: of three bytes of input, two tell the place
  /// and one what stands there.
  private func damagedLexicon(_ bytes: [UInt8]) {
    var damaged = Self.soundLexicon
    for start in stride(from: 0, to: bytes.count - 2, by: 3) {
      let place = Int(bytes[start]) << 8 | Int(bytes[start + 1])
      // What stands between is the trie's table of codes, all of one kind.
      let index = place < 0x8000 ? place % 1_000 : damaged.count - 1 - place % 2_000
      damaged[index] = bytes[start + 2]
    }
    guard let table = unsafe try? damaged.withUnsafeBytes({ try unsafe LexiconTable(decoding: $0) })
    else { return }
    let both = Self.ownLexicon.adding(table)
    for word in ["城市", "水", "city", "", "𠮷"] {
      _ = (table.translations(of: word), both.translations(of: word))
    }
    for id in 0..<Int32(table.words.count) { _ = table.translations(of: table.words[id]) }
    _ = Tokenizer(splitter: table.splitter).tokens(of: FoldedText("城市的水很清 and 1.5万亩"))
  }

  private static let ownLexicon: LexiconTable = {
    var builder = LexiconBuilder()
    builder.add("城市", renderings: ["town"])
    return builder.table()
  }()

  private static let soundLexicon: [UInt8] = {
    var builder = LexiconBuilder()
    for (word, rendering) in [("城市", "city"), ("水库", "reservoir"), ("水", "water"), ("的", "of")] {
      builder.add(word, renderings: [rendering, "a \(rendering)"])
      builder.addLearned(word, count: 5, stems: [(rendering, 0.5), ("x", 0.5)])
    }
    builder.addStemCount("citi", 3)
    return builder.table().encoded()
  }()

  // MARK: Texts

  private static let context = LintContext(tokenizer: Tokenizer(splitter: Lexicon.base.splitter))

  /// Source and target are parted by a line end.
  private func checks(_ bytes: [UInt8]) {
    let sides = Self.text(bytes).split(separator: "\n", maxSplits: 1).map(String.init)
    guard let source = sides.first, let target = sides.dropFirst().first else { return }
    let pair = SegmentPair(source: Segment(source), target: Segment(target))
    let document = AlignedDocument(
      name: "fuzz", edition: 2024, sourceLanguage: .chinese, targetLanguage: .english, pairs: [pair]
    )
    let linted = LintedPair(pair, of: document, by: Self.context.tokenizer)
    for check in allChecks { _ = check.init().findings(in: linted, Self.context) }
    for side in sides {
      for sentence in SentenceSplitter().sentences(in: side) {
        let bytes = Array(side.utf8)[sentence]
        _ = SentenceSplitter().clauses(in: String(decoding: bytes, as: UTF8.self))
      }
    }
  }

  // MARK: Inputs

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private static func lines(_ bytes: [UInt8]) -> [Substring] {
    text(bytes).split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// A file in memory, the same for every input.
  private static func file(_ bytes: [UInt8], _ name: String) -> String {
    let path = "/dev/shm/yizhi-\(getpid())-\(name)"
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    precondition(unsafe write(descriptor, bytes, bytes.count) == bytes.count, "expected room")
    close(descriptor)
    return path
  }

  private func expect<Value: Equatable>(_ value: Value?, equals other: Value) {
    precondition(value == other, "expected to read what was written")
  }
}
