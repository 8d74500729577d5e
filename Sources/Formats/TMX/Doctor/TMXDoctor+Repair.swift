import Bitext

extension TMXDoctor {
  /// What a repair did.
  public struct Repair: Hashable, Sendable {
    public var unitsRead: Int
    public var unitsWritten: Int
    /// A sentence for each kind of change, with its number.
    public var changes: [String]
  }

  /// Writes a clean copy of a TMX file: every unit that holds a pair of texts, header complete,
  /// languages in canonical case, valid by `tmx14.dtd`.
  ///
  /// A unit in which XML itself is broken is left out, and reading goes on with the next one.
  /// - Parameters:
  ///   - path: A TMX file, which gzip may have compressed; `-` for standard input.
  ///   - output: The copy; `-` for standard output. It may be the same file.
  ///   - options: What the header of a file without one says.
  /// - Returns: What was changed.
  /// - Throws: A `FormatError` where nothing can be read, or the copy not be written.
  /// - Complexity: O(1) in memory; in time O(size), and some megabytes for each of the first
  ///   thousand places where XML is broken.
  public static func repair(
    _ path: String, to output: String, options: WriteOptions
  ) throws(FormatError) -> Repair {
    var source = try RepairSource(path)
    let first = try source.next()
    let (header, headerChanges) = header(source.header, first: first, options)
    var changes = headerChanges
    var written = 0
    var writer = try TMXUnitWriter(path: output, header: header)
    var next = first
    while let unit = next {
      try writer.write(unit)
      written += 1
      next = try source.next()
    }
    try writer.finish()
    changes += source.changes
    return Repair(unitsRead: source.unitCount, unitsWritten: written, changes: changes)
  }

  /// A whole header with what was found, and what had to be changed in it.
  static func header(
    _ found: TMXHeader, first: TranslationUnit?, _ options: WriteOptions
  ) -> (header: TMXHeader, changes: [String]) {
    var source = found.sourceLanguage
    if source == nil, found["srclang"]?.lowercased() != "*all*" {
      source = first?.sourceLanguage ?? first?.variants.first?.language
    }
    let complete = TMXHeader.written(
      by: options.toolVersion, date: options.date, sourceLanguage: source)
    var header = found
    header.version = "1.4"
    header.attributes = []
    var changes: [String] = []
    for attribute in complete.attributes {
      var value = found[attribute.name] ?? attribute.value
      if attribute.name == "srclang" { value = attribute.value }
      if attribute.name == "segtype", !TMXGrammar.segmentTypes.contains(value) {
        value = attribute.value
      }
      if TMXGrammar.dates.contains(attribute.name) {
        value = TMXGrammar.isDate(value) ? value : TMXCleaner.date(value) ?? attribute.value
      }
      if let before = found[attribute.name], before != value {
        changes.append("header: \(attribute.name) “\(before)” is now “\(value)”")
      } else if found[attribute.name] == nil, attribute.name != "creationdate" {
        changes.append("header: \(attribute.name) “\(value)” added")
      }
      header.attributes.append(Property(attribute.name, value))
    }
    let optional: Set = ["o-encoding", "creationid", "changedate", "changeid"]
    header.attributes += found.attributes.filter { attribute in
      optional.contains(attribute.name)
        && (attribute.name != "changedate" || TMXGrammar.isDate(attribute.value))
    }
    return (header, changes)
  }
}
