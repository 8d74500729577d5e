/// A word, a number or a mark, by its place in the text.
public struct Token: Hashable, Sendable {
  // Eight bytes: collections hold tens of millions of tokens.
  private let start: UInt32
  /// Four times the end, and the kind.
  private let endAndKind: UInt32

  /// Positions of scalars in the `FoldedText` that was split.
  public var range: Range<Int> {
    unsafe Range(uncheckedBounds: (Int(start), Int(endAndKind >> 2)))
  }

  public var kind: Kind {
    switch endAndKind & 3 {
    case 0: .han
    case 1: .word
    case 2: .number
    default: .mark
    }
  }

  public enum Kind: UInt8, Hashable, Sendable {
    /// A word of Han characters.
    case han
    /// A word in another script.
    case word
    /// Digits with their separators: `58,000`, `5.8`, `2024`.
    case number
    /// One mark or symbol.
    case mark
  }

  /// - Precondition: `range` lies in 0..<2³⁰.
  public init(range: Range<Int>, kind: Kind) {
    precondition(range.lowerBound >= 0 && range.upperBound < 1 << 30, "the text is too long")
    start = UInt32(range.lowerBound)
    endAndKind = UInt32(range.upperBound) << 2 | UInt32(kind.rawValue)
  }
}

/// Splits text in any language into tokens; blanks separate and are left out.
public struct Tokenizer: Sendable {
  private let splitter: WordSplitter

  public init(splitter: WordSplitter) { self.splitter = splitter }

  public func tokens(of text: FoldedText) -> [Token] {
    let scalars = text.scalars
    var tokens: [Token] = []
    tokens.reserveCapacity(scalars.count / 2)
    var paths = WordSplitter.Paths()
    var start = 0
    while start < scalars.count {
      let kind = Self.kind(of: scalars[start])
      let end: Int
      switch kind {
      case .blank:
        start += 1
        continue
      case .han:
        end = Self.end(of: .han, in: scalars, from: start)
        splitter.find(&paths, in: scalars.span.extracting(start..<end))
        var wordStart = start
        while wordStart < end {
          let wordEnd = start + paths.end(ofWordAt: wordStart - start)
          tokens.append(Token(range: wordStart..<wordEnd, kind: .han))
          wordStart = wordEnd
        }
      case .letter:
        end = Self.endOfWord(in: scalars, from: start)
        tokens.append(Token(range: start..<end, kind: .word))
      case .digit:
        end = Self.endOfNumber(in: scalars, from: start)
        tokens.append(Token(range: start..<end, kind: .number))
      case .mark:
        end = start + 1
        tokens.append(Token(range: start..<end, kind: .mark))
      }
      start = end
    }
    return tokens
  }

  /// The kind of a token that begins with a (folded) scalar.
  public static func kind(ofTokenBeginning scalar: UInt32) -> Token.Kind {
    switch kind(of: scalar) {
    case .han: .han
    case .letter: .word
    case .digit: .number
    case .mark, .blank: .mark
    }
  }

  enum CharacterKind { case blank, han, letter, digit, mark }

  static func kind(of scalar: UInt32) -> CharacterKind {
    switch scalar {
    case 0x4E00...0x9FFF: .han
    case 0x61...0x7A, 0x41...0x5A: .letter
    case 0x30...0x39: .digit
    case 0...0x20, 0x7F...0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000,
      0xFEFF:
      .blank
    case 0x21...0x7E, 0x2010...0x2027, 0x3001...0x3003, 0x3008...0x3020: .mark
    default:
      if let scalar = Unicode.Scalar(scalar) {
        if scalar.isHan { .han } else if scalar.properties.isAlphabetic { .letter } else { .mark }
      } else {
        .mark
      }
    }
  }

  private static func end(of kind: CharacterKind, in scalars: [UInt32], from start: Int) -> Int {
    var end = start + 1
    while end < scalars.count, self.kind(of: scalars[end]) == kind { end += 1 }
    return end
  }

  /// A word goes on over an apostrophe between letters (`Qi'an'an`, `don't`, but not over the one of
  /// `city's`), a full stop between single letters (`U.S`), and combining marks.
  private static func endOfWord(in scalars: [UInt32], from start: Int) -> Int {
    var end = start + 1
    func isBeforeLetter() -> Bool {
      end + 1 < scalars.count && kind(of: scalars[end + 1]) == .letter
    }
    while end < scalars.count {
      switch kind(of: scalars[end]) {
      case .letter: end += 1
      case .digit where end - start <= 2 || scalars[end - 1] < 0x3A: end += 1
      case .mark where scalars[end] == 0x27 && isBeforeLetter() && !isPossessive(scalars, at: end):
        end += 2
      case .mark where scalars[end] == 0x2E && isBeforeLetter() && isInitial(scalars, start, end):
        end += 2
      case .mark where isCombining(scalars[end]): end += 1
      case .mark where scalars[end] == 0x24 && end - start <= 3 && !isBeforeLetter():
        return end + 1
      default: return end
      }
    }
    return end
  }

  /// An `'s` at the end of a word.
  private static func isPossessive(_ scalars: [UInt32], at apostrophe: Int) -> Bool {
    scalars[apostrophe + 1] == 0x73
      && (apostrophe + 2 >= scalars.count || kind(of: scalars[apostrophe + 2]) != .letter)
  }

  /// Whether a full stop at `stop` follows a single letter that stands alone or after another stop.
  private static func isInitial(_ scalars: [UInt32], _ start: Int, _ stop: Int) -> Bool {
    guard stop == start + 1 || scalars[stop - 2] == 0x2E else { return false }
    return stop + 2 >= scalars.count || kind(of: scalars[stop + 2]) != .letter
  }

  private static func isCombining(_ scalar: UInt32) -> Bool { (0x300...0x36F).contains(scalar) }

  /// A number goes on over a full stop between digits, and over a comma before a group of three:
  /// `58,000`, `5.8`; `12,15` are two numbers.
  private static func endOfNumber(in scalars: [UInt32], from start: Int) -> Int {
    var end = start + 1
    while end < scalars.count {
      let digits = scalars[(end + 1)...].prefix(4).prefix { kind(of: $0) == .digit }.count
      switch scalars[end] {
      case 0x2C where digits == 3, 0x2E where digits > 0: end += 2
      case let scalar where kind(of: scalar) == .digit: end += 1
      default: return end
      }
    }
    return end
  }
}
