import Testing

@testable import Terminology

@Suite struct CitationFormTests {
  @Test(arguments: [
    (["virtual banks", "virtual banks", "virtual bank"], "virtual bank"),
    (["Garden Cities", "Garden Cities", "Garden City"], "Garden City"),
    (["business boxes", "business boxes", "business box"], "business box"),
    (["garden cities", "garden cities"], "garden cities"),
    (["garden cities", "garden cities", "Garden City"], "garden cities"),
    (["b", "a"], "a"), (["", ""], ""), ([], ""),
  ])
  func theSingularIsCitedWhereItStands(forms: [String], cited: String) {
    #expect(CitationForm.of(forms) == cited)
  }
}
