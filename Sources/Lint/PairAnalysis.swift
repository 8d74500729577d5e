import Synchronization
import Terminology

/// What several checks ask of the same pair: found when the first of them asks, and gone with the
/// pair.
final class PairAnalysis: Sendable {
  let numberFaults = Once<[NumberFault]>()
  let glossaryTerms = Once<GlossaryTerms>()
  let targetWords = Once<MatchableWords>()
}

/// A value that is made when it is first asked for, and kept.
struct Once<Value: Sendable>: ~Copyable, Sendable {
  private let value = Mutex<Value?>(nil)

  /// The value; `make` must give the same one whoever asks.
  func get(_ make: () -> Value) -> Value {
    value.withLock { kept in
      let value = kept ?? make()
      kept = value
      return value
    }
  }
}
