import CLibXML2
import Glibc

/// Reads an XML file of any size, event by event, with exact places.
///
/// libxml2's SAX2 push parser, fed in chunks. No DTD is read, no file or address that the XML names
/// is opened, and a reference to an entity of the file's own is an error, so that no text is lost
/// and none is multiplied. UTF-8, UTF-16 (with a byte order mark) and every encoding that the XML
/// declaration may name to libxml2 are decoded.
/// - Complexity: O(1) in memory but for the longest text between two tags.
@safe public struct XMLReader: ~Copyable {
  /// Bytes of the file, some at a time; nil or none at its end.
  public typealias Chunks = () throws(XMLError) -> [UInt8]?

  public struct Limits: Hashable, Sendable {
    /// Elements inside each other.
    public var depth: Int
    /// Bytes of text between two tags.
    public var textLength: Int

    public init(depth: Int = 256, textLength: Int = 16 << 20) {
      self.depth = depth
      self.textLength = textLength
    }
  }

  public let path: String
  private let chunks: Chunks
  /// Owned, and libxml2's user data.
  private let handler: UnsafeMutablePointer<SAXHandler>
  private let context: xmlParserCtxtPtr
  private var state = State.reading

  private enum State { case reading, allRead, over }

  /// Opens a file of the local file system.
  /// - Throws: An `XMLError` of kind `system` where it cannot be opened.
  public init(
    path: String, limits: Limits = Limits(), textElements: [String]? = nil
  ) throws(XMLError) {
    let file = try FileChunks(path: path)
    try self.init(path: path, limits: limits, textElements: textElements) {
      () throws(XMLError) in try file.next()
    }
  }

  /// Reads what `chunks` gives; `path` only serves in errors, and `start` is where its first byte
  /// stands.
  ///
  /// Where `textElements` names elements, without prefix, text outside of them is passed over, which
  /// saves a fifth of the time where most of it is white space.
  public init(
    path: String, from start: XMLPosition = XMLPosition(line: 1, column: 1),
    limits: Limits = Limits(), textElements: [String]? = nil, chunks: @escaping Chunks
  ) throws(XMLError) {
    _ = libraryIsReady
    let handler = UnsafeMutablePointer<SAXHandler>.allocate(capacity: 1)
    unsafe handler.initialize(
      to: SAXHandler(path: path, limits: limits, textElements: textElements))
    var callbacks = unsafe SAXHandler.callbacks()
    guard let context = unsafe xmlCreatePushParserCtxt(&callbacks, handler, nil, 0, nil) else {
      unsafe handler.deinitialize(count: 1)
      unsafe handler.deallocate()
      throw XMLError(.system("libxml2 gave no parser"), path: path)
    }
    unsafe xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
    if let input = unsafe context.pointee.input {
      unsafe input.pointee.line = Int32(clamping: start.line)
      unsafe input.pointee.col = Int32(clamping: start.column)
    }
    unsafe handler.pointee.context = context
    self.path = path
    self.chunks = chunks
    unsafe self.handler = handler
    unsafe self.context = context
  }

  deinit {
    // libxml2 keeps the entities that a file declares in a document that nobody asked for.
    if let document = unsafe context.pointee.myDoc { unsafe xmlFreeDoc(document) }
    unsafe xmlFreeParserCtxt(context)
    unsafe handler.deinitialize(count: 1)
    unsafe handler.deallocate()
  }

  /// The next event; nil at the end and after an error.
  public mutating func next() throws(XMLError) -> XMLEvent? {
    // A copy, since Swift 6.3 makes invalid code of changes through the field itself under the thread
    // sanitizer.
    let handler = unsafe self.handler
    while true {
      if let event = unsafe handler.pointee.events.popLast() { return event }
      guard state == .reading else {
        let failure = unsafe state == .over ? nil : handler.pointee.failure
        state = .over
        if let failure { throw failure }
        return nil
      }
      try parseChunk()
      // Taken from the end, events leave the array without being copied.
      unsafe handler.pointee.events.reverse()
    }
  }

  private mutating func parseChunk() throws(XMLError) {
    let chunk: [UInt8]?
    do { chunk = try chunks() } catch {
      state = .over
      throw error
    }
    if let chunk, !chunk.isEmpty {
      unsafe chunk.withUnsafeBytes { bytes in
        let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
        _ = unsafe xmlParseChunk(context, start, Int32(bytes.count), 0)
      }
    } else {
      _ = unsafe xmlParseChunk(context, nil, 0, 1)
      state = .allRead
    }
    if unsafe handler.pointee.failure != nil { state = .allRead }
  }
}

/// Set once for the process: nothing that a file names is ever opened through libxml2.
private let libraryIsReady: Bool = {
  xmlInitParser()
  unsafe xmlSetExternalEntityLoader { _, _, _ in nil }
  return true
}()

/// The chunks of a file.
private final class FileChunks {
  private static let size = 1 << 16
  private let path: String
  private let descriptor: Int32

  init(path: String) throws(XMLError) {
    self.path = path
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.systemError(path) }
  }

  deinit { close(descriptor) }

  func next() throws(XMLError) -> [UInt8]? {
    var count = 0
    let chunk = unsafe [UInt8](unsafeUninitializedCapacity: Self.size) { buffer, initialized in
      repeat {
        count = unsafe read(descriptor, buffer.baseAddress, Self.size)
      } while count < 0
        && errno == EINTR
      initialized = max(0, count)
    }
    guard count >= 0 else { throw Self.systemError(path) }
    return chunk
  }

  private static func systemError(_ path: String) -> XMLError {
    XMLError(.system(unsafe String(cString: strerror(errno)).lowercased()), path: path)
  }
}
