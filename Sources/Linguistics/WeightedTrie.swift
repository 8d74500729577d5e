/// A dictionary's trie with the cost of each word at the node where the word ends, laid out for one
/// walk from each position of a text.
struct WeightedTrie: Sendable {
  /// Code of a scalar of the Basic Multilingual Plane, see `WordTrie`.
  let codes: [UInt16]
  let nodes: [Node]

  /// A node of the double array; `cost` is infinite where no word ends.
  struct Node: Sendable {
    var base: Int32
    var parent: Int32
    var cost: Float
  }

  /// - Precondition: `costs` has an entry for each id in `trie`.
  init(_ trie: WordTrie, costs: [Float]) {
    codes = trie.codes
    nodes = trie.words.indices.map { index in
      let word = trie.words[index]
      return Node(
        base: trie.cells[2 * index], parent: trie.cells[2 * index + 1],
        cost: word < 0 ? .infinity : costs[Int(word)])
    }
  }

  /// Of no words.
  static let empty = WeightedTrie(codes: [], nodes: [])

  private init(codes: [UInt16], nodes: [Node]) {
    self.codes = codes
    self.nodes = nodes
  }

  /// Finds the words that start at `start`, and takes the one with which the rest of the run is
  /// cheapest, if it is cheaper than `step`.
  /// `text` is the run, `steps` has the cheapest way from each position past `start`.
  @inline(__always)
  static func walk(
    _ codes: Span<UInt16>, _ nodes: Span<Node>, _ text: Span<UInt32>, from start: Int,
    _ steps: Span<WordSplitter.Step>, _ step: inout WordSplitter.Step
  ) {
    var node = 0
    var position = start
    while position < text.count {
      let scalar = Int(text[position])
      guard scalar < codes.count else { return }
      let code = Int(codes[scalar])
      let child = Int(nodes[node].base) + code
      guard code > 0, child < nodes.count, Int(nodes[child].parent) == node else { return }
      node = child
      position += 1
      let cost = nodes[node].cost + steps[position].cost
      if cost < step.cost {
        step = WordSplitter.Step(cost: cost, end: Int32(truncatingIfNeeded: position))
      }
    }
  }
}
