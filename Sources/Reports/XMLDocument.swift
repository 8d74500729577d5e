import Bitext
import XML

/// Writes a small XML document into memory.
enum XMLDocument {
  private final class Buffer {
    var bytes: [UInt8] = []
  }

  /// - Throws: What the XML writer throws.
  static func text(_ write: (inout XMLWriter) throws -> Void) throws -> String {
    let buffer = Buffer()
    var writer = try XMLWriter(path: "-") { (bytes) throws(XMLError) in
      buffer.bytes.append(contentsOf: bytes)
    }
    try write(&writer)
    writer.newline()
    _ = try writer.finish()
    return String(decoding: buffer.bytes, as: UTF8.self)
  }
}
