/// For each source sentence count `i`, the target sentence counts `j` that a path may pass.
struct AlignmentBand: Sendable {
  /// `columns[i]` for i in 0...n: closed ranges as half-open ones; they overlap from row to row.
  var columns: [Range<Int>]

  /// All cells.
  init(source n: Int, target m: Int) {
    columns = Array(repeating: 0..<(m + 1), count: n + 1)
  }

  init(columns: [Range<Int>]) { self.columns = columns }

  /// The target sentences that beads ending in row `i` may hold, with at most `reach` sentences.
  func sentences(inRow i: Int, reach: (source: Int, target: Int)) -> Range<Int> {
    let last = max(0, columns[i].upperBound - 1)
    let first = max(
      columns[max(0, i - reach.source)].lowerBound, columns[i].lowerBound - reach.target)
    return min(max(0, first), last)..<last
  }
}

/// Best scores of all cells of a band, with the way back.
struct BeadTable {
  private let band: AlignmentBand
  private let rowStarts: [Int]
  private var scores: [Float]
  /// source count * 16 + target count of the bead that ends here.
  private var shapes: [UInt8]

  init(band: AlignmentBand) {
    self.band = band
    var starts = [0]
    for columns in band.columns { starts.append(starts[starts.count - 1] + columns.count) }
    rowStarts = starts
    scores = Array(repeating: -.infinity, count: starts[starts.count - 1])
    shapes = Array(repeating: 0, count: scores.count)
  }

  @inline(__always)
  private func index(_ i: Int, _ j: Int) -> Int? {
    guard band.columns[i].contains(j) else { return nil }
    return rowStarts[i] + j - band.columns[i].lowerBound
  }

  mutating func start() { scores[0] = 0 }

  /// Nil outside the band and where no path leads.
  @inline(__always)
  func score(row i: Int, column j: Int) -> Float? {
    guard let index = index(i, j), scores[index] > -.infinity else { return nil }
    return scores[index]
  }

  mutating func set(row i: Int, column j: Int, score: Float, shape: BeadShape) {
    guard let index = index(i, j) else { return }
    scores[index] = score
    shapes[index] = UInt8(shape.source * 16 + shape.target)
  }

  /// Nil where no path leads to the cell.
  func path(toRow n: Int, column m: Int) -> [Bead]? {
    var beads: [Bead] = []
    var (i, j) = (n, m)
    while i > 0 || j > 0 {
      guard let index = index(i, j), shapes[index] > 0 else { return nil }
      let before = (i - Int(shapes[index]) / 16, j - Int(shapes[index]) % 16)
      let gain = scores[index] - (score(row: before.0, column: before.1) ?? 0)
      beads.append(Bead(source: before.0..<i, target: before.1..<j, score: Double(gain)))
      (i, j) = before
    }
    return beads.reversed()
  }
}
