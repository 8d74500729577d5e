import Bitext
import Linguistics
import TestSupport
import Testing

@testable import Alignment

@Suite struct LexiconLearnerTests {
  /// What is learned of words that the lexicon lacks, from sentences of known words with one of them
  /// in each so many.
  private func learned(
    _ unlisted: [(chinese: String, english: String, times: Int)], seed: UInt64
  ) -> [String: String] {
    var dice = SplitMix64(seed: seed)
    let vocabulary = RandomBitext.vocabulary
    var pairs: [SegmentPair] = []
    func add(_ word: (chinese: String, english: String)?) {
      var words = (0..<5).compactMap { _ in vocabulary.randomElement(using: &dice) }
        .map { (chinese: $0.chinese, english: $0.english) }
      if let word { words.insert(word, at: 2) }
      pairs.append(
        SegmentPair(
          source: Segment(words.map(\.chinese).joined()),
          target: Segment(words.map(\.english).joined(separator: " "))))
    }
    for _ in 0..<250 { add(nil) }
    for word in unlisted { for _ in 0..<word.times { add((word.chinese, word.english)) } }
    var learner = LexiconLearner(lexicon: RandomBitext.lexicon)
    learner.add(
      AlignedDocument(
        name: "random", sourceLanguage: .chinese, targetLanguage: .english,
        pairs: pairs.shuffled(using: &dice)))
    var lines: [String: String] = [:]
    for line in learner.learn().split(separator: "\n") where !line.hasPrefix("=") {
      let cells = line.split(separator: "\t")
      lines[String(cells[0])] = String(cells[2])
    }
    return lines
  }

  @Test func aPhraseThatRendersAnUnlistedWordStaysWhole() {
    let found = learned(
      [("枪照", "gun permit", 20), ("枪照", "permit", 6), ("鲔鳍", "billfish", 24)], seed: 1)
    #expect(found["枪照"]?.hasPrefix("gun permit:") == true, "\(found["枪照"] ?? "nothing")")
    #expect(found["鲔鳍"]?.hasPrefix("billfish:") == true, "\(found["鲔鳍"] ?? "nothing")")
  }

  @Test func whatIsDoubtfulOfAnUnlistedWordIsLeftOut() {
    let found = learned(
      [("枪照", "permit", 10), ("鲔鳍", "which", 24), ("每锚", "anchor", 24)], seed: 4)
    for word in ["枪照", "鲔鳍", "每锚"] { #expect(found[word] == nil, "\(word)") }
  }
}
