/// Indices of the words among the tokens of a text, ascending, in four bytes each: a collection holds
/// them for every pair.
public struct WordPositions: RandomAccessCollection, Sendable {
  @usableFromInline let values: [Int32]

  /// - Precondition: no index is above `Int32.max`.
  init(_ indices: [Int]) { values = indices.map(Int32.init) }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { values.count }
  @inlinable public subscript(position: Int) -> Int { Int(values[position]) }
}
