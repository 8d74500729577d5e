import Linguistics
import TestSupport
import Testing

@Suite struct ExactNumberTests {
  @Test func oneValueHasOneForm() {
    #expect(
      ExactNumber(mantissa: 1, exponent: 0, divisor: 2) == ExactNumber(mantissa: 5, exponent: -1))
    #expect(ExactNumber(mantissa: 2, exponent: 0, divisor: 6).description == "1/3")
    #expect(ExactNumber(mantissa: 5800, exponent: 1) == ExactNumber(58_000))
    #expect(ExactNumber(mantissa: 0, exponent: 7) == ExactNumber(0))
  }

  @Test(arguments: [
    (58_000, 0, "58,000"), (775, -2, "7.75"), (4, 10, "40,000,000,000"), (5, -3, "0.005"),
    (0, 0, "0"), (-1200, 0, "-1,200"), (999, 0, "999"),
  ])
  func printsDigitsInGroups(mantissa: Int, exponent: Int, text: String) {
    #expect(ExactNumber(mantissa: Int128(mantissa), exponent: exponent).description == text)
  }

  @Test func overflowIsNil() {
    let large = ExactNumber(mantissa: .max, exponent: 0)
    #expect(large.times(large) == nil)
    #expect(large.plus(ExactNumber(mantissa: 1, exponent: 50)) == nil)
    #expect(ExactNumber(mantissa: 1, exponent: 30).integer == nil)
  }

  @Test(arguments: [1, 2, 3])
  func arithmeticAgreesWithIntegers(seed: UInt64) {
    var dice = SplitMix64(seed: seed)
    for _ in 0..<1000 {
      let a = Int.random(in: -1_000_000...1_000_000, using: &dice)
      let b = Int.random(in: -1_000_000...1_000_000, using: &dice)
      #expect(ExactNumber(a).plus(ExactNumber(b)) == ExactNumber(a + b))
      #expect(ExactNumber(a).times(ExactNumber(b)) == ExactNumber(a * b))
      #expect(ExactNumber(a).integer == a)
    }
  }
}
