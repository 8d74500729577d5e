import Testing
import TestSupport

@testable import Lint

@Suite struct NearTextsTests {
  private func key(_ text: String) -> TextKey { TextKey(text, maskingNumbers: true) }

  @Test(arguments: [
    ("市副中心行政办公区的规划", "市副中心商务办公区的规划", true),
    ("市副中心行政办公区的规划", "市副中心办公区的规划", true),
    ("新增就业26.5万人", "新增就业27万人，", true),
    ("新增就业，稳定物价", "减少就业，抬高物价", false),
    ("The river was restored last year.", "The canal was restored last year.", true),
    ("The river was restored last year.", "The river was restored.", false),
    ("The river was restored in 2024.", "The river was restored in 2023!", true),
  ])
  func aWordMayDiffer(one: String, other: String, isNear: Bool) {
    #expect(key(one).differsInOneWord(from: key(other)) == isNear)
    #expect(key(other).differsInOneWord(from: key(one)) == isNear)
  }

  @Test(arguments: 1...20) func findsWhatComparingAllFinds(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let words = ["城市", "水库", "建设", "发展", "推进", "加强", "环境", "改革", "开放", "的"]
    var texts: [TextKey] = []
    for _ in 0..<40 {
      var text = (0..<Int.random(in: 8...14, using: &generator))
        .compactMap { _ in words.randomElement(using: &generator) }
      texts.append(key(text.joined()))
      text[Int.random(in: text.indices, using: &generator)] = "绿化"
      texts.append(key(text.joined()))
    }
    let all = texts.indices.flatMap { first in
      texts.indices[(first + 1)...].filter { texts[first].differsInOneWord(from: texts[$0]) }
        .map { NearTexts.Pair(first: first, second: $0) }
    }
    #expect(NearTexts(texts, weight: 0).pairs == all)
  }

  @Test func manyAlikeTextsTakeLittleTime() {
    let texts = (0..<20_000).map { index in
      TextKey("这是很长的一句话里相同的那一半文字" + String(index, radix: 3), maskingNumbers: false)
    }
    #expect(!NearTexts(texts, weight: 8).pairs.isEmpty)
  }
}
