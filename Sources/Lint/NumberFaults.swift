import Bitext
import Linguistics

/// Numbers that a translation changes, drops or adds, as `NumberMismatch` and `DateMismatch` report
/// them.
struct NumberFault {
  /// Nil where the target has a number that nothing in the source explains.
  var source: NumberMention?
  /// Nil where the target lacks a number of the source.
  var target: NumberMention?
  var severity: Severity

  /// Whether the fault is one of dates.
  var isDate: Bool { source?.isDate ?? target?.isDate ?? false }

  /// The faults of a pair; none unless one side is Chinese and the other English.
  static func all(in pair: LintedPair) -> [NumberFault] {
    pair.analysis.numberFaults.get { find(in: pair) }
  }

  private static func find(in pair: LintedPair) -> [NumberFault] {
    guard let source = pair.source, let target = pair.target, canCompare(source, target),
      !source.tokens.isEmpty, !target.tokens.isEmpty
    else { return [] }
    let reader = NumberReader()
    let comparison = NumberComparison(
      source: reader.mentions(in: source).filter { !isFootnoteMark($0, in: source) },
      target: reader.mentions(in: target).filter { !isFootnoteMark($0, in: target) })
    guard !comparison.missing.isEmpty || !comparison.added.isEmpty else { return [] }
    let faults = faults(in: comparison, NumberSurroundings(source, target, comparison.source))
    guard let neighbours = pair.neighbours, !faults.isEmpty else { return faults }
    return faults.map { $0.weighed(beside: neighbours, reader) }
  }

  /// A number that the next clause of the paragraph has on the other side is not lost: the clauses are
  /// paired one off.
  private func weighed(beside neighbours: LintedPair.Neighbours, _ reader: NumberReader) -> Self {
    func stands(_ number: NumberMention, in texts: [AnalyzedText]) -> Bool {
      texts.lazy.flatMap(reader.mentions).contains {
        $0.kind == number.kind && $0.value == number.value
      }
    }
    var fault = self
    switch (source, target) {
    case (nil, let added?) where stands(added, in: neighbours.sources): fault.severity = .hint
    case (let missing?, nil) where stands(missing, in: neighbours.targets): fault.severity = .hint
    default: break
    }
    return fault
  }

  /// A number in square brackets, such as [19]; `FootnoteMismatch` looks after those.
  private static func isFootnoteMark(_ mention: NumberMention, in text: AnalyzedText) -> Bool {
    let scalars = text.folded.scalars
    let (start, end) = (mention.range.lowerBound, mention.range.upperBound)
    guard start > 0, end < scalars.count else { return false }
    return scalars[start - 1] == 0x5B && scalars[end] == 0x5D
      || scalars[start - 1] == 0x3014 && scalars[end] == 0x3015
  }

  private static func canCompare(_ source: AnalyzedText, _ target: AnalyzedText) -> Bool {
    func isEnglish(_ text: AnalyzedText) -> Bool { text.language.primary == "en" }
    return (source.language.isChinese && isEnglish(target))
      || (isEnglish(source) && target.language.isChinese)
  }

  private static func faults(
    in comparison: NumberComparison, _ surroundings: NumberSurroundings
  ) -> [NumberFault] {
    let added = comparison.added.map { comparison.target[$0] }
    var missing = comparison.missing.map { comparison.source[$0] }
    var shared = comparison.shared.map { comparison.source[$0] }
    var faults: [NumberFault] = []
    for mention in added where mention.isInDigits || isFirm(mention) {
      if let index = missing.firstIndex(where: { mayBecome($0, mention) }) {
        let source = missing.remove(at: index)
        faults.append(NumberFault(source: source, target: mention, severity: .error))
      } else if let index = shared.firstIndex(where: { isSlip($0, mention) }) {
        let source = shared.remove(at: index)
        faults.append(NumberFault(source: source, target: mention, severity: .error))
      } else if isFirm(mention), mention.isInDigits || mention.isLarge,
        !surroundings.isAside(mention)
      {
        let isClear = surroundings.explain(mention)
        faults.append(NumberFault(target: mention, severity: isClear ? .hint : .warning))
      }
    }
    faults += twins(&missing, added.filter { mention in !faults.contains { $0.target == mention } })
    var repeated = comparison.repeated.map { comparison.target[$0] }
    for mention in missing where !mention.isIdiom {
      if let index = repeated.firstIndex(where: { isOtherCount($0, of: mention) }) {
        let target = repeated.remove(at: index)
        faults.append(NumberFault(source: mention, target: target, severity: .error))
      } else if isFirm(mention) {
        let severity: Severity = mayBeLeftOut(mention) ? .hint : .warning
        faults.append(NumberFault(source: mention, severity: severity))
      }
    }
    return faults
  }

  /// Numbers without a counterpart that are the only ones of their kind on both sides, though in
  /// words or small: 五分之三 and two-fifths, 第四次会议 and the Fifth Session, 一年半 and two and a half
  /// years. They are taken out of `missing`.
  private static func twins(
    _ missing: inout [NumberMention], _ added: [NumberMention]
  ) -> [NumberFault] {
    var faults: [NumberFault] = []
    for mention in missing {
      let others = added.filter { areAlike(mention, $0) }
      guard let other = others.first, others.count == 1,
        missing.count(where: { areAlike($0, other) }) == 1
      else { continue }
      faults.append(NumberFault(source: mention, target: other, severity: .warning))
    }
    missing.removeAll { mention in faults.contains { $0.source == mention } }
    return faults
  }

  /// Whether two numbers count the same kind of thing, exactly.
  private static func areAlike(_ left: NumberMention, _ right: NumberMention) -> Bool {
    guard !left.isIdiom, !right.isIdiom, left.upperBound == nil, right.upperBound == nil,
      left.kind == right.kind
    else { return false }
    // 第十九次 at the beginning may number the text, or not.
    let roles = left.kind == .ordinal ? [.plain, .listMark] : [NumberMention.Role.plain]
    guard roles.contains(left.role), roles.contains(right.role) else { return false }
    switch left.kind {
    case .fraction, .multiple, .percent, .ordinal: return true
    case .cardinal:
      guard let unit = left.unit ?? right.unit else {
        return Self.isSmallCount(left) && Self.isSmallCount(right)
      }
      return unit.dimension != .money && left.unit == right.unit
    case .year, .month, .day, .time: return false
    }
  }

  /// 三个项目, four projects; one is often no number.
  private static func isSmallCount(_ mention: NumberMention) -> Bool {
    mention.value.integer.map((2...20).contains) ?? false
  }

  /// Whether `target`, which stands elsewhere in the source too, is `source` with another value:
  /// a count in digits of the same unit, or one digit apart.
  private static func isOtherCount(_ target: NumberMention, of source: NumberMention) -> Bool {
    guard target.isInDigits, target.role == .plain, source.role == .plain,
      source.kind == target.kind, !source.isDate || source.kind == .day
    else { return false }
    if let unit = source.unit, unit.dimension != .money { return unit == target.unit }
    return source.isInDigits && target.unit == source.unit && isSlip(source, target)
  }

  /// Years, small numbers and the numbers of provisions are often clear from the context.
  private static func mayBeLeftOut(_ mention: NumberMention) -> Bool {
    mention.kind == .year || mention.kind == .ordinal || mention.value.approximation <= 10
  }

  /// Whether a mention must have a counterpart: digits, and numbers in words above ten.
  private static func isFirm(_ mention: NumberMention) -> Bool {
    guard !mention.isIdiom, mention.role == .plain, mention.upperBound == nil else { return false }
    if mention.kind == .time, mention.value == ExactNumber(0) { return false }
    return mention.isInDigits || mention.kind == .month || mention.value.approximation > 10
  }

  /// Whether a slip may have turned `source` into `target`: dates into dates, codes into codes, and
  /// small numbers in words into small numbers only.
  private static func mayBecome(_ source: NumberMention, _ target: NumberMention) -> Bool {
    guard !source.isIdiom, areOfOneRole(source, target) else { return false }
    if source.role == .listMark, target.role == .listMark { return true }
    let areDates = source.isDate || target.isDate
    if areDates, source.kind != target.kind {
      guard target.isInDigits, isSlip(source, target) else { return false }
    }
    if isFirm(source) { return isFirm(target) || source.value.approximation > 10 }
    if source.role != .plain, source.kind != .ordinal { return source.role == target.role }
    let isCount = source.kind == .cardinal && source.value == ExactNumber(1)
    if source.kind != target.kind, source.kind == .fraction || source.kind == .multiple {
      return false
    }
    return !isCount && target.value.approximation <= 100
  }

  /// Marks answer to marks, codes to codes; 第三条 at the beginning may be either mark or number.
  private static func areOfOneRole(_ source: NumberMention, _ target: NumberMention) -> Bool {
    source.role == target.role
      || (source.role == .listMark && source.kind == .ordinal && target.role == .plain)
      || (target.role == .listMark && source.kind == .ordinal)
  }

  /// Whether one digit tells the two apart.
  private static func isSlip(_ source: NumberMention, _ target: NumberMention) -> Bool {
    let (left, right) = (source.value.description.utf8, target.value.description.utf8)
    return left.count == right.count && zip(left, right).count { $0 != $1 } == 1
  }
}

extension NumberFault {
  /// `check`'s finding for the fault in `pair`.
  func finding(of check: any Check.Type, in pair: LintedPair) -> Finding {
    let sourceRange = source.flatMap { mention in
      pair.source?.folded.utf8Range(mention.range)
    }
    let targetRange = target.flatMap { mention in
      pair.target?.folded.utf8Range(mention.range)
    }
    var finding = pair.finding(
      of: check, message(in: pair), targetRange: targetRange, sourceRange: sourceRange)
    finding.severity = severity
    finding.expected = source.map { [$0.meaning] } ?? []
    return finding
  }

  private func message(in pair: LintedPair) -> String {
    let said = target.map { Self.quote($0, in: pair.target) }
    guard let source else { return "\(said ?? "") is not in the source" }
    let written = Self.quote(source, in: pair.source)
    let equation = source.meaning == written ? written : "\(written) = \(source.meaning)"
    guard let said else { return "\(equation) is not in the translation" }
    return "\(equation); the translation says \(said)"
  }

  private static func quote(_ mention: NumberMention, in text: AnalyzedText?) -> String {
    guard let text else { return "" }
    return String(text.text[utf8: text.folded.utf8Range(mention.range)])
  }
}
