import Bitext

/// The states of XLIFF 1.2 (section 2.3, "state") and of Trados, memoQ and Phrase as those of
/// XLIFF 2. A state that says more than ours is kept beside it, as `subState` is for.
struct XLIFFState {
  /// The property that keeps a state as the file has it: `xliff1:needs-review-translation`.
  static let detailName = "x-substate"
  static let version1Prefix = "xliff1:"

  var state: TranslationState
  var detail: String?

  /// Of `<target state>`.
  init(version1 name: String) {
    state = Self.version1[name] ?? .translated
    detail = Self.name(of: state) == name ? nil : Self.version1Prefix + name
  }

  /// Of `conf` in Trados' `<sdl:seg>`.
  init(trados name: String) {
    self.init(name, prefix: "sdl:", Self.trados)
  }

  /// Of memoQ's `mq:status`.
  init(memoQ name: String) {
    self.init(name, prefix: "mq:", Self.memoQ)
  }

  /// Of Phrase's `m:confirmed`.
  init(phrase isConfirmed: String) {
    state = isConfirmed == "1" ? .translated : .initial
    detail = nil
  }

  /// Of `<segment state subState>`, where no state is `initial`; nil for one that is not valid.
  init?(version2 name: String?, _ detail: String?) {
    guard let state = TranslationState(rawValue: name ?? "initial") else { return nil }
    self.state = state
    self.detail = detail
  }

  private init(_ name: String, prefix: String, _ states: [String: TranslationState]) {
    state = states[name] ?? .translated
    detail = prefix + name
  }

  /// The name that XLIFF 1.2 has for it.
  static func name(of state: TranslationState) -> String {
    switch state {
    case .initial: "needs-translation"
    case .translated: "translated"
    case .reviewed: "signed-off"
    case .final: "final"
    }
  }

  /// Whether XLIFF 1.2 allows it.
  static func isVersion1(_ name: String) -> Bool {
    version1[name] != nil
      || (name.hasPrefix("x-") && name.utf8.count > 2
        && !name.unicodeScalars.contains { $0.properties.isWhitespace })
  }

  private static let version1: [String: TranslationState] = [
    "new": .initial, "needs-translation": .initial, "needs-adaptation": .initial,
    "needs-l10n": .initial, "translated": .translated, "needs-review-translation": .translated,
    "needs-review-adaptation": .translated, "needs-review-l10n": .translated,
    "signed-off": .reviewed, "final": .final,
  ]
  private static let trados: [String: TranslationState] = [
    "Unspecified": .initial, "Draft": .initial, "Translated": .translated,
    "RejectedTranslation": .translated, "ApprovedTranslation": .reviewed,
    "RejectedSignOff": .reviewed, "ApprovedSignOff": .final,
  ]
  private static let memoQ: [String: TranslationState] = [
    "NotStarted": .initial, "PartiallyEdited": .initial, "Edited": .initial,
    "Pretranslated": .initial, "AssembledFromFragments": .initial, "Rejected": .initial,
    "ManuallyConfirmed": .translated, "Confirmed": .translated, "Reviewer1Confirmed": .reviewed,
    "Proofread": .final,
  ]
}

extension SegmentPair {
  /// What a file says of how far the pair is; what its texts say by themselves is not repeated.
  mutating func set(_ found: XLIFFState?) {
    guard let found else { return }
    let byText: TranslationState = target?.text.isEmpty == false ? .translated : .initial
    state = found.state == byText ? nil : found.state
    if let detail = found.detail {
      annotations.append(Annotation(.property(XLIFFState.detailName), detail))
    }
  }

  /// The state that is written.
  var effectiveState: TranslationState {
    state ?? (target?.text.isEmpty == false ? .translated : .initial)
  }

  /// What a file said of the state beyond its name.
  var stateDetail: String? {
    annotations.properties(of: .pair).first { $0.name == XLIFFState.detailName }?.value
  }
}
