public import Bitext
internal import Linguistics

extension Termbase {
  /// The entries whose source stands in the documents as a string, whatever words it is part of, and
  /// those whose source is of a language with blanks: a fast first choice before anything is split
  /// into words.
  ///
  /// - Complexity: linear in the glossary and in the documents.
  public func entries(standingIn documents: [AlignedDocument]) -> [Int] {
    var trie = TermTrie()
    var groups: [[Int]] = []
    var chosen: Set<Int> = []
    for (index, entry) in entries.enumerated() {
      let scalars = PlainScalars(FoldedText(entry.source)).scalars
      guard entry.source.unicodeScalars.contains(where: \.isHan), !scalars.isEmpty else {
        chosen.insert(index)
        continue
      }
      let group = Int(trie.insert(scalars, next: Int32(groups.count)))
      if group == groups.count { groups.append([]) }
      groups[group].append(index)
    }
    for document in documents {
      let found = Parallel.map(stretches: 16, of: document.pairs.count) { [trie] range in
        Self.groups(of: trie, standingIn: document, range)
      }
      for group in Set(found.joined()) { chosen.formUnion(groups[Int(group)]) }
    }
    return chosen.sorted()
  }

  private static func groups(
    of trie: TermTrie, standingIn document: AlignedDocument, _ pairs: Range<Int>
  ) -> Set<Int32> {
    var found: Set<Int32> = []
    for pair in document.pairs[pairs] {
      let sides = [
        (pair.source, document.sourceLanguage), (pair.target, document.targetLanguage),
      ]
      for case (let segment?, let language) in sides where language.isWrittenWithoutSpaces {
        let plain = PlainScalars(FoldedText(segment.text)).scalars
        for start in plain.indices {
          trie.forEachMatch(in: plain, from: start) { _, group in found.insert(group) }
        }
      }
    }
    return found
  }
}
