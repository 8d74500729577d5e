import TestSupport
import Testing

@testable import Linguistics

@Suite struct InternerTests {
  @Test func numbersStringsInOrderOfFirstAppearance() {
    var interner = Interner()
    #expect(interner.intern("水库".utf8) == 0)
    #expect(interner.intern("city".utf8) == 1)
    #expect(interner.intern("水库".utf8) == 0)
    #expect(interner.count == 2)
    #expect(interner[0] == "水库")
    #expect(interner[1] == "city")
  }

  @Test func looksUpWithoutAdding() {
    var interner = Interner()
    #expect(interner.id(of: "city".utf8) == nil)
    _ = interner.intern("cities".utf8)
    #expect(interner.id(of: "city".utf8) == nil)
    #expect(interner.id(of: "cities".utf8) == 0)
    #expect(interner.count == 1)
  }

  @Test func theEmptyStringIsAStringLikeOthers() {
    var interner = Interner()
    #expect(interner.id(of: "".utf8) == nil)
    #expect(interner.intern("".utf8) == 0)
    #expect(interner.intern("a".utf8) == 1)
    #expect(interner.intern("".utf8) == 0)
    #expect(interner.bytes(of: 0).isEmpty)
  }

  @Test func stringsMayBeginOneAnother() {
    var interner = Interner()
    let strings = (0...200).map { String(repeating: "a", count: $0) }
    let ids = strings.map { interner.intern($0.utf8) }
    #expect(ids == Array(0...200))
    #expect(strings.map { interner.id(of: $0.utf8) } == ids)
  }

  @Test(arguments: [1, 2, 3])
  func agreesWithADictionary(seed: UInt64) {
    var dice = SplitMix64(seed: seed)
    var interner = Interner()
    var reference: [[UInt8]: Int32] = [:]
    for _ in 0..<5_000 {
      let string = (0..<Int.random(in: 0...4, using: &dice)).map { _ in
        UInt8.random(in: 0...9, using: &dice)
      }
      #expect(interner.id(of: string) == reference[string])
      let id = interner.intern(string)
      #expect(id == reference[string, default: Int32(reference.count)])
      reference[string] = id
    }
    #expect(interner.count == reference.count)
    for (string, id) in reference { #expect(interner.bytes(of: id).elementsEqual(string)) }
  }
}
