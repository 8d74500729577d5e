import CZlib

/// Inflates deflated data piece by piece.
@safe final class Inflater {
  enum Wrapping {
    /// Members with gzip headers, one after the other (RFC 1952).
    case gzip
    /// Nothing around the data, as in zip archives (RFC 1951).
    case raw
  }

  struct Failure: Error, Hashable, Sendable {}

  /// Whether the data has come to its end.
  private(set) var isAtEnd = false
  /// The stream must not move in memory, since zlib keeps its address.
  private let stream: UnsafeMutablePointer<z_stream>
  private let wrapping: Wrapping

  init(_ wrapping: Wrapping) throws(Failure) {
    self.wrapping = wrapping
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let bits: Int32 = wrapping == .gzip ? 15 + 16 : -15
    guard unsafe yizhi_inflate_init(stream, bits) == Z_OK else { throw Failure() }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// All that `input` inflates to. Data behind the end is left alone.
  /// - Throws: `Failure` where the data is broken, or inflates to more than `limit` bytes.
  func inflate(_ input: [UInt8], limit: Int) throws(Failure) -> [UInt8] {
    var input = input
    var output: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    let size = piece.count
    var status = Z_OK
    unsafe input.withUnsafeMutableBufferPointer { source in
      unsafe stream.pointee.next_in = source.baseAddress
      unsafe stream.pointee.avail_in = UInt32(source.count)
      repeat {
        let produced = unsafe piece.withUnsafeMutableBufferPointer { target in
          unsafe stream.pointee.next_out = target.baseAddress
          unsafe stream.pointee.avail_out = UInt32(size)
          status = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
          return unsafe size - Int(stream.pointee.avail_out)
        }
        output += piece[..<produced]
        if output.count > limit { status = Z_DATA_ERROR }
        isAtEnd = status == Z_STREAM_END
        if isAtEnd, wrapping == .gzip, unsafe stream.pointee.avail_in > 0 {
          status = unsafe inflateReset(stream)
          isAtEnd = false
        }
      } while unsafe status == Z_OK
        && (stream.pointee.avail_in > 0 || stream.pointee.avail_out == 0)
      unsafe stream.pointee.next_in = nil
    }
    // Z_BUF_ERROR only says that there is nothing to do just now.
    guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else { throw Failure() }
    return output
  }
}
