import Glibc
import XML

extension InputFile {
  /// The file's bytes, some at a time and none at the end; inflated if gzip compressed them.
  func pieces(limit: Int = Limits.streamedFile) throws(FormatError) -> GzipFile {
    if let contents {
      var rest = contents[...]
      return GzipFile(path: path, limit: limit) { () throws(FormatError) in
        let chunk = Array(rest.prefix(1 << 16))
        rest = rest.dropFirst(chunk.count)
        return chunk
      }
    }
    let file = try ChunkedFile(path: path)
    return GzipFile(path: path, limit: limit) { () throws(FormatError) in try file.next() }
  }

  /// The same for an XML reader.
  func chunks() throws(FormatError) -> XMLReader.Chunks {
    let file = try pieces()
    return { () throws(XMLError) in
      do throws(FormatError) { return try file.chunk() } catch {
        throw XMLError(.system(error.message), path: error.path)
      }
    }
  }
}

/// A file that is read in chunks and closed with its last reference.
final class ChunkedFile {
  private let path: String
  private let descriptor: Int32

  init(path: String) throws(FormatError) {
    self.path = path
    descriptor = try FileContents.opened(path)
  }

  deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

  /// None at the end.
  func next() throws(FormatError) -> [UInt8] {
    try SystemCalls.read(descriptor, size: 1 << 16, path: path)
  }
}
