public import Linguistics

extension LexiconTable {
  private static let magic: StaticString = "yizhi lexicon 2\n"

  public func encoded() -> [UInt8] {
    var encoder = TableEncoder(magic: Self.magic)
    words.encode(into: &encoder)
    trie.encode(into: &encoder)
    encoder.append(costs)
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

  /// - Parameter bytes: what `encoded` returned; copied.
  /// - Throws: `TableDecoder.Damaged` where a table is cut, of another version or out of bounds.
  /// - Complexity: one copy of the bytes and one look at each number.
  public init(decoding bytes: UnsafeRawBufferPointer) throws(TableDecoder.Damaged) {
    var decoder = unsafe try TableDecoder(bytes, magic: Self.magic)
    words = try Interner(from: &decoder)
    trie = try WordTrie(from: &decoder, idsBelow: words.count)
    costs = try decoder.array(of: Float.self)
    classes = try decoder.array(of: WordClass.self)
    stems = try Interner(from: &decoder)
    stemProbabilities = try decoder.array(of: Float.self)
    rowStarts = try decoder.array(of: Int32.self)
    entryStems = try decoder.array(of: Int32.self)
    entryProbabilities = try decoder.array(of: Float.self)
    renderingStarts = try decoder.array(of: Int32.self)
    renderings = try decoder.array(of: Int32.self)
    phrases = try Interner(from: &decoder)
    guard costs.count == words.count, classes.count == words.count,
      stemProbabilities.count == stems.count,
      Self.areRows(rowStarts, count: words.count, entries: entryStems, below: stems.count),
      entryStems.count == entryProbabilities.count,
      Self.areRows(renderingStarts, count: words.count, entries: renderings, below: phrases.count)
    else { throw TableDecoder.Damaged() }
  }

  private static func areRows(_ starts: [Int32], count: Int, entries: [Int32], below limit: Int)
    -> Bool
  {
    starts.count == count + 1 && starts[0] == 0 && Int(starts[count]) == entries.count
      && zip(starts, starts.dropFirst()).allSatisfy(<=)
      && entries.allSatisfy { 0 <= $0 && $0 < limit }
  }
}
