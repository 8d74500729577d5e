import Linguistics

/// A source word and a target word that translate each other.
public struct WordLink: Hashable, Sendable {
  /// Positions among the words of their segments.
  public var source: Int
  public var target: Int
  /// 0...1.
  public var posterior: Double

  public init(source: Int, target: Int, posterior: Double) {
    self.source = source
    self.target = target
    self.posterior = posterior
  }
}

extension WordAligner {
  /// Links whose mean posterior over both directions is above this are kept.
  static let linkThreshold: Float = 0.3

  /// The links of a pair, by source then target position.
  func links(of pair: Int, using lattice: inout PairLattice) -> [WordLink] {
    let (l, m) = (source.range(pair).count, target.range(pair).count)
    lattice.run(pair, of: self, hmm: true, counting: false)
    var links: [WordLink] = []
    for i in 0..<l {
      for j in 0..<m {
        let forward = lattice.forward.posteriors[j * (l + 1) + i]
        let backward = lattice.backward.posteriors[i * (m + 1) + j]
        let mean = (forward + backward) / 2
        if mean > Self.linkThreshold {
          links.append(WordLink(source: i, target: j, posterior: Double(mean)))
        }
      }
    }
    return links
  }
}

/// Links words of text that is split into tokens already, as `fast_align` does.
public struct TokenAligner: Sendable {
  private let lexicon: LexiconTable

  public init(lexicon: LexiconTable = Lexicon.base) { self.lexicon = lexicon }

  /// The links of each pair; the source is Chinese.
  public func links(_ pairs: [(source: [String], target: [String])]) -> [[WordLink]] {
    var types = ParallelTypes()
    var source = SentenceTypes()
    var target = SentenceTypes()
    for pair in pairs {
      source.append(types.addChinese(tokens: pair.source), length: 0)
      target.append(types.addEnglish(tokens: pair.target), length: 0)
    }
    var aligner = WordAligner(
      source: source, target: target, types: types, rows: types.rows(from: lexicon))
    aligner.train()
    var lattice = PairLattice(aligner: aligner)
    return pairs.indices.map { aligner.links(of: $0, using: &lattice) }
  }
}
