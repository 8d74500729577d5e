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

  private enum Class: Int, CaseIterable {
    case noun, verb, adjective, adverb, participle, gerund
    case determiner, preposition, conjunction, auxiliary, pronoun, to, number, mark
  }

  private static let count = Class.allCases.count

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

  private static let irregularPasts = Set(
    """
    arose arisen became began begun bore borne bought broke broken brought built came caught chose
    chosen cut dealt drew drawn drove driven ate fell fallen felt fought found gave given went gone got
    grew grown heard held kept knew known laid led left lent lost made meant met paid put ran read
    rose risen said sat saw seen sent set shook shone shot showed shown shut sold sought spent spoke
    spoken spread stood stuck swept swung taught thought threw thrown told took taken underwent
    undergone understood undertook undertaken upheld went withdrew withdrawn withstood won wore worn
    wrote written
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let nounsInLy: Set = [
    "family", "supply", "assembly", "reply", "monopoly", "anomaly", "rally", "oversupply",
  ]

  /// Shares of noun, verb, adjective and adverb of a stem before the collection is looked at.
  private static func prior(of classes: WordClass) -> SIMD4<Float> {
    if classes.isEmpty { return SIMD4(0.6, 0.2, 0.19, 0.01) }
    var shares = SIMD4<Float>(0.05, 0.02, 0.02, 0.005)
    if !classes.isDisjoint(with: [.noun, .general]) { shares[0] += 1 }
    if classes.contains(.verb) { shares[1] += 1 }
    if classes.contains(.adjective) { shares += SIMD4(0, 0, 0.8, 0.05) }
    return shares / shares.sum()
  }

  /// What the endings of written words say: a stem may be that of reliable and of reliability.
  private static let endings: [(ending: String, factors: SIMD4<Float>)] = {
    let noun = SIMD4<Float>(1, 0.05, 0.02, 0)
    let adjective = SIMD4<Float>(0.05, 0.02, 1, 0)
    let nouns = ["tion", "tions", "ment", "ments", "ity", "ities", "ness", "ism", "ship"]
    let adjectives = ["ous", "ful", "less", "able", "ible"]
    return nouns.map { ($0, noun) } + adjectives.map { ($0, adjective) } + [
      ("ive", SIMD4(0.3, 0.1, 1, 0)), ("al", SIMD4(0.4, 0.1, 1, 0)), ("ic", SIMD4(0.4, 0.1, 1, 0)),
      ("ify", SIMD4(0.02, 1, 0.02, 0)), ("ize", SIMD4(0.1, 1, 0.02, 0)),
    ]
  }()

  /// Shares of the open classes in running text, in the order of the classes.
  private static let openShares: [Float] = [0.34, 0.09, 0.1, 0.03, 0.04, 0.03]

  /// The classes of words of grammar, each as likely as another.
  private static let closed: [String: [Class]] = {
    let lists: [(Class, String)] = [
      (
        .determiner,
        """
        a an the this that these those its their our his her my your each every any some all both no
        such other another more most many several few various
        """
      ),
      (
        .preposition,
        """
        of in on at by for with from as into onto upon about through between under over against among
        amid across after before during within without toward towards along around beyond near since
        until till via like despite per than including regarding concerning throughout above below
        behind up out off down
        """
      ),
      (
        .conjunction,
        "and or but nor while whereas if when whether because although though so as that where unless"
      ),
      (
        .auxiliary,
        """
        is are was were be been being am has have had having do does did will would shall should can
        could may might must cannot not
        """
      ),
      (
        .pronoun,
        """
        it they we he she i you them us him me who which what whom that there itself themselves
        ourselves himself one
        """
      ),
      (.to, "to"),
      (
        .number,
        """
        one two three four five six seven eight nine ten hundred thousand million billion trillion
        first third
        """
      ),
      (
        .adverb,
        """
        also then here now well more most further thus therefore however still already only even just
        once again together too very rather quite as so far ahead away
        """
      ),
      (.mark, "s"),
    ]
    var closed: [String: [Class]] = [:]
    for (kind, words) in lists {
      for word in words.split(whereSeparator: \.isWhitespace) {
        closed[String(word), default: []].append(kind)
      }
    }
    return closed
  }()

  /// p(next class | class), a row for each class, in their order.
  private static let transitions: [Float] = {
    //  noun verb adj adv part ger  det  prep conj aux  pron to   num  mark
    let rows: [[Float]] = [
      [25, 7, 2, 2, 4, 2, 1, 22, 9, 6, 2, 4, 2, 18],  // noun
      [17, 1, 12, 5, 3, 4, 26, 14, 3, 1, 4, 4, 4, 4],  // verb
      [66, 1, 10, 1, 1, 3, 0.5, 6, 5, 0.5, 0.3, 3, 0.5, 6],  // adjective
      [5, 18, 14, 7, 14, 5, 7, 8, 3, 4, 2, 3, 3, 8],  // adverb
      [17, 1, 7, 5, 1, 1, 11, 32, 4, 1, 1, 6, 3, 9],  // participle
      [30, 1, 13, 3, 2, 1, 23, 12, 4, 1, 1, 2, 2, 5],  // gerund
      [58, 0.5, 23, 2, 4, 4, 2, 0.5, 0.3, 0.3, 0.5, 0.1, 5, 1],  // determiner
      [34, 0.5, 14, 1, 3, 8, 29, 1, 0.5, 0.3, 3, 0.3, 6, 1],  // preposition
      [24, 12, 14, 5, 6, 7, 15, 4, 0.5, 3, 5, 2, 3, 1],  // conjunction
      [6, 18, 9, 10, 27, 7, 9, 4, 0.5, 13, 2, 2, 2, 2],  // auxiliary
      [4, 24, 3, 5, 3, 1, 5, 7, 2, 36, 2, 2, 1, 5],  // pronoun
      [11, 56, 6, 2, 1, 1, 15, 0.5, 0.3, 4, 1, 0.1, 4, 1],  // to
      [52, 1, 12, 1, 3, 2, 1, 9, 4, 1, 0.5, 2, 7, 12],  // number
      [18, 9, 10, 5, 6, 6, 17, 10, 12, 3, 6, 1, 3, 9],  // mark
    ]
    return rows.flatMap { row in
      let sum = row.reduce(0, +)
      return row.map { $0 / sum }
    }
  }()
}
