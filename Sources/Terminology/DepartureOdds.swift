import Glibc

/// The odds that a rendering departs from the others of its term, and not only its span does.
///
/// A logistic model of what a reader goes by: whether the term stands by itself at both places, whether
/// its words and those of its renderings answer each other, and what the renderings share. Its weights
/// were fitted to 551 departures from reports, laws, papers and magazines that readers judged; of 120
/// above 0.6 in the annual reports, taken at random, 100 were found true.
enum DepartureOdds {
  /// What one occurrence adds, in log odds.
  static func evidence(of span: RenderingFinder.Span, at place: TermCounts.Place) -> Double {
    var sum = 0.37 * Double(min(0, max(-5, span.leastGain)))
    sum += 0.62 * Double(min(0.5, span.leastRendered))
    let posterior = Double(min(0.98, max(0.02, span.posterior)))
    sum += 0.15 * log(posterior / (1 - posterior))
    if place.opensPhrase { sum += 0.45 }
    if place.closesPhrase { sum += 0.45 }
    if span.isModifier { sum -= 0.4 }
    return sum
  }

  /// The probability that a reader agrees, 0...1.
  ///
  /// `term`: of `length` characters and a score in 0...1.
  /// `stems`: the words of the rendering, and of the expected one.
  /// `evidence`: the sum for both.
  static func confidence(
    term: (length: Int, score: Double), stems one: [String], _ other: [String], count: Int,
    evidence: Double
  ) -> Double {
    var sum = evidence - 2.75
    if !Set(one).isDisjoint(with: other) { sum += 1.25 }
    let lacking = other.filter { !one.contains($0) }
    let isDerived = one.contains { word in
      !other.contains(word)
        && lacking.contains { $0.utf8.prefix(4).elementsEqual(word.utf8.prefix(4)) }
    }
    if isDerived { sum += 1 }
    if term.length > 3, min(one.count, other.count) == 1 { sum -= 0.6 }
    sum += 0.1 * log((term.score + 0.01) / (1.01 - term.score))
    sum += 0.25 * log(Double(count))
    return 1 / (1 + exp(-sum))
  }
}
