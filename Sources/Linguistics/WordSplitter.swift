/// Splits runs of Han characters into words: the likeliest path through the words of a dictionary.
///
/// A unigram model over the directed acyclic graph of all dictionary words in the run, solved by
/// dynamic programming (Sproat et al., "A stochastic finite-state word-segmentation algorithm for
/// Chinese", Computational Linguistics 22(3), 1996, section 4). A character that begins no word
/// stands alone at `unknownCost`.
public struct WordSplitter: Sendable {
  private let dictionary: WordTrie
  /// Words of the user's glossary and names of the collection, with costs of their own.
  private var overlay: Overlay?

  private struct Overlay: Sendable {
    var words: [[UInt32]: Float]
    var trie: WordTrie
  }

  /// A character that no word of the dictionary holds costs more than two words that do.
  static let unknownCost: Float = 20

  /// - Parameter dictionary: The words, with their costs.
  public init(_ dictionary: WordTrie) { self.dictionary = dictionary }

  /// A splitter that knows no word.
  public static let ofNoWords = WordSplitter(.empty)

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
      words: distinct,
      trie: WordTrie(
        entries.enumerated().map { (word: $1.key, id: Int32($0)) }, costs: entries.map(\.value)))
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
    var paths = Paths()
    find(&paths, in: text.span.extracting(range))
    var ends: [Int] = []
    var position = 0
    while position < range.count {
      position = paths.end(ofWordAt: position)
      ends.append(range.lowerBound + position)
    }
    return ends
  }

  /// The cheapest path from each position of a run to its end; kept from run to run, so that the
  /// memory is taken once.
  struct Paths {
    fileprivate var steps: [Step] = []

    /// Where the word ends that begins at `position` on the cheapest path from there.
    @inline(__always)
    func end(ofWordAt position: Int) -> Int { Int(steps[position].end) }
  }

  /// The least cost from a position to the end of the run, and where the first word on that way ends.
  struct Step {
    var cost: Float
    var end: Int32
  }

  /// Finds the cheapest paths through a run of Han characters, from the back.
  ///
  /// - Complexity: the number of characters times the length of the longest word that starts there.
  func find(_ paths: inout Paths, in run: Span<UInt32>) {
    if paths.steps.count <= run.count {
      paths.steps = Array(repeating: Step(cost: 0, end: 0), count: run.count + 32)
    }
    var steps = paths.steps.mutableSpan
    let (codes, nodes) = unsafe (dictionary.codes.buffer, dictionary.nodes.buffer)
    let added = overlay?.trie ?? .empty
    let (addedCodes, addedNodes) = unsafe (added.codes.buffer, added.nodes.buffer)
    steps[run.count].cost = 0
    var position = run.count - 1
    while position >= 0 {
      var step = Step(
        cost: Self.unknownCost + steps[position + 1].cost,
        end: Int32(truncatingIfNeeded: position + 1))
      unsafe WordTrie.walk(codes.span, nodes.span, run, from: position, steps.span, &step)
      unsafe WordTrie.walk(
        addedCodes.span, addedNodes.span, run, from: position, steps.span, &step)
      steps[position] = step
      position -= 1
    }
    withExtendedLifetime((dictionary, added)) {}
  }
}
