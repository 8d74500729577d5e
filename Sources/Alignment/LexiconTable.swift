public import Linguistics

/// A Chinese-English lexicon in memory: words of both languages by number, and sparse rows of
/// p(English stem | Chinese word), used where they lie in a file or in the program.
public struct LexiconTable: Sendable {
  /// Chinese headwords, folded (see `FoldedText`); their ids are those of `trie`.
  public internal(set) var words: StringTable
  /// Its costs are -ln p(word).
  public internal(set) var trie: WordTrie
  /// What kinds of word a headword is, by word id; empty for a word only learned from text.
  public internal(set) var classes: Numbers<WordClass>
  /// English stems.
  public internal(set) var stems: StringTable
  /// p(stem) in general text, by stem id; 0 where never counted.
  public internal(set) var stemProbabilities: Numbers<Float>
  /// Row `w` of the translation table is `entries[rowStarts[w]..<rowStarts[w + 1]]`.
  public internal(set) var rowStarts: Numbers<Int32>
  public internal(set) var entryStems: Numbers<Int32>
  public internal(set) var entryProbabilities: Numbers<Float>
  /// Written renderings: of word `w`, `renderings[renderingStarts[w]..<renderingStarts[w + 1]]`,
  /// ids of `phrases`, the commonest first.
  public internal(set) var renderingStarts: Numbers<Int32>
  public internal(set) var renderings: Numbers<Int32>
  public internal(set) var phrases: StringTable

  public func row(of word: Int32) -> Range<Int> {
    Int(rowStarts[Int(word)])..<Int(rowStarts[Int(word) + 1])
  }

  /// The written renderings of a word, the commonest first.
  public func renderings(of word: Int32) -> [String] {
    (Int(renderingStarts[Int(word)])..<Int(renderingStarts[Int(word) + 1]))
      .map { phrases[renderings[$0]] }
  }
}

/// The kinds of word that a headword of a written list is.
public struct WordClass: OptionSet, Hashable, Sendable, BitwiseCopyable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  public static let noun = WordClass(rawValue: 1)
  public static let verb = WordClass(rawValue: 2)
  public static let adjective = WordClass(rawValue: 4)
  /// Adverbs, pronouns, prepositions, conjunctions, particles.
  public static let function = WordClass(rawValue: 8)
  /// Numbers, times, units and measure words.
  public static let measure = WordClass(rawValue: 16)

  /// A noun of everyday language, of no special field.
  public static let general = WordClass(rawValue: 32)

  /// The class that a word list names.
  init?(name: some StringProtocol) {
    switch name {
    case "noun": self = .noun
    case "general": self = [.noun, .general]
    case "verb": self = .verb
    case "adjective": self = .adjective
    case "function": self = .function
    case "measure": self = .measure
    default: return nil
    }
  }
}
