import TestSupport
import Testing

@testable import Alignment
@testable import Linguistics

/// What is read of a compiled lexicon is what was written, or it is refused and told why.
@Suite struct LexiconCodingTests {
  private func decode(_ bytes: ArraySlice<UInt8>) -> LexiconTable? {
    unsafe Array(bytes).withUnsafeBytes { unsafe try? LexiconTable(decoding: $0) }
  }

  /// What is found in bytes that are no lexicon; nil where they are one.
  private func damage(_ bytes: [UInt8]) -> String? {
    do {
      _ = try unsafe bytes.withUnsafeBytes { try unsafe LexiconTable(decoding: $0) }
      return nil
    } catch {
      return "\(error)"
    }
  }

  private let small: LexiconTable = {
    var builder = LexiconBuilder()
    builder.add("水库", renderings: ["reservoir", "dam"])
    builder.add("花园城市", renderings: ["garden city"])
    builder.addStemCount("citi", 3)
    return builder.table()
  }()

  @Test func whatIsWrittenIsRead() throws {
    let bytes = small.encoded()
    let read = try #require(decode(bytes[...]))
    #expect(read.encoded() == bytes)
    #expect(read.translations(of: "水库") == small.translations(of: "水库"))
  }

  @Test func theBaseLexiconHoldsWhenItIsLookedAt() {
    let bytes = Lexicon.base.encoded()
    #expect(decode(bytes[...])?.translationCount == Lexicon.base.translationCount)
  }

  @Test func aLexiconOnTopOfAnotherIsSound() {
    var builder = LexiconBuilder()
    builder.add("水库", renderings: ["dam", "water store"], as: .verb)
    builder.add("湖", renderings: ["lake"])
    builder.addStemCount("lake", 2)
    let other = builder.table()
    #expect(damage(small.adding(other).encoded()) == nil)
    #expect(damage(other.adding(small).encoded()) == nil)
  }

  @Test func aCompiledLexiconIsToldByItsBeginning() {
    #expect(LexiconTable.isCompiled(small.encoded()))
    #expect(LexiconTable.isCompiled(Array("yizhi lexicon 12\n".utf8)))
    for text in ["", "yizhi lexicon ", "yizhi lexicon\t辞典", "水库\treservoir"] {
      #expect(!LexiconTable.isCompiled(Array(text.utf8)), "\(text)")
    }
  }

  // MARK: - Each kind of damage

  @Test func truncationsAreRefused() {
    let bytes = small.encoded()
    for length in stride(from: 16, to: bytes.count, by: 997) {
      #expect(damage(Array(bytes[..<length])) == "a table that is cut")
    }
    for length in (bytes.count - 1_500)..<bytes.count { #expect(decode(bytes[..<length]) == nil) }
    #expect(damage(Array(bytes[..<15])) == "another format than this program's")
  }

  @Test func anotherFormatIsRefused() {
    var bytes = small.encoded()
    bytes[14] -= 1
    #expect(damage(bytes) == "another format than this program's")
  }

  @Test func moreThanTheTablesIsRefused() {
    #expect(damage(small.encoded() + [0]) == "more than its tables")
  }

  private func expect(
    _ fault: String, _ location: SourceLocation = #_sourceLocation,
    of changes: (inout LexiconTable) -> Void...
  ) {
    for (index, change) in changes.enumerated() {
      var table = small
      change(&table)
      #expect(damage(table.encoded()) == fault, "\(index)", sourceLocation: location)
    }
  }

  @Test func tablesThatDoNotFitEachOtherAreRefused() {
    expect(
      "tables that do not fit each other",
      of: { change(&$0.classes) { $0.append(.noun) } },
      { change(&$0.stemProbabilities) { $0.append(0) } },
      { change(&$0.entryProbabilities) { $0.removeLast() } },
      { change(&$0.rowStarts) { $0.removeLast() } }, { change(&$0.rowStarts) { $0[0] = 1 } },
      { change(&$0.rowStarts) { $0[1] = $0[2] + 1 } }, { change(&$0.rowStarts) { $0[1] = -1 } },
      { change(&$0.rowStarts) { $0[2] -= 1 } }, { change(&$0.rowStarts) { $0.removeAll() } },
      { change(&$0.renderingStarts) { $0[1] = $0[2] + 1 } },
      { change(&$0.renderingStarts) { $0.removeLast() } },
      { change(&$0.entryStems) { $0[0] = -1 } },
      { table in change(&table.entryStems) { $0[0] = Int32(table.stems.count) } },
      { change(&$0.renderings) { $0[0] = -1 } },
      { table in change(&table.renderings) { $0[0] = Int32(table.phrases.count) } })
  }

  @Test func numbersThatAreNoProbabilitiesAreRefused() {
    for number: Float in [.nan, .infinity, -.infinity, -0.001, 1.1] {
      expect(
        "probabilities that are no probabilities",
        of: { change(&$0.stemProbabilities) { $0[0] = number } },
        { change(&$0.entryProbabilities) { $0[0] = number } })
    }
    expect(
      "probabilities that are no probabilities",
      of: { change(&$0.entryProbabilities) { for index in $0.indices { $0[index] = 0.9 } } })
  }

  @Test func costsThatAreNoCostsAreRefused() {
    for cost: Float in [.nan, .infinity, -.infinity, -1] {
      expect(
        "a dictionary with costs that are no costs",
        of: { table in changeNodes(&table) { node, word in if word == 0 { node.cost = cost } } })
    }
    expect(
      "a dictionary with costs that are no costs",
      of: { table in changeNodes(&table) { node, word in if word < 0 { node.cost = 1 } } })
  }

  @Test func dictionariesThatLeadAstrayAreRefused() {
    expect(
      "a dictionary whose nodes lead out of it",
      of: { table in changeNodes(&table) { node, _ in node.base = -1 } },
      { table in changeNodes(&table) { node, _ in node.base = 1 << 30 } },
      { $0.trie = WordTrie(codes: $0.trie.codes, nodes: $0.trie.nodes, words: Numbers([-1])) },
      { $0.trie = WordTrie(codes: $0.trie.codes, nodes: Numbers([]), words: Numbers([])) })
    for stranger in [Int32(-2), 2, .max] {
      expect(
        "a dictionary with unknown words",
        of: { table in
          changeWords(&table) { $0 = $0.map { $0 == 1 ? stranger : $0 } }
        })
    }
  }

  @Test func headwordsThatTheDictionaryDoesNotKnowAreRefused() {
    let costs: [Float] = [1, 2]
    func trie(_ words: [(String, Int32)]) -> WordTrie {
      WordTrie(words.map { (Array($0.0.unicodeScalars.map(\.value)), $0.1) }, costs: costs)
    }
    expect(
      "headwords that its dictionary does not know",
      of: { $0.trie = trie([("水库", 1), ("花园城市", 0)]) }, { $0.trie = trie([("水库", 0)]) },
      { $0.trie = trie([("水库", 0), ("花园城", 1)]) },
      { $0.trie = trie([("水库", 0), ("花园城市", 1), ("花园", 1)]) },
      { $0.words = StringTable(["水库", "𠮷"]) },
      {
        $0.words = StringTable(["", "水库"])
        $0.trie = trie([("", 0), ("水库", 1)])
      })
    let long = String(repeating: "水", count: 1_001)
    expect(
      "headwords that its dictionary does not know",
      of: {
        $0.words = StringTable([long, "花园城市"])
        $0.trie = trie([(long, 0), ("花园城市", 1)])
      })
  }

  @Test func unknownClassesAreRefused() {
    for bits: UInt8 in [64, 128, 255] {
      expect(
        "unknown classes of words",
        of: { change(&$0.classes) { $0[1] = WordClass(rawValue: bits) } })
    }
  }

  @Test func stringsThatCannotBeLookedUpAreRefused() {
    func strings(_ bytes: [UInt8], _ starts: [Int32]) -> StringTable {
      StringTable(arena: Numbers(bytes), starts: Numbers(starts))
    }
    let a = UInt8(ascii: "a")
    expect(
      "strings out of order", of: { $0.phrases = strings([a, a], [0, 1, 2]) },
      { $0.phrases = strings([a + 1, a], [0, 1, 2]) }, { $0.phrases = strings([], [0, 0, 0]) },
      { $0.words = strings(Array("花园城市水库".utf8), [0, 12, 18]) },
      { $0.stems = strings([a, a], [0, 1, 2]) })
    expect(
      "strings outside of their table", of: { $0.phrases = strings([a], [0, 2]) },
      { $0.phrases = strings([a], [0, 2, 1]) }, { $0.phrases = strings([a], []) },
      { $0.phrases = strings([a], [1]) }, { $0.phrases = strings([a], [0]) },
      { $0.phrases = strings([a], [0, -1, 1]) })
    expect(
      "strings that are no UTF-8", of: { $0.phrases = strings([0xFF], [0, 1]) },
      { $0.phrases = strings(Array("水".utf8), [0, 1, 3]) },
      { $0.phrases = strings([0xED, 0xA0, 0x80], [0, 3]) })
  }

  // MARK: - Any damage

  /// What damage is not noticed does no harm, alone or on top of another lexicon.
  @Test(arguments: UInt64(0)..<4)
  func damageDoesNoHarm(seed: UInt64) {
    var dice = SplitMix64(seed: seed)
    let bytes = small.encoded()
    let text = FoldedText("密云水库是花园城市的水库")
    for _ in 0..<60 {
      var damaged = bytes
      // Most of the bytes are the trie's table of codes, which cannot do harm.
      let index =
        Bool.random(using: &dice)
        ? Int.random(in: 0..<500, using: &dice)
        : Int.random(in: (bytes.count - 1_200)..<bytes.count, using: &dice)
      damaged[index] = .random(in: 0...255, using: &dice)
      guard let table = decode(damaged[...]) else { continue }
      let ends = table.splitter.ends(in: text.scalars, text.scalars.indices)
      #expect(ends.last == text.scalars.count)
      for word in 0..<Int32(table.words.count) {
        _ = table.renderings(of: word)
        _ = table.row(of: word).map { table.stems[table.entryStems[$0]] }
      }
      #expect(damage(small.adding(table).encoded()) == nil)
    }
  }
}

private func change<Number>(_ numbers: inout Numbers<Number>, _ body: (inout [Number]) -> Void) {
  var array = Array(numbers)
  body(&array)
  numbers = Numbers(array)
}

/// Changes the nodes of a lexicon's dictionary, each with the word that ends there.
private func changeNodes(
  _ table: inout LexiconTable, _ body: (inout WordTrie.Node, Int32) -> Void
) {
  var nodes = table.trie.nodes
  change(&nodes) { nodes in
    for index in nodes.indices { body(&nodes[index], table.trie.words[index]) }
  }
  table.trie = WordTrie(codes: table.trie.codes, nodes: nodes, words: table.trie.words)
}

private func changeWords(_ table: inout LexiconTable, _ body: (inout [Int32]) -> Void) {
  var words = table.trie.words
  change(&words, body)
  table.trie = WordTrie(codes: table.trie.codes, nodes: table.trie.nodes, words: words)
}
