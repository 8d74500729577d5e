/// A dictionary of words over Unicode scalars that finds all words starting at a position in one
/// walk.
///
/// A double-array trie (Aoe, "An efficient digital search algorithm by using a double-array
/// structure", IEEE Trans. Software Eng. 15(9), 1989): the child of node `s` by code `c` is
/// `t = nodes[s].base + c` if `nodes[t].parent == s`.
public struct WordTrie: Sendable {
  /// Code of a scalar of the Basic Multilingual Plane, 1-based; 0 where no word has it.
  let codes: Numbers<UInt16>
  let nodes: Numbers<Node>
  /// The word that ends at a node, or -1.
  let words: Numbers<Int32>

  /// A node of the double array; `cost` is that of the word that ends there, infinite where none does.
  struct Node: Sendable, BitwiseCopyable {
    var base: Int32
    var parent: Int32
    var cost: Float
  }

  static let root: Int32 = 0

  /// A dictionary without words.
  static let empty = WordTrie(
    codes: Numbers([]), nodes: Numbers([Node(base: 1, parent: -1, cost: .infinity)]),
    words: Numbers([-1]))

  /// - Parameters:
  ///   - dictionary: Words with their ids.
  ///   - costs: By id, for the word splitter.
  /// - Precondition: the words differ, none is empty, all their scalars are below U+10000, and each
  ///   id has a cost.
  public init(_ dictionary: [(word: [UInt32], id: Int32)], costs: [Float]) {
    var codes = [UInt16](repeating: 0, count: 0x10000)
    var frequencies = Array(repeating: 0, count: 0x10000)
    for entry in dictionary { for scalar in entry.word { frequencies[Int(scalar)] += 1 } }
    let used = frequencies.indices.filter { frequencies[$0] > 0 }
      .sorted { (frequencies[$1], $0) < (frequencies[$0], $1) }
    for (rank, scalar) in used.enumerated() { codes[scalar] = UInt16(rank + 1) }

    let coded = dictionary.map { (codes: $0.word.map { codes[Int($0)] }, id: $0.id) }
      .sorted { $0.codes.lexicographicallyPrecedes($1.codes) }
    var builder = Builder()
    builder.insert(coded[...], depth: 0, at: 0)
    self.init(
      codes: Numbers(codes),
      nodes: Numbers(
        builder.words.indices.map {
          Node(
            base: builder.cells[2 * $0], parent: builder.cells[2 * $0 + 1],
            cost: builder.words[$0] < 0 ? .infinity : costs[Int(builder.words[$0])])
        }), words: Numbers(builder.words))
  }

  init(codes: Numbers<UInt16>, nodes: Numbers<Node>, words: Numbers<Int32>) {
    self.codes = codes
    self.nodes = nodes
    self.words = words
  }

  /// The costs of the words, by id.
  ///
  /// - Parameter count: The ids are below it.
  /// - Returns: One cost an id, infinite for an id that no word has.
  public func costs(count: Int) -> [Float] {
    var costs = [Float](repeating: .infinity, count: count)
    for (node, word) in zip(nodes, words) where word >= 0 { costs[Int(word)] = node.cost }
    return costs
  }

  /// How many words it holds.
  ///
  /// - Complexity: linear in the nodes.
  public var wordCount: Int { words.count { $0 >= 0 } }

  /// The node reached from `node` by `scalar`; nil where no word goes on so.
  @inline(__always)
  func child(of node: Int32, by scalar: UInt32) -> Int32? {
    guard scalar < codes.count else { return nil }
    let code = Int32(codes[Int(scalar)])
    guard code > 0 else { return nil }
    let next = nodes[Int(node)].base + code
    guard next < nodes.count, nodes[Int(next)].parent == node else { return nil }
    return next
  }

  /// The id of a word; nil where the dictionary does not hold it.
  public func id(of word: some Sequence<UInt32>) -> Int32? {
    var node = Self.root
    for scalar in word {
      guard let next = child(of: node, by: scalar) else { return nil }
      node = next
    }
    return words[Int(node)] < 0 ? nil : words[Int(node)]
  }

  /// Calls `body` with the end and the id of each word that starts at `start`, shortest first.
  @inline(__always)
  func forEachWord(in text: [UInt32], from start: Int, upTo end: Int, _ body: (Int, Int32) -> Void)
  {
    var node = Self.root
    var position = start
    while position < end, let next = child(of: node, by: text[position]) {
      node = next
      position += 1
      let word = words[Int(node)]
      if word >= 0 { body(position, word) }
    }
  }
}

extension WordTrie {
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

extension WordTrie {
  private struct Builder {
    var cells: [Int32] = [1, -1]
    var words: [Int32] = [-1]
    /// Cells below this one are not offered.
    var firstFree = 1
    private static let patience = 256

    /// Puts the words of `entries`, which agree in their first `depth` codes, below `node`.
    mutating func insert(
      _ entries: ArraySlice<(codes: [UInt16], id: Int32)>, depth: Int, at node: Int
    ) {
      var entries = entries
      if let first = entries.first, first.codes.count == depth {
        precondition(words[node] < 0, "a word stands twice in the dictionary")
        words[node] = first.id
        entries = entries.dropFirst()
      }
      guard !entries.isEmpty else { return }
      var children: [(code: UInt16, entries: ArraySlice<(codes: [UInt16], id: Int32)>)] = []
      var start = entries.startIndex
      while start < entries.endIndex {
        let code = entries[start].codes[depth]
        let end = entries[start...].firstIndex { $0.codes[depth] != code } ?? entries.endIndex
        children.append((code, entries[start..<end]))
        start = end
      }
      let base = freeBase(for: children.map { Int($0.code) })
      cells[2 * node] = Int32(base)
      for child in children { cells[2 * (base + Int(child.code)) + 1] = Int32(node) }
      for child in children {
        insert(child.entries, depth: depth + 1, at: base + Int(child.code))
      }
    }

    /// The lowest base at which all children find a free cell; the arrays grow to hold them.
    private mutating func freeBase(for codes: [Int]) -> Int {
      while 2 * firstFree < cells.count, cells[2 * firstFree + 1] >= 0 { firstFree += 1 }
      let start = max(1, firstFree - (codes.first ?? 0))
      var base = start
      while !codes.allSatisfy({ isFree(base + $0) }) { base += 1 }
      // A region that is searched for long has only scattered cells left; it is given up.
      if base - start > Self.patience { firstFree = base }
      let end = base + (codes.last ?? 0) + 1
      while words.count < end {
        cells += [0, -1]
        words.append(-1)
      }
      return base
    }

    private func isFree(_ cell: Int) -> Bool {
      2 * cell >= cells.count || cells[2 * cell + 1] < 0
    }
  }
}
