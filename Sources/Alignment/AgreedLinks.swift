import Linguistics

/// The links on which the two directions of a `WordAligner` agree, summed over the collection.
struct AgreedLinks {
  /// Expected links by cell: the geometric mean of the two directions' posteriors, summed.
  private(set) var counts: [Float]
  /// How often the words of a cell are linked for sure, of the source types asked about; and how often a
  /// word stands beside the linked one that no source word is linked with: `neighbor << 1`, and 1 more
  /// where it stands behind.
  private var sure: [Int32: Float] = [:]
  private var companions: [Int32: [Int32: Float]] = [:]
  private let isAsked: [Bool]
  private let isFunction: [Bool]

  private static let leastProduct: Float = 0.01
  private static let sureProduct: Float = 0.25
  private static let freeProduct: Float = 0.2

  /// - Parameters:
  ///   - aligner: As it was trained.
  ///   - isAsked: By source type, whether companions of its translations are looked for.
  ///   - isFunction: By target type, whether it is a word of grammar.
  init(_ aligner: WordAligner, isAsked: [Bool], isFunction: [Bool]) {
    self.isAsked = isAsked
    self.isFunction = isFunction
    counts = [Float](repeating: 0, count: aligner.cells.count)
    var lattice = PairLattice(aligner: aligner)
    var products: [Float] = []
    for pair in 0..<aligner.source.count {
      lattice.run(pair, of: aligner, hmm: true, counting: false)
      let source = aligner.source.types[aligner.source.range(pair)]
      let target = aligner.target.types[aligner.target.range(pair)]
      let (l, m) = (source.count, target.count)
      let first = aligner.cells.pairStarts[pair]
      products.removeAll(keepingCapacity: true)
      for i in 0..<l {
        for j in 0..<m {
          let product =
            lattice.forward.posteriors[j * (l + 1) + i]
            * lattice.backward.posteriors[i * (m + 1) + j]
          products.append(product)
          if product > Self.leastProduct {
            counts[Int(aligner.cells.words[first + i * m + j])] += product.squareRoot()
          }
        }
      }
      guard source.contains(where: { isAsked[Int($0)] }) else { continue }
      let linked = (0..<m).map { j in (0..<l).reduce(0) { max($0, products[$1 * m + j]) } }
      for (i, type) in source.enumerated() where isAsked[Int(type)] {
        for j in 0..<m where products[i * m + j] >= Self.sureProduct {
          note(aligner.cells.words[first + i * m + j], at: j, in: Array(target), linked)
        }
      }
    }
  }

  private mutating func note(_ cell: Int32, at j: Int, in target: [Int32], _ linked: [Float]) {
    sure[cell, default: 0] += 1
    for step in [-1, 1] {
      var k = j + step
      if target.indices.contains(k), isFunction[Int(target[k])] { k += step }
      guard target.indices.contains(k), !isFunction[Int(target[k])], linked[k] < Self.freeProduct
      else { continue }
      companions[cell, default: [:]][target[k] << 1 | (step > 0 ? 1 : 0), default: 0] += 1
    }
  }

  /// The word that mostly stands beside the translation of a cell and has no word of its own on the
  /// other side, so that the two are the translation (闪火点, “flash point”); nil where there is none.
  func companion(of cell: Int) -> (type: Int32, isBehind: Bool)? {
    guard let sure = sure[Int32(cell)], let found = companions[Int32(cell)] else { return nil }
    let best = found.max { ($0.value, $1.key) < ($1.value, $0.key) }
    guard let best, best.value >= 0.5 * sure else { return nil }
    return (best.key >> 1, best.key & 1 == 1)
  }

  /// Whether the translation of a cell is mostly part of a phrase, but not always of the same.
  func isCut(_ cell: Int) -> Bool {
    guard let sure = sure[Int32(cell)], let found = companions[Int32(cell)] else { return false }
    return found.values.reduce(0, +) >= 0.6 * sure
  }
}
