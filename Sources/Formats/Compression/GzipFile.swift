/// A file that is inflated while it is read, if it is compressed by gzip.
final class GzipFile {
  private let path: String
  private let next: () throws(FormatError) -> [UInt8]
  private var inflater: Inflater?
  private var isAtStart = true
  /// Compressed bytes that are not inflated yet.
  private var pending: ArraySlice<UInt8> = []
  private var total = 0
  private var compressed = 0
  private let limit: Int

  /// `next` gives the file's bytes, some at a time, and none at the end.
  init(
    path: String, limit: Int = Limits.streamedFile,
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
      guard let inflater else {
        total += bytes.count
        try Limits.checkFile(total, limit, path: path)
        return bytes
      }
      compressed += bytes.count
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
    let inflated: [UInt8]
    do throws(Inflater.Failure) {
      inflated = try inflater.inflate(bytes, limit: limit - total)
    } catch {
      throw FormatError(
        .malformed(
          "expected gzip data that inflates to at most \(limit) bytes"), path: path)
    }
    total += inflated.count
    try Limits.checkExpansion(total, of: compressed, path: path)
    return inflated
  }
}
