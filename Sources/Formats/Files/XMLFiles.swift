import XML

extension XMLReader {
  /// Reads an input, on disk or in memory.
  static func opened(
    _ file: InputFile, textElements: [String]? = nil
  ) throws(FormatError) -> XMLReader {
    let chunks = try file.chunks()
    do throws(XMLError) {
      return try XMLReader(path: file.path, textElements: textElements, chunks: chunks)
    } catch {
      throw FormatError(error)
    }
  }

  /// Reads what `next` gives, some bytes at a time, and none at the end.
  static func opened(
    path: String, from start: XMLPosition = XMLPosition(line: 1, column: 1),
    textElements: [String]? = nil, _ next: @escaping () throws(FormatError) -> [UInt8]
  ) throws(FormatError) -> XMLReader {
    do throws(XMLError) {
      return try XMLReader(path: path, from: start, textElements: textElements) {
        () throws(XMLError) in
        do throws(FormatError) { return try next() } catch {
          throw XMLError(.system(error.message), path: path)
        }
      }
    } catch {
      throw FormatError(error)
    }
  }

  /// The next event, with our own error.
  mutating func nextEvent() throws(FormatError) -> XMLEvent? {
    do throws(XMLError) { return try next() } catch { throw FormatError(error) }
  }

  /// All text up to the end of the open element, that of elements inside it included.
  mutating func elementText() throws(FormatError) -> String {
    var text = ""
    var depth = 1
    while depth > 0, let event = try nextEvent() {
      switch event {
      case .text(let piece): text += piece.text
      case .start: depth += 1
      case .end: depth -= 1
      default: continue
      }
    }
    return text
  }

  /// Goes to the end of the open element.
  mutating func skipElement() throws(FormatError) {
    var depth = 1
    while depth > 0, let event = try nextEvent() {
      switch event {
      case .start: depth += 1
      case .end: depth -= 1
      default: continue
      }
    }
  }
}

extension XMLWriter {
  /// Writes into a file that appears with `finish(_:)`.
  static func opened(on file: AtomicFile) throws(FormatError) -> XMLWriter {
    let path = file.path
    do throws(XMLError) {
      return try XMLWriter(path: path) { (bytes) throws(XMLError) in
        do throws(FormatError) { try file.write(bytes) } catch {
          throw XMLError(.system(error.message), path: path)
        }
      }
    } catch {
      throw FormatError(error)
    }
  }

  /// Ends the document and puts its file in place; the number of characters left out.
  consuming func finish(_ file: AtomicFile) throws(FormatError) -> Int {
    let dropped: Int
    do throws(XMLError) { dropped = try finish() } catch {
      throw file.failure ?? FormatError(error)
    }
    try file.commit()
    return dropped
  }
}
