import Bitext
import Linguistics
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

  @Test(arguments: [
    (["updated", "updated", "update"], "update"), (["opened", "opened", "open"], "open"),
    (["training", "training", "train"], "training"), (["built", "built", "build"], "built"),
    (["updated"], "updated"),
  ])
  func aVerbIsCitedWithoutItsEndingWhereItStands(forms: [String], cited: String) {
    #expect(CitationForm.of(forms, ofVerb: true) == cited)
  }

  @Test(arguments: [
    ("Parks were built.", "Parks", "parks"), ("Qinglan was built.", "Qinglan", "Qinglan"),
    ("GDP grew.", "GDP", "GDP"),
    ("Xizang-Yun Plateau grew.", "Xizang-Yun Plateau", "Xizang-Yun Plateau"),
    ("Parks Foundation Council met.", "Parks Foundation Council", "Parks Foundation Council"),
    ("Work in Qinglan grew.", "Work in Qinglan", "work in Qinglan"),
    ("WORK OF THE GOVERNMENT", "WORK OF THE", "work of the"),
    ("GDP OF QINGLAN", "GDP OF QINGLAN", "GDP of Qinglan"), ("NANYUAN PARKS", "NANYUAN", "Nanyuan"),
  ])
  func capitalsAreThoseOfTheCollection(text: String, span: String, cited: String) {
    let tokenizer = Tokenizer(splitter: .ofNoWords)
    let texts = [text, "In Qinglan the parks and the work were praised, and its GDP grew."].map {
      TokenizedText(AnalyzedText(Segment($0), in: .english, by: tokenizer))
    }
    #expect(CasingStatistics(texts).citation(of: span, at: 0, in: texts[0]) == cited)
  }
}
