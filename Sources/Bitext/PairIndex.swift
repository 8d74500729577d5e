/// Where a pair stands in a collection.
public struct PairIndex: Hashable, Comparable, Sendable {
  /// Index of the document in the collection, and of the pair in the document.
  public var document: Int
  public var pair: Int

  public init(document: Int, pair: Int) {
    self.document = document
    self.pair = pair
  }

  public static func < (left: Self, right: Self) -> Bool {
    (left.document, left.pair) < (right.document, right.pair)
  }
}
