extension Transliterator {
  /// Names in English that a stretch of Chinese spells, in the order of the English text.
  ///
  /// Words with a capital are tried, up to four that follow each other, the longest name first. A
  /// name of one syllable is trusted only after a form of address or before a generic word that
  /// the Chinese has as well (Hai River, 海河). Each Chinese stretch serves once where it can.
  ///
  /// - Parameters:
  ///   - chinese: folded Chinese text.
  ///   - range: the scalars to look at; all where nil.
  ///   - english: text in Latin letters.
  ///   - tokens: the tokens of `english` to look at; all where nil.
  /// - Returns: matches that do not overlap in the English text.
  /// - Complexity: the number of capitalised words times the characters of `chinese`.
  public func matches(
    chinese: FoldedText, in range: Range<Int>? = nil, english: AnalyzedText,
    tokens: Range<Int>? = nil
  ) -> [Match] {
    var search = NameSearch(
      transliterator: self, scalars: chinese.scalars, range: range ?? chinese.scalars.indices,
      english: english, tokens: tokens ?? english.tokens.indices)
    return search.matches()
  }
}

/// The state of one search for names.
private struct NameSearch {
  let transliterator: Transliterator
  let scalars: [UInt32]
  let range: Range<Int>
  let english: AnalyzedText
  let tokens: Range<Int>
  /// Chinese scalars that a name found earlier has taken.
  var taken: [Bool]

  init(
    transliterator: Transliterator, scalars: [UInt32], range: Range<Int>, english: AnalyzedText,
    tokens: Range<Int>
  ) {
    self.transliterator = transliterator
    self.scalars = scalars
    self.range = range
    self.english = english
    self.tokens = tokens
    taken = [Bool](repeating: false, count: scalars.count)
  }

  mutating func matches() -> [Transliterator.Match] {
    var matches: [Transliterator.Match] = []
    var first = tokens.lowerBound
    while first < tokens.upperBound {
      if english.isCapitalised(first), let match = longestMatch(from: first) {
        for position in match.chinese { taken[position] = true }
        matches.append(match)
        first = match.english.upperBound
      } else {
        first += 1
      }
    }
    return matches
  }

  private func longestMatch(from first: Int) -> Transliterator.Match? {
    for end in ends(from: first).reversed() {
      let from = english.tokens[first].range.lowerBound
      let to = english.tokens[end - 1].range.upperBound
      let name = LatinName(english.folded.scalars[from..<to])
      guard (2...60).contains(name.letters.count), let chinese = place(of: name, first..<end)
      else { continue }
      return Transliterator.Match(
        chinese: chinese, english: first..<end, score: chinese.count > 1 ? 1 : 0.8)
    }
    return nil
  }

  /// The ends of the names that may start at a token: of one to four words, each capitalised or
  /// joined on by a hyphen.
  private func ends(from first: Int) -> [Int] {
    var ends = [first + 1]
    var next = first + 1
    while ends.count < 4, next < tokens.upperBound {
      if isHyphen(next), next + 1 < tokens.upperBound, english.tokens[next + 1].kind == .word,
        english.tokens[next - 1].range.upperBound == english.tokens[next].range.lowerBound,
        english.tokens[next].range.upperBound == english.tokens[next + 1].range.lowerBound
      {
        next += 2
      } else if english.isCapitalised(next) {
        next += 1
      } else {
        break
      }
      ends.append(next)
    }
    return ends
  }

  private func isHyphen(_ token: Int) -> Bool {
    let range = english.tokens[token].range
    return range.count == 1 && english.folded.scalars[range.lowerBound] == 0x2D
  }

  /// Where the Chinese has the name; a stretch that is not taken yet before one that is.
  private func place(of name: LatinName, _ words: Range<Int>) -> Range<Int>? {
    var second: Range<Int>?
    for start in range {
      guard let end = transliterator.matchEnd(of: name, in: scalars, from: start),
        end <= range.upperBound, isTrusted(start..<end, words)
      else { continue }
      if !taken[start..<end].contains(true) { return start..<end }
      second = second ?? start..<end
    }
    return second
  }

  private func isTrusted(_ chinese: Range<Int>, _ words: Range<Int>) -> Bool {
    if chinese.count > 1 { return scalars[chinese] != Self.we }
    if Self.titles.contains(wordBefore(words.lowerBound)) { return true }
    guard words.upperBound < english.tokens.count, chinese.upperBound < scalars.count else {
      return false
    }
    let generic = english.word(words.upperBound)
    return PlaceGenerics.words(for: scalars[chinese.upperBound]).contains(generic)
  }

  /// The word before a token, over a full stop; empty where there is none.
  private func wordBefore(_ token: Int) -> String {
    guard token > 0 else { return "" }
    let word = english.word(token - 1)
    return word == "." && token > 1 ? english.word(token - 2) : word
  }

  /// 我们 reads "women".
  private static let we: ArraySlice<UInt32> = [0x6211, 0x4EEC]
  private static let titles: Set<String> = ["mr", "mrs", "ms", "miss", "dr", "professor", "prof"]
}

/// What English calls the places whose Chinese names end in these characters.
enum PlaceGenerics {
  static func words(for scalar: UInt32) -> [String] { words[scalar, default: []] }

  /// The words for the generic name that starts at `position`: 水 is a river or, before 库, a
  /// reservoir.
  static func words(for scalars: [UInt32], at position: Int) -> [String] {
    if scalars[position] == 0x6C34 {
      return position + 1 < scalars.count && scalars[position + 1] == 0x5E93 ? ["reservoir"] : []
    }
    return words(for: scalars[position])
  }

  private static let words: [UInt32: [String]] = {
    let list: [(Character, [String])] = [
      ("河", ["river"]), ("江", ["river"]), ("湖", ["lake"]),
      ("山", ["mountain", "mountains", "hill"]),
      ("县", ["county"]), ("区", ["district"]), ("市", ["city"]), ("省", ["province"]),
      ("镇", ["town", "township"]), ("乡", ["township"]), ("村", ["village"]), ("岛", ["island"]),
      ("州", ["prefecture"]), ("寺", ["temple"]), ("桥", ["bridge"]), ("海", ["sea"]),
      ("港", ["port", "harbour", "harbor"]), ("水", ["reservoir", "river"]), ("旗", ["banner"]),
      ("路", ["road"]), ("街", ["street"]), ("渠", ["canal"]), ("站", ["station"]),
    ]
    return Dictionary(
      uniqueKeysWithValues: list.compactMap { pair in
        pair.0.unicodeScalars.first.map { ($0.value, pair.1) }
      })
  }()
}

extension AnalyzedText {
  /// Whether a token is a word that begins with a capital ASCII letter.
  func isCapitalised(_ token: Int) -> Bool {
    guard tokens[token].kind == .word else { return false }
    let utf8 = text.utf8
    let offset = folded.offset(of: tokens[token].range.lowerBound)
    return (0x41...0x5A).contains(utf8[utf8.index(utf8.startIndex, offsetBy: offset)])
  }

  /// Whether a token is written in capital ASCII letters alone.
  func isInCapitals(_ token: Int) -> Bool {
    string(of: tokens[token]).utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// A token as folded text.
  func word(_ token: Int) -> String {
    String(decoding: folded.utf8(of: tokens[token].range), as: UTF8.self)
  }
}
