/// A stretch of a text for a terminal, with a part of it to be underlined.
struct Excerpt {
  var line: String
  /// Columns of the terminal before the part and in it; a Han character takes two. Nil for no part.
  var underline: (start: Int, width: Int)?

  /// `range` are UTF-8 offsets of the part; at most `width` columns are shown, with the part in them.
  init(of text: String, range: Range<Int>?, width: Int = 96) {
    let scalars = text.unicodeScalars.map { $0.isControl ? " " : $0 }
    var offsets = [0]
    for scalar in text.unicodeScalars { offsets.append((offsets.last ?? 0) + UTF8.width(scalar)) }
    let first = range.flatMap { range in offsets.firstIndex { $0 >= range.lowerBound } } ?? 0
    let last = range.flatMap { range in offsets.firstIndex { $0 >= range.upperBound } } ?? first
    let widths = scalars.map(\.columns)

    var start = first
    var end = max(first, min(last, scalars.count))
    var used = widths[start..<end].reduce(0, +)
    while used < width, start > 0 || end < scalars.count {
      // Two thirds of the room stand before the part.
      if start > 0, end == scalars.count || first - start <= 2 * (end - last) + 8 {
        start -= 1
        used += widths[start]
      } else {
        used += widths[end]
        end += 1
      }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<end])
    line = (start > 0 ? "…" : "") + String(view) + (end < scalars.count ? "…" : "")
    guard range != nil else { return }
    let before = widths[start..<first].reduce(0, +) + (start > 0 ? 1 : 0)
    underline = (before, max(1, widths[first..<max(first, min(last, end))].reduce(0, +)))
  }
}

extension Unicode.Scalar {
  fileprivate var isControl: Bool { value < 0x20 || (0x7F...0x9F).contains(value) }

  /// Columns of a terminal (UAX #11, East Asian Width, wide and full-width blocks).
  fileprivate var columns: Int {
    switch value {
    case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
