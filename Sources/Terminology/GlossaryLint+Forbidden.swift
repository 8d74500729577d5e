internal import Bitext

extension GlossaryLint {
  /// Forbidden renderings that the entry itself or another one asks for.
  func forbidden(
    _ preferred: [String: [Int]],
    _ issues: inout [(entry: Int, kind: GlossaryIssue.Kind, message: String)]
  ) {
    var asksFor: [Int: [Int]] = [:]
    for index in indices {
      let own = Set(([entry(index).target] + entry(index).admitted).map(Self.folded))
      for rendering in entry(index).forbidden {
        let folded = Self.folded(rendering)
        if own.contains(folded) {
          issues.append(
            (index, .forbiddenOwnRendering, "'\(rendering)' is forbidden and asked for"))
        }
        for other in preferred[folded] ?? []
        where other != index && entry(other).validity.overlaps(entry(index).validity) {
          asksFor[index, default: []].append(other)
          issues.append(
            (
              index, .forbiddenPreferred,
              "forbids '\(rendering)', which is the rendering of "
                + Self.reference(to: entry(other))
            ))
        }
      }
    }
    for cycle in Self.cycles(in: asksFor) {
      let terms = cycle.map { "'\(entry($0).source)'" }.joined(separator: ", ")
      issues.append(
        (cycle[0], .forbiddingCycle, "each forbids what the next one asks for: \(terms)"))
    }
  }

  /// Groups of nodes that reach each other (Tarjan, "Depth-first search and linear graph algorithms",
  /// SIAM J. Computing 1(2), 1972), without recursion; each in ascending order.
  static func cycles(in edges: [Int: [Int]]) -> [[Int]] {
    var number: [Int: Int] = [:]
    var low: [Int: Int] = [:]
    var stack: [Int] = []
    var isOnStack: Set<Int> = []
    var cycles: [[Int]] = []
    for root in edges.keys.sorted() where number[root] == nil {
      var path = [(node: root, next: 0)]
      while let (node, next) = path.last {
        if next == 0 {
          number[node] = number.count
          low[node] = number[node]
          stack.append(node)
          isOnStack.insert(node)
        }
        let targets = edges[node] ?? []
        if next < targets.count {
          path[path.count - 1].next += 1
          let target = targets[next]
          if number[target] == nil {
            path.append((target, 0))
          } else if isOnStack.contains(target) {
            low[node] = min(low[node] ?? 0, number[target] ?? 0)
          }
          continue
        }
        path.removeLast()
        if let parent = path.last?.node { low[parent] = min(low[parent] ?? 0, low[node] ?? 0) }
        guard low[node] == number[node], let start = stack.lastIndex(of: node) else { continue }
        let component = stack[start...].sorted()
        stack.removeSubrange(start...)
        isOnStack.subtract(component)
        if component.count > 1 { cycles.append(component) }
      }
    }
    return cycles
  }
}
