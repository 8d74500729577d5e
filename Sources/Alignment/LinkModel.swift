/// Translation probabilities as learned, for linking the words of any pair of the same types.
///
/// Pairs of words that did not stand together in what was learned from have what the lexicon says.
struct LinkModel: Sendable {
  let forwardJumps: JumpModel
  let backwardJumps: JumpModel
  /// p(target | nothing) and p(source | nothing), by type.
  let forwardNull: [Float]
  let backwardNull: [Float]
  /// Cells of source type `s`, by target type: `starts[s]..<starts[s + 1]`.
  private let starts: [Int32]
  private var targets: [Int32]
  private var forward: [Float]
  private var backward: [Float]
  private let rows: TranslationRows
  private let reversed: [Float]
  /// Occurrences by type in what was learned from.
  private let sourceCounts: [Float]
  private let targetCounts: [Float]

  /// What a pair of words has that neither the text nor the lexicon knows.
  private static let unseen: Float = 1e-7

  /// `rows`: what the lexicon says.
  /// `types`: of the whole text; `share`: what share of it was learned from.
  init(_ aligner: WordAligner, rows: TranslationRows, types: ParallelTypes, share: Float) {
    forwardJumps = aligner.forwardJumps
    backwardJumps = aligner.backwardJumps
    forwardNull = aligner.forwardNull
    backwardNull = aligner.backwardNull
    starts = aligner.cells.rowStarts
    targets = aligner.cells.targets
    forward = aligner.forward
    backward = aligner.backward
    for type in 0..<Int32(starts.count - 1) {
      let row = aligner.cells.row(type)
      let order = row.sorted { aligner.cells.targets[$0] < aligner.cells.targets[$1] }
      for (place, cell) in zip(row, order) {
        targets[place] = aligner.cells.targets[cell]
        forward[place] = aligner.forward[cell]
        backward[place] = aligner.backward[cell]
      }
    }
    self.rows = rows
    sourceCounts = types.chineseCounts.map { $0 * share }
    targetCounts = types.englishCounts.map { $0 * share }
    reversed = rows.reversed(
      sourceCounts: types.chineseCounts, targetTypes: types.englishCounts.count)
  }

  /// Where a pair of words stands in the table; a negative number for a place in the lexicon's rows,
  /// nil where neither has it.
  func place(of target: Int32, in source: Int32) -> Int? {
    var low = Int(starts[Int(source)])
    let end = Int(starts[Int(source) + 1])
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if targets[middle] < target { low = middle + 1 } else { high = middle }
    }
    if low < end, targets[low] == target { return low }
    return rows.row(source).first { rows.types[$0] == target }.map { -$0 - 1 }
  }

  /// p(target | source).
  func forward(_ place: Int?, _ source: Int32, _ target: Int32) -> Float {
    guard let place else { return Self.unseen }
    if place >= 0 { return forward[place] }
    let strength = WordAligner.lexiconStrength
    return strength * rows.probabilities[-place - 1] / (strength + sourceCounts[Int(source)])
  }

  /// p(source | target).
  func backward(_ place: Int?, _ source: Int32, _ target: Int32) -> Float {
    guard let place else { return Self.unseen }
    if place >= 0 { return backward[place] }
    let strength = WordAligner.lexiconStrength
    return strength * reversed[-place - 1] / (strength + targetCounts[Int(target)])
  }
}
