import TestSupport
import Testing

@testable import Linguistics

@Suite struct TableCodingTests {
  private struct Tables: Equatable {
    var bytes: [UInt8]
    var ids: [Int32]
    var shares: [Float]
    var codes: [UInt16]
  }

  /// Memory that stays, as that of the program does.
  @safe private final class Memory {
    let bytes: UnsafeMutableRawBufferPointer

    init(_ array: [UInt8]) {
      unsafe bytes = .allocate(byteCount: array.count, alignment: 8)
      unsafe bytes.copyBytes(from: array)
    }

    deinit { unsafe bytes.deallocate() }
  }

  private static let magic: StaticString = "tables 1\n"

  private func encode(_ tables: Tables) -> [UInt8] {
    var encoder = TableEncoder(magic: Self.magic)
    encoder.append(Numbers(tables.bytes))
    encoder.append(Numbers(tables.ids))
    encoder.append(Numbers(tables.shares))
    encoder.append(Numbers(tables.codes))
    return encoder.bytes
  }

  private func decode(_ bytes: ArraySlice<UInt8>) -> Tables? {
    unsafe Array(bytes).withUnsafeBytes { bytes in
      do {
        var decoder = unsafe try TableDecoder(bytes, magic: Self.magic)
        return try tables(&decoder)
      } catch {
        return nil
      }
    }
  }

  private func tables(_ decoder: inout TableDecoder) throws(TableDecoder.Damaged) -> Tables {
    try Tables(
      bytes: Array(decoder.numbers(of: UInt8.self)), ids: Array(decoder.numbers(of: Int32.self)),
      shares: Array(decoder.numbers(of: Float.self)),
      codes: Array(decoder.numbers(of: UInt16.self)))
  }

  private func random(_ seed: UInt64) -> Tables {
    var dice = SplitMix64(seed: seed)
    func array<Number>(_ number: (inout SplitMix64) -> Number) -> [Number] {
      (0..<Int.random(in: 0...20, using: &dice)).map { _ in number(&dice) }
    }
    return Tables(
      bytes: array { .random(in: 0...255, using: &$0) },
      ids: array { .random(in: .min ... .max, using: &$0) },
      shares: array { .random(in: -1...1, using: &$0) },
      codes: array { .random(in: 0...65_535, using: &$0) })
  }

  @Test(arguments: UInt64(0)..<20)
  func whatIsWrittenIsRead(seed: UInt64) {
    let tables = random(seed)
    let bytes = encode(tables)
    #expect(bytes.count % 8 == 0)
    #expect(decode(bytes[...]) == tables)
  }

  @Test(arguments: UInt64(0)..<20)
  func whatIsWrittenIsReadInPlace(seed: UInt64) throws {
    let tables = random(seed)
    let memory = Memory(encode(tables))
    var decoder = unsafe try TableDecoder(
      UnsafeRawBufferPointer(memory.bytes), magic: Self.magic, place: .lasting)
    #expect(try self.tables(&decoder) == tables)
    withExtendedLifetime(memory) {}
  }

  @Test(arguments: UInt64(0)..<5)
  func everyTruncationIsRefused(seed: UInt64) {
    let bytes = encode(random(seed))
    for length in bytes.indices { #expect(decode(bytes[..<length]) == nil, "\(length) bytes") }
  }

  @Test func anotherMagicIsRefused() {
    var bytes = encode(random(1))
    bytes[7] ^= 1
    #expect(decode(bytes[...]) == nil)
  }

  @Test(arguments: [UInt64.max, 0x8000_0000_0000_0000, 0x2000_0000_0000_0001, 0x1_0000_0000, 4])
  func aCountBeyondTheBytesIsRefused(count: UInt64) {
    var encoder = TableEncoder(magic: Self.magic)
    encoder.append(Numbers([Int32(1), 2]))
    var bytes = encoder.bytes
    for shift in 0..<8 { bytes[16 + shift] = UInt8(truncatingIfNeeded: count >> (8 * shift)) }
    #expect(decode(bytes[...]) == nil)
  }

  private func strings(_ bytes: [UInt8]) -> StringTable? {
    unsafe bytes.withUnsafeBytes { bytes in
      do {
        var decoder = unsafe try TableDecoder(bytes, magic: Self.magic)
        return try StringTable(from: &decoder)
      } catch {
        return nil
      }
    }
  }

  private func trie(_ bytes: [UInt8]) -> WordTrie? {
    unsafe bytes.withUnsafeBytes { bytes in
      do {
        var decoder = unsafe try TableDecoder(bytes, magic: Self.magic)
        return try WordTrie(from: &decoder)
      } catch {
        return nil
      }
    }
  }

  private func encode(_ strings: StringTable) -> [UInt8] {
    var encoder = TableEncoder(magic: Self.magic)
    strings.encode(into: &encoder)
    return encoder.bytes
  }

  @Test(arguments: [0, 1, 31, 32, 33, 500])
  func stringsAreReadAsTheyWere(count: Int) throws {
    let strings = (0..<count).map { "word \($0)" }.sorted()
    let read = try #require(self.strings(encode(StringTable(strings))))
    #expect(read.count == count)
    #expect(strings.map { read.id(of: $0.utf8) } == Array(0..<Int32(count)))
    #expect((0..<Int32(count)).map { read[$0] } == strings)
    for other in ["", "word", "word 1 ", "x"] { #expect(read.id(of: other.utf8) == nil) }
  }

  @Test func stringsOutOfOrderAreRefused() async {
    await #expect(processExitsWith: .failure) { _ = StringTable(["b", "a"]) }
    await #expect(processExitsWith: .failure) { _ = StringTable(["a", "a"]) }
  }

  @Test func anInternerIsSortedByItsStrings() {
    var interner = Interner()
    for string in ["water", "", "dam", "水"] { _ = interner.intern(string.utf8) }
    let (table, numbers) = StringTable.sorted(interner)
    #expect((0..<4).map { table[$0] } == ["", "dam", "water", "水"])
    #expect(numbers == [2, 0, 1, 3])
  }

  @Test func stringsThatEndBeyondTheirBytesAreRefused() {
    var encoder = TableEncoder(magic: Self.magic)
    encoder.append(Numbers([UInt8(0x61)]))
    encoder.append(Numbers([Int32(0), 2]))
    #expect(strings(encoder.bytes) == nil)
  }

  /// Damage that is not noticed must at least do no harm: look-ups end, and stay in bounds.
  @Test(arguments: UInt64(0)..<10)
  func damagedTablesDoNoHarm(seed: UInt64) {
    var dice = SplitMix64(seed: seed)
    let bytes = encode(StringTable((0..<40).map { "word \($0)" }.sorted()))
    for _ in 0..<100 {
      var damaged = bytes
      damaged[Int.random(in: bytes.indices, using: &dice)] = .random(in: 0...255, using: &dice)
      guard let read = strings(damaged) else { continue }
      for number in 0..<50 { _ = read.id(of: "word \(number)".utf8) }
    }
  }

  @Test func aTrieIsReadAsItWas() throws {
    let words: [[UInt32]] = [[0x6C34], [0x6C34, 0x5E93], [0x57CE, 0x5E02]]
    let trie = WordTrie(words.enumerated().map { ($1, Int32($0)) }, costs: [1, 2, 3])
    var encoder = TableEncoder(magic: Self.magic)
    trie.encode(into: &encoder)
    let read = try #require(self.trie(encoder.bytes))
    #expect(words.map { read.id(of: $0) } == [0, 1, 2])
    #expect(read.id(of: [0x5E93]) == nil)
    #expect(read.costs(count: 3) == [1, 2, 3])
  }

  @Test(arguments: UInt64(0)..<10)
  func aDamagedTrieDoesNoHarm(seed: UInt64) {
    var dice = SplitMix64(seed: seed)
    let text: [UInt32] = [0x6C34, 0x5E93, 0x57CE, 0x5E02, 0x6C34, 0x6C34]
    let trie = WordTrie(
      [([0x6C34], 0), ([0x6C34, 0x5E93], 1), ([0x57CE, 0x5E02], 2)], costs: [1, 2, 3])
    var encoder = TableEncoder(magic: Self.magic)
    trie.encode(into: &encoder)
    let nodes = 16 + 8 + 0x20000
    for _ in 0..<40 {
      var damaged = encoder.bytes
      damaged[Int.random(in: nodes..<damaged.count, using: &dice)] = .random(
        in: 0...255, using: &dice)
      guard let read = self.trie(damaged) else { continue }
      for start in text.indices {
        read.forEachWord(in: text, from: start, upTo: text.count) { end, word in
          #expect(end <= text.count && word >= 0)
        }
      }
    }
  }
}
