import Bitext

/// The entries of a gettext PO file (GNU gettext manual, section "The Format of PO Files").
struct POFile {
  struct Entry {
    var context: String?
    var id = Segment("")
    var plural: Segment?
    /// By plural form; one where the entry has no plural.
    var translations: [Segment] = []
    var isFuzzy = false
    var isObsolete = false
    var comments: [String] = []
  }

  /// The header's fields, by their names in lower case.
  private(set) var header: [String: String] = [:]
  private(set) var entries: [Entry] = []
  private let path: String
  private var entry = Entry()
  private var field = Field.none

  private enum Field: Equatable {
    case none, context, id, plural
    case translation(Int)
  }

  init(_ text: TextFile) throws(FormatError) {
    path = text.path
    for (index, line) in text.lines.enumerated() { try take(line, number: index + 1) }
    finishEntry()
  }

  /// The `charset` that a file's header names; nil where it names none, or leaves it open.
  static func charset(of bytes: [UInt8]) -> String? {
    let head = String(decoding: bytes.prefix(8192).filter { $0 < 0x80 }, as: UTF8.self)
    guard let start = head.lowercased().end(of: "charset=") else { return nil }
    let name = head.dropFirst(start).prefix { $0.isLetter || $0.isNumber || "-_.".contains($0) }
    return name.isEmpty || name == "CHARSET" ? nil : String(name)
  }

  private mutating func take(_ line: Substring, number: Int) throws(FormatError) {
    var rest = line.drop { $0 == " " || $0 == "\t" }
    if rest.isEmpty { return finishEntry() }
    var isObsolete = false
    if rest.hasPrefix("#~") {
      isObsolete = true
      rest = rest.dropFirst(2).drop { $0 == " " }
      // The former source text of a fuzzy entry.
      if rest.hasPrefix("|") { return }
    } else if rest.hasPrefix("#") {
      return takeComment(rest)
    }
    let column = line[..<rest.startIndex].unicodeScalars.count + 1
    guard let quote = rest.firstIndex(of: "\"") else {
      return try takeBare(String(rest).tidy, number: number, column: column)
    }
    let keyword = String(rest[..<quote]).tidy
    if !keyword.isEmpty {
      try start(keyword, number: number)
      if isObsolete { entry.isObsolete = true }
    }
    let quoteColumn = column + rest[..<quote].unicodeScalars.count
    append(try unquoted(rest[quote...], number: number, column: quoteColumn))
  }

  /// A line without text: a keyword whose text comes on the next line, or a message domain.
  private mutating func takeBare(
    _ word: String, number: Int, column: Int
  ) throws(FormatError) {
    if word.hasPrefix("domain ") { return finishEntry() }
    guard word.hasPrefix("msg") else {
      throw FormatError(
        .malformed("expected a comment or a keyword with a quoted text"), path: path, line: number,
        column: column)
    }
    try start(word, number: number)
  }

  private mutating func takeComment(_ comment: Substring) {
    if !entry.translations.isEmpty { finishEntry() }
    if comment.hasPrefix("#,") {
      entry.isFuzzy = comment.contains("fuzzy") || entry.isFuzzy
    } else if comment.hasPrefix("#.") || comment.hasPrefix("# ") {
      entry.comments.append(String(comment.dropFirst(2)).tidy)
    }
  }

  private mutating func start(_ keyword: String, number: Int) throws(FormatError) {
    switch keyword {
    case "msgctxt":
      if !entry.translations.isEmpty { finishEntry() }
      field = .context
      entry.context = ""
    case "msgid":
      if !entry.translations.isEmpty { finishEntry() }
      field = .id
    case "msgid_plural":
      field = .plural
      entry.plural = Segment("")
    case "msgstr":
      field = .translation(0)
      entry.translations.append(Segment(""))
    default:
      guard keyword.hasPrefix("msgstr["), keyword.hasSuffix("]"),
        let form = Int(keyword.dropFirst(7).dropLast()), form == entry.translations.count
      else {
        throw FormatError(
          .malformed("expected msgid, msgstr, msgctxt or msgid_plural, found \(keyword)"),
          path: path, line: number)
      }
      field = .translation(form)
      entry.translations.append(Segment(""))
    }
  }

  private mutating func append(_ piece: Segment) {
    switch field {
    case .none: return
    case .context: entry.context = (entry.context ?? "") + piece.text
    case .id: entry.id.append(piece)
    case .plural: entry.plural?.append(piece)
    case .translation(let form): entry.translations[form].append(piece)
    }
  }

  private mutating func finishEntry() {
    defer {
      entry = Entry()
      field = .none
    }
    guard field != .none else { return }
    guard !entry.id.text.isEmpty || entry.context != nil else {
      if header.isEmpty, let text = entry.translations.first?.text { readHeader(text) }
      return
    }
    entries.append(entry)
  }

  private mutating func readHeader(_ text: String) {
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { header[parts[0].lowercased()] = String(parts[1]).tidy }
    }
  }

  private func unquoted(
    _ text: Substring, number: Int, column: Int
  ) throws(FormatError) -> Segment {
    var piece = Segment("", path: path, line: number, column: column + 1)
    var scalars = text.unicodeScalars.dropFirst()
    var position = column + 1
    while let scalar = scalars.popFirst() {
      position += 1
      if scalar == "\"" { return piece }
      guard scalar == "\\" else {
        piece.text.unicodeScalars.append(scalar)
        continue
      }
      guard let code = scalars.popFirst() else { break }
      position += 1
      piece.text.unicodeScalars.append(Self.escapes[code] ?? code)
      piece.anchors.append(
        Segment.Anchor(offset: piece.text.utf8.count, line: number, column: position))
    }
    throw FormatError(
      .malformed("expected a closing quote"), path: path, line: number, column: column)
  }

  private static let escapes: [Unicode.Scalar: Unicode.Scalar] = [
    "n": "\n", "t": "\t", "r": "\r", "a": "\u{7}", "b": "\u{8}", "f": "\u{C}", "v": "\u{B}",
  ]
}

extension Segment {
  /// Text that follows, with its places; an empty piece only gives a place to an empty segment.
  mutating func append(_ piece: Segment) {
    if path.isEmpty { path = piece.path }
    let shift = text.utf8.count
    // A later anchor at the same offset takes the earlier one's place.
    if let last = anchors.last, last.offset == shift { anchors.removeLast() }
    for anchor in piece.anchors {
      anchors.append(
        Anchor(offset: anchor.offset + shift, line: anchor.line, column: anchor.column))
    }
    text += piece.text
  }
}

extension String {
  /// How many characters stand before the end of the first occurrence of `part`.
  fileprivate func end(of part: String) -> Int? {
    var rest = self[...]
    var skipped = 0
    while !rest.isEmpty {
      if rest.hasPrefix(part) { return skipped + part.count }
      rest = rest.dropFirst()
      skipped += 1
    }
    return nil
  }
}
