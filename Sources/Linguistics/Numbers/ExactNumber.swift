/// A rational number without rounding: `mantissa` × 10^`exponent` / `divisor`.
///
/// Kept in one form for one value, so that equality and hashing are those of the value: `divisor`
/// is 1 or shares no factor with 10 and `mantissa`, and `mantissa` does not end in 0.
public struct ExactNumber: Hashable, Sendable {
  public let mantissa: Int128
  public let exponent: Int
  public let divisor: Int128

  public init(_ value: Int) { self.init(mantissa: Int128(value), exponent: 0) }

  /// - Precondition: `divisor` is positive.
  public init(mantissa: Int128, exponent: Int, divisor: Int128 = 1) {
    precondition(divisor > 0, "the divisor must be positive")
    var (mantissa, exponent, divisor) = (mantissa, exponent, divisor)
    while divisor % 10 == 0 { (divisor, exponent) = (divisor / 10, exponent - 1) }
    for (factor, cofactor) in [(Int128(2), Int128(5)), (5, 2)] {
      while divisor % factor == 0 {
        let (product, overflow) = mantissa.multipliedReportingOverflow(by: cofactor)
        guard !overflow else { break }
        (mantissa, divisor, exponent) = (product, divisor / factor, exponent - 1)
      }
    }
    let common = Self.commonDivisor(mantissa.magnitude, divisor.magnitude)
    if common > 1 {
      (mantissa, divisor) = (mantissa / Int128(common), divisor / Int128(common))
    }
    if mantissa == 0 { (exponent, divisor) = (0, 1) }
    while mantissa != 0, mantissa % 10 == 0 {
      (mantissa, exponent) = (mantissa / 10, exponent + 1)
    }
    self.mantissa = mantissa
    self.exponent = exponent
    self.divisor = divisor
  }

  private static func commonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    var (a, b) = (left, right)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  /// The product; nil where it needs more than 128 bits.
  public func times(_ other: ExactNumber) -> ExactNumber? {
    let (mantissa, overflow) = mantissa.multipliedReportingOverflow(by: other.mantissa)
    let (divisor, divisorOverflow) = divisor.multipliedReportingOverflow(by: other.divisor)
    guard !overflow, !divisorOverflow else { return nil }
    return ExactNumber(
      mantissa: mantissa, exponent: exponent + other.exponent, divisor: divisor)
  }

  /// The number times ten to a power.
  public func scaled(by power: Int) -> ExactNumber {
    ExactNumber(mantissa: mantissa, exponent: exponent + power, divisor: divisor)
  }

  /// The sum; nil where it needs more than 128 bits or one of the two is a fraction like 1/3.
  public func plus(_ other: ExactNumber) -> ExactNumber? {
    guard divisor == 1, other.divisor == 1 else { return nil }
    let (low, high) = exponent < other.exponent ? (self, other) : (other, self)
    guard high.exponent - low.exponent < 36 else { return nil }
    var shifted = high.mantissa
    for _ in 0..<(high.exponent - low.exponent) {
      let (product, overflow) = shifted.multipliedReportingOverflow(by: 10)
      guard !overflow else { return nil }
      shifted = product
    }
    let (sum, overflow) = shifted.addingReportingOverflow(low.mantissa)
    return overflow ? nil : ExactNumber(mantissa: sum, exponent: low.exponent)
  }

  /// For comparing sizes, not for equality.
  public var approximation: Double {
    var value = Double(mantissa) / Double(divisor)
    let ten = exponent < 0 ? 0.1 : 10.0
    for _ in 0..<min(exponent.magnitude, 60) { value *= ten }
    return value
  }

  /// Digits without zeros at the end: 2 for 350.
  public var significantDigits: Int { String(mantissa.magnitude).utf8.count }

  /// The value where it is a whole number that fits.
  public var integer: Int? {
    guard divisor == 1, (0...18).contains(exponent) else { return nil }
    return (0..<exponent).reduce(Int(exactly: mantissa)) { value, _ in
      value.flatMap { value in
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        return overflow ? nil : product
      }
    }
  }
}

extension ExactNumber: CustomStringConvertible {
  /// `58,000`, `7.75`, `1/3`.
  public var description: String {
    if divisor != 1 {
      let numerator = ExactNumber(mantissa: mantissa, exponent: exponent)
      return "\(numerator)/\(divisor)"
    }
    var digits = String(mantissa.magnitude)
    var fraction = ""
    if exponent >= 0 {
      digits += String(repeating: "0", count: mantissa == 0 ? 0 : exponent)
    } else {
      let missing = 1 - exponent - digits.utf8.count
      digits = String(repeating: "0", count: max(0, missing)) + digits
      fraction = "." + digits.suffix(-exponent)
      digits.removeLast(-exponent)
    }
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { grouped += "," }
      grouped.append(digit)
    }
    return (mantissa < 0 ? "-" : "") + grouped + fraction
  }
}
