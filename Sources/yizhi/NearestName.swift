/// Finds the name that somebody may have meant.
enum NearestName {
  /// The nearest name by Levenshtein's distance; nil where more than a third of it would change.
  static func of(_ word: String, in names: [String]) -> String? {
    let nearest = names.map { (name: $0, distance: distance(word, $0)) }
      .min { $0.distance < $1.distance }
    guard let nearest, 3 * nearest.distance <= nearest.name.count else { return nil }
    return nearest.name
  }

  private static func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right.utf8)
    var row = Array(0...right.count)
    for (i, byte) in left.utf8.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in right.indices {
        let substitution = diagonal + (byte == right[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substitution, row[j] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
