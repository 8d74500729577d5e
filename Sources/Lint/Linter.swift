import Bitext

/// Runs checks over a collection of documents.
public struct Linter: Sendable {
  public let checks: [any Check.Type]
  public let configuration: LintConfiguration
  public let context: LintContext

  /// Pairs that one task analyses and checks; the same on every machine, so that results are.
  static let shardSize = 512

  /// The checks are in the order in which findings of one place are reported; those that the
  /// configuration switches off do not run.
  public init(
    checks: [any Check.Type] = allChecks, configuration: LintConfiguration = LintConfiguration(),
    context: LintContext
  ) {
    self.checks = checks.filter(configuration.runs)
    self.configuration = configuration
    self.context = context
  }

  /// Findings of all checks, in the order of the documents and their lines. `inline` are comments in
  /// the texts that suppress findings; `progress` is called with the number of pairs that were
  /// checked since its last call.
  ///
  /// - Complexity: one pass over the pairs, on all cores; an analysed pair lives only while it is
  ///   checked.
  @concurrent public func lint(
    _ documents: [LintedDocument], inline: [InlineSuppression] = [],
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async -> LintResult {
    let shards = Self.shards(of: documents)
    let slots = shards.count + checks.count
    var bySlot = [[Finding]](repeating: [], count: slots)
    await withTaskGroup(of: (slot: Int, findings: [Finding]).self) { group in
      for (index, check) in checks.enumerated() {
        group.addTask {
          (slot: shards.count + index, findings: findings(of: check, across: documents))
        }
      }
      for (slot, shard) in shards.enumerated() {
        group.addTask {
          let found = findings(in: documents[shard.document].document, shard.pairs)
          progress(shard.pairs.count)
          return (slot: slot, findings: found)
        }
      }
      for await done in group { bySlot[done.slot] = done.findings }
    }
    return result(of: Array(bySlot.joined()), documents, inline)
  }

  private struct Shard {
    var document: Int
    var pairs: Range<Int>
  }

  private static func shards(of documents: [LintedDocument]) -> [Shard] {
    documents.enumerated().filter(\.element.isLinted).flatMap { index, linted in
      let count = linted.document.pairs.count
      return stride(from: 0, to: count, by: shardSize).map {
        Shard(document: index, pairs: $0..<min(count, $0 + shardSize))
      }
    }
  }

  private func findings(in document: AlignedDocument, _ range: Range<Int>) -> [Finding] {
    let checks = checks.map { (type: $0, check: $0.init()) }
    return range.flatMap { index in
      let linted = LintedPair(index, of: document, by: context.tokenizer)
      return checks.flatMap { type, check in
        check.findings(in: linted, context).map { weighed($0, by: type) }
      }
    }
  }

  private func findings(
    of check: any Check.Type, across documents: [LintedDocument]
  ) -> [Finding] {
    check.init().findings(across: documents, context).map { weighed($0, by: check) }
  }

  private func weighed(_ finding: Finding, by check: any Check.Type) -> Finding {
    var finding = finding
    finding.severity = configuration.severity(of: check, own: finding.severity)
    return finding
  }

  /// Sorts findings, drops those about evidence that is not linted, and sets the suppressed apart.
  private func result(
    of found: [Finding], _ documents: [LintedDocument], _ inline: [InlineSuppression]
  ) -> LintResult {
    let order = ReportOrder(documents: documents, checks: checks)
    var ledger = SuppressionLedger(
      configuration.suppressions, inline: inline, in: documents, today: configuration.today)
    var result = LintResult()
    let sorted = order.sorted(found)
    result.findings.reserveCapacity(sorted.count)
    result.pairCount = documents.lazy.filter(\.isLinted).map(\.document.pairs.count).reduce(0, +)
    result.documentCount = documents.count(where: \.isLinted)
    for finding in sorted {
      if let (reason, isInline) = ledger.reason(for: finding) {
        result.suppressed.append(
          LintResult.Suppressed(finding: finding, reason: reason, isInline: isInline))
      } else {
        result.findings.append(finding)
      }
    }
    if let check = checks.first(where: { $0.id == UnusedSuppression.id }) {
      result.findings +=
        ledger.findings(severity: check.severity, rules: Set(checks.map { $0.id }))
        .map { weighed($0, by: check) }
    }
    result.idleChecks = checks.compactMap { check in
      check.obstacle(in: context).map { LintResult.Idle(rule: check.id, reason: $0) }
    }
    return result
  }
}

/// What a linter found.
public struct LintResult: Hashable, Sendable {
  public var findings: [Finding] = []
  public var suppressed: [Suppressed] = []
  /// Checks that are on but lack what they need.
  public var idleChecks: [Idle] = []
  public var pairCount = 0
  public var documentCount = 0

  public struct Suppressed: Hashable, Sendable {
    public var finding: Finding
    public var reason: String
    /// By a comment in the text rather than by the configuration.
    public var isInline: Bool

    public init(finding: Finding, reason: String, isInline: Bool) {
      self.finding = finding
      self.reason = reason
      self.isInline = isInline
    }
  }

  public struct Idle: Hashable, Sendable {
    public var rule: String
    public var reason: String

    public init(rule: String, reason: String) {
      self.rule = rule
      self.reason = reason
    }
  }

  public init() {}
}
