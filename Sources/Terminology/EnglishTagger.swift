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

  /// A value for each class, in their order.
  typealias Row = SIMD16<Float>

  /// p(class | word) / p(class) of the words met, by their stems; the first words of sentences apart.
  struct Workspace {
    fileprivate var rows: [Int32: [(word: Substring, row: Row)]] = [:]
  }

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
        var workspace = Workspace()
        for pair in (pairs * stretch / 8)..<(pairs * (stretch + 1) / 8) {
          tagger.addCounts(of: bitext, pair, to: &counts, &workspace)
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
  func readings(of bitext: LinkedBitext, _ pair: Int, using workspace: inout Workspace) -> [Reading]
  {
    let posteriors = posteriors(of: bitext, pair, &workspace)
    return bitext.pairs[pair].englishWords.map { token in
      func p(_ kind: Class) -> Float { posteriors[token][kind.rawValue] }
      return Reading(
        verb: p(.verb) + p(.auxiliary),
        modifier: p(.adjective) + p(.adverb) + p(.participle))
    }
  }

  private func addCounts(
    of bitext: LinkedBitext, _ pair: Int, to counts: inout [SIMD4<Float>],
    _ workspace: inout Workspace
  ) {
    let posteriors = posteriors(of: bitext, pair, &workspace)
    for (token, stem) in zip(bitext.pairs[pair].englishWords, bitext.stems(of: pair)) {
      func p(_ kind: Class) -> Float { posteriors[token][kind.rawValue] }
      counts[Int(stem)] += SIMD4(
        p(.noun), p(.verb) + p(.participle) + p(.gerund), p(.adjective), p(.adverb))
    }
  }

  /// p(class | sentence) by token, by forward and backward sums.
  private func posteriors(
    of bitext: LinkedBitext, _ pair: Int, _ workspace: inout Workspace
  ) -> [Row] {
    let emissions = emissions(of: bitext, pair, &workspace)
    var posteriors = Self.forward(emissions)
    var behind = Row(repeating: 1)
    for token in emissions.indices.reversed() {
      posteriors[token] = Self.normalized(posteriors[token] * behind)
      let here = emissions[token] * behind
      var sums = Row.zero
      for (next, column) in Self.transitionsInto.enumerated() { sums += here[next] * column }
      behind = Self.normalized(sums)
    }
    return posteriors
  }

  private static func forward(_ emissions: [Row]) -> [Row] {
    var before = Row.zero
    before[Class.mark.rawValue] = 1
    return emissions.map { emission in
      var reached = Row.zero
      for (last, row) in transitions.enumerated() { reached += before[last] * row }
      before = normalized(reached * emission)
      return before
    }
  }

  private static func normalized(_ weights: Row) -> Row {
    let sum = weights.sum()
    return sum > 0 ? weights / sum : weights
  }

  /// p(class | word) / p(class), by token.
  private func emissions(
    of bitext: LinkedBitext, _ pair: Int, _ workspace: inout Workspace
  ) -> [Row] {
    let text = bitext.pairs[pair].english
    var emissions = [Row](repeating: .zero, count: text.tokens.count)
    for (token, value) in text.tokens.enumerated() where value.kind == .mark {
      emissions[token][Class.mark.rawValue] = 1
    }
    var isFirst = true
    for (token, stem) in zip(bitext.pairs[pair].englishWords, bitext.stems(of: pair)) {
      if text.tokens[token].kind == .number {
        emissions[token][Class.number.rawValue] = 1
      } else {
        let word = text.string(of: text.tokens[token])
        let known = isFirst ? nil : workspace.rows[stem]?.first { $0.word == word }?.row
        let row = known ?? self.row(of: word, open[Int(stem)], isFirst)
        if !isFirst, known == nil { workspace.rows[stem, default: []].append((word, row)) }
        emissions[token] = row
      }
      isFirst = false
    }
    return emissions
  }

  private func row(of word: Substring, _ stem: SIMD4<Float>, _ isFirst: Bool) -> Row {
    var row = Row.zero
    if let closed = Self.closed[word.lowercased()] {
      for kind in closed { row[kind.rawValue] = 1 }
    } else {
      let isName = word.first?.isUppercase == true && !isFirst
      for (kind, value) in openEmissions(of: word.lowercased(), stem, isName: isName) {
        row[kind.rawValue] = value
      }
    }
    return row
  }

  /// What the endings of a written word, in small letters, leave of the classes of its stem.
  private func openEmissions(
    of lower: String, _ stem: SIMD4<Float>, isName: Bool
  ) -> [(Class, Float)] {
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
