/// A stretch of text in one language, with the places in a file that its characters came from.
public struct Segment: Hashable, Sendable {
  public var text: String
  /// The file that holds the text, as the user named it.
  public var path: String
  /// Where stretches of `text` stand in the file; offsets ascend, and the first is 0 unless the
  /// segment has no place at all.
  public var anchors: [Anchor]
  /// Inline codes in the order of their offsets.
  public var codes: [InlineCode]

  /// From `offset` (UTF-8 code units of `text`) on, the text stands at `line` and `column`.
  public struct Anchor: Hashable, Sendable {
    public var offset: Int
    /// 1-based.
    public var line: Int
    /// 1-based, in Unicode scalars.
    public var column: Int

    public init(offset: Int, line: Int, column: Int) {
      self.offset = offset
      self.line = line
      self.column = column
    }
  }

  public init(
    _ text: String, path: String = "", anchors: [Anchor] = [], codes: [InlineCode] = []
  ) {
    self.text = text
    self.path = path
    self.anchors = anchors
    self.codes = codes
  }

  /// Text that starts at one place and goes on without a break.
  public init(_ text: String, path: String, line: Int, column: Int = 1) {
    self.init(text, path: path, anchors: [Anchor(offset: 0, line: line, column: column)])
  }

  /// The place of the character at a UTF-8 offset of `text`; line 0 where the segment has no place.
  public func place(at offset: Int = 0) -> Place {
    guard let anchor = anchors.last(where: { $0.offset <= offset }) ?? anchors.first else {
      return Place(path: path, line: 0, column: 0)
    }
    let utf8 = text.utf8
    let from = utf8.index(utf8.startIndex, offsetBy: min(anchor.offset, utf8.count))
    let to = utf8.index(utf8.startIndex, offsetBy: max(anchor.offset, min(offset, utf8.count)))
    let scalars = utf8[from..<to].count { $0 & 0xC0 != 0x80 }
    return Place(path: path, line: anchor.line, column: anchor.column + scalars)
  }

  /// The part of the text in a range of UTF-8 offsets, which must fall on scalar boundaries, with
  /// its places and inline codes.
  public subscript(range: Range<Int>) -> Segment {
    let utf8 = text.utf8
    let from = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
    let to = utf8.index(from, offsetBy: range.count)
    var part = Segment(String(text[from..<to]), path: path)
    if !anchors.isEmpty {
      let first = place(at: range.lowerBound)
      part.anchors = [Anchor(offset: 0, line: first.line, column: first.column)]
      for anchor in anchors
      where range.lowerBound < anchor.offset && anchor.offset < range.upperBound {
        part.anchors.append(
          Anchor(
            offset: anchor.offset - range.lowerBound, line: anchor.line, column: anchor.column))
      }
    }
    for var code in codes
    where range.contains(code.offset)
      || (code.offset == range.upperBound && code.offset == utf8.count)
    {
      code.offset -= range.lowerBound
      part.codes.append(code)
    }
    return part
  }

  /// The segments one after the other, with `separator` between them.
  public static func joined(_ segments: [Segment], separator: String) -> Segment {
    guard let first = segments.first else { return Segment("") }
    return segments.dropFirst().reduce(into: first) { whole, next in
      let shift = whole.text.utf8.count + separator.utf8.count
      whole.text += separator + next.text
      for anchor in next.anchors {
        whole.anchors.append(
          Anchor(offset: anchor.offset + shift, line: anchor.line, column: anchor.column))
      }
      for var code in next.codes {
        code.offset += shift
        whole.codes.append(code)
      }
    }
  }
}

/// A line and column of a file.
public struct Place: Hashable, Sendable, CustomStringConvertible {
  /// As the user named it; `-` for standard input.
  public var path: String
  /// 1-based; 0 where only the file is known.
  public var line: Int
  /// 1-based, in Unicode scalars; 0 where only the line is known.
  public var column: Int

  public init(path: String, line: Int, column: Int) {
    self.path = path
    self.line = line
    self.column = column
  }

  /// `path:line:column`, without the parts that are not known.
  public var description: String {
    if line == 0 { return path }
    return column == 0 ? "\(path):\(line)" : "\(path):\(line):\(column)"
  }
}
