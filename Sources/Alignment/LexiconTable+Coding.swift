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

  /// - Parameters:
  ///   - bytes: What `encoded` returned.
  ///   - place: Whether it is copied and looked at, or used where it is.
  /// - Throws: `TableDecoder.Damaged` where a table is cut, of another version or out of bounds.
  /// - Complexity: one copy of the bytes and one look at each number; constant in place.
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
    guard decoder.isDoubted else { return }
    guard classes.count == words.count, stemProbabilities.count == stems.count,
      Self.areRows(rowStarts, count: words.count, entries: entryStems, below: stems.count),
      entryStems.count == entryProbabilities.count,
      Self.areRows(renderingStarts, count: words.count, entries: renderings, below: phrases.count)
    else { throw TableDecoder.Damaged() }
  }

  private static func areRows(
    _ starts: Numbers<Int32>, count: Int, entries: Numbers<Int32>, below limit: Int
  ) -> Bool {
    starts.count == count + 1 && starts[0] == 0 && Int(starts[count]) == entries.count
      && zip(starts, starts.dropFirst()).allSatisfy(<=)
      && entries.allSatisfy { 0 <= $0 && $0 < limit }
  }
}
