import Alignment
import Glibc
import Linguistics

/// Tells which English words of a sentence are verbs, nouns and modifiers.
///
/// A hidden Markov model over word classes, with the classes that the lexicon's entries give to stems
/// as a tag dictionary (Merialdo, "Tagging English text with a probabilistic model", 1994, section
/// 4.3); what the collection itself shows of a stem refines them. Transitions are fixed: they say what
/// follows what in English prose, and two reports could not teach them.
struct EnglishTagger: Sendable {
  /// How likely a word is no part of a noun phrase at its place, and how likely it cannot end one.
  struct Reading: Sendable {
    /// p(verb, auxiliary).
    var verb: Float = 0
    /// p(adjective, adverb, participle).
    var modifier: Float = 0
  }

  enum Class: Int, CaseIterable {
    case noun, verb, adjective, adverb, participle, gerund
    case determiner, preposition, conjunction, auxiliary, pronoun, to, number, mark
  }

  static let count = Class.allCases.count

  /// p(noun, verb, adjective, adverb | stem).
  private var open: [SIMD4<Float>]

  /// - Complexity: linear in the words of the first 50,000 pairs, twice.
  init(of bitext: LinkedBitext, classes: [WordClass]) {
    let stems = bitext.stems
    let prior = classes.map(Self.prior)
    open = prior
    let pairs = min(bitext.pairs.count, 50_000)
    for _ in 0..<2 {
      let tagger = self
      let stretches = Parallel.map(8) { stretch in
        var counts = [SIMD4<Float>](repeating: .zero, count: stems.count)
        for pair in (pairs * stretch / 8)..<(pairs * (stretch + 1) / 8) {
          tagger.addCounts(of: bitext, pair, to: &counts)
        }
        return counts
      }
      for stem in open.indices {
        let seen = stretches.reduce(SIMD4<Float>.zero) { $0 + $1[stem] }
        let total = prior[stem] * Self.priorStrength + seen
        open[stem] = total / total.sum()
      }
    }
  }

  /// Occurrences that the lexicon's classes count for.
  private static let priorStrength: Float = 4

  /// What the words of a pair are, one for each of `englishWords`.
  func readings(of bitext: LinkedBitext, _ pair: Int) -> [Reading] {
    let posteriors = posteriors(of: bitext, pair)
    return bitext.pairs[pair].englishWords.map { token in
      let at = token * Self.count
      func p(_ kind: Class) -> Float { posteriors[at + kind.rawValue] }
      return Reading(
        verb: p(.verb) + p(.auxiliary),
        modifier: p(.adjective) + p(.adverb) + p(.participle))
    }
  }

  private func addCounts(of bitext: LinkedBitext, _ pair: Int, to counts: inout [SIMD4<Float>]) {
    let posteriors = posteriors(of: bitext, pair)
    for (token, stem) in zip(bitext.pairs[pair].englishWords, bitext.stems(of: pair)) {
      let at = token * Self.count
      func p(_ kind: Class) -> Float { posteriors[at + kind.rawValue] }
      counts[Int(stem)] += SIMD4(
        p(.noun), p(.verb) + p(.participle) + p(.gerund), p(.adjective), p(.adverb))
    }
  }

  /// p(class | sentence) by token and class, by forward and backward sums.
  private func posteriors(of bitext: LinkedBitext, _ pair: Int) -> [Float] {
    let emissions = emissions(of: bitext, pair)
    var posteriors = Self.forward(emissions)
    var behind = [Float](repeating: 1, count: Self.count)
    for token in stride(from: emissions.count - Self.count, through: 0, by: -Self.count) {
      var here = Self.normalized(zip(posteriors[token...], behind).map(*))
      posteriors.replaceSubrange(token..<(token + Self.count), with: here)
      here = zip(emissions[token...], behind).map(*)
      behind = Self.normalized(
        (0..<Self.count).map { last in
          zip(Self.transitions[(last * Self.count)...], here).reduce(0) { $0 + $1.0 * $1.1 }
        })
    }
    return posteriors
  }

  private static func forward(_ emissions: [Float]) -> [Float] {
    var sums: [Float] = []
    sums.reserveCapacity(emissions.count)
    var before = [Float](repeating: 0, count: count)
    before[Class.mark.rawValue] = 1
    for token in stride(from: 0, to: emissions.count, by: count) {
      before = normalized(
        (0..<count).map { next in
          guard emissions[token + next] > 0 else { return 0 }
          let reached = before.indices.reduce(Float(0)) {
            $0 + before[$1] * transitions[$1 * count + next]
          }
          return reached * emissions[token + next]
        })
      sums += before
    }
    return sums
  }

  private static func normalized(_ weights: [Float]) -> [Float] {
    let sum = weights.reduce(0, +)
    return sum > 0 ? weights.map { $0 / sum } : weights
  }

  /// p(class | word) / p(class), by token and class.
  private func emissions(of bitext: LinkedBitext, _ pair: Int) -> [Float] {
    let n = Self.count
    let text = bitext.pairs[pair].english
    var emissions = [Float](repeating: 0, count: text.tokens.count * n)
    for (token, value) in text.tokens.enumerated() where value.kind == .mark {
      emissions[token * n + Class.mark.rawValue] = 1
    }
    var isFirst = true
    for (token, stem) in zip(bitext.pairs[pair].englishWords, bitext.stems(of: pair)) {
      let word = String(text.string(of: text.tokens[token]))
      let at = token * n
      if text.tokens[token].kind == .number {
        emissions[at + Class.number.rawValue] = 1
      } else if let closed = Self.closed[word.lowercased()] {
        for kind in closed { emissions[at + kind.rawValue] = 1 }
      } else {
        let isName = word.first?.isUppercase == true && !isFirst
        for (kind, value) in openEmissions(of: word, open[Int(stem)], isName: isName) {
          emissions[at + kind.rawValue] = value
        }
      }
      isFirst = false
    }
    return emissions
  }

  /// What the endings of a written word leave of the classes of its stem.
  private func openEmissions(
    of word: String, _ stem: SIMD4<Float>, isName: Bool
  ) -> [(Class, Float)] {
    let lower = word.lowercased()
    let ending = Self.endings.first { lower.hasSuffix($0.ending) }
    let stem = stem * (ending?.factors ?? SIMD4(repeating: 1))
    let noun = isName ? stem[0] * 4 + 0.5 : stem[0]
    let (verb, adjective, adverb) = (stem[1], stem[2], stem[3])
    let isLong = lower.utf8.count > 4
    let shares: [(Class, Float)]
    if isLong, lower.hasSuffix("ly"), !Self.nounsInLy.contains(lower) {
      shares = [(.adverb, 1)]
    } else if Self.irregularPasts.contains(lower) {
      shares = [(.verb, 0.5), (.participle, 0.4), (.noun, noun * 0.1)]
    } else if isLong, lower.hasSuffix("ed"), !lower.hasSuffix("eed") {
      shares = [
        (.verb, verb * 0.4), (.participle, verb * 0.6 + 0.02), (.adjective, adjective),
        (.noun, noun * 0.05),
      ]
    } else if isLong, lower.hasSuffix("ing") {
      shares = [(.gerund, verb + 0.02), (.noun, noun), (.adjective, adjective)]
    } else {
      let isPlural =
        lower.hasSuffix("s") && !["ous", "less", "ss", "us", "is"].contains(where: lower.hasSuffix)
      shares = [
        (.noun, noun), (.verb, verb), (.adjective, isPlural ? 0 : adjective), (.adverb, adverb),
      ]
    }
    return shares.map { ($0, $1 / Self.openShares[$0.rawValue]) }
  }
}
