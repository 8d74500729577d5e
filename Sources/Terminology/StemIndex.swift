import Alignment

/// Where sequences of English words stand in a collection: stems of words that carry meaning, those of
/// grammar passed over.
struct StemIndex: Sendable {
  /// The words of pair `i` are `words[starts[i]..<starts[i + 1]]`.
  private var words: [Int32] = []
  private var starts: [Int32] = [0]
  /// Positions in `words` of stem `s`: `places[firsts[s]..<firsts[s + 1]]`, ascending.
  private var places: [Int32]
  private var firsts: [Int32]
  /// Pair by position in `words`.
  private var pairOf: [Int32] = []

  /// Occurrences of a sequence's rarest word beyond this many are not looked at.
  private static let mostPlaces = 4_000

  init(of bitext: LinkedBitext, vocabulary: EnglishVocabulary) {
    for pair in bitext.pairs.indices {
      for stem in bitext.stems(of: pair) where !vocabulary.isFunction[Int(stem)] {
        words.append(stem)
        pairOf.append(Int32(pair))
      }
      starts.append(Int32(words.count))
    }
    firsts = [Int32](repeating: 0, count: vocabulary.isFunction.count + 1)
    for stem in words { firsts[Int(stem) + 1] += 1 }
    for stem in 1..<firsts.count { firsts[stem] += firsts[stem - 1] }
    places = [Int32](repeating: 0, count: words.count)
    var cursor = firsts
    for (place, stem) in words.enumerated() {
      places[Int(cursor[Int(stem)])] = Int32(place)
      cursor[Int(stem)] += 1
    }
  }

  /// The pairs that hold a sequence of stems, ascending.
  func pairs(with sequence: [Int32]) -> [Int] {
    func postings(_ stem: Int32) -> Range<Int> {
      Int(firsts[Int(stem)])..<Int(firsts[Int(stem) + 1])
    }
    guard
      let rarest = sequence.indices.min(by: {
        postings(sequence[$0]).count < postings(sequence[$1]).count
      })
    else { return [] }
    var found: [Int] = []
    for place in places[postings(sequence[rarest])].prefix(Self.mostPlaces) {
      let start = Int(place) - rarest
      let pair = Int(pairOf[Int(place)])
      guard found.last != pair, start >= Int(starts[pair]),
        start + sequence.count <= Int(starts[pair + 1]),
        words[start..<(start + sequence.count)].elementsEqual(sequence)
      else { continue }
      found.append(pair)
    }
    return found
  }
}
