extension Transliterator {
  /// A name whose letters are one off from the characters.
  public struct Slip: Hashable, Sendable {
    /// Scalars of the folded Chinese text.
    public var chinese: Range<Int>
    /// The token of the English text.
    public var english: Range<Int>
    /// The nearest spelling, with a capital.
    public var spelling: String
  }

  /// Names before a generic word in both languages that differ by one letter.
  ///
  /// - Complexity: the number of capitalised words times the number of generic words of `chinese`.
  public func slips(chinese: FoldedText, english: AnalyzedText) -> [Slip] {
    english.tokens.indices.dropLast().compactMap { token in
      guard english.isCapitalised(token), english.tokens[token].range.count >= 5 else { return nil }
      let name = LatinName(english.folded.scalars[english.tokens[token].range])
      guard Syllabary.pinyin.isPossible(name.letters) else { return nil }
      return slip(of: name, token, chinese.scalars, generic: english.word(token + 1))
    }
  }

  private func slip(
    of name: LatinName, _ token: Int, _ scalars: [UInt32], generic: String
  ) -> Slip? {
    guard !scalars.indices.contains(where: { matchEnd(of: name, in: scalars, from: $0) != nil })
    else { return nil }
    for end in scalars.indices where PlaceGenerics.words(for: scalars, at: end).contains(generic) {
      for length in 2...4 where end >= length {
        let characters = scalars[(end - length)..<end]
        guard characters.allSatisfy({ (0x4E00...0x9FFF).contains($0) }),
          distance(from: characters, to: name.letters) == 1
        else { continue }
        return Slip(
          chinese: (end - length)..<end, english: token..<token + 1,
          spelling: spelling(of: characters))
      }
    }
    return nil
  }

  /// The customary readings joined.
  private func spelling(of characters: ArraySlice<UInt32>) -> String {
    let letters = characters.compactMap { HanTable.readings(of: $0).first }.joined()
    return letters.prefix(1).uppercased() + letters.dropFirst().replacing("v", with: "ü")
  }
}

extension Syllabary {
  /// Whether letters are a row of syllables.
  func isPossible(_ letters: [UInt8]) -> Bool {
    var ends = [Bool](repeating: false, count: letters.count + 1)
    ends[0] = true
    for start in letters.indices where ends[start] {
      for length in 1...6 where start + length <= letters.count {
        if all.contains(letters[start..<start + length]) { ends[start + length] = true }
      }
    }
    return ends[letters.count]
  }
}
