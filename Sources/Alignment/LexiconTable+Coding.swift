public import Linguistics

extension LexiconTable {
  private static let magic: StaticString = "yizhi lexicon 3\n"

  public func encoded() -> [UInt8] {
    var encoder = TableEncoder(magic: Self.magic)
    words.encode(into: &encoder)
    trie.encode(into: &encoder)
    encoder.append(classes)
    stems.encode(into: &encoder)
    encoder.append(stemProbabilities)
    encoder.append(rowStarts)
    encoder.append(entryStems)
    encoder.append(entryProbabilities)
    encoder.append(renderingStarts)
    encoder.append(renderings)
    phrases.encode(into: &encoder)
    return encoder.bytes
  }

  /// Whether bytes begin as a compiled lexicon does, of this format or another.
  public static func isCompiled(_ bytes: [UInt8]) -> Bool {
    let name = "yizhi lexicon ".utf8
    return bytes.starts(with: name)
      && bytes.dropFirst(name.count).first.map { (0x30...0x39).contains($0) } == true
  }

  /// - Parameters:
  ///   - bytes: What `encoded` returned.
  ///   - place: Whether it is copied and looked at, or used where it is.
  /// - Throws: `TableDecoder.Damaged` where it is anything else.
  /// - Complexity: one copy of the bytes and one look at each number and word; constant in place.
  public init(
    decoding bytes: UnsafeRawBufferPointer, place: TableDecoder.Place = .copied
  ) throws(TableDecoder.Damaged) {
    var decoder = unsafe try TableDecoder(bytes, magic: Self.magic, place: place)
    words = try StringTable(from: &decoder)
    trie = try WordTrie(from: &decoder, idsBelow: words.count)
    classes = try decoder.numbers(of: WordClass.self)
    stems = try StringTable(from: &decoder)
    stemProbabilities = try decoder.numbers(of: Float.self)
    rowStarts = try decoder.numbers(of: Int32.self)
    entryStems = try decoder.numbers(of: Int32.self)
    entryProbabilities = try decoder.numbers(of: Float.self)
    renderingStarts = try decoder.numbers(of: Int32.self)
    renderings = try decoder.numbers(of: Int32.self)
    phrases = try StringTable(from: &decoder)
    try decoder.expectEnd()
    try decoder.expect(tablesFit, else: "tables that do not fit each other")
    try decoder.expect(headwordsAreKnown, else: "headwords that its dictionary does not know")
    try decoder.expect(classes.allSatisfy(\.isKnown), else: "unknown classes of words")
    try decoder.expect(probabilitiesAreSound, else: "probabilities that are no probabilities")
  }

  private var tablesFit: Bool {
    classes.count == words.count && stemProbabilities.count == stems.count
      && rowStarts.count == words.count + 1 && rowStarts.isOffsets(into: entryStems.count)
      && entryProbabilities.count == entryStems.count
      && entryStems.allSatisfy { 0 <= $0 && $0 < stems.count }
      && renderingStarts.count == words.count + 1
      && renderingStarts.isOffsets(into: renderings.count)
      && renderings.allSatisfy { 0 <= $0 && $0 < phrases.count }
  }

  /// Whether the dictionary has each headword by its id, and no other word.
  private var headwordsAreKnown: Bool {
    trie.wordCount == words.count
      && (0..<Int32(words.count)).allSatisfy { id in
        let word = words[id].unicodeScalars.map(\.value)
        return LexiconBuilder.isHeadword(word) && trie.id(of: word) == id
      }
  }

  private var probabilitiesAreSound: Bool {
    stemProbabilities.allSatisfy { 0 <= $0 && $0 <= 1 } && entryProbabilities.allSatisfy { $0 >= 0 }
      && (0..<Int32(words.count)).allSatisfy { word in
        row(of: word).reduce(0) { $0 + entryProbabilities[$1] } <= LexiconBuilder.mostOfRow
      }
  }
}

extension WordClass {
  /// Whether it is made of the classes named here.
  fileprivate var isKnown: Bool {
    isSubset(of: [.noun, .verb, .adjective, .function, .measure, .general])
  }
}
