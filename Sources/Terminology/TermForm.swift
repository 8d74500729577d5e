import Alignment
import Linguistics

/// What a stretch of Chinese words looks like; each trait speaks for or against its being a term.
struct TermForm: OptionSet, Hashable {
  let rawValue: UInt32

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// A headword of a written list, as a whole.
  static let headword = TermForm(rawValue: 1)
  /// Stands in quotation marks or book title marks, as a whole.
  static let quoted = TermForm(rawValue: 2)
  /// Ends in a word that names of things end in (水库, 工程, 体系).
  static let namedThing = TermForm(rawValue: 4)
  static let beginsWithVerb = TermForm(rawValue: 8)
  static let endsWithVerb = TermForm(rawValue: 16)
  /// Words of everyday language only.
  static let general = TermForm(rawValue: 32)
  /// Holds a character that is no word.
  static let fragment = TermForm(rawValue: 64)
  static let oneWord = TermForm(rawValue: 128)
  static let glossary = TermForm(rawValue: 512)
  /// Ends in a noun that says nothing by itself (水平, 力度).
  static let endsLightly = TermForm(rawValue: 1024)
  /// All of a segment, such as a salutation.
  static let wholeSegment = TermForm(rawValue: 2048)
  /// A verb, or a word that may be one, stands in it.
  static let holdsVerb = TermForm(rawValue: 4096)
  /// Ends in an adjective, or is one.
  static let endsWithAdjective = TermForm(rawValue: 1 << 13)
  /// Begins with a verb that reports use on every page (推进, 加强).
  static let routine = TermForm(rawValue: 1 << 14)
  /// A word of grammar joins its parts (支付系统及储值支付工具).
  static let joined = TermForm(rawValue: 1 << 15)
  /// Holds Latin letters.
  static let latin = TermForm(rawValue: 1 << 16)
  /// Begins with an adverb that goes with the verb behind it (迅速启动).
  static let adverbial = TermForm(rawValue: 1 << 18)
  static let beginsWithCharacter = TermForm(rawValue: 1 << 21)
  static let endsWithCharacter = TermForm(rawValue: 1 << 19)
  /// Has a verb between its first and its last word.
  static let clause = TermForm(rawValue: 1 << 20)

  /// Nil for what is no term in any text.
  ///
  /// `known`: the traits that its place in the text or a glossary gives it.
  init?(
    _ words: [ChineseVocabulary.Word], headword: WordClass?, known: TermForm
  ) {
    guard let first = words.first, let last = words.last else { return nil }
    self = known
    if let headword, headword.contains(.noun) { insert(.headword) }
    if !contains(.glossary), words.contains(where: { $0.kind == .number }), !Self.isCode(words) {
      return nil
    }
    let isSettled = !isDisjoint(with: [.glossary, .quoted, .headword, .wholeSegment])
    if first.isBoundary || last.isBoundary, !isSettled, !Self.isCode(words) { return nil }
    if words.count == 1 {
      insert(.oneWord)
      if first.scalars.count < 2, !contains(.glossary) { return nil }
    }
    let inner = words.dropFirst().dropLast()
    if inner.contains(where: { $0.isBoundary && !$0.isJoint }), !isSettled, !Self.isCode(words) {
      return nil
    }
    if inner.contains(where: \.isJoint) { insert(.joined) }
    if words.contains(where: { $0.scalars.count == 1 && !$0.isAffix && !$0.isJoint }) {
      insert(.fragment)
    }
    if first.classes == .adjective, words.count > 1, words[1].classes.contains(.verb) {
      insert(.adverbial)
    }
    if inner.contains(where: \.isVerb) { insert(.clause) }
    if first.scalars.count == 1, first.kind == .han { insert(.beginsWithCharacter) }
    if last.scalars.count == 1, last.kind == .han { insert(.endsWithCharacter) }
    if words.allSatisfy({ $0.kind == .han && $0.isGeneral }) { insert(.general) }
    if words.count > 1, last.isLightNoun { insert(.endsLightly) }
    if words.contains(where: { $0.classes.contains(.verb) }) { insert(.holdsVerb) }
    if first.isVerb, !Self.isNounOfVerb(words) { insert(.beginsWithVerb) }
    if first.isRoutineVerb { insert(.routine) }
    if last.isVerb { insert(.endsWithVerb) }
    if last.classes.contains(.adjective), !last.classes.contains(.noun) {
      insert(.endsWithAdjective)
    }
    if words.contains(where: { $0.kind == .word }) { insert(.latin) }
    if Self.isNamedThing(words) { insert(.namedThing) }
  }

  /// Letters and digits that make one name: COVID-19, H1N1, N95口罩, 12345热线.
  private static func isCode(_ words: [ChineseVocabulary.Word]) -> Bool {
    guard let first = words.first, let last = words.last else { return false }
    if words.contains(where: { $0.kind == .word }) {
      return [first, last].allSatisfy { $0.kind != .han || !$0.isBoundary }
    }
    return first.kind == .number && first.scalars.count > 2
      && first.scalars.allSatisfy { (0x30...0x39).contains($0) }
      && words.count > 1 && words.dropFirst().allSatisfy { $0.isAffix && !$0.isBoundary }
  }

  /// A verb of two characters before a noun of one, which is its head and not its object: 分泌物, 就业率
  /// (Lü Shuxiang, "现代汉语单双音节问题初探", 中国语文 1963).
  private static func isNounOfVerb(_ words: [ChineseVocabulary.Word]) -> Bool {
    words.count == 2 && words[0].scalars.count == 2 && words[1].scalars.count == 1
      && words[1].classes.contains(.noun)
  }

  private static func isNamedThing(_ words: [ChineseVocabulary.Word]) -> Bool {
    let scalars = words.flatMap(\.scalars)
    guard words.count > 1 || scalars.count > 2 else { return false }
    return (1...3).contains { length in
      guard scalars.count > length else { return false }
      var ending = ""
      ending.unicodeScalars.append(
        contentsOf: scalars.suffix(length).compactMap(Unicode.Scalar.init))
      return ReportWords.nameEndings.contains(ending)
    }
  }
}
