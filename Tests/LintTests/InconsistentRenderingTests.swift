import Testing

@testable import Lint

@Suite struct InconsistentRenderingTests {
  @Test(arguments: [
    (["2023"], "2023"), (["a", "b", "c", "d"], "a, b, c, d"),
    (["a", "b", "c", "d", "e"], "a, b, c and 2 more"),
  ])
  func ofManyDocumentsTheFirstAreNamed(names: [String], told: String) {
    #expect(InconsistentRendering.list(names) == told)
  }
}
