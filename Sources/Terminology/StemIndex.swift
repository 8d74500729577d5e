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

  /// Where a sequence's rarest word occurs more often than this, so many of its places are looked at.
  private static let mostPlaces = 500

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

  /// In how many pairs a sequence of stems stands, as far as the places that are looked at tell.
  func count(of sequence: [Int32]) -> Float {
    func postings(_ stem: Int32) -> Range<Int> {
      Int(firsts[Int(stem)])..<Int(firsts[Int(stem) + 1])
    }
    guard
      let rarest = sequence.indices.min(by: {
        postings(sequence[$0]).count < postings(sequence[$1]).count
      })
    else { return 0 }
    let all = postings(sequence[rarest])
    let step = max(1, (all.count + Self.mostPlaces - 1) / Self.mostPlaces)
    var count = 0
    var last: Int32 = -1
    for place in stride(from: all.lowerBound, to: all.upperBound, by: step) {
      let start = Int(places[place]) - rarest
      let end = start + sequence.count
      // The pair is looked up only where the words are right: both lie far from those before.
      guard start >= 0, end <= words.count, isAt(start, sequence, in: words.span),
        pairOf[start] == pairOf[end - 1], pairOf[start] != last
      else { continue }
      last = pairOf[start]
      count += 1
    }
    return Float(count * step)
  }

  /// Whether a sequence of stems stands in a pair.
  func holds(_ pair: Int, _ sequence: [Int32]) -> Bool {
    let text = words.span.extracting(Int(starts[pair])..<Int(starts[pair + 1]))
    guard sequence.count <= text.count else { return false }
    for start in 0...(text.count - sequence.count) where isAt(start, sequence, in: text) {
      return true
    }
    return false
  }

  @inline(__always)
  private func isAt(_ start: Int, _ sequence: [Int32], in text: Span<Int32>) -> Bool {
    for offset in sequence.indices where text[start + offset] != sequence[offset] { return false }
    return true
  }
}
