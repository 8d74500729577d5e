import Dispatch
import Synchronization

/// Work on many items at once, with the results in order: the same whatever the number of cores.
public enum Parallel {
  /// `transform` of 0..<count.
  ///
  /// `workspace`: makes the buffers that one stretch of items uses, one after the other.
  public static func map<Workspace, Result: Sendable>(
    _ count: Int, workspace: @Sendable () -> Workspace,
    _ transform: @Sendable (Int, inout Workspace) -> Result
  ) -> [Result] {
    let stretches = max(1, min(256, count / 16))
    let results = Mutex<[[Result]]>(Array(repeating: [], count: stretches))
    DispatchQueue.concurrentPerform(iterations: stretches) { stretch in
      var buffers = workspace()
      let range = (count * stretch / stretches)..<(count * (stretch + 1) / stretches)
      let found = range.map { transform($0, &buffers) }
      results.withLock { $0[stretch] = found }
    }
    return results.withLock { $0.flatMap(\.self) }
  }

  /// `transform` of 0..<count.
  public static func map<Result: Sendable>(
    _ count: Int, _ transform: @Sendable (Int) -> Result
  ) -> [Result] {
    map(count, workspace: {}) { index, _ in transform(index) }
  }
}
