import Alignment
import Linguistics

/// What is known of the Chinese words of a collection, by their numbers in `LinkedBitext.words`.
struct ChineseVocabulary {
  struct Word {
    let text: String
    let scalars: [UInt32]
    let kind: Token.Kind
    let classes: WordClass

    /// Numbers, measure words and words of grammar: no term begins or ends with one.
    let isBoundary: Bool
    /// A word that may join the words of a term: 和, 及, 的.
    let isJoint: Bool
    let isRoutineVerb: Bool
    /// A character that makes another word of the one behind it: 非住宅 is not 住宅.
    let isPrefix: Bool

    var isVerb: Bool { classes.contains(.verb) && !classes.contains(.noun) }

    var isGeneral: Bool { classes.contains(.general) || classes.isEmpty && scalars.count == 1 }

    /// A single character that forms words with its neighbours: 微花园, 绿电, 超充站.
    var isAffix: Bool { classes.contains(.noun) || classes.contains(.adjective) }

    /// A single character that carries meaning.
    var isCharacter: Bool { kind == .han && scalars.count == 1 && !isBoundary }

    /// What may stand between a number and what is counted: 条, 万亩.
    var isMeasure: Bool {
      kind == .han
        && (scalars.count == 1
          || ChineseVocabulary.powers.contains(scalars[0]) && scalars.count == 2)
    }

    var isLightNoun: Bool { ReportWords.lightNouns.contains(text) }
  }

  let words: [Word]

  init(of bitext: LinkedBitext) {
    words = bitext.words.map { text in
      let scalars = FoldedText(text).scalars
      let kind = Tokenizer.kind(ofTokenBeginning: scalars.first ?? 0)
      let id = kind == .han ? bitext.lexicon.trie.id(of: scalars) : nil
      let classes = id.map { bitext.lexicon.classes[Int($0)] } ?? []
      let isParticle = scalars.count == 1 && Self.particles.contains(scalars[0])
      return Word(
        text: text, scalars: scalars, kind: kind, classes: classes,
        isBoundary: kind == .number || isParticle
          || !classes.isEmpty && classes.isDisjoint(with: [.noun, .verb, .adjective])
            && !Self.prefixes.contains(text),
        isJoint: Self.joints.contains(text),
        isRoutineVerb: ReportWords.routineVerbs.contains(text),
        isPrefix: Self.prefixes.contains(text))
    }
  }

  subscript(number: Int32) -> Word { words[Int(number)] }

  private static let particles: Set<UInt32> = Set(
    "的地得了着过和与及或等之其该在是对为将把被从向以由于到不也都就更最再已还又并而但则让使各每某这那个名项条座处所家批".unicodeScalars
      .map(\.value))

  /// Characters for powers of ten.
  private static let powers = Set("十百千万亿".unicodeScalars.map(\.value))

  private static let prefixes: Set<String> = ["非", "反", "副", "准", "多", "超"]

  private static let joints: Set<String> = ["和", "与", "及", "以及", "的", "之", "暨", "对"]
}
