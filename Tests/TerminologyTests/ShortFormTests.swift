import Testing

@testable import Terminology

@Suite struct ShortFormTests {
  @Test(arguments: [
    ("SVFs", "Stored Value Facilities"), ("SVF licence", "stored value facility licences"),
    ("Bank for International Settlements", "BIS"),
    ("locally incorporated AIs", "locally incorporated authorized institutions"),
    ("People's Bank of China", "PBC"),
  ])
  func anAcronymIsLinkedWithItsWords(one: String, other: String) {
    #expect(ShortForm.links(one, other) && ShortForm.links(other, one))
  }

  @Test(arguments: [
    ("garden city", "park city"), ("IMF", "World Bank"), ("A", "authority"), ("SVF", "SVF"),
    ("", "US"),
  ])
  func otherWordsAreNot(one: String, other: String) {
    #expect(!ShortForm.links(one, other))
  }
}
