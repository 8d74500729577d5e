import Glibc
import Synchronization

/// A bar with rate and time left on standard error; steps may come from several threads.
final class Progress: Sendable {
  private let title: String
  private let total: Int
  private let isShown: Bool
  private let start = ContinuousClock.now
  private let state = Mutex(State())

  private struct State {
    var done = 0
    var shown = ContinuousClock.now
  }

  init(title: String, total: Int, isShown: Bool) {
    self.title = title
    self.total = total
    self.isShown = isShown
  }

  /// Draws at most ten times a second.
  func advance(by steps: Int = 1) {
    guard isShown else { return }
    state.withLock { state in
      state.done += steps
      let now = ContinuousClock.now
      guard now - state.shown > .milliseconds(100) else { return }
      state.shown = now
      draw(Self.line(title: title, done: state.done, total: total, elapsed: now - start))
    }
  }

  /// Wipes the bar away.
  func finish() {
    if isShown { draw("") }
  }

  /// `title [####    ] 40% 1200/s 3 s left`
  static func line(title: String, done: Int, total: Int, elapsed: Duration) -> String {
    let seconds =
      Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
    let share = total > 0 ? min(1, Double(done) / Double(total)) : 0
    let width = 24
    let filled = Int(share * Double(width))
    let bar = String(repeating: "#", count: filled) + String(repeating: " ", count: width - filled)
    let rate = seconds > 0 ? Double(done) / seconds : 0
    let left = rate > 0 ? Int((Double(max(0, total - done)) / rate).rounded(.up)) : 0
    return "\(title) [\(bar)] \(Int(share * 100))% \(Int(rate))/s \(left) s left"
  }

  private func draw(_ line: String) {
    _ = try? StandardStream.error.write("\r\u{1B}[K" + line)
  }
}
