import Alignment
import Bitext
import Linguistics

/// A word of one side of a pair, and whether the other side has a word that may stand for it.
struct AccountedWord {
  /// Index of its token.
  var token: Int
  /// Han, a word in Latin letters or a number.
  var kind: Token.Kind
  /// Equal for equal words of a kind, whatever pair they stand in.
  var type: Int32
  var isAccounted: Bool
}

/// Both sides of a pair; marks are left out.
struct AccountedPair {
  var chinese: [AccountedWord] = []
  var english: [AccountedWord] = []
}

/// Tells of each word of a pair whether the other side may have a translation of it, by a lexicon.
///
/// - Complexity: the words of the pair times the translations of a word.
struct WordAccountant: ~Copyable {
  private let lexicon: LexiconTable
  private let stems = EnglishStems()
  private var chineseTypes = Interner()
  private var englishTypes = Interner()
  private var numbers = Interner()
  /// By Chinese type: the stems that translate it.
  private var translations: [[Int32]] = []
  /// By English form: its type.
  private var forms = Interner()
  private var typeOfForm: [Int32] = []
  /// By English type: its stem in the lexicon; -1 where that has none, and for words of grammar,
  /// which stand for no other word.
  private var stemOfType: [Int32] = []
  /// By stem: the last pair whose English side has it, and whose Chinese side may mean it.
  private var written: [Int32]
  private var meant: [Int32]
  private var pair: Int32 = 0

  /// What a row gives less than this is chance.
  private static let leastProbability: Float = 0.002

  init(lexicon: LexiconTable) {
    self.lexicon = lexicon
    written = Array(repeating: 0, count: lexicon.stems.count)
    meant = written
  }

  /// The words of two texts that may translate each other.
  mutating func words(chinese: AnalyzedText, english: AnalyzedText) -> AccountedPair {
    pair += 1
    var result = AccountedPair(chinese: words(of: chinese), english: words(of: english))
    var latin: Set<Int32> = []
    var digits: Set<Int32> = []
    for word in result.english {
      if word.kind == .number { digits.insert(word.type) }
      guard word.kind == .word else { continue }
      latin.insert(word.type)
      let stem = Int(stemOfType[Int(word.type)])
      if stem >= 0 { written[stem] = pair }
    }
    for (index, word) in result.chinese.enumerated() {
      result.chinese[index].isAccounted =
        switch word.kind {
        case .han: isAccounted(word.type)
        case .word: latin.contains(word.type)
        case .number, .mark: digits.contains(word.type)
        }
    }
    let shared = Set(result.chinese.filter { $0.kind == .word }.map(\.type))
    digits = Set(result.chinese.filter { $0.kind == .number }.map(\.type))
    for (index, word) in result.english.enumerated() {
      let stem = word.kind == .word ? Int(stemOfType[Int(word.type)]) : -1
      result.english[index].isAccounted =
        word.kind == .number
        ? digits.contains(word.type)
        : stem >= 0 && meant[stem] == pair || shared.contains(word.type)
    }
    return result
  }

  /// Whether the English side of the pair has a translation of a Chinese word; notes what it may mean.
  private mutating func isAccounted(_ type: Int32) -> Bool {
    var isAccounted = false
    for stem in translations[Int(type)] {
      meant[Int(stem)] = pair
      isAccounted = isAccounted || written[Int(stem)] == pair
    }
    return isAccounted
  }

  private mutating func words(of text: AnalyzedText) -> [AccountedWord] {
    var words: [AccountedWord] = []
    words.reserveCapacity(text.tokens.count)
    for (index, token) in text.tokens.enumerated() {
      let type: Int32
      switch token.kind {
      case .han: type = chineseType(text.folded, token.range)
      case .word: type = englishType(text.folded.utf8(of: token.range))
      case .number: type = numbers.intern(text.folded.utf8(of: token.range).filter { $0 != 0x2C })
      case .mark: continue
      }
      words.append(AccountedWord(token: index, kind: token.kind, type: type, isAccounted: false))
    }
    return words
  }

  private mutating func englishType(_ form: [UInt8]) -> Int32 {
    let id = forms.intern(form)
    guard id == typeOfForm.count else { return typeOfForm[Int(id)] }
    let stem = Array(stems.stem(of: form).utf8)
    let type = englishTypes.intern(stem)
    typeOfForm.append(type)
    if type == stemOfType.count {
      let isGrammar = EnglishStems.isFunctionWord(String(decoding: stem, as: UTF8.self))
      stemOfType.append(isGrammar ? -1 : lexicon.stems.id(of: stem) ?? -1)
    }
    return type
  }

  private mutating func chineseType(_ text: FoldedText, _ range: Range<Int>) -> Int32 {
    let type = chineseTypes.intern(text.utf8(of: range))
    if type == translations.count { translations.append(stems(of: Array(text.scalars[range]))) }
    return type
  }

  /// The stems that the lexicon gives for a word, and for the words that a long one is made of.
  private func stems(of word: [UInt32]) -> [Int32] {
    var rows = lexicon.trie.id(of: word).map { [lexicon.row(of: $0)] } ?? []
    if word.count > 2 || rows.allSatisfy(\.isEmpty) {
      rows += lexicon.parts(of: word).map { lexicon.row(of: $0) }
    }
    let found = rows.joined().filter {
      lexicon.entryProbabilities[$0] >= Self.leastProbability
    }
    return Set(found.map { lexicon.entryStems[$0] }).sorted()
  }
}
