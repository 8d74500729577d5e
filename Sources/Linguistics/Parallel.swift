import Dispatch
import Synchronization

/// Work on many items at once, with the results in order: the same whatever the number of cores.
public enum Parallel {
  /// `transform` of 0..<count.
  ///
  /// `workspace`: makes the buffers that one stretch of items uses, one after the other.
  public static func map<Workspace: ~Copyable, Result: Sendable>(
    _ count: Int, workspace: @Sendable () -> Workspace,
    _ transform: @Sendable (Int, inout Workspace) -> Result
  ) -> [Result] {
    map(stretches: max(1, min(256, count / 16)), of: count) { range in
      var buffers = workspace()
      return range.map { transform($0, &buffers) }
    }.flatMap(\.self)
  }

  /// `transform` of stretches of 0..<count of about the same length.
  public static func map<Result: Sendable>(
    stretches: Int, of count: Int, _ transform: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    // A slot for each stretch, so that none waits: the thread sanitizer does not see that a Mutex goes
    // from one thread to another where the kernel hands it on.
    let slots = (0..<stretches).map { _ in Slot<Result>() }
    DispatchQueue.concurrentPerform(iterations: stretches) { stretch in
      let found = transform(
        (count * stretch / stretches)..<(count * (stretch + 1) / stretches))
      slots[stretch].result.withLock { $0 = found }
    }
    return slots.compactMap { slot in slot.result.withLock { $0 } }
  }

  /// `transform` of 0..<count.
  public static func map<Result: Sendable>(
    _ count: Int, _ transform: @Sendable (Int) -> Result
  ) -> [Result] {
    map(count, workspace: {}) { index, _ in transform(index) }
  }
}

/// The result of one stretch.
private final class Slot<Result: Sendable>: Sendable {
  let result = Mutex<Result?>(nil)
}
