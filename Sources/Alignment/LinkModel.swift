/// Translation probabilities as learned, for linking the words of any pair of the same types.
///
/// Pairs of words that did not stand together in what was learned from have what the lexicon says.
struct LinkModel: Sendable {
  let forwardJumps: JumpModel
  let backwardJumps: JumpModel
  /// p(target | nothing) and p(source | nothing), by type.
  let forwardNull: [Float]
  let backwardNull: [Float]
  /// p(target | source) and p(source | target), by entry.
  private(set) var forward: [Float] = []
  private(set) var backward: [Float] = []
  /// Entries of source type `s`: `starts[s]..<starts[s + 1]`, by ascending target type.
  private var starts: [Int32] = [0]
  private var targets: [Int32] = []

  /// What a pair of words has that neither the text nor the lexicon knows.
  static let unseen: Float = 1e-7
  /// What is less likely in both directions is not kept.
  private static let negligible: Float = 1e-5

  /// `rows`: what the lexicon says.
  /// `types`: of the whole text; `share`: what share of it was learned from.
  /// - Complexity: n log n in the cells and the entries of the lexicon's rows.
  init(_ aligner: WordAligner, rows: TranslationRows, types: ParallelTypes, share: Float) {
    forwardJumps = aligner.forwardJumps
    backwardJumps = aligner.backwardJumps
    forwardNull = aligner.forwardNull
    backwardNull = aligner.backwardNull
    let reversed = rows.reversed(
      sourceCounts: types.chineseCounts, targetTypes: types.englishCounts.count)
    let strength = WordAligner.lexiconStrength
    var sourceOf = [Int32](repeating: -1, count: types.englishCounts.count)
    for source in 0..<Int32(types.chineseCounts.count) {
      var row: [(target: Int32, forward: Float, backward: Float)] = []
      for cell in aligner.cells.row(source) {
        let target = aligner.cells.targets[cell]
        sourceOf[Int(target)] = source
        let (forward, backward) = (aligner.forward[cell], aligner.backward[cell])
        guard max(forward, backward) > Self.negligible else { continue }
        row.append((target, forward, backward))
      }
      let count = strength + types.chineseCounts[Int(source)] * share
      for entry in rows.row(source) where sourceOf[Int(rows.types[entry])] != source {
        let target = rows.types[entry]
        let other = strength + types.englishCounts[Int(target)] * share
        row.append(
          (target, strength * rows.probabilities[entry] / count, strength * reversed[entry] / other)
        )
      }
      row.sort { $0.target < $1.target }
      for (target, forward, backward) in row {
        targets.append(target)
        self.forward.append(forward)
        self.backward.append(backward)
      }
      starts.append(Int32(targets.count))
    }
  }

  /// Calls `body` with the entries of a source type for words of a sentence.
  ///
  /// `words`: target types with their positions in the sentence, by ascending type.
  /// `body`: is called with the position of a word in the sentence, and its entry.
  /// - Complexity: the different words times the logarithm of the entries of the source type.
  @inline(__always)
  func forEachEntry(
    of source: Int32, among words: [(target: Int32, position: Int)],
    _ body: (_ position: Int, _ entry: Int) -> Void
  ) {
    let start = Int(starts[Int(source)])
    let row = targets.span.extracting(start..<Int(starts[Int(source) + 1]))
    guard !row.isEmpty else { return }
    // Where the first entry stands that is not below the word, or the last entry.
    var low = 0
    for (target, position) in words {
      // A search without branches that depend on what is read, which no processor foresees.
      var count = row[low] < target ? row.count - low : 1
      while count > 1 {
        let half = count / 2
        let distance = unsafe Int(row[unchecked: low &+ half &- 1]) &- Int(target)
        // All bits are set where it is negative; the compiler makes a branch of anything plainer.
        low &+= half & (distance >> (Int.bitWidth - 1))
        count &-= half
      }
      if row[low] == target { body(position, start + low) }
    }
  }
}
