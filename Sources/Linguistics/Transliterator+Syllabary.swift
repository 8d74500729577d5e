/// Letters of a name in small ASCII, with the places where syllables must part.
struct LatinName {
  private(set) var letters: [UInt8] = []
  /// Bit `i` is set where a blank, hyphen or apostrophe stands before letter `i`.
  private(set) var breaks: UInt64 = 0
  /// Bit `i` is set where that is an apostrophe, which in Wade-Giles marks an aspirate.
  private(set) var apostrophes: UInt64 = 0
  /// The Chinese names whose usual English form this is.
  private(set) var oldNames: [[UInt32]] = []

  /// Letters of `scalars`; tone marks are taken off, ü is `v`, other characters part syllables.
  init(_ scalars: ArraySlice<UInt32>) {
    for scalar in scalars {
      if let letter = Self.letter(scalar) {
        letters.append(letter)
      } else if !(0x300...0x36F).contains(scalar), letters.count < 64 {
        breaks |= 1 << UInt64(letters.count)
        if scalar == 0x27 { apostrophes |= 1 << UInt64(letters.count) }
      }
    }
    oldNames = OldNames.chinese(of: letters)
  }

  /// Whether `spelling` stands at `position` and no break is inside it.
  func has(_ spelling: [UInt8], at position: Int, strictly: Bool) -> Bool {
    guard position + spelling.count <= letters.count else { return false }
    for i in spelling.indices where letters[position + i] != spelling[i] { return false }
    guard position + spelling.count < 64 else { return true }
    let inside = ((UInt64(1) << UInt64(spelling.count - 1)) - 1) << UInt64(position + 1)
    return (strictly ? breaks : breaks & ~apostrophes) & inside == 0
  }

  private static func letter(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0x61...0x7A: UInt8(scalar)
    case 0x41...0x5A: UInt8(scalar + 0x20)
    case 0xFC, 0xDC, 0x1D5...0x1DC: 0x76
    case 0xE0, 0xE1, 0x101, 0x1CE: 0x61
    case 0xE8, 0xE9, 0xEA, 0x113, 0x11B: 0x65
    case 0xEC, 0xED, 0x12B, 0x1D0: 0x69
    case 0xF2, 0xF3, 0x14D, 0x1D2: 0x6F
    case 0xF9, 0xFA, 0x16B, 0x1D4: 0x75
    default: nil
    }
  }
}

/// How a system of romanisation spells each syllable of `HanTable.syllables`.
struct Syllabary: Sendable {
  let isPinyin: Bool
  let spellings: [[[UInt8]]]
  /// Every spelling once.
  let all: Set<ArraySlice<UInt8>>
  /// By scalar less 0x3400: a bit for each letter that a spelling of the character begins with.
  private let initials: [UInt32]

  static let pinyin = Syllabary(isPinyin: true) { syllable in
    guard syllable.contains("v") else { return [syllable] }
    let stems = syllable.split(separator: "v", omittingEmptySubsequences: false)
    return ["v", "u", "yu"].map { stems.joined(separator: $0) }
  }

  static let wadeGiles = Syllabary(isPinyin: false, spell: WadeGiles.spellings)

  private init(isPinyin: Bool, spell: (String) -> [String]) {
    self.isPinyin = isPinyin
    let spellings = HanTable.syllables.map { syllable in
      spell(String(decoding: syllable, as: UTF8.self)).map { Array($0.utf8) }
    }
    self.spellings = spellings
    all = Set(spellings.joined().map { $0[...] })
    let masks = spellings.map { list in
      list.reduce(UInt32(0)) { $0 | Self.bit($1.first ?? 0) }
    }
    initials = (UInt32(0x3400)...0x9FFF).map { scalar in
      HanTable.syllables(of: scalar).reduce(0) { $0 | masks[Int($1)] }
    }
  }

  /// Whether the first letter of `name` begins a reading of `scalar`.
  func mayStart(_ name: LatinName, _ scalar: UInt32) -> Bool {
    (0x3400...0x9FFF).contains(scalar)
      && initials[Int(scalar - 0x3400)] & Self.bit(name.letters.first ?? 0) != 0
  }

  /// The spellings of a reading; 陕 is also `shaan`, which tells Shaanxi from Shanxi.
  func spellings(of reading: UInt16, scalar: UInt32) -> [[UInt8]] {
    scalar == 0x9655 ? spellings[Int(reading)] + [Self.shaan] : spellings[Int(reading)]
  }

  private static let shaan = Array("shaan".utf8)

  private static func bit(_ letter: UInt8) -> UInt32 {
    (0x61...0x7A).contains(letter) ? 1 << UInt32(letter - 0x61) : 0
  }
}
