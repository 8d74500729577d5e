import Glibc
import Linguistics

/// How much a word that the other side does, or does not, account for says that it is left out.
///
/// Learned from a document: how often each word is accounted for by its own translation, and how
/// often by a text that does not translate it.
struct WordEvidence {
  private struct Counts {
    var all: Float = 0
    var accounted: Float = 0

    mutating func add(_ word: AccountedWord) {
      all += 1
      accounted += word.isAccounted ? 1 : 0
    }
  }

  private struct Word: Hashable {
    var kind: Token.Kind
    var type: Int32
  }

  /// In pairs, and in texts that do not belong together: by word, and by kind.
  private var own: [Word: Counts] = [:]
  private var chance: [Word: Counts] = [:]
  private var allOwn: [Token.Kind: Counts] = [:]
  private var allChance: [Token.Kind: Counts] = [:]

  /// Occurrences that the document as a whole lends to each word.
  private static let prior: Float = 3
  /// Shares nearer to 0 or 1 than this are not believed.
  private static let margin: Float = 0.03

  mutating func addPair(_ words: [AccountedWord]) {
    for word in words {
      own[Word(kind: word.kind, type: word.type), default: Counts()].add(word)
      allOwn[word.kind, default: Counts()].add(word)
    }
  }

  mutating func addChance(_ words: [AccountedWord]) {
    for word in words {
      chance[Word(kind: word.kind, type: word.type), default: Counts()].add(word)
      allChance[word.kind, default: Counts()].add(word)
    }
  }

  /// The logarithm of the likelihood of the word if it is left out over that if it is translated,
  /// without what this occurrence taught.
  func nats(_ word: AccountedWord) -> Double {
    let key = Word(kind: word.kind, type: word.type)
    let own = own[key] ?? Counts()
    let others = Counts(
      all: max(0, own.all - 1),
      accounted: max(0, own.accounted - (word.isAccounted ? 1 : 0)))
    let (allOwn, allChance) = (allOwn[word.kind] ?? Counts(), allChance[word.kind] ?? Counts())
    let usual = Self.share(others, usually: (allOwn.accounted + 3) / (allOwn.all + 4))
    let unusual = Self.share(
      chance[key] ?? Counts(), usually: (allChance.accounted + 1) / (allChance.all + 4))
    guard usual > unusual else { return 0 }
    return Double(word.isAccounted ? logf(unusual / usual) : logf((1 - unusual) / (1 - usual)))
  }

  private static func share(_ counts: Counts, usually share: Float) -> Float {
    let share = (counts.accounted + prior * share) / (counts.all + prior)
    return min(1 - margin, max(margin, share))
  }
}
