import CLibXML2

/// Writes XML 1.0 in UTF-8, without byte order mark, piece by piece.
///
/// libxml2's `xmlTextWriter` over an output buffer whose callback is ours: the first failed write is
/// kept, and `finish()` throws it. Characters that XML 1.0 forbids (section 2.2) are left out and
/// counted.
@safe public struct XMLWriter: ~Copyable {
  /// Takes bytes of the file, in order.
  public typealias Sink = ([UInt8]) throws(XMLError) -> Void

  /// How many characters were left out.
  public private(set) var droppedCharacters = 0
  private let path: String
  private let output: Output
  /// Nil once it is freed, which also frees the buffer that it owns.
  private var writer: xmlTextWriterPtr?
  private var scratch: [UInt8] = []

  private final class Output {
    let sink: Sink
    var failure: XMLError?

    init(sink: @escaping Sink) { self.sink = sink }

    /// libxml2 is never told of a failure, since it would print it.
    func write(_ bytes: [UInt8]) {
      guard failure == nil else { return }
      do { try sink(bytes) } catch { failure = error }
    }
  }

  /// `path` only serves in errors.
  public init(path: String, sink: @escaping Sink) throws(XMLError) {
    let output = Output(sink: sink)
    let buffer = unsafe xmlOutputBufferCreateIO(
      { user, bytes, count in
        guard let user = unsafe user else { return -1 }
        let output = unsafe Unmanaged<Output>.fromOpaque(user).takeUnretainedValue()
        let raw = unsafe UnsafeRawBufferPointer(start: bytes, count: Int(count))
        output.write(unsafe [UInt8](raw))
        return count
      }, { _ in 0 }, Unmanaged.passUnretained(output).toOpaque(), nil)
    let writer = unsafe buffer.flatMap { unsafe xmlNewTextWriter($0) }
    guard let writer = unsafe writer else {
      if let buffer = unsafe buffer { unsafe xmlOutputBufferClose(buffer) }
      throw XMLError(.system("libxml2 gave no writer"), path: path)
    }
    self.path = path
    self.output = output
    unsafe self.writer = writer
    raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  }

  deinit { if let writer = unsafe writer { unsafe xmlFreeTextWriter(writer) } }

  public mutating func documentType(_ name: String, systemID: String) {
    raw("<!DOCTYPE \(name) SYSTEM \"\(systemID)\">\n")
  }

  public mutating func start(_ name: String, _ attributes: [XMLAttribute] = []) {
    if let writer = unsafe writer { _ = unsafe xmlTextWriterStartElement(writer, name) }
    for attribute in attributes { self.attribute(attribute.name, attribute.value) }
  }

  /// Must follow a start tag or another attribute.
  public mutating func attribute(_ name: String, _ value: String) {
    guard let writer = unsafe writer else { return }
    unsafe xmlTextWriterStartAttribute(writer, name)
    escaped(value, in: .attribute)
    unsafe xmlTextWriterEndAttribute(writer)
  }

  public mutating func text(_ text: String) { escaped(text, in: .text) }

  public mutating func end() {
    if let writer = unsafe writer { _ = unsafe xmlTextWriterEndElement(writer) }
  }

  /// An element with nothing but text.
  public mutating func element(
    _ name: String, _ attributes: [XMLAttribute] = [], text: String
  ) {
    start(name, attributes)
    if !text.isEmpty { self.text(text) }
    end()
  }

  /// A line end and two blanks a level; only where text is not mixed with elements.
  public mutating func newline(depth: Int = 0) {
    raw("\n" + String(repeating: "  ", count: depth))
  }

  /// `text` must not hold `--`.
  public mutating func comment(_ text: String) {
    if let writer = unsafe writer { _ = unsafe xmlTextWriterWriteComment(writer, text) }
  }

  /// Ends the document and returns the number of characters left out.
  /// - Throws: The first error of the sink.
  @discardableResult public consuming func finish() throws(XMLError) -> Int {
    if let writer = unsafe writer {
      unsafe xmlTextWriterEndDocument(writer)
      unsafe xmlFreeTextWriter(writer)
      unsafe self.writer = nil
    }
    if let failure = output.failure { throw failure }
    return droppedCharacters
  }

  private enum Context { case text, attribute }

  private mutating func escaped(_ string: String, in context: Context) {
    scratch.removeAll(keepingCapacity: true)
    for scalar in string.unicodeScalars {
      switch scalar.value {
      case 0x26: scratch += Array("&amp;".utf8)
      case 0x3C: scratch += Array("&lt;".utf8)
      case 0x3E: scratch += Array("&gt;".utf8)
      case 0x22 where context == .attribute: scratch += Array("&quot;".utf8)
      case 0x0D: scratch += Array("&#13;".utf8)
      case 0x0A where context == .attribute: scratch += Array("&#10;".utf8)
      case 0x09 where context == .attribute: scratch += Array("&#9;".utf8)
      case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0xFFFE, 0xFFFF: droppedCharacters += 1
      case 0x00...0x7F: scratch.append(UInt8(truncatingIfNeeded: scalar.value))
      default: scratch += Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    write(scratch)
  }

  private mutating func raw(_ string: String) { write(Array(string.utf8)) }

  private mutating func write(_ bytes: [UInt8]) {
    guard let writer = unsafe writer else { return }
    unsafe bytes.withUnsafeBufferPointer { buffer in
      _ = unsafe xmlTextWriterWriteRawLen(writer, buffer.baseAddress, Int32(buffer.count))
    }
  }
}
