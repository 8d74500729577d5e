/// Which numbers of a text stand in its translation.
///
/// Numbers are compared by value, whatever their form: 5.8万 and 58,000, 七成 and 70%, 四亿 and
/// 400 million, 第十六届 and Sixteenth, 1月 and January, 8万亩 and 5,333 hectares. A number may be said
/// more often on one side than on the other.
public struct NumberComparison: Sendable {
  public let source: [NumberMention]
  public let target: [NumberMention]
  /// Indices of source numbers without a counterpart, ascending.
  public private(set) var missing: [Int] = []
  /// Indices of source numbers whose only counterparts stand for other numbers of the same value:
  /// they are said less often in the target. Ascending.
  public private(set) var shared: [Int] = []
  /// Indices of target numbers without a counterpart, ascending.
  public private(set) var added: [Int] = []
  /// Indices of target numbers that are said more often than in the source, ascending.
  public private(set) var repeated: [Int] = []

  /// - Complexity: the product of the counts.
  public init(source: [NumberMention], target: [NumberMention]) {
    self.source = source
    self.target = target
    var isMatched = [Bool](repeating: false, count: target.count)
    var isTaken = isMatched
    for (index, mention) in source.enumerated() {
      var first: Int?
      var isFound = false
      for other in target.indices where Self.agree(mention, target[other]) {
        isFound = true
        isMatched[other] = true
        if first == nil, !isTaken[other] { first = other }
      }
      if let first { isTaken[first] = true }
      if !isFound { missing.append(index) } else if first == nil { shared.append(index) }
    }
    added = target.indices.filter { !isMatched[$0] }
    repeated = target.indices.filter { isMatched[$0] && !isTaken[$0] }
    compareMarks()
    joinParts()
    explainSpans()
  }

  /// The marks of two lists answer to each other, whatever other numbers the texts hold.
  private mutating func compareMarks() {
    let sourceMarks = source.indices.filter { source[$0].role == .listMark && !source[$0].isIdiom }
    let targetMarks = target.indices.filter { target[$0].role == .listMark && !target[$0].isIdiom }
    guard sourceMarks.count == 1, targetMarks.count == 1 else { return }
    let (left, right) = (sourceMarks[0], targetMarks[0])
    guard !Self.agree(source[left], target[right]) else { return }
    if !missing.contains(left) { missing = (missing + [left]).sorted() }
    if !added.contains(right) { added = (added + [right]).sorted() }
    shared.removeAll { $0 == left }
  }

  /// Takes 5 to 7 for the same as 5, 6 and 7.
  private mutating func explainSpans() {
    let (sourceSpans, targetSpans) = (spans(of: source, missing), spans(of: target, added))
    added = added.filter { index in !sourceSpans.contains { $0.contains(target[index]) } }
    missing = missing.filter { index in !targetSpans.contains { $0.contains(source[index]) } }
  }

  private struct Bounds {
    var low: Double
    var high: Double

    func contains(_ mention: NumberMention) -> Bool {
      let value = mention.value.approximation
      return value > low && value < high && mention.value.integer != nil && mention.unit == nil
    }
  }

  /// Spans of whole numbers whose ends both have a counterpart.
  private func spans(of mentions: [NumberMention], _ unmatched: [Int]) -> [Bounds] {
    mentions.indices.dropLast().compactMap { index in
      let (first, last) = (mentions[index], mentions[index + 1])
      guard first.opensSpan, !unmatched.contains(index), !unmatched.contains(index + 1),
        first.value.integer != nil, last.value.integer != nil
      else { return nil }
      return Bounds(low: first.value.approximation, high: last.value.approximation)
    }
  }

  /// Takes 2.1 and 2-1, 4.18 and April 18 for the same.
  private mutating func joinParts() {
    missing = missing.filter { index in
      guard let parts = Self.parts(of: source[index]) else { return true }
      return !Self.remove(parts, from: &added, target)
    }
    added = added.filter { index in
      guard let parts = Self.parts(of: target[index]) else { return true }
      return !Self.remove(parts, from: &missing, source)
    }
  }

  /// 2 and 1 of 2.1.
  private static func parts(of mention: NumberMention) -> [ExactNumber]? {
    let value = mention.value
    guard mention.isInDigits, value.exponent < 0, value.exponent >= -2, mention.unit == nil,
      mention.kind == .cardinal, value.divisor == 1
    else { return nil }
    let divisor: Int128 = value.exponent == -1 ? 10 : 100
    return [value.mantissa / divisor, value.mantissa % divisor]
      .map { ExactNumber(mantissa: $0, exponent: 0) }
  }

  /// Removes from `indices` the mentions of the values; false, and nothing removed, if one stands
  /// nowhere among `mentions`.
  private static func remove(
    _ values: [ExactNumber], from indices: inout [Int], _ mentions: [NumberMention]
  ) -> Bool {
    guard values.allSatisfy({ value in mentions.contains { $0.value == value } }) else {
      return false
    }
    indices.removeAll { values.contains(mentions[$0].value) }
    return true
  }

  /// Whether two mentions may stand for the same number.
  public static func agree(_ left: NumberMention, _ right: NumberMention) -> Bool {
    if left.isDate, right.isDate, left.kind != right.kind { return false }
    if (left.role == .listMark) != (right.role == .listMark) {
      let plain = left.role == .listMark ? right : left
      guard plain.kind == .ordinal || plain.isInDigits else { return false }
    }
    if left.kind == .percent, right.kind == .percent {
      // 八折 is 80%, or 20% off.
      if left.value == right.value || left.values.dropFirst(2).contains(right.value)
        || right.values.dropFirst(2).contains(left.value)
      {
        return true
      }
    } else if left.kind == .multiple, right.kind == .multiple {
      return left.factors.contains { right.factors.contains($0) }
    } else if haveOtherUnits(left, right) {
      return isConversion(left, right)
    } else if left.values.contains(where: { right.values.contains($0) }) {
      return true
    }
    return isWithin(left, right) || isWithin(right, left) || isConversion(left, right)
      || isRounded(left, as: right)
  }

  /// Whether the units measure the same, and one is several times the other: 12公里 and 12 metres.
  private static func haveOtherUnits(_ left: NumberMention, _ right: NumberMention) -> Bool {
    guard let leftUnit = left.unit, let rightUnit = right.unit,
      leftUnit.dimension == rightUnit.dimension, leftUnit.dimension != .money,
      left.upperBound == nil, right.upperBound == nil
    else { return false }
    let (a, b) = (leftUnit.size.approximation, rightUnit.size.approximation)
    return max(a, b) >= 5 * min(a, b)
  }

  /// Whether the value of one lies in the span of the other.
  private static func isWithin(_ value: NumberMention, _ span: NumberMention) -> Bool {
    guard let top = span.upperBound else { return false }
    let size = value.value.approximation
    return size >= span.value.approximation && size <= top.approximation
  }

  /// Whether both are the same quantity in different units, within 3%.
  private static func isConversion(_ left: NumberMention, _ right: NumberMention) -> Bool {
    guard let leftUnit = left.unit, let rightUnit = right.unit,
      leftUnit.dimension == rightUnit.dimension, leftUnit.size != rightUnit.size
    else { return false }
    let leftSize = left.value.approximation * leftUnit.size.approximation
    let rightSize = right.value.approximation * rightUnit.size.approximation
    return abs(leftSize - rightSize) <= 0.03 * max(leftSize, rightSize)
  }

  /// Whether `rounded` is `exact` with fewer digits, and one of the two says that it is about so,
  /// or one is a fraction and the other a percentage.
  private static func isRounded(_ exact: NumberMention, as rounded: NumberMention) -> Bool {
    let isShare = { (kind: NumberMention.Kind) in kind == .percent || kind == .fraction }
    if isShare(exact.kind), isShare(rounded.kind), exact.kind != rounded.kind {
      let (a, b) = (exact.percentage, rounded.percentage)
      return abs(a - b) < 1
    }
    guard exact.modifier != .exact || rounded.modifier != .exact,
      exact.value.significantDigits > rounded.value.significantDigits
    else { return false }
    let (a, b) = (exact.value.approximation, rounded.value.approximation)
    return a != 0 && abs(a - b) <= 0.05 * max(a, b)
  }
}

extension NumberMention {
  /// How many times as much; the increase alone, which percentages are compared with, is left out.
  fileprivate var factors: [ExactNumber] {
    guard values.count == 2, values[1] == value.plus(ExactNumber(-1)) else { return values }
    return [value]
  }

  /// The share in hundredths of a fraction or percentage.
  fileprivate var percentage: Double { value.approximation * (kind == .fraction ? 100 : 1) }
}
