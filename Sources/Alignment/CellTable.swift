import Linguistics

/// All pairs of a source and a target type that stand in one pair of sentences ("cells"), numbered
/// row by row, and the cell of every pair of words.
struct CellTable: Sendable {
  /// Cells of source type `s`: `rowStarts[s]..<rowStarts[s + 1]`.
  private(set) var rowStarts: [Int32]
  /// Target type of each cell.
  private(set) var targets: [Int32]
  /// Cell of words (i, j) of pair `k`, with m target words: `words[pairStarts[k] + i * m + j]`.
  private(set) var words: [Int32]
  private(set) var pairStarts: [Int]

  /// - Complexity: linear in the pairs of words.
  init(source: SentenceTypes, target: SentenceTypes, sourceTypes: Int, targetTypes: Int) {
    pairStarts = [0]
    for pair in 0..<source.count {
      pairStarts.append(pairStarts[pair] + source.range(pair).count * target.range(pair).count)
    }
    words = Array(repeating: 0, count: pairStarts[source.count])
    rowStarts = [0]
    targets = []

    // Occurrences of each source type, as (pair, position), by counting sort.
    var firsts = [Int32](repeating: 0, count: sourceTypes + 1)
    for type in source.types { firsts[Int(type) + 1] += 1 }
    for type in 0..<sourceTypes { firsts[type + 1] += firsts[type] }
    var cursor = firsts
    var pairs = [Int32](repeating: 0, count: source.types.count)
    var positions = [Int32](repeating: 0, count: source.types.count)
    for pair in 0..<source.count {
      for (position, token) in source.range(pair).enumerated() {
        let slot = Int(cursor[Int(source.types[token])])
        pairs[slot] = Int32(pair)
        positions[slot] = Int32(position)
        cursor[Int(source.types[token])] += 1
      }
    }

    var cellOf = [Int32](repeating: -1, count: targetTypes)
    for type in 0..<sourceTypes {
      let rowStart = targets.count
      for occurrence in Int(firsts[type])..<Int(firsts[type + 1]) {
        let pair = Int(pairs[occurrence])
        let range = target.range(pair)
        var slot = pairStarts[pair] + Int(positions[occurrence]) * range.count
        for token in range {
          let targetType = Int(target.types[token])
          if Int(cellOf[targetType]) < rowStart {
            cellOf[targetType] = Int32(targets.count)
            targets.append(Int32(targetType))
          }
          words[slot] = cellOf[targetType]
          slot += 1
        }
      }
      rowStarts.append(Int32(targets.count))
    }
  }

  var count: Int { targets.count }

  func row(_ type: Int32) -> Range<Int> {
    Int(rowStarts[Int(type)])..<Int(rowStarts[Int(type) + 1])
  }
}
