import Linguistics

/// Which of two languages a line is in, by its script.
enum TextLanguage: Hashable, Sendable {
  case chinese, other
  /// Neither Han characters nor letters: a number, a rule.
  case neutral

  /// Three letters weigh as much as one Han character: an English word has about five letters, a
  /// Chinese one about two characters, and Chinese text keeps Latin names (5G, APP) more often than
  /// English text keeps Chinese ones.
  init(of text: some StringProtocol) {
    var han = 0
    var letters = 0
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        if (0x61...0x7A).contains(scalar.value | 0x20) { letters += 1 }
      } else if scalar.isHan {
        han += 1
      } else if scalar.properties.isAlphabetic {
        letters += 1
      }
    }
    self = han == 0 && letters == 0 ? .neutral : 3 * han >= letters ? .chinese : .other
  }
}
