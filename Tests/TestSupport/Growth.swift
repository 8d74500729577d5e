import Glibc

/// How many times the processor time of this thread that work of one size takes, work of four times
/// that size takes: 4 where it is linear, 16 where it is quadratic.
///
/// Other work on the machine does not count, but its noise does: of several runs, the fastest are
/// compared.
public func growth(from size: Int, _ work: (Int) throws -> Void) rethrows -> Double {
  var least = [Double.infinity, .infinity]
  for _ in 0..<3 {
    for index in least.indices {
      let start = threadSeconds()
      try work(index == 0 ? size : 4 * size)
      least[index] = min(least[index], threadSeconds() - start)
    }
  }
  return least[1] / max(least[0], 1e-6)
}

private func threadSeconds() -> Double {
  var time = timespec()
  unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
