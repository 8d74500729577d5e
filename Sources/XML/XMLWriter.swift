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
  /// Text and elements without children that are still to be handed to libxml2, which takes as long
  /// for a piece as for a kilobyte.
  private var pending: [UInt8] = []

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
    flush()
    if let writer = unsafe writer { _ = unsafe xmlTextWriterStartElement(writer, name) }
    for attribute in attributes { self.attribute(attribute.name, attribute.value) }
  }

  /// Must follow a start tag or another attribute.
  public mutating func attribute(_ name: String, _ value: String) {
    guard let writer = unsafe writer else { return }
    unsafe xmlTextWriterStartAttribute(writer, name)
    escape(value, in: .attribute)
    flush()
    unsafe xmlTextWriterEndAttribute(writer)
  }

  public mutating func text(_ text: String) { escape(text, in: .text) }

  public mutating func end() {
    flush()
    if let writer = unsafe writer { _ = unsafe xmlTextWriterEndElement(writer) }
  }

  /// An element with nothing but text.
  public mutating func element(
    _ name: String, _ attributes: [XMLAttribute] = [], text: String
  ) {
    raw("<")
    raw(name)
    for attribute in attributes {
      raw(" ")
      raw(attribute.name)
      raw("=\"")
      escape(attribute.value, in: .attribute)
      raw("\"")
    }
    guard !text.isEmpty else { return raw("/>") }
    raw(">")
    escape(text, in: .text)
    raw("</")
    raw(name)
    raw(">")
  }

  /// A line end and two blanks a level; only where text is not mixed with elements.
  public mutating func newline(depth: Int = 0) {
    pending.append(0x0A)
    for _ in 0..<depth {
      pending.append(0x20)
      pending.append(0x20)
    }
  }

  /// `text` must not hold `--`.
  public mutating func comment(_ text: String) {
    flush()
    if let writer = unsafe writer { _ = unsafe xmlTextWriterWriteComment(writer, text) }
  }

  /// Ends the document and returns the number of characters left out.
  /// - Throws: The first error of the sink.
  @discardableResult public consuming func finish() throws(XMLError) -> Int {
    flush()
    if let writer = unsafe writer {
      unsafe xmlTextWriterEndDocument(writer)
      unsafe xmlFreeTextWriter(writer)
      unsafe self.writer = nil
    }
    if let failure = output.failure { throw failure }
    return droppedCharacters
  }

  private enum Context { case text, attribute }

  /// Stretches of bytes that stand for themselves are taken as they are.
  private mutating func escape(_ string: String, in context: Context) {
    var string = string
    string.withUTF8 { bytes in
      var start = 0
      var index = 0
      /// The bytes before it are to be looked at one by one.
      var stop = 0
      while true {
        if index >= stop {
          unsafe index = Self.plainEnd(bytes, from: index)
          stop = index + 8
        }
        guard index < bytes.count else { break }
        let byte = unsafe bytes[index]
        guard byte < 0x3F ? byte < 0x20 || Self.isMarkup(byte) : byte == 0xEF,
          let special = unsafe Self.special(bytes, at: index, in: context)
        else {
          index += 1
          continue
        }
        unsafe pending.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        switch special {
        case .reference(let reference):
          pending.append(contentsOf: reference.utf8)
          index += 1
          if pending.count > 1 << 20 { flush() }
        case .forbidden(let width):
          droppedCharacters += 1
          index += width
        }
        start = index
      }
      unsafe pending.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
  }

  /// The end of the eights of bytes from `start` on that need no look at each of them; false alarms
  /// cost a look.
  @inline(__always) private static func plainEnd(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = start
    while index + 8 <= raw.count {
      let word = unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // A byte below 0x20 borrows from its highest bit, and so does a byte that has become 0.
      var found = (word &- 0x2020_2020_2020_2020) & ~word
      found |= Self.zeros(word ^ 0x2222_2222_2222_2222) | Self.zeros(word ^ 0x2626_2626_2626_2626)
      found |= Self.zeros(word ^ 0x3C3C_3C3C_3C3C_3C3C) | Self.zeros(word ^ 0x3E3E_3E3E_3E3E_3E3E)
      found |= Self.zeros(word ^ 0xEFEF_EFEF_EFEF_EFEF)
      guard found & 0x8080_8080_8080_8080 == 0 else { return index }
      index += 8
    }
    return index
  }

  /// The highest bit of each byte that is 0.
  @inline(__always) private static func zeros(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word
  }

  private enum Special {
    case reference(String)
    /// A character of so many bytes that XML 1.0 does not allow.
    case forbidden(Int)
  }

  @inline(__always) private static func isMarkup(_ byte: UInt8) -> Bool {
    byte == 0x22 || byte == 0x26 || byte == 0x3C || byte == 0x3E
  }

  /// Nil for a byte that stands for itself.
  private static func special(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, in context: Context
  ) -> Special? {
    let byte = unsafe bytes[index]
    if byte > 0x3E {
      // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
      guard byte == 0xEF, index + 2 < bytes.count, unsafe bytes[index + 1] == 0xBF,
        unsafe bytes[index + 2] >= 0xBE
      else { return nil }
      return .forbidden(3)
    }
    switch byte {
    case 0x26: return .reference("&amp;")
    case 0x3C: return .reference("&lt;")
    case 0x3E: return .reference("&gt;")
    case 0x22: return context == .attribute ? .reference("&quot;") : nil
    case 0x0D: return .reference("&#13;")
    case 0x0A: return context == .attribute ? .reference("&#10;") : nil
    case 0x09: return context == .attribute ? .reference("&#9;") : nil
    case 0x00...0x1F: return .forbidden(1)
    default: return nil
    }
  }

  private mutating func raw(_ string: String) { pending.append(contentsOf: string.utf8) }

  private mutating func flush() {
    guard let writer = unsafe writer, !pending.isEmpty else { return }
    unsafe pending.withUnsafeBufferPointer { bytes in
      _ = unsafe xmlTextWriterWriteRawLen(writer, bytes.baseAddress, Int32(bytes.count))
    }
    pending.removeAll(keepingCapacity: true)
  }
}
