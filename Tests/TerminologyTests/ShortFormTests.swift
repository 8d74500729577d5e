import Testing

@testable import Terminology

@Suite struct ShortFormTests {
  @Test(arguments: [
    ("SVFs", "Stored Value Facilities"), ("SVF licence", "stored value facility licences"),
    ("Bank for International Settlements", "BIS"),
    ("locally incorporated AIs", "locally incorporated authorized institutions"),
    ("People's Bank of China", "PBC"), ("stored value facility", "SVF licensees"),
  ])
  func anAcronymIsLinkedWithItsWords(one: String, other: String) {
    #expect(ShortForm.link(one, other) == .toWhole && ShortForm.link(other, one) == .toWhole)
  }

  @Test(arguments: [
    ("Association of Banks", "HKAB"), ("Average LTV ratio", "average loan-to"), ("Board", "FSB"),
  ])
  func anAcronymIsLinkedWithSomeOfItsWords(one: String, other: String) {
    #expect(ShortForm.link(one, other) == .toPart && ShortForm.link(other, one) == .toPart)
  }

  @Test(arguments: [
    ("garden city", "park city"), ("IMF", "World Bank"), ("A", "authority"), ("SVF", "SVF"),
    ("", "US"), ("board", "FSB"),
  ])
  func otherWordsAreNot(one: String, other: String) {
    #expect(ShortForm.link(one, other) == nil)
  }

  @Test func acronymsArePutIntoTheSingular() {
    #expect(ShortForm.singular("new CUs in SMEs") == "new CU in SME")
    #expect(ShortForm.singular("US banks, is As") == "US banks, is As")
  }
}
