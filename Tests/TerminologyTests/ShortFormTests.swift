import Testing

@testable import Terminology

@Suite struct ShortFormTests {
  @Test(arguments: [
    ("SVFs", "Stored Value Facilities"), ("SVF licence", "stored value facility licences"),
    ("Bank for International Settlements", "BIS"),
    ("locally incorporated AIs", "locally incorporated authorized institutions"),
    ("People's Bank of China", "PBC"), ("stored value facility", "SVF licensees"),
    ("SMEs", "small and medium-sized enterprises"),
  ])
  func anAcronymIsLinkedWithItsWords(one: String, other: String) {
    #expect(ShortForm.link(one, other) && ShortForm.link(other, one))
  }

  @Test(arguments: [
    ("Association of Banks", "HKAB"), ("Average LTV ratio", "average loan-to"), ("Board", "FSB"),
  ])
  func anAcronymIsLinkedWithSomeOfItsWords(one: String, other: String) {
    #expect(ShortForm.link(one, other) && ShortForm.link(other, one))
  }

  @Test(arguments: [
    ("garden city", "park city"), ("IMF", "World Bank"), ("A", "authority"), ("SVF", "SVF"),
    ("", "US"), ("board", "FSB"), ("AB", "art of black bread"), ("BCD", "art board club deck"),
  ])
  func otherWordsAreNot(one: String, other: String) {
    #expect(!ShortForm.link(one, other))
  }

  @Test(arguments: [
    ("WHO", "World Health Organization", true), ("BIS", "Bank for International Settlements", true),
    ("SVFs", "Stored Value Facilities", true), ("WHO", "Health Organization", false),
    ("who", "World Health Organization", false), ("SVF", "SVF licence", false),
  ])
  func anAcronymOfAPhraseHasTheInitialsOfAllItsWords(one: String, phrase: String, isOne: Bool) {
    #expect(ShortForm.isAcronym(one, of: phrase) == isOne)
  }

  @Test func acronymsArePutIntoTheSingular() {
    #expect(ShortForm.singular("new CUs in SMEs") == "new CU in SME")
    #expect(ShortForm.singular("US banks, is As") == "US banks, is As")
  }
}
