import Bitext
import Terminology

/// A review in the terminal: one candidate at a time, saved after each decision.
struct GlossaryReviewSession {
  let review: GlossaryReview
  private(set) var termbase: Termbase
  /// Where the glossary is saved.
  let path: String
  /// The glossary before each decision, and the position it was made at.
  private var history: [(position: Int, termbase: Termbase)] = []

  init(review: GlossaryReview, termbase: Termbase, path: String) {
    self.review = review
    self.termbase = termbase
    self.path = path
  }

  /// Asks until all is decided, the user quits, or the input ends.
  mutating func run() throws {
    var position = 0
    while position < review.items.count {
      try show(review.items[position], at: position)
      guard let answer = readLine() else { break }
      switch answer.trimmingSpaces() {
      case "y": try decide(.accept, at: position)
      case "n": try decide(.reject, at: position)
      case "e":
        try say("rendering: ")
        guard let target = readLine()?.trimmingSpaces(), !target.isEmpty else { continue }
        try decide(.accept, target: target, at: position)
      case "u":
        position = try undo() ?? position
        continue
      case "s": break
      case "q": return try finish()
      case let answer:
        guard let number = Int(answer),
          review.items[position].renderings.indices.contains(number - 1)
        else {
          try say("y accept, n reject, e edit, 1-9 accept that rendering, s skip, u undo, q quit\n")
          continue
        }
        let target = review.items[position].renderings[number - 1].text
        try decide(.accept, target: target, at: position)
      }
      position += 1
    }
    try finish()
  }

  private mutating func decide(
    _ verdict: GlossaryDecision.Verdict, target: String? = nil, at position: Int
  ) throws {
    let decision = GlossaryDecision(verdict, target: target)
    let decided = Termbase([decision.applied(to: review.items[position].entry)])
    var before = termbase
    var after = termbase
    try GlossaryFile.rewrite(path) { current in
      before = current
      after = current.applying(decided).termbase
      return after
    }
    history.append((position, before))
    termbase = after
  }

  private mutating func undo() throws -> Int? {
    guard let last = history.popLast() else {
      try say("nothing to undo\n")
      return nil
    }
    let saved = termbase.text
    try GlossaryFile.rewrite(path) { current in
      guard current.text == saved else {
        throw CommandError("somebody else changed the glossary meanwhile: not undone", path: path)
      }
      return last.termbase
    }
    termbase = last.termbase
    return last.position
  }

  private func show(_ item: GlossaryReview.Item, at position: Int) throws {
    var lines = ["", "[\(position + 1)/\(review.items.count)] \(item.entry.source)"]
    if !item.entry.target.isEmpty { lines.append("  rendering: \(item.entry.target)") }
    for (number, rendering) in item.renderings.prefix(9).enumerated() {
      let reports = rendering.reports.map { "\($0.label): \($0.count)" }.joined(separator: ", ")
      lines.append("  \(number + 1) \(rendering.text)  \(rendering.count) (\(reports))")
    }
    for context in item.contexts.prefix(2) {
      lines.append("  \(context.place)")
      lines.append("    \(Self.text(of: context.source))")
      lines.append("    \(Self.text(of: context.target))")
    }
    try say(lines.joined(separator: "\n") + "\ny/n/e/1-9/s/u/q? ")
  }

  private func finish() throws {
    try say("\n\(history.count) decided, saved in \(path)\n")
  }

  private func say(_ text: String) throws { try StandardStream.output.write(text) }

  private static func text(of parts: [GlossaryReview.Part]) -> String {
    parts.map { $0.isMarked ? "[\($0.text)]" : $0.text }.joined()
  }
}

extension String {
  /// Without blanks at its ends.
  fileprivate func trimmingSpaces() -> String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
