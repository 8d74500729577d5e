import Bitext
import Glibc
import Linguistics
import TestSupport
import Testing

@testable import Alignment

@Suite struct SentenceAlignerTests {
  private let aligner = DocumentAligner()

  private func beads(_ source: [String], _ target: [String]) -> [Bead] {
    aligner.beads(source: source, target: target, from: .chinese, to: .english)
  }

  private func ladder(_ beads: [Bead]) -> [String] {
    beads.map { "\($0.source.count)-\($0.target.count)" }
  }

  @Test func pairsSentencesThatTranslateEachOther() {
    let beads = beads(
      ["今年经济增长5.2%。", "我们加强生态环境保护。", "密云水库水质良好。"],
      [
        "The economy grew by 5.2% this year.", "We strengthened ecological protection.",
        "The water quality of Miyun Reservoir is good.",
      ])
    #expect(ladder(beads) == ["1-1", "1-1", "1-1"])
    #expect(beads.allSatisfy { $0.confidence > 0.8 })
  }

  @Test func oneChineseSentenceMayBecomeSeveral() {
    let beads = beads(
      ["今年经济增长5.2%，就业稳定，我们加强生态环境保护，密云水库水质良好。", "谢谢大家！"],
      [
        "The economy grew by 5.2% this year.", "Employment was stable.",
        "We strengthened ecological protection.", "The water quality of Miyun Reservoir is good.",
        "Thank you all!",
      ])
    #expect(ladder(beads) == ["1-4", "1-1"])
  }

  @Test func whatHasNoCounterpartStandsAlone() throws {
    var source = Examples.chinese
    source.insert("注：本节只在中文里有，说明统计口径、数据来源、计算方法和历年修订情况。", at: 4)
    let beads = beads(source, Examples.english)
    #expect(ladder(beads) == ["1-1", "1-1", "1-1", "1-1", "1-0", "1-1", "1-1", "1-1", "1-1"])
    #expect(try #require(beads.first { $0.target.isEmpty }).confidence == 0)
  }

  @Test(arguments: [
    "注释：", "注：", "註：", "[12] 统计口径：按可比价格计算。", "①数据来自统计局。", "* 初步核算数。",
  ])
  func shortNotesOfOneLanguageStandAlone(note: String) {
    var source = Examples.chinese
    source.insert(note, at: 4)
    let ladder = ladder(beads(source, Examples.english))
    #expect(ladder == ["1-1", "1-1", "1-1", "1-1", "1-0", "1-1", "1-1", "1-1", "1-1"])
  }

  @Test(arguments: ["Note:", "Notes: figures are preliminary.", "[3] At constant prices."])
  func shortEnglishNotesStandAlone(note: String) {
    var target = Examples.english
    target.insert(note, at: 4)
    let ladder = ladder(beads(Examples.chinese, target))
    #expect(ladder == ["1-1", "1-1", "1-1", "1-1", "0-1", "1-1", "1-1", "1-1", "1-1"])
  }

  @Test func notesOfBothLanguagesArePaired() {
    let source = Examples.chinese + ["注：", "[1] 密云水库在北京。"]
    let target = Examples.english + ["Note:", "[1] Miyun Reservoir is in Beijing."]
    #expect(ladder(beads(source, target)) == Array(repeating: "1-1", count: 10))
  }

  @Test(arguments: [UInt64(30), 31])
  func aLongOmissionIsCrossed(seed: UInt64) {
    let bitext = RandomBitext(seed: seed, beads: 400)
    let hole = bitext.beads[150].target.lowerBound..<bitext.beads[300].target.lowerBound
    var text = ParallelSentences(tokenizer: Tokenizer(splitter: RandomBitext.lexicon.splitter))
    for sentence in bitext.chinese { text.addChinese(sentence) }
    for (index, sentence) in bitext.english.enumerated() where !hole.contains(index) {
      text.addEnglish(sentence)
    }
    let pairing = SentencePairing(text: text, rows: text.types.rows(from: RandomBitext.lexicon))
    let found = pairing.beads(text.chinese, text.english)
    #expect(cover(found, source: text.chinese.count, target: text.english.count))
    let kept = bitext.beads[..<150] + bitext.beads[300...]
    let right = kept.count { bead in
      let shift = bead.target.lowerBound >= hole.upperBound ? hole.count : 0
      let target = (bead.target.lowerBound - shift)..<(bead.target.upperBound - shift)
      return found.contains { $0.source == bead.source && $0.target == target }
    }
    #expect(right * 10 >= kept.count * 8, "\(right) of \(kept.count)")
  }

  @Test func theLanguagesMayComeEitherWayRound() {
    let chinese = ["今年经济增长5.2%，就业稳定。", "密云水库水质良好。"]
    let english = [
      "The economy grew by 5.2% this year.", "Employment was stable.",
      "The water quality of Miyun Reservoir is good.",
    ]
    let reversed = aligner.beads(source: english, target: chinese, from: .english, to: .chinese)
    #expect(reversed == beads(chinese, english).map(\.swapped))
  }

  @Test func traditionalTextAlignsLikeSimplified() {
    let english = ["The economy grew this year.", "We strengthened ecological protection."]
    #expect(
      ladder(beads(["今年經濟增長。", "我們加強生態環境保護。"], english))
        == ladder(beads(["今年经济增长。", "我们加强生态环境保护。"], english)))
  }

  // MARK: - Random documents

  @Test(arguments: UInt64(0)..<6)
  func beadsCoverEverySentenceOnceInOrder(seed: UInt64) {
    let bitext = RandomBitext(seed: seed, beads: 25)
    let pairing = bitext.pairing
    let beads = pairing.beads(pairing.text.chinese, pairing.text.english)
    #expect(cover(beads, source: bitext.chinese.count, target: bitext.english.count))
    #expect(beads == pairing.beads(pairing.text.chinese, pairing.text.english))
    let right = beads.count { bead in
      bitext.beads.contains { $0.source == bead.source && $0.target == bead.target }
    }
    #expect(right * 10 >= bitext.beads.count * 8, "\(right) of \(bitext.beads.count)")
  }

  @Test(arguments: UInt64(10)..<14)
  func theBandAroundAnchorsLosesNothing(seed: UInt64) {
    let bitext = RandomBitext(seed: seed, beads: 45)
    let pairing = bitext.pairing
    let scorer = pairing.scorer
    let full = AlignmentBand(source: scorer.source.count, target: scorer.target.count)
    let banded = pairing.beads(pairing.text.chinese, pairing.text.english)
    #expect(ladder(banded) == ladder(SentenceAligner(scorer: scorer, band: full).beads()))
    #expect(!AnchorFinder(scorer: scorer).anchors().isEmpty)
  }

  @Test(arguments: UInt64(20)..<24)
  func anchorsIncreaseOnBothSidesAndAreTrue(seed: UInt64) {
    let bitext = RandomBitext(seed: seed, beads: 60)
    let pairing = bitext.pairing
    let scorer = pairing.scorer
    let anchors = AnchorFinder(scorer: scorer).anchors()
    for (anchor, next) in zip(anchors, anchors.dropFirst()) {
      #expect(anchor.source < next.source && anchor.target < next.target)
    }
    for anchor in anchors {
      #expect(
        bitext.beads.contains {
          $0.source.contains(anchor.source) && $0.target.contains(anchor.target)
        })
    }
  }

  @Test(arguments: [
    (0, 0), (0, 3), (3, 0), (1, 1), (40, 55), (1_500, 20), (20, 1_500), (1_300, 1_400),
  ])
  func theBandIsConnected(source: Int, target: Int) {
    var sides = (SentenceTypes(), SentenceTypes())
    for _ in 0..<source { sides.0.append([], length: 1) }
    for _ in 0..<target { sides.1.append([], length: 1) }
    let scorer = BeadScorer(
      source: sides.0, target: sides.1, types: ParallelTypes(), rows: TranslationRows())
    var dice = SplitMix64(seed: UInt64(source + target))
    let anchors = zip(
      Set((0..<min(5, source)).map { _ in Int.random(in: 0..<source, using: &dice) }).sorted(),
      Set((0..<min(5, target)).map { _ in Int.random(in: 0..<target, using: &dice) }).sorted()
    ).map { Anchor(source: $0, target: $1, weight: 20) }
    for anchors in [[], anchors] {
      let columns = AlignmentBand(around: anchors, of: scorer).columns
      #expect(columns.count == source + 1)
      #expect(columns.first?.lowerBound == 0 && columns.last?.upperBound == target + 1)
      for (row, next) in zip(columns, columns.dropFirst()) {
        #expect(row.lowerBound <= next.lowerBound && row.upperBound <= next.upperBound)
        #expect(next.lowerBound < row.upperBound)
      }
      for anchor in anchors { #expect(columns[anchor.source].contains(anchor.target)) }
    }
  }

  // MARK: - Scores

  /// F and G as the comment of `BeadScorer` defines them, word by word.
  private func lexicalScore(_ bead: Bead, _ scorer: BeadScorer) -> Double {
    let source = scorer.source.types(of: bead.source)
    let target = scorer.target.types(of: bead.target)
    func sum(_ word: Int32, _ others: [Int32], _ rarity: Float, _ pair: (Int32) -> Float) -> Double
    {
      let explained = others.reduce(Float(0)) { $0 + pair($1) }
      return Double(
        log(
          BeadScorer.background
            + (1 - BeadScorer.background) * explained / Float(max(1, others.count)) * rarity))
    }
    func entry(_ source: Int32, _ target: Int32) -> Int? {
      scorer.rows.row(source).first { scorer.rows.types[$0] == target }
    }
    let forward = target.reduce(0.0) { total, word in
      total
        + sum(word, source, scorer.targetRarity[Int(word)]) { other in
          entry(other, word).map { scorer.rows.probabilities[$0] } ?? 0
        }
    }
    let backward = source.reduce(0.0) { total, word in
      total
        + sum(word, target, scorer.sourceRarity[Int(word)]) { other in
          entry(word, other).map { scorer.reversed[$0] } ?? 0
        }
    }
    return (forward + backward) / 2
  }

  @Test(arguments: [1, 2])
  func rowScoresAreTheFormulaOfTheScorer(seed: UInt64) {
    let bitext = RandomBitext(seed: seed, beads: 8)
    let pairing = bitext.pairing
    let scorer = pairing.scorer
    let reach = (source: 3, target: 4)
    let lengths = LengthModel(scorer: scorer)
    var rows = RowScores(scorer: scorer, reach: reach, lengths: lengths)
    for i in 0..<scorer.source.count {
      rows.advance(to: i, columns: 0..<scorer.target.count)
      for a in 1...reach.source where a <= i + 1 {
        for b in 1...(a == 1 ? reach.target : 3) {
          for column in b...max(b, scorer.target.count) where column <= scorer.target.count {
            let bead = Bead(source: (i + 1 - a)..<(i + 1), target: (column - b)..<column, score: 0)
            guard
              lengths.allow(
                BeadShape(source: a, target: b, logPrior: 0),
                source: scorer.source.length(of: bead.source),
                target: scorer.target.length(of: bead.target))
            else { continue }
            let fast = rows.lexicalScore(
              BeadShape(source: a, target: b, logPrior: 0), column: column)
            #expect(abs(Double(fast) - lexicalScore(bead, scorer)) < 1e-3)
          }
        }
      }
    }
  }

  @Test func confidenceGrowsWithTheScore() {
    let scores = [-20.0, 0, 1, 2, 20]
    let confidences = scores.map { Bead(source: 0..<1, target: 0..<1, score: $0).confidence }
    #expect(confidences == confidences.sorted())
    #expect(confidences[2] == 0.5)
    #expect(confidences.allSatisfy { (0...1).contains($0) })
    #expect(Bead(source: 0..<1, target: 0..<0, score: 20).confidence == 0)
  }

  @Test func sharesOfBeadsAreNoMoreThanTheWhole() {
    for priors in [BeadPriors.sentences, .clauses] {
      #expect(priors.shapes.allSatisfy { $0.logPrior < 0 && $0.source + $0.target > 0 })
      #expect(Set(priors.shapes.map { [$0.source, $0.target] }).count == priors.shapes.count)
      #expect(priors.shapes.allSatisfy { $0.source < 16 && $0.target < 16 })
    }
  }
}
