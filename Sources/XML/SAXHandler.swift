import CLibXML2
import Glibc

/// Turns libxml2's callbacks into events and knows where each of them stands.
///
/// libxml2 tells where its cursor is, which is behind the text of a `characters` callback, in front
/// of the `>` of a start tag, and behind the `>` of any other tag. An event starts where the one
/// before it ended.
///
/// A struct behind a pointer that the reader owns and libxml2 hands back as its user data: fields of
/// a class would be checked for exclusive access at each of some ten accesses per event.
@safe struct SAXHandler {
  var events: [XMLEvent] = []
  var failure: XMLError?
  /// Owned by the reader.
  var context: xmlParserCtxtPtr?

  private let path: String
  private let limits: XMLReader.Limits
  private var depth = 0
  /// Where the event before this one ended.
  private var lastEnd = XMLPosition(line: 1, column: 1)
  private var text: [UInt8] = []
  private var textStart = XMLPosition(line: 1, column: 1)
  private var breaks: [XMLText.Break] = []
  /// Where the next character of `text` stands if it just follows.
  private var expected = XMLPosition(line: 1, column: 1)
  /// libxml2 counts the bytes of a CDATA section: columns of this line are too large by so much.
  private var excess = (line: 0, columns: 0)
  private var names: NameCache
  /// Whether only text in some elements is told, and how many elements are open from the first of
  /// them on.
  private let isSelective: Bool
  private var selectedDepth = 0

  init(path: String, limits: XMLReader.Limits, textElements: [String]?) {
    self.path = path
    self.limits = limits
    isSelective = textElements != nil
    names = NameCache(listing: textElements ?? [])
  }

  mutating func fail(_ kind: XMLError.Kind, at position: XMLPosition? = nil) {
    guard failure == nil else { return }
    let position = position ?? cursor
    failure = XMLError(kind, path: path, line: position.line, column: position.column)
    if let context = unsafe context { unsafe xmlStopParser(context) }
  }

  /// Where libxml2 stands.
  private var cursor: XMLPosition {
    guard let context = unsafe context, let input = unsafe context.pointee.input else {
      return lastEnd
    }
    let line = unsafe Int(input.pointee.line)
    let column = unsafe Int(input.pointee.col)
    return XMLPosition(
      line: line, column: line == excess.line ? column - excess.columns : column)
  }

  private mutating func characters(_ bytes: UnsafeBufferPointer<xmlChar>) {
    if isSelective, selectedDepth == 0 { return lastEnd = cursor }
    unsafe add(bytes, from: lastEnd)
    lastEnd = cursor
    if bytes.count > 4 { expected = lastEnd }
  }

  /// The cursor stands in front of the section's text, and will move by its bytes.
  private mutating func section(_ bytes: UnsafeBufferPointer<xmlChar>) {
    unsafe add(bytes, from: cursor)
    if bytes.count > 4, unsafe !Self.hasLineEnd(bytes) { unsafe walk(bytes) }
    let surplus = unsafe bytes.count { $0 & 0xC0 == 0x80 }
    if surplus > 0 {
      let lastLine = unsafe bytes.lastIndex(of: 0x0A)
      let inLine = unsafe bytes[((lastLine ?? -1) + 1)...].count { $0 & 0xC0 == 0x80 }
      let kept = lastLine == nil && excess.line == expected.line ? excess.columns : 0
      excess = (expected.line, kept + inLine)
    }
    lastEnd = XMLPosition(line: expected.line, column: expected.column + 3)  // behind its ]]>
    if isSelective, selectedDepth == 0 {
      text.removeAll(keepingCapacity: true)
      breaks.removeAll()
    }
  }

  private mutating func add(_ bytes: UnsafeBufferPointer<xmlChar>, from start: XMLPosition) {
    if text.isEmpty {
      textStart = start
    } else if start != expected {
      addBreak(at: text.count, start)
    }
    expected = start
    if unsafe bytes.count <= 4 || Self.hasLineEnd(bytes) { unsafe walk(bytes) }
    unsafe text.append(contentsOf: bytes)
    if text.count > limits.textLength { fail(.textTooLong(limit: limits.textLength)) }
  }

  /// Longer text without a line end is followed by the cursor; a reference is never that long.
  private mutating func walk(_ bytes: UnsafeBufferPointer<xmlChar>) {
    for index in bytes.indices {
      let byte = unsafe bytes[index]
      if byte == 0x0A {
        expected = XMLPosition(line: expected.line + 1, column: 1)
        addBreak(at: text.count + index + 1, expected)
      } else if byte & 0xC0 != 0x80 {
        expected.column += 1
      }
    }
  }

  private static func hasLineEnd(_ bytes: UnsafeBufferPointer<xmlChar>) -> Bool {
    guard let start = bytes.baseAddress else { return false }
    return unsafe memchr(start, 0x0A, bytes.count) != nil
  }

  private mutating func addBreak(at offset: Int, _ position: XMLPosition) {
    if let last = breaks.last, last.offset == offset { breaks.removeLast() }
    breaks.append(XMLText.Break(offset: offset, position: position))
  }

  private mutating func flushText() {
    guard !text.isEmpty else { return }
    if let last = breaks.last, last.offset == text.count { breaks.removeLast() }
    let string = String(decoding: text, as: UTF8.self)
    events.append(.text(XMLText(text: string, position: textStart, breaks: breaks)))
    text.removeAll(keepingCapacity: true)
    if !breaks.isEmpty { breaks.removeAll(keepingCapacity: true) }
  }
}

// MARK: - The callbacks

extension SAXHandler {
  static func callbacks() -> xmlSAXHandler {
    var sax = unsafe xmlSAXHandler()
    unsafe sax.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe sax.startElementNs = { user, name, prefix, uri, _, _, count, _, attributes in
      unsafe SAXHandler.of(user).pointee.startElement(name, prefix, uri, attributes, Int(count))
    }
    unsafe sax.endElementNs = { user, name, prefix, _ in
      unsafe SAXHandler.of(user).pointee.endElement(name, prefix)
    }
    unsafe sax.characters = { user, bytes, count in
      let bytes = unsafe UnsafeBufferPointer(start: bytes, count: Int(count))
      unsafe SAXHandler.of(user).pointee.characters(bytes)
    }
    unsafe sax.ignorableWhitespace = sax.characters
    unsafe sax.cdataBlock = { user, bytes, count in
      let bytes = unsafe UnsafeBufferPointer(start: bytes, count: Int(count))
      unsafe SAXHandler.of(user).pointee.section(bytes)
    }
    unsafe sax.comment = { user, text in
      let text = unsafe SAXHandler.string(text)
      unsafe SAXHandler.of(user).pointee.aside { .comment(text, $0) }
    }
    unsafe sax.processingInstruction = { user, _, _ in
      unsafe SAXHandler.of(user).pointee.aside { _ in nil }
    }
    unsafe sax.internalSubset = { user, name, _, systemID in
      let name = unsafe SAXHandler.string(name)
      let systemID = unsafe systemID.map { unsafe String(cString: $0) }
      unsafe SAXHandler.of(user).pointee.aside { _ in
        .documentType(name: name, systemID: systemID)
      }
    }
    unsafe sax.getEntity = { user, name in
      unsafe SAXHandler.of(user).pointee.entityReference(SAXHandler.string(name))
      return nil
    }
    unsafe sax.serror = { user, error in
      guard let error = unsafe error?.pointee, unsafe error.level == XML_ERR_FATAL else { return }
      let words = unsafe error.message.map { unsafe String(cString: $0) } ?? "nothing was said"
      unsafe SAXHandler.of(user).pointee.fail(.notWellFormed(SAXHandler.clause(words)))
    }
    return unsafe sax
  }

  private static func of(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<SAXHandler> {
    guard let user = unsafe user else { preconditionFailure("libxml2 lost our user data") }
    return unsafe user.assumingMemoryBound(to: SAXHandler.self)
  }

  private static func string(_ pointer: UnsafePointer<xmlChar>?) -> String {
    unsafe pointer.map { unsafe String(cString: $0) } ?? ""
  }

  private mutating func startElement(
    _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?,
    _ namespace: UnsafePointer<xmlChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int
  ) {
    flushText()
    let behind = cursor
    let start = depth > 0 ? lastEnd : behind
    lastEnd = XMLPosition(line: behind.line, column: behind.column + 1)
    depth += 1
    if depth > limits.depth { fail(.tooDeep(limit: limits.depth), at: start) }
    let qualified = unsafe names.string(name, prefix: prefix)
    if isSelective, unsafe selectedDepth > 0 || names.isListed(name, prefix: prefix) {
      selectedDepth += 1
    }
    unsafe events.append(
      .start(
        XMLElement(
          name: qualified, namespace: names.string(namespace),
          attributes: self.attributes(attributes, count: count), position: start)))
  }

  private mutating func endElement(
    _ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?
  ) {
    flushText()
    depth -= 1
    if selectedDepth > 0 { selectedDepth -= 1 }
    lastEnd = cursor
    unsafe events.append(.end(names.string(name, prefix: prefix), lastEnd))
  }

  private mutating func aside(_ event: (XMLPosition) -> XMLEvent?) {
    flushText()
    if let event = event(lastEnd) { events.append(event) }
    lastEnd = cursor
  }

  /// libxml2 also asks for an entity's name while it reads its declaration, which is no reference.
  private mutating func entityReference(_ name: String) {
    if let context = unsafe context, unsafe context.pointee.inSubset == 0 {
      fail(.entityReference(name))
    }
  }

  /// libxml2 gives five pointers an attribute: local name, prefix, namespace, value, value's end.
  private mutating func attributes(
    _ pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
  ) -> [XMLAttribute] {
    guard let pointers = unsafe pointers, count > 0 else { return [] }
    var attributes: [XMLAttribute] = []
    attributes.reserveCapacity(count)
    for index in 0..<count {
      let name = unsafe names.string(pointers[5 * index], prefix: pointers[5 * index + 1])
      guard let start = unsafe pointers[5 * index + 3], let end = unsafe pointers[5 * index + 4]
      else { continue }
      let value = unsafe UnsafeBufferPointer(start: start, count: end - start)
      let namespace = unsafe names.string(pointers[5 * index + 2])
      attributes.append(
        XMLAttribute(name, unsafe Self.attributeValue(value), namespace: namespace))
    }
    return attributes
  }

  /// libxml2 leaves an ampersand in an attribute's value as `&#38;`, for its tree builder to resolve
  /// (`xmlParseAttValueComplex` without `XML_PARSE_NOENT`).
  private static func attributeValue(_ bytes: UnsafeBufferPointer<xmlChar>) -> String {
    guard unsafe bytes.contains(0x26) else { return unsafe String(decoding: bytes, as: UTF8.self) }
    let reference = Array("#38;".utf8)
    var resolved: [UInt8] = []
    var rest = unsafe bytes[...]
    while let byte = unsafe rest.popFirst() {
      resolved.append(byte)
      if byte == 0x26, unsafe rest.starts(with: reference) { unsafe rest.removeFirst(4) }
    }
    return String(decoding: resolved, as: UTF8.self)
  }

  /// libxml2's sentence as a part of ours: without its function's name, first letter lower, no line
  /// end.
  private static func clause(_ sentence: String) -> String {
    var line = sentence.prefix { $0 != "\n" }
    if line.hasPrefix("xml"), let colon = line.firstIndex(of: ":") {
      line = line[line.index(after: colon)...].drop { $0 == " " }
    }
    guard line.dropFirst().first?.isLowercase == true else { return String(line) }
    return line.prefix(1).lowercased() + line.dropFirst()
  }
}
