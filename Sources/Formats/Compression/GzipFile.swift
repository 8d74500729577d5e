/// A file that is inflated while it is read, if it is compressed by gzip.
final class GzipFile {
  /// What a file may inflate to where it is read piece by piece: 16 GiB.
  static let streamLimit = 16 << 30
  /// How many times its size a file may inflate to, once that is more than 16 MiB. Text comes to 5 to
  /// 20 times its size, and what was made to fill memory or time to some 1000.
  static let expansionLimit = 200

  /// Whether data expands as only data does that was made for it.
  static func isBomb(inflated: Int, from compressed: Int) -> Bool {
    inflated > 16 << 20 && inflated / expansionLimit > compressed
  }

  private let path: String
  private let next: () throws(FormatError) -> [UInt8]
  private var inflater: Inflater?
  private var isAtStart = true
  /// Compressed bytes that are not inflated yet.
  private var pending: ArraySlice<UInt8> = []
  private var total = 0
  private var consumed = 0
  private let limit: Int

  /// `next` gives the file's bytes, some at a time, and none at the end.
  init(
    path: String, limit: Int = GzipFile.streamLimit,
    next: @escaping () throws(FormatError) -> [UInt8]
  ) {
    self.path = path
    self.limit = limit
    self.next = next
  }

  static func isCompressed(_ head: some Collection<UInt8>) -> Bool {
    head.starts(with: [0x1F, 0x8B, 0x08])
  }

  /// None at the end.
  func chunk() throws(FormatError) -> [UInt8] {
    while true {
      if pending.isEmpty { pending = try next()[...] }
      if isAtStart, Self.isCompressed(pending) { inflater = try start() }
      isAtStart = false
      // Small pieces, since each may inflate to a thousand times its size.
      let bytes = Array(inflater == nil ? pending : pending.prefix(4096))
      pending = pending.dropFirst(bytes.count)
      guard let inflater else { return bytes }
      if bytes.isEmpty {
        if inflater.isAtEnd { return [] }
        throw FormatError(.malformed("expected a whole gzip file, but it is cut"), path: path)
      }
      let inflated = try inflate(bytes, inflater)
      if !inflated.isEmpty { return inflated }
    }
  }

  private func start() throws(FormatError) -> Inflater {
    do throws(Inflater.Failure) { return try Inflater(.gzip) } catch {
      throw FormatError(.system("zlib gave no inflater"), path: path)
    }
  }

  private func inflate(_ bytes: [UInt8], _ inflater: Inflater) throws(FormatError) -> [UInt8] {
    do throws(Inflater.Failure) {
      let inflated = try inflater.inflate(bytes, limit: limit - total)
      total += inflated.count
      consumed += bytes.count
      guard !Self.isBomb(inflated: total, from: consumed) else { throw Inflater.Failure() }
      return inflated
    } catch {
      throw FormatError(
        .malformed(
          "expected gzip data that inflates to at most \(limit) bytes and \(Self.expansionLimit) "
            + "times its size"), path: path)
    }
  }
}
