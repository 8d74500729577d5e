import Alignment
import Linguistics

extension EnglishTagger {
  static let irregularPasts = Set(
    """
    arose arisen became began begun bore borne bought broke broken brought built came caught chose
    chosen cut dealt drew drawn drove driven ate fell fallen felt fought found gave given went gone got
    grew grown heard held kept knew known laid led left lent lost made meant met paid put ran read
    rose risen said sat saw seen sent set shook shone shot showed shown shut sold sought spent spoke
    spoken spread stood stuck swept swung taught thought threw thrown told took taken underwent
    undergone understood undertook undertaken upheld went withdrew withdrawn withstood won wore worn
    wrote written
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  static let nounsInLy: Set = [
    "family", "supply", "assembly", "reply", "monopoly", "anomaly", "rally", "oversupply",
  ]

  /// Shares of noun, verb, adjective and adverb of a stem before the collection is looked at.
  static func prior(of classes: WordClass) -> SIMD4<Float> {
    if classes.isEmpty { return SIMD4(0.6, 0.2, 0.19, 0.01) }
    var shares = SIMD4<Float>(0.05, 0.02, 0.02, 0.005)
    if !classes.isDisjoint(with: [.noun, .general]) { shares[0] += 1 }
    if classes.contains(.verb) { shares[1] += 1 }
    if classes.contains(.adjective) { shares += SIMD4(0, 0, 0.8, 0.05) }
    return shares / shares.sum()
  }

  /// What the endings of written words say: a stem may be that of reliable and of reliability.
  static let endings: [(ending: String, factors: SIMD4<Float>)] = {
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
  static let openShares: [Float] = [0.34, 0.09, 0.1, 0.03, 0.04, 0.03]

  /// The classes of words of grammar, each as likely as another.
  static let closed: [String: [Class]] = {
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
  static let transitions: [Row] = {
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
    return rows.map { shares in
      var row = Row.zero
      for (next, share) in shares.enumerated() { row[next] = share / shares.reduce(0, +) }
      return row
    }
  }()

  /// The same by the class behind: p(class behind | class), a value for each class.
  static let transitionsInto: [Row] = (0..<Row.scalarCount).map { next in
    var column = Row.zero
    for (last, row) in transitions.enumerated() { column[last] = row[next] }
    return column
  }
}
