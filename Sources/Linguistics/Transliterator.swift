/// Compares Chinese names with their spelling in Latin letters.
///
/// A name matches when each of its characters has a listed reading that the letters spell, in Hanyu
/// Pinyin (GB/T 16159-2012; ü as u, v or yu) or, all characters alike, in Wade-Giles; blanks,
/// hyphens and apostrophes may only stand between syllables. A short list holds older names
/// (Peking, Hong Kong). Chinese text is given folded.
public struct Transliterator: Sendable {
  /// A stretch of Chinese and the English words that spell it.
  public struct Match: Hashable, Sendable {
    /// Scalars of the folded Chinese text.
    public var chinese: Range<Int>
    /// Tokens of the English text.
    public var english: Range<Int>
    /// How far the match can be trusted, 0...1: 1 for two syllables and more, less for one.
    public var score: Double

    public init(chinese: Range<Int>, english: Range<Int>, score: Double) {
      self.chinese = chinese
      self.english = english
      self.score = score
    }
  }

  public init() {}

  /// How well `english` spells `chinese`, 0...1; 1 is a match letter by letter.
  ///
  /// Otherwise 1 less the share of letters to be changed, by the Levenshtein distance to the
  /// nearest spelling over all listed readings.
  ///
  /// - Complexity: the letters of `english` times those of all readings.
  public func score(chinese: [UInt32], english: [UInt32]) -> Double {
    let name = LatinName(english[...])
    guard !chinese.isEmpty, !name.letters.isEmpty else { return 0 }
    if matchEnd(of: name, in: chinese, from: 0, exactly: chinese.count) != nil { return 1 }
    // The letters alone may agree where a blank or an apostrophe parts a syllable.
    let distance = max(1, distance(from: chinese[...], to: name.letters))
    return max(0, 1 - Double(distance) / Double(name.letters.count))
  }

  /// The fewest letters to insert, delete or exchange between `letters` and a pinyin spelling of
  /// `chinese`.
  func distance(from chinese: ArraySlice<UInt32>, to letters: [UInt8]) -> Int {
    var costs = Array(0...letters.count)
    for scalar in chinese {
      let readings = HanTable.syllables(of: scalar)
      guard !readings.isEmpty else { return Int.max / 2 }
      var best = [Int](repeating: .max, count: letters.count + 1)
      for reading in readings {
        for spelling in Syllabary.pinyin.spellings[Int(reading)] {
          let row = spelling.reduce(costs) { Self.row(after: $0, letter: $1, against: letters) }
          for j in best.indices { best[j] = min(best[j], row[j]) }
        }
      }
      costs = best
    }
    return costs[letters.count]
  }

  /// One row of the Levenshtein table.
  private static func row(after above: [Int], letter: UInt8, against letters: [UInt8]) -> [Int] {
    var row = above
    row[0] = above[0] + 1
    for j in letters.indices {
      let exchange = above[j] + (letters[j] == letter ? 0 : 1)
      row[j + 1] = min(exchange, above[j + 1] + 1, row[j] + 1)
    }
    return row
  }

  /// Where the Chinese name that starts at `start` and that `name` spells ends; nil if there is none.
  ///
  /// Any end will do where `exactly` is nil.
  func matchEnd(
    of name: LatinName, in scalars: [UInt32], from start: Int, exactly: Int? = nil
  ) -> Int? {
    for old in name.oldNames where scalars[start...].starts(with: old) {
      let end = start + old.count
      if exactly == nil || exactly == end { return end }
    }
    return end(name, scalars, start, .pinyin, exactly)
      ?? end(name, scalars, start, .wadeGiles, exactly)
  }

  private func end(
    _ name: LatinName, _ scalars: [UInt32], _ start: Int, _ syllabary: Syllabary, _ exactly: Int?
  ) -> Int? {
    syllabary.mayStart(name, scalars[start])
      ? end(name, 0, scalars, start, syllabary, exactly) : nil
  }

  /// Follows one character after the other, depth first.
  private func end(
    _ name: LatinName, _ letter: Int, _ scalars: [UInt32], _ position: Int,
    _ syllabary: Syllabary, _ exactly: Int?
  ) -> Int? {
    guard position < scalars.count else { return nil }
    for reading in HanTable.syllables(of: scalars[position]) {
      for spelling in syllabary.spellings(of: reading, scalar: scalars[position])
      where name.has(spelling, at: letter, strictly: syllabary.isPinyin) {
        let next = letter + spelling.count
        if next == name.letters.count {
          if exactly == nil || exactly == position + 1 { return position + 1 }
        } else if let end = end(name, next, scalars, position + 1, syllabary, exactly) {
          return end
        }
      }
    }
    return nil
  }
}
