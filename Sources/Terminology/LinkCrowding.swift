import Alignment

/// How far the English words of a pair are linked to Chinese words that collect more than their due.
///
/// A word that the models know no rendering of collects the words that nothing explains, whatever they
/// belong to (Moore, "Improving IBM word-alignment Model 1", ACL 2004, section 3): such a link says
/// little. Due is one word with a meaning for two characters, and one at least.
struct LinkCrowding {
  private let links: LinkPosteriors
  /// By Chinese word, the share of the words linked to it that is more than its due.
  private let excess: [Float]
  /// By English word, its share that is linked to such excess.
  private let shares: [Float]

  /// `characters`: the lengths of the Chinese words.
  /// `isContent`: whether an English word has a meaning.
  /// - Complexity: Chinese words times English words.
  init(of links: LinkPosteriors, characters: [Int], isContent: [Bool]) {
    self.links = links
    let content = isContent.indices.filter { isContent[$0] }
    let excess = characters.enumerated().map { i, count in
      let fertility = content.reduce(Float(0)) { $0 + links.chinese(i, given: $1) }
      let due = max(1, 0.5 * Float(count))
      return fertility > due ? 1 - due / fertility : 0
    }
    self.excess = excess
    shares = isContent.indices.map { j in
      excess.indices.reduce(0) { $0 + excess[$1] * links.chinese($1, given: j) }
    }
  }

  /// By English word, the share that is linked to the excess of words outside a term, 0...1.
  func shares(outside term: Range<Int>) -> [Float] {
    shares.indices.map { j in
      term.reduce(shares[j]) { $0 - excess[$1] * links.chinese($1, given: j) }
    }
  }
}
