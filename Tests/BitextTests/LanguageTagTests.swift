import Testing

@testable import Bitext

@Suite struct LanguageTagTests {
  @Test(arguments: [
    ("zh-hans-cn", "zh-Hans-CN"), ("ZH_cn", "zh-CN"), ("en", "en"), ("EN-us", "en-US"),
    ("sr-latn-rs", "sr-Latn-RS"), ("de-1996", "de-1996"), ("x-private", "x-private"),
    ("zh-x-cn", "zh-x-cn"),
  ])
  func writesTheCanonicalCase(text: String, canonical: String) {
    #expect(LanguageTag(text)?.description == canonical)
  }

  @Test(arguments: ["", "-", "e", "english!", "中文", "en-", "toolonglanguage", "12"])
  func refusesWhatIsNoTag(text: String) {
    #expect(LanguageTag(text) == nil)
  }
}
