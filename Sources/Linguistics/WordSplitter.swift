/// Splits runs of Han characters into words: the likeliest path through the words of a dictionary.
///
/// A unigram model over the directed acyclic graph of all dictionary words in the run, solved by
/// dynamic programming (Sproat et al., "A stochastic finite-state word-segmentation algorithm for
/// Chinese", Computational Linguistics 22(3), 1996, section 4). A character that begins no word
/// stands alone at `unknownCost`.
public struct WordSplitter: Sendable {
  private let trie: WordTrie
  /// Costs by word id: -ln p(word).
  private let costs: [Float]
  /// Words of the user's glossary and names of the collection, with costs of their own.
  private var overlay: Overlay?

  private struct Overlay: Sendable {
    var words: [[UInt32]: Float]
    var trie: WordTrie
    var costs: [Float]
  }

  /// A character that no word of the dictionary holds costs more than two words that do.
  static let unknownCost: Float = 20

  /// - Precondition: `costs` has an entry for each id in `trie`.
  public init(trie: WordTrie, costs: [Float]) {
    self.trie = trie
    self.costs = costs
  }

  /// A splitter that also knows `words`, each at the cost given (4 is that of a common word).
  public func adding(_ words: [(word: String, cost: Float)]) -> WordSplitter {
    var distinct = overlay?.words ?? [:]
    for (word, cost) in words {
      let scalars = FoldedText(word).scalars
      guard !scalars.isEmpty, scalars.allSatisfy({ $0 < 0x10000 }) else { continue }
      distinct[scalars] = min(distinct[scalars] ?? cost, cost)
    }
    let entries = distinct.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    var copy = self
    copy.overlay = Overlay(
      words: distinct, trie: WordTrie(entries.enumerated().map { (word: $1.key, id: Int32($0)) }),
      costs: entries.map(\.value))
    return copy
  }

  /// The ends of the words in `text[range]`, ascending, the last one `range.upperBound`.
  ///
  /// - Parameters:
  ///   - text: Folded scalars, see `FoldedText`.
  ///   - range: A run of Han characters in it.
  /// - Returns: One position a word, just behind it.
  /// - Complexity: the number of characters times the length of the longest word that starts there.
  public func ends(in text: [UInt32], _ range: Range<Int>) -> [Int] {
    let count = range.count
    guard count > 1 else { return range.isEmpty ? [] : [range.upperBound] }
    var best = [Float](repeating: .infinity, count: count + 1)
    var previous = [Int32](repeating: 0, count: count + 1)
    best[0] = 0
    for i in 0..<count {
      let base = best[i]
      if base + Self.unknownCost < best[i + 1] {
        best[i + 1] = base + Self.unknownCost
        previous[i + 1] = Int32(i)
      }
      var node = WordTrie.root
      var position = range.lowerBound + i
      while position < range.upperBound, let next = trie.child(of: node, by: text[position]) {
        node = next
        position += 1
        let word = trie.words[Int(node)]
        guard word >= 0 else { continue }
        let cost = base + costs[Int(word)]
        if cost < best[position - range.lowerBound] {
          best[position - range.lowerBound] = cost
          previous[position - range.lowerBound] = Int32(i)
        }
      }
      guard let overlay else { continue }
      overlay.trie.forEachWord(in: text, from: range.lowerBound + i, upTo: range.upperBound) {
        end, word in
        let cost = base + overlay.costs[Int(word)]
        if cost < best[end - range.lowerBound] {
          best[end - range.lowerBound] = cost
          previous[end - range.lowerBound] = Int32(i)
        }
      }
    }
    var ends: [Int] = []
    var position = count
    while position > 0 {
      ends.append(range.lowerBound + position)
      position = Int(previous[position])
    }
    ends.reverse()
    return ends
  }
}
