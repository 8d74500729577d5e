import Bitext
import Linguistics

/// Where phrases stand that are capitalised in one place and not in another.
struct CasingIndex {
  private typealias Occurrence = WrittenVariants.Occurrence

  /// By the phrase in small letters: its capitalised occurrences.
  private var names: [String: [Occurrence]] = [:]
  /// Occurrences of those phrases in other cases, by how they are written.
  private var others: [String: [String: [Occurrence]]] = [:]
  /// The first words of names, in small letters.
  private var firstWords: Set<String> = []
  /// The first two words of names, in small letters.
  private var beginnings: Set<String> = []
  /// How names are written.
  private var writtenNames: [String: String] = [:]

  private static let lengths = 2...4

  /// Adds the runs of two to four capitalised words, each as a whole.
  mutating func addNames(of text: EnglishWords, at index: PairIndex) {
    guard !text.isTitle else { return }
    let words = text.words
    var start = 0
    while start < words.count {
      guard words[start].isCapitalised, !Self.isGrammar(words[start]) else {
        start += 1
        continue
      }
      var end = start + 1
      while end < words.count, words[end].isCapitalised, words[end].followsDirectly { end += 1 }
      let run = words[start..<end]
      let isPart = Self.isPart(start, of: words)
      start = end
      guard Self.lengths.contains(run.count), !isPart, !run.contains(where: Self.isAllCapitals),
        let first = run.first, let last = run.last
      else { continue }
      let key = run.map(\.form).joined(separator: " ")
      names[key, default: []].append(
        Occurrence(index: index, range: first.range.lowerBound..<last.range.upperBound))
      firstWords.insert(first.form)
      beginnings.insert(run.prefix(2).map(\.form).joined(separator: " "))
      writtenNames[key] = run.map(\.written).joined(separator: " ")
    }
  }

  /// Adds the occurrences of known names in which a word after the first is in small letters.
  mutating func addSmall(of text: EnglishWords, at index: PairIndex) {
    guard !text.isTitle else { return }
    let words = text.words
    for start in words.indices.dropLast()
    where firstWords.contains(words[start].form) && words[start + 1].followsDirectly
      && beginnings.contains(words[start].form + " " + words[start + 1].form)
    {
      for length in Self.lengths where start + length <= words.count {
        let run = words[start..<(start + length)]
        guard run.dropFirst().allSatisfy(\.followsDirectly),
          run.dropFirst().contains(where: { !$0.isCapitalised })
        else { continue }
        let key = run.map(\.form).joined(separator: " ")
        guard names[key] != nil, let first = run.first, let last = run.last else { continue }
        // Inside a longer name, the words are cased as that name has it.
        let next = words.dropFirst(start + length).first
        if let next, next.followsDirectly, next.isCapitalised { continue }
        others[key, default: [:]][run.map(\.written).joined(separator: " "), default: []].append(
          Occurrence(index: index, range: first.range.lowerBound..<last.range.upperBound))
      }
    }
  }

  func variants() -> [WrittenVariants] {
    others.keys.sorted().compactMap { key in
      guard let small = others[key], let capitalised = names[key], let name = writtenNames[key]
      else { return nil }
      // “miyun reservoir”, all in small letters, may be a common noun.
      let isName = small.keys.contains { $0.unicodeScalars.first?.isCapital == true }
      let kept = small.filter { !isName || $0.key.unicodeScalars.first?.isCapital == true }
      let forms =
        [WrittenVariants.Form(written: name, places: capitalised)]
        + kept.map { WrittenVariants.Form(written: $0.key, places: $0.value) }
      let sorted = forms.sortedByFrequency
      // A heading or a title may lend its capitals to a common noun.
      let isSure = isName && sorted.first?.written == name
      return WrittenVariants(
        forms: sorted, sureRatio: 8, needsSharedTerm: true, severity: isSure ? .warning : .hint)
    }
  }

  /// Whether a word of grammar joins a run of capitals to one before it, as in a title: Socialism with
  /// Chinese Characteristics. Of a list, each member is a name of its own.
  private static func isPart(_ start: Int, of words: [EnglishWords.Word]) -> Bool {
    guard start > 1, words[start].followsDirectly, words[start - 1].followsDirectly else {
      return false
    }
    let (before, joint) = (words[start - 2], words[start - 1])
    return before.isCapitalised && !before.beginsSentence && !isGrammar(before)
      && !joint.isCapitalised && isGrammar(joint) && !["and", "or"].contains(joint.form)
  }

  private static func isGrammar(_ word: EnglishWords.Word) -> Bool {
    EnglishStems.isFunctionWord(word.form)
  }

  private static func isAllCapitals(_ word: EnglishWords.Word) -> Bool {
    word.written.utf8.count > 1 && word.written == word.written.uppercased()
  }
}
